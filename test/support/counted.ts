/** Thirty-six patients who differ in little, and who counts them: what is told of few shows in them. */
import type { FhirObject } from '../../record/resource.ts'
import { accessOf } from './tokens.ts'

const analyst = (subject: string, roles: readonly string[] = ['analyst']) =>
  accessOf('user/*.rs', { fhirUser: `Practitioner/${subject}`, subject, roles })

/** Everybody who counts has asked nothing yet. */
export const callers = {
  first: analyst('first'),
  second: analyst('second'),
  third: analyst('third'),
  fourth: analyst('fourth'),
  sixth: analyst('sixth'),
  'an analyst who informs': analyst('seventh', ['analyst', 'information']),
  'an analyst who cares': analyst('fifth', ['analyst', 'care']),
  information: accessOf('user/*.rs'),
}

/** Fifteen women with one code, twenty-one men with another, five of them with a third, and one woman with a fourth. */
export const patientOf = (id: number): FhirObject[] => [
  {
    resourceType: 'Patient',
    id: `p${id}`,
    gender: id < 15 ? 'female' : 'male',
    birthDate: id === 0 ? '1950-01-01' : '1980-01-01',
  },
  ...[id < 15 ? 'A' : 'B', ...(id >= 31 ? ['C'] : []), ...(id === 0 ? ['D'] : [])].map((code) => ({
    resourceType: 'Condition',
    id: `c${id}${code}`,
    subject: { reference: `Patient/p${id}` },
    code: { coding: [{ system: 'urn:c', code }] },
    onsetDateTime: '2024-01-01',
  })),
  {
    resourceType: 'Observation',
    id: `o${id}`,
    status: 'final',
    subject: { reference: `Patient/p${id}` },
    code: { coding: [{ system: 'urn:o', code: id < 15 ? 'w' : 'm' }] },
    effectiveDateTime: '2024-01-01',
    valueQuantity: {
      value: id,
      unit: 'mmol/L',
      code: id === 3 ? 'g/L' : 'mmol/L',
      system: 'http://unitsofmeasure.org',
    },
  },
]
