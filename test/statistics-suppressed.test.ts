/** What analysts are told of few people: nothing, and nothing by taking one answer from another. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FhirObject } from '../record/resource.ts'
import { differenceOf } from '../record/statistics/differencing.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const analyst = (subject: string, roles: readonly string[] = ['analyst']) =>
  accessOf('user/*.rs', { fhirUser: `Practitioner/${subject}`, subject, roles })

const callers = {
  first: analyst('first'),
  second: analyst('second'),
  third: analyst('third'),
  fourth: analyst('fourth'),
  'an analyst who cares': analyst('fifth', ['analyst', 'care']),
  information: accessOf('user/*.rs'),
}

/** Twelve women with one code, twenty-one men with another, and five of them with a third. */
const patientOf = (id: number): FhirObject[] => [
  {
    resourceType: 'Patient',
    id: `p${id}`,
    gender: id < 12 ? 'female' : 'male',
    birthDate: id === 0 ? '1950-01-01' : '1980-01-01',
  },
  ...[id < 12 ? 'A' : 'B', ...(id >= 28 ? ['C'] : [])].map((code) => ({
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
    code: { coding: [{ system: 'urn:o', code: id < 12 ? 'w' : 'm' }] },
    effectiveDateTime: '2024-01-01',
    valueQuantity: {
      value: id,
      unit: 'mmol/L',
      code: id === 3 ? 'g/L' : 'mmol/L',
      system: 'http://unitsofmeasure.org',
    },
  },
]

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, Array.from({ length: 33 }, (_, id) => id).flatMap(patientOf))
  served = await serve(await createStore(db), callers)
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const answer = async (caller: string, query: string) => {
  const { data, errors } = await served.query(caller, `{ ${query} }`)
  return errors?.[0]?.extensions?.code ?? data
}
const count = (filter: string) => `cohort(filter: { ${filter} }) { count }`

describe('a cohort', () => {
  test.each([
    ['of many is counted', 'sex: ["male"]', 21],
    ['of few is not', 'had: [{ condition: { code: ["C"] } }]', null],
    ['of nobody is not', 'had: [{ condition: { code: ["Z"] } }]', null],
  ])('%s', async (_, filter, expected) => {
    expect(await answer('first', count(filter))).toEqual({ cohort: { count: expected } })
    expect(await answer('information', count(filter))).not.toEqual({ cohort: { count: null } })
  })

  test('shows no patient', async () => {
    const query = 'cohort(filter: {}) { patients { edges { node { id } } } }'
    expect(await answer('first', query)).toBe('FORBIDDEN')
    expect(await answer('an analyst who cares', query)).toEqual({
      cohort: { patients: { edges: [] } },
    })
  })

  test('that differs from an earlier one by one patient is refused, to whoever asked the earlier one', async () => {
    expect(await answer('second', count('sex: ["female"]'))).toEqual({ cohort: { count: 12 } })
    expect(await answer('second', count('sex: ["female"] ageTo: 60'))).toBe('FORBIDDEN')
    expect(await answer('third', count('sex: ["female"] ageTo: 60'))).toEqual({
      cohort: { count: 11 },
    })
    expect(await answer('second', count('sex: ["female"]'))).toEqual({ cohort: { count: 12 } })
    expect(await answer('information', count('sex: ["female"] ageTo: 60'))).toEqual({
      cohort: { count: 11 },
    })
  })
})

describe('groups', () => {
  const byCode = 'conditionStats(groupBy: [CODE]) { code { code } count patients suppressed }'

  test('of few are held back, and the next smallest with them', async () => {
    expect(await answer('fourth', byCode)).toEqual({
      conditionStats: [
        { code: { code: 'A' }, count: null, patients: null, suppressed: true },
        { code: { code: 'B' }, count: 21, patients: 21, suppressed: false },
        { code: { code: 'C' }, count: null, patients: null, suppressed: true },
      ],
    })
  })

  test('are whole for who sees the patients', async () => {
    expect(await answer('information', byCode)).toMatchObject({
      conditionStats: [{ count: 12 }, { count: 21 }, { count: 5, suppressed: false }],
    })
  })

  const query = (code: string) =>
    `observationStats(code: ["${code}"]) { count values { unit count mean minimum maximum } }`

  test('tell no least and no largest value', async () => {
    const values = [{ unit: 'mmol/L', count: 21, mean: 22, minimum: null, maximum: null }]
    expect(await answer('fourth', query('m'))).toEqual({
      observationStats: [{ count: 21, values }],
    })
  })

  test('tell nothing of a rare unit, nor of the others from which it could be taken', async () => {
    expect(await answer('fourth', query('w'))).toEqual({
      observationStats: [
        {
          count: 12,
          values: [
            { unit: 'g/L', count: null, mean: null, minimum: null, maximum: null },
            { unit: 'mmol/L', count: null, mean: null, minimum: null, maximum: null },
          ],
        },
      ],
    })
  })
})

test('an answer stays as it was until ten patients have changed', async () => {
  const query = 'conditionStats(code: ["B"]) { count }'
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 21 }] })
  await write(db, patientOf(40))
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 21 }] })
  expect(await answer('third', 'conditionStats(code: ["urn:c|B"]) { count }')).toBe('FORBIDDEN')
  await write(db, Array.from({ length: 20 }, (_, more) => 50 + more).flatMap(patientOf))
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 42 }] })
})

test.each([
  ['equal lists', [1n, 2n], [1n, 2n], 0],
  ['one more', [1n, 2n], [1n, 2n, 3n], 1],
  ['one other', [-1n, 2n, 5n], [-1n, 3n, 5n], 2],
  ['nothing in common', [], [1n, 9n], 2],
])('the difference of %s', (_, one, other, expected) => {
  expect(differenceOf(BigInt64Array.from(one), BigInt64Array.from(other))).toBe(expected)
})
