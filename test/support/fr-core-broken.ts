/** Resources that claim one of FR Core's profiles and each break one of its rules. */
import type { JsonObject } from '../../fhir/json.ts'
import {
  birthNames,
  birthPlace,
  birthPlaceUrl,
  claim,
  codes,
  encounter,
  establishment,
  frCore,
  frType,
  hl7Type,
  ins,
  insee,
  insPatient,
  mode,
  official,
  organization,
  patient,
  pi,
  practitioner,
  reliability,
  status,
  stayNumber,
  unit,
} from './fr-core.ts'

const shortName = { url: `${frCore}/fr-core-organization-short-name`, valueString: 'x' }

type Variant = { name: string; resource: JsonObject; expression: string; rule: string }

/** A resource without one of its elements. */
function without(resource: JsonObject, name: string): JsonObject {
  const { [name]: _, ...rest } = resource
  return rest
}

const variant = (base: JsonObject, name: string, change: JsonObject | string) => ({
  at: (expression: string, rule: string): Variant => ({
    name,
    resource: typeof change === 'string' ? without(base, change) : { ...base, ...change },
    expression,
    rule,
  }),
})

const typed = (code: string) =>
  `where(type.coding.exists(system = '${codes}/fr-core-cs-v2-0203' and code = '${code}'))`
const officialName = "Patient.name.where(use = 'official')"
const where = (name: string) => `Patient.extension('${birthPlaceUrl}')${name}`

const ofPatients: readonly Variant[] = [
  variant(patient, 'a gender that France does not use', { gender: 'other' }).at(
    'Patient.gender',
    'fr-core-patient#Patient.gender',
  ),
  variant(patient, 'an IPP that is official', { identifier: [{ ...pi, use: 'official' }] }).at(
    'Patient.identifier[0].use',
    'Patient.identifier:PI.use',
  ),
  variant(patient, 'an IPP without a system', { identifier: [without(pi, 'system')] }).at(
    'Patient.identifier[0].system',
    'Patient.identifier:PI.system',
  ),
  variant(patient, 'an INS-C of the wrong system', {
    identifier: [pi, { ...pi, use: 'secondary', type: frType('INS-C') }],
  }).at('Patient.identifier[1].system', 'Patient.identifier:INS-C.system'),
  variant(patient, 'an NSS of the wrong system', {
    identifier: [{ ...pi, use: 'official', type: hl7Type('NH') }],
  }).at('Patient.identifier[0].system', 'Patient.identifier:NSS.system'),
  variant(patient, 'two pharmaceutical records', {
    identifier: Array.from({ length: 2 }, () => ({
      use: 'secondary',
      type: frType('NDP'),
      system: 'urn:oid:1.2.250.1.176.1.2',
      value: '1',
    })),
  }).at(`Patient.identifier.${typed('NDP')}`, 'Patient.identifier:NDP allows'),
  variant(patient, 'an official name without a family', {
    name: [{ use: 'official', given: ['A'] }],
  }).at('Patient.name[0].family', 'Patient.name:officialName.family'),
  variant(patient, 'two prefixes', { name: [{ family: 'x', prefix: ['M', 'DR'] }] }).at(
    'Patient.name[0].prefix',
    'Patient.name.prefix',
  ),
  variant(patient, 'a telephone without a number', { telecom: [{ system: 'phone' }] }).at(
    'Patient.telecom[0].value',
    'Patient.telecom.value',
  ),
  variant(patient, 'an address in no commune', { address: [{ extension: [insee('Paris')] }] }).at(
    'Patient.address[0].extension[0].value.ofType(Coding)',
    'Patient.address.extension:inseeCode.valueCoding',
  ),
  variant(patient, 'an identity status that does not exist', {
    extension: [reliability(status('SURE'))],
  }).at(
    'Patient.extension[0].extension[0].value.ofType(Coding)',
    'extension:identityReliability.extension:identityStatus.valueCoding',
  ),
]

const ofIns: readonly Variant[] = [
  variant(insPatient, 'no birth date', 'birthDate').at('Patient.birthDate', '#Patient.birthDate'),
  variant(insPatient, 'no gender', 'gender').at('Patient.gender', '#Patient.gender'),
  variant(insPatient, 'no official name', { name: [{ use: 'usual', family: 'x' }] }).at(
    officialName,
    'Patient.name:officialName',
  ),
  variant(insPatient, 'two official names', { name: [official, official] }).at(
    officialName,
    'Patient.name:officialName allows',
  ),
  variant(insPatient, 'two given names in one official name', {
    name: [{ ...official, given: ['A', 'B'] }],
  }).at('Patient.name[0].given', 'Patient.name:officialName.given'),
  variant(insPatient, 'no list of given names at birth', {
    name: [without(official, 'extension')],
  }).at(
    `Patient.name[0].extension('${birthNames.url}')`,
    'Patient.name:officialName.extension:birth-list-given-name',
  ),
  variant(insPatient, 'no birth place', { extension: [reliability(status('VALI'))] }).at(
    where(''),
    'Patient.extension:birthPlace',
  ),
  variant(insPatient, 'a birth place without its code', {
    extension: [{ url: birthPlaceUrl, valueAddress: { city: 'Ajaccio' } }],
  }).at(
    `Patient.extension[0].value.ofType(Address).extension('${frCore}/fr-core-address-insee-code')`,
    'Patient.extension:birthPlace.valueAddress.extension:inseeCode',
  ),
  variant(insPatient, 'an INS-NIR of the wrong OID', {
    identifier: [{ ...ins, system: 'urn:oid:1.2.3' }],
  }).at('Patient.identifier[0].system', 'Patient.identifier:INS-NIR.system'),
  variant(insPatient, 'an INS-NIR of secondary use', {
    identifier: [{ ...ins, use: 'secondary' }],
  }).at('Patient.identifier[0].use', 'Patient.identifier:INS-NIR.use'),
  variant(insPatient, 'a document that proves no INS', {
    extension: [birthPlace, reliability(mode('CC'))],
  }).at(
    'Patient.extension[1].extension[0].value.ofType(Coding)',
    'fr-core-patient-ins#Patient.extension:identityReliability.extension:validationMode.valueCoding',
  ),
  variant(insPatient, 'validated without an INS', { identifier: [pi] }).at('Patient', 'fr-core-1'),
  variant(insPatient, 'validated with two official identifiers', {
    identifier: [ins, ins],
  }).at('Patient', 'fr-core-2'),
]

const ofOthers: readonly Variant[] = [
  variant(practitioner, 'an RPPS without its type', {
    identifier: [{ system: 'https://rpps.esante.gouv.fr', value: '1' }],
  }).at('Practitioner.identifier[0].type', 'Practitioner.identifier:rpps.type'),
  variant(practitioner, 'an RPPS of another type', {
    identifier: [{ type: frType('IDNPS'), system: 'https://rpps.esante.gouv.fr', value: '1' }],
  }).at('Practitioner.identifier[0].type', 'Practitioner.identifier:rpps.type'),
  variant(organization, 'two short names', {
    extension: [shortName, shortName],
  }).at(`Organization.extension('${shortName.url}')`, 'Organization.extension:shortName allows'),
  variant(establishment, 'a FINESS number of another system', {
    identifier: [{ type: frType('FINEJ'), system: 'https://sirene.fr', value: '1' }],
  }).at('Organization.identifier[0].system', 'Organization.identifier:finess.system'),
  variant({ ...organization, meta: claim('fr-core-organization-uf') }, 'a unit of another type', {
    type: unit('POLE'),
  }).at('Organization.type[0]', 'fr-core-organization-uf#Organization.type'),
  variant(encounter, 'a stay without a number', 'identifier').at(
    'Encounter.identifier',
    '#Encounter.identifier',
  ),
  variant(encounter, 'a stay number without a type', {
    identifier: [without(stayNumber, 'type')],
  }).at('Encounter.identifier[0].type', 'Encounter.identifier.type'),
  variant(encounter, 'a stay without a period', 'period').at(
    'Encounter.period',
    'Encounter.period',
  ),
  variant(encounter, 'a class of words', { class: { display: 'x' } }).at(
    'Encounter.class.code',
    'Encounter.class.code',
  ),
  variant(encounter, 'two accounts', {
    account: [{ reference: 'Account/1' }, { reference: 'Account/2' }],
  }).at('Encounter.account', 'Encounter.account'),
]

export const brokenVariants: readonly Variant[] = [...ofPatients, ...ofIns, ...ofOthers]
