/** Resources that claim FR Core's profiles and keep every rule, and what they are made of. */
import type { JsonObject } from '../../fhir/json.ts'

export const frCore = 'https://hl7.fr/ig/fhir/core/StructureDefinition'
export const codes = 'https://hl7.fr/ig/fhir/core/CodeSystem'
export const claim = (name: string) => ({ profile: [`${frCore}/${name}`] })
export const frType = (code: string) => ({
  coding: [{ system: `${codes}/fr-core-cs-v2-0203`, code }],
})
export const hl7Type = (code: string) => ({
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v2-0203', code }],
})

const communes = 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM'
export const insee = (code: string) => ({
  url: `${frCore}/fr-core-address-insee-code`,
  valueCoding: { system: communes, code },
})
export const birthPlaceUrl = 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace'
export const birthPlace = {
  url: birthPlaceUrl,
  valueAddress: { city: 'Ajaccio', extension: [insee('2A004')] },
}
export const reliability = (...parts: JsonObject[]) => ({
  url: `${frCore}/fr-core-identity-reliability`,
  extension: parts,
})
export const status = (code: string) => ({
  url: 'identityStatus',
  valueCoding: { system: `${codes}/fr-core-cs-v2-0445`, code },
})
export const mode = (code: string) => ({
  url: 'validationMode',
  valueCoding: { system: `${codes}/fr-core-cs-mode-validation-identity`, code },
})
export const birthNames = {
  url: `${frCore}/fr-core-patient-birth-list-given-name`,
  valueString: 'A B',
}
export const official = { use: 'official', family: 'x', given: ['A'], extension: [birthNames] }
export const ins = {
  use: 'official',
  type: frType('INS-NIR'),
  system: 'urn:oid:1.2.250.1.213.1.4.8',
  value: '1',
}
export const pi = { use: 'usual', type: hl7Type('PI'), system: 'urn:oid:1.2.3', value: '1' }

export const patient = {
  resourceType: 'Patient',
  meta: claim('fr-core-patient'),
  identifier: [pi],
  name: [{ use: 'official', family: 'x', given: ['A', 'B'] }],
  telecom: [{ system: 'phone', value: '1' }],
  gender: 'female',
}
export const insPatient = {
  ...patient,
  meta: claim('fr-core-patient-ins'),
  extension: [birthPlace, reliability(status('VALI'), mode('CN'))],
  identifier: [ins, pi],
  name: [official],
  birthDate: '2000-01-01',
}
export const practitioner = {
  resourceType: 'Practitioner',
  meta: claim('fr-core-practitioner'),
  identifier: [
    { type: frType('IDNPS'), system: 'urn:oid:1.2.250.1.71.4.2.1', value: '8' },
    { type: frType('RPPS'), system: 'https://rpps.esante.gouv.fr', value: '1' },
  ],
  name: [{ family: 'x', prefix: ['DR'] }],
}
export const organization = {
  resourceType: 'Organization',
  meta: claim('fr-core-organization'),
  name: 'x',
  telecom: [{ system: 'phone', value: '1' }],
}
export const establishment = {
  ...organization,
  meta: claim('fr-core-organization-etablissement'),
  identifier: [
    { use: 'official', type: frType('IDNST'), system: 'urn:oid:1.2.250.1.71.4.2.2', value: '1' },
    { type: frType('FINEG'), system: 'https://finess.esante.gouv.fr', value: '1' },
    { type: frType('SIREN'), system: 'https://sirene.fr', value: '1' },
  ],
}
export const unit = (code: string) => [
  { coding: [{ system: `${codes}/fr-core-cs-v2-3307`, code }] },
]
export const stayNumber = { type: hl7Type('VN'), system: 'urn:oid:1.2.3', value: '1' }
export const encounter = {
  resourceType: 'Encounter',
  meta: claim('fr-core-encounter'),
  identifier: [stayNumber],
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  period: { start: '2020-01-01' },
}

export const validResources: Readonly<Record<string, JsonObject>> = {
  'a patient': patient,
  'a patient with an INS': insPatient,
  'a practitioner': practitioner,
  'an organization': organization,
  'an establishment': establishment,
  'a functional unit': {
    ...organization,
    meta: claim('fr-core-organization-uf'),
    type: unit('UF'),
  },
  'a unit of activity': {
    ...organization,
    meta: claim('fr-core-organization-uac'),
    type: unit('UAC'),
  },
  'a stay': encounter,
}
