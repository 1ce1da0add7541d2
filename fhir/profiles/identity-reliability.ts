/** How sure a patient's identity is: https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-identity-reliability.html */
import { extension, frCore, frCoreCodes, type Codes, type ElementFact } from './fact.ts'

const part = (
  name: string,
  system: string,
  codes: Codes,
  more: Pick<ElementFact, 'isExtensible'> = {},
): ElementFact =>
  extension(name, name, {
    max: 1,
    elements: [
      { element: 'extension', max: 0 },
      { element: 'valueCoding', min: 1, codings: { [`${frCoreCodes}/${system}`]: codes }, ...more },
    ],
  })

const date = (name: string): ElementFact =>
  extension(name, name, { max: 1, elements: [{ element: 'valueDate', min: 1 }] })

/** The statuses of https://hl7.fr/ig/fhir/core/CodeSystem-fr-core-cs-v2-0445.html (2.2.0) */
const statuses =
  'VIDE PROV VALI DOUB DESA DPOT DOUA COLP COLV FILI CACH ANOM IDVER RECD IDRA USUR HOMD HOMA INVA FICT DOUT'

/** The statuses that later versions of FR Core and the identity rules (RNIV) leave. */
const rnivStatuses = ['PROV', 'VALI', 'RECUP', 'QUAL']

const identityStatus: ElementFact = extension('identityStatus', 'identityStatus', {
  max: 1,
  elements: [
    { element: 'extension', max: 0 },
    {
      element: 'valueCoding',
      min: 1,
      isExtensible: true,
      codings: {
        [`${frCoreCodes}/fr-core-cs-v2-0445`]: statuses.split(' '),
        [`${frCoreCodes}/fr-core-cs-identity-status`]: rnivStatuses,
      },
    },
  ],
})

const collectionMethods = 'SM CV INSI CB RFID AV'.split(' ')

/** The documents that prove an identity, of which those that an INS may rest on are fewer. */
const validationModes = 'AN CC CE CM CN CS LE PA PC TC DC AC IE'.split(' ')

/** The extension with the documents that a profile accepts. */
export const identityReliability = (modes: readonly string[] = validationModes): ElementFact =>
  extension('identityReliability', `${frCore}/fr-core-identity-reliability`, {
    elements: [
      part('methodCollection', 'fr-core-cs-method-collection', collectionMethods, {
        isExtensible: true,
      }),
      date('dateCollection'),
      identityStatus,
      date('validationDate'),
      part('validationMode', 'fr-core-cs-mode-validation-identity', modes),
    ],
  })
