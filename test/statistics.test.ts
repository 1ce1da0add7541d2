/** Analysts' queries over a few hand-made records: units, cohorts, sequences, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

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

const world: readonly FhirObject[] = [
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

const callers = { staff: accessOf('user/*.rs') }

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, world)
  served = await serve(await createStore(db), callers)
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const patientsOf = (filter: string) =>
  `{ cohort(filter: {${filter}}) { count patients { edges { node { id } } } } }`

const hadIron = 'had: [{ condition: { code: ["D50"] } }]'
const low = (bound: string) =>
  `had: [{ observation: { code: ["718-7"], value: { ${bound}, unit: "g/dL" } } }]`
const then = (days: string) =>
  `sequence: [{ first: { observation: { code: ["718-7"] } }, then: { condition: { code: ["http://hl7.org/fhir/sid/icd-10|D50"] } } ${days} }]`

describe('a cohort', () => {
  test.each([
    ['everybody', '', 'a b c d'],
    ['one sex', 'sex: ["female"]', 'a c'],
    ['either sex', 'sex: ["female", "male"]', 'a b c'],
    ['fifty on the day of the birthday', 'ageFrom: 50', 'a'],
    ['not yet fifty on the day before', 'ageTo: 49', 'b c'],
    ['an age that two share a part of', 'ageFrom: 49 ageTo: 49', 'b'],
    ['present', 'present: true', 'b'],
    ['not present', 'present: false', 'a c d'],
    ['a diagnosis, other than by error', hadIron, 'a b c'],
    [
      'a diagnosis from a day on',
      'had: [{ condition: { code: ["D50"] }, from: "2024-01-31" }]',
      'b c',
    ],
    ['a diagnosis up to a month', 'had: [{ condition: { code: ["D50"] }, to: "2024-01" }]', 'a b'],
    ['a code with separators', String.raw`had: [{ condition: { code: ["odd\\|\\\\code"] } }]`, 'c'],
    ['a value in another unit', low('above: 11.5 below: 13'), 'a'],
    ['a bound of a value', low('atMost: 10'), 'a b'],
    ['a procedure', 'had: [{ procedure: { code: ["P1"] } }]', 'a'],
    ['a medication, named or referred to', 'had: [{ medication: { code: ["iron"] } }]', 'b c'],
    ['an encounter by class', 'had: [{ encounter: { class: ["AMB"] } }]', 'c'],
    ['an encounter by place', 'had: [{ encounter: { unit: ["Location/ward"] } }]', 'a b c'],
    ['a filter', 'had: [{ encounter: { filter: "status eq in-progress" } }]', 'b'],
    ['several things', `${low('atMost: 12')} all: [{ ${hadIron} }]`, 'a b'],
    [
      'one of several',
      'any: [{ sex: ["male"] }, { had: [{ procedure: { code: ["P1"] } }] }]',
      'a b',
    ],
    ['none of several', 'none: [{ sex: ["male"] }, { present: true }, { sex: ["female"] }]', 'd'],
    ['one and then another', then(''), 'a'],
    ['one and then another within days', then('withinDays: 4'), 'a'],
    ['one and then another too late', then('withinDays: 3'), ''],
    [
      'the same again',
      'sequence: [{ first: { encounter: { class: ["IMP"] } }, then: { encounter: { class: ["IMP"] } }, withinDays: 30 }]',
      'a',
    ],
  ])('%s', async (_, filter, ids) => {
    const { data, errors } = await served.query('staff', patientsOf(filter))
    expect(errors).toBeUndefined()
    const expected = ids === '' ? [] : ids.split(' ')
    expect(data).toEqual({
      cohort: {
        count: expected.length,
        patients: { edges: expect.toSatisfy((edges) => isSame(edges, expected)) },
      },
    })
  })

  test('page by page', async () => {
    const page = (more: string) =>
      `{ cohort(filter: {}) { patients(first: 3 ${more}) { edges { node { id } } pageInfo { endCursor } } } }`
    const first = await served.query('staff', page(''))
    const [, cursor] = /"endCursor":"([^"]+)"/.exec(JSON.stringify(first)) ?? []
    const second = await served.query('staff', page(`after: "${cursor}"`))
    expect(JSON.stringify(first)).toContain('"a"')
    expect(JSON.stringify(second)).toContain('[{"node":{"id":"d"}}]')
  })
})

const isSame = (edges: readonly { node: { id: string } }[], ids: readonly string[]) =>
  JSON.stringify(edges.map(({ node }) => node.id).sort()) === JSON.stringify(ids)

describe('values', () => {
  const haemoglobin = async (more: string) => {
    const { data } = await served.query(
      'staff',
      `{ observationStats(code: ["718-7"] ${more}) {
        count patients values { unit unitSystem count inexact mean minimum maximum } } }`,
    )
    return data?.['observationStats']
  }
  const figures = (unit: string, numbers: readonly number[], more: object = {}) => ({
    unit,
    unitSystem: 'http://unitsofmeasure.org',
    count: numbers.length,
    inexact: 0,
    mean: numbers.reduce((sum, number) => sum + number, 0) / numbers.length,
    minimum: Math.min(...numbers),
    maximum: Math.max(...numbers),
    ...more,
  })
  const withoutCode = figures('g/dL', [8], { unitSystem: null })

  test('of different units are never put together', async () => {
    expect(await haemoglobin('')).toEqual([
      {
        count: 5,
        patients: 3,
        values: [
          figures('g/L', [120]),
          figures('g/dL', [10, 14], { inexact: 1 }),
          withoutCode,
        ].sort(byUnit),
      },
    ])
  })

  test('are given in another unit where theirs converts to it', async () => {
    expect(await haemoglobin('valueUnit: "g/L"')).toEqual([
      {
        count: 5,
        patients: 3,
        values: [figures('g/L', [100, 120, 140], { inexact: 1 }), withoutCode],
      },
    ])
  })

  test.each([['mmol/L'], ['Cel'], ['no unit']])(
    'stay as they are where it does not: %s',
    async (unit) => {
      expect(await haemoglobin(`valueUnit: "${unit}"`)).toEqual(await haemoglobin(''))
    },
  )

  test('by month, the latest last', async () => {
    const { data } = await served.query(
      'staff',
      '{ observationStats(code: ["718-7"], groupBy: [MONTH]) { month count } }',
    )
    expect(data).toEqual({
      observationStats: [
        { month: '2024-01', count: 2 },
        { month: '2024-02', count: 2 },
        { month: '2024-03', count: 1 },
      ],
    })
  })

  test('of stays are their days', async () => {
    const { data } = await served.query(
      'staff',
      '{ encounterStats(class: ["IMP"]) { count patients length { code { code } unit count inexact median } } }',
    )
    expect(data).toEqual({
      encounterStats: [
        {
          count: 3,
          patients: 2,
          length: { code: null, unit: 'd', count: 2, inexact: 1, median: expect.closeTo(3, 4) },
        },
      ],
    })
  })
})

/** As PostgreSQL sorts systems and units: those without a system last. */
const byUnit = (
  one: { unit: string; unitSystem: string | null },
  other: { unit: string; unitSystem: string | null },
) => {
  const key = (value: typeof one) => `${value.unitSystem ?? '~'} ${value.unit}`
  return key(one) < key(other) ? -1 : 1
}
