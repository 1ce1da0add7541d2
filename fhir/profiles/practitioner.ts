/**
 * FR Core 2.2.0's rules for practitioners: https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-practitioner.html
 * Its bindings of qualifications name value sets of the NOS, which FR Core does not publish: left out.
 */
import {
  address,
  contactPoint,
  extension,
  frCore,
  frIdentifierType,
  humanName,
  type ElementFact,
  type Profile,
} from './fact.ts'

const identifier = (name: string, type: string, system: string, max?: 1): ElementFact => ({
  element: 'identifier',
  slice: { name, child: 'system', equals: system },
  ...(max === undefined ? {} : { max }),
  elements: [
    { element: 'type', min: 1, concept: frIdentifierType(type) },
    { element: 'value', min: 1 },
  ],
})

export const frCorePractitioner: Profile = {
  url: `${frCore}/fr-core-practitioner`,
  type: 'Practitioner',
  elements: [
    extension('specialty', `${frCore}/fr-core-practitioner-specialty`, {
      max: 1,
      elements: [{ element: 'valueCoding', min: 1 }],
    }),
    identifier('idNatPs', 'IDNPS', 'urn:oid:1.2.250.1.71.4.2.1', 1),
    identifier('rpps', 'RPPS', 'https://rpps.esante.gouv.fr'),
    humanName('name'),
    contactPoint('telecom'),
    address('address'),
  ],
}
