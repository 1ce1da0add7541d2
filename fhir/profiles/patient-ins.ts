/**
 * FR Core 2.2.0's rules for patients with a national identity (INS):
 * https://hl7.fr/ig/fhir/core/StructureDefinition-fr-core-patient-ins.html
 */
import { extension, frCore, frIdentifierType, inseeCode, type Profile } from './fact.ts'
import { identityReliability } from './identity-reliability.ts'
import {
  birthListGivenName,
  birthPlace,
  frCorePatient,
  identifier,
  officialName,
  type IdentifierRow,
} from './patient.ts'

/** `old` after a merge. */
const insUse = ['official', 'old']

/** Each with its OID; before 2.2.0 an INS-NIA, which is provisional, had the use `temp`. */
const insIdentifiers: readonly IdentifierRow[] = [
  { name: 'INS-NIR', end: '8', use: insUse },
  { name: 'INS-NIA', end: '9', use: [...insUse, 'temp'] },
  { name: 'INS-NIR-TEST', end: '10', use: ['official'] },
  { name: 'INS-NIR-DEMO', end: '11', use: ['official'] },
].map(({ name, end, use }) => ({
  name,
  type: frIdentifierType(name),
  use,
  systems: [`urn:oid:1.2.250.1.213.1.4.${end}`],
}))

const reliability = `extension('${frCore}/fr-core-identity-reliability')`
const isValidated = `${reliability}.extension('identityStatus').value.exists(code = 'VALI')`
const birthCode = `extension('${birthPlace}').value.extension('${frCore}/fr-core-address-insee-code').value.code`

const hasOfficial = (end: string, more = '') =>
  `identifier.where(system = 'urn:oid:1.2.250.1.213.1.4.${end}' and use = 'official'${more}).exists()`

const hasIns = [
  hasOfficial('8', " and type.coding.exists(code = 'INS-NIR')"),
  ...['9', '10', '11'].map((end) => hasOfficial(end)),
].join(' or ')

export const frCorePatientIns: Profile = {
  url: `${frCore}/fr-core-patient-ins`,
  type: 'Patient',
  base: frCorePatient,
  elements: [
    identityReliability(['PA', 'CN', 'AN', 'LE']),
    extension('birthPlace', birthPlace, {
      min: 1,
      elements: [{ element: 'valueAddress', min: 1, elements: [inseeCode(1)] }],
    }),
    { element: 'identifier', min: 1 },
    ...insIdentifiers.map(identifier),
    {
      element: 'name',
      slice: officialName,
      min: 1,
      max: 1,
      elements: [
        extension('birth-list-given-name', birthListGivenName, { min: 1 }),
        { element: 'given', max: 1 },
      ],
    },
    { element: 'gender', min: 1 },
    { element: 'birthDate', min: 1 },
  ],
  invariants: [
    {
      key: 'fr-core-1',
      severity: 'error',
      expression: `${isValidated} implies (${hasIns})`,
      human: 'A validated identity has an official INS-NIR, INS-NIA, INS-NIR-TEST or INS-NIR-DEMO',
    },
    {
      key: 'fr-core-2',
      severity: 'error',
      expression: `${isValidated} implies (identifier.where(use = 'official').count() = 1)`,
      human: 'A validated identity has one official identifier',
    },
    {
      key: 'fr-core-3',
      severity: 'warning',
      expression: `${isValidated} implies ${birthCode} != '99999'`,
      human: 'The birth place of a validated identity has a known COG code, not 99999',
    },
  ],
}
