/** A few hand-made records for analysts' queries: units, births, events in an order. */
import type { FhirObject } from '../../record/resource.ts'

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const icd = (code: string) => ({ coding: [{ system: 'http://hl7.org/fhir/sid/icd-10', code }] })
const ucum = (value: number, code: string) => ({ value, code, system: 'http://unitsofmeasure.org' })

let made = 0
const of = (resourceType: string, patient: string, more: object): FhirObject => ({
  resourceType,
  id: `r${++made}`,
  subject: { reference: `Patient/${patient}` },
  ...more,
})

const result = (patient: string, day: string, valueQuantity: object, more: object = {}) =>
  of('Observation', patient, {
    status: 'final',
    code: loinc('718-7'),
    effectiveDateTime: day,
    valueQuantity,
    ...more,
  })

const diagnosis = (patient: string, code: string, day: string, more: object = {}) =>
  of('Condition', patient, { code: icd(code), onsetDateTime: day, ...more })

const stay = (patient: string, start: string, end: string | undefined, code = 'IMP') =>
  of('Encounter', patient, {
    status: end === undefined ? 'in-progress' : 'finished',
    class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code },
    period: { start, end },
    location: [{ location: { reference: 'Location/ward' } }],
  })

const person = (id: string, gender: string, birthDate: string): FhirObject => ({
  resourceType: 'Patient',
  id,
  gender,
  birthDate,
  name: [{ family: `Family ${id}` }],
})

const birthday = (years: number, days: number) => {
  const today = new Date()
  return new Date(
    Date.UTC(today.getUTCFullYear() - years, today.getUTCMonth(), today.getUTCDate() + days),
  )
    .toISOString()
    .slice(0, 10)
}

const wrong = { status: 'entered-in-error' }
const refuted = { verificationStatus: { coding: [{ code: 'entered-in-error' }] } }

/** What happened to `a`, `b` and `c`; of `d` nothing is known. */
export const records: readonly FhirObject[] = [
  person('a', 'female', birthday(50, 0)),
  person('b', 'male', birthday(50, 1)),
  person('c', 'female', '1990'),
  { resourceType: 'Patient', id: 'd' },
  result('a', '2024-01-01', ucum(10, 'g/dL')),
  result('a', '2024-01-11', ucum(120, 'g/L')),
  result('b', '2024-02-01', { ...ucum(5, 'g/dL'), comparator: '<' }),
  result('b', '2024-02-02', { value: 8, unit: 'g/dL' }),
  result('c', '2024-03-01', ucum(14, 'g/dL')),
  result('c', '2024-03-02', ucum(1, 'g/dL'), wrong),
  diagnosis('a', 'D50', '2024-01-05'),
  diagnosis('b', 'D50', '2024-01-31'),
  diagnosis('c', 'D50', '2024-03-01'),
  diagnosis('d', 'D50', '2024-03-01', refuted),
  diagnosis('c', String.raw`odd|\code`, '2024'),
  of('Condition', 'a', {
    code: { coding: [{ code: 'plain' }, ...icd('M1').coding, { system: 'urn:a|b', code: 'M1' }] },
    recordedDate: '2024-05-01',
  }),
  stay('a', '2024-01-01T00:00:00Z', '2024-01-03T00:00:00Z'),
  stay('a', '2024-01-20T00:00:00Z', '2024-01-24T00:00:00Z'),
  stay('b', '2024-01-01T00:00:00Z', undefined),
  stay('c', '2024-01-01T00:00:00Z', '2024-01-02T00:00:00Z', 'AMB'),
  of('Procedure', 'a', { status: 'completed', code: icd('P1'), performedDateTime: '2024-01-02' }),
  of('MedicationRequest', 'b', {
    status: 'active',
    intent: 'order',
    authoredOn: '2024-02-01',
    medicationReference: { reference: 'Medication/iron' },
  }),
  of('MedicationRequest', 'c', {
    status: 'active',
    intent: 'order',
    authoredOn: '2024-02-01',
    medicationCodeableConcept: { coding: [{ system: 'urn:drug', code: 'iron' }] },
  }),
  {
    resourceType: 'Medication',
    id: 'iron',
    code: { coding: [{ system: 'urn:drug', code: 'iron' }] },
  },
]
