/** What statistics refuse: types without a scope, others' records, injections, and more groups than an answer holds. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const callers = {
  staff: accessOf('user/*.rs'),
  anne: accessOf('patient/*.rs', { patient: 'a' }),
  reader: accessOf('user/*.r'),
  'without Patient': accessOf('user/Observation.s user/Condition.s user/Encounter.s'),
  'without Encounter': accessOf('user/Observation.s user/Condition.s user/Patient.s'),
  'without Condition': accessOf('user/Observation.s user/Encounter.s user/Patient.s'),
  'without Observation': accessOf('user/Condition.s user/Encounter.s user/Patient.s'),
  'all results, one patient': accessOf('user/Observation.s patient/Patient.s patient/Encounter.s', {
    patient: 'a',
  }),
}

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  served = await serve(await createStore(db), callers)
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const codeOf = async (caller: string, query: string) => {
  const { errors } = await served.query(caller, query)
  return errors?.[0]?.extensions?.code
}

const had = (event: string) => `{ had: [${event}] }`
const condition = '{ condition: { code: ["x"] } }'
const observation = '{ observation: { code: ["2345-7"] } }'

describe('without the right to search a type it is refused', () => {
  const refused: readonly (readonly [string, string])[] = [
    ['without Observation', 'observationStats { count }'],
    ['without Condition', 'conditionStats { count }'],
    ['without Encounter', 'encounterStats { count }'],
    ['without Patient', 'cohort(filter: {}) { count }'],
    ['reader', 'observationStats { count }'],
    ['reader', 'cohort(filter: {}) { count }'],
    ['without Patient', 'observationStats(groupBy: [SEX]) { count }'],
    ['without Patient', 'encounterStats(groupBy: [AGE_BAND]) { count }'],
    ['without Encounter', 'observationStats(groupBy: [UNIT]) { count }'],
    ['without Encounter', 'conditionStats(groupBy: [UNIT]) { count }'],
    ['without Patient', 'observationStats(cohort: {}) { count }'],
    ['without Condition', `observationStats(cohort: ${had(condition)}) { count }`],
    ['without Encounter', 'observationStats(cohort: { present: true }) { count }'],
    ['without Condition', `cohort(filter: ${had(condition)}) { count }`],
    ['without Condition', `cohort(filter: { none: [${had(condition)}] }) { count }`],
    [
      'without Condition',
      `cohort(filter: { sequence: [{ first: ${observation} then: ${condition} }] }) { count }`,
    ],
    ['without Observation', `cohort(filter: { any: [${had(observation)}] }) { count }`],
    ['without Encounter', `cohort(filter: ${had('{ medication: { code: ["x"] } }')}) { count }`],
    ['without Condition', `encounterStats(filter: "diagnosis:Condition.code eq x") { count }`],
  ]

  test.each(refused)('%s: %s', async (caller, query) => {
    expect(await codeOf(caller, `{ ${query} }`)).toBe('FORBIDDEN')
  })

  test.each(refused)('and staff are not: (%s) %s', async (_, query) => {
    expect(await codeOf('staff', `{ ${query} }`)).toBeUndefined()
  })
})

describe('a patient counts what is their own', () => {
  test.each([
    ['observationStats(code: ["2345-7"]) { count patients }', 2, 1],
    ['observationStats(code: ["2345-7"], groupBy: [SEX, UNIT]) { count patients }', 2, 1],
    ['conditionStats { count patients }', 1, 1],
    ['encounterStats { count patients }', 2, 1],
    [`observationStats(code: ["2345-7"], cohort: ${had(condition)}) { count patients }`, 2, 1],
  ])('%s', async (query, count, patients) => {
    const [field = ''] = query.split(/\W/)
    const own = await served.query('anne', `{ ${query} }`)
    expect(own).toEqual({ data: { [field]: [{ count, patients }] } })
    const all = await served.query('staff', `{ ${query} }`)
    expect(all).toEqual({ data: { [field]: [{ count: 2 * count, patients: 2 * patients }] } })
  })

  test.each([['{}'], [had(condition)], [had(observation)], ['{ present: true }']])(
    'and is the only one of a cohort: %s',
    async (filter) => {
      const query = `{ cohort(filter: ${filter}) { count patients { edges { node { id } } } } }`
      expect(await served.query('anne', query)).toEqual({
        data: { cohort: { count: 1, patients: { edges: [{ node: { id: 'a' } }] } } },
      })
    },
  )
})

test('who and where are kept from a caller who may see results of all, and one patient', async () => {
  const query =
    '{ observationStats(code: ["2345-7"], groupBy: [SEX, AGE_BAND, UNIT]) { sex ageBand { from } unit { reference } patients } }'
  expect(await served.query('all results, one patient', query)).toEqual({
    data: {
      observationStats: [
        {
          sex: 'female',
          ageBand: { from: 70 },
          unit: { reference: 'Organization/hospital' },
          patients: 1,
        },
        { sex: null, ageBand: null, unit: null, patients: 1 },
      ],
    },
  })
})

const hostile = [
  `'; DROP TABLE patients."Patient"; --`,
  String.raw`\\' OR 1=1 --`,
  '$1',
  'x|y|z',
  '%',
  '{}',
]

describe('texts that look like SQL are looked for, and nothing more', () => {
  test.each(hostile)('%s', async (text) => {
    const given = { text, codes: [text] }
    const query = `query ($text: String!, $codes: [String!]!) {
      observationStats(code: $codes, valueUnit: $text) { count }
      conditionStats(code: $codes, groupBy: [CODE]) { count }
      cohort(filter: { sex: $codes, had: [
        { observation: { code: $codes, value: { above: 1, unit: $text } } }, { encounter: { unit: $codes } }] }) { count }
    }`
    expect(await served.query('staff', query, given)).toEqual({
      data: { observationStats: [{ count: 0 }], conditionStats: [], cohort: { count: 0 } },
    })
  })
})

describe('what cannot be meant is an error', () => {
  test.each([
    ['an event of no kind', 'cohort(filter: { had: [{}] }) { count }'],
    [
      'an event of two kinds',
      `cohort(filter: { had: [{ condition: { code: ["x"] }, procedure: { code: ["x"] } }] }) { count }`,
    ],
    ['no code', 'cohort(filter: { had: [{ condition: { code: [] } }] }) { count }'],
    ['an empty code', 'observationStats(code: [""]) { count }'],
    ['a code with U+0000', String.raw`observationStats(code: ["\u0000"]) { count }`],
    ['a date that is none', 'conditionStats(from: "yesterday") { count }'],
    [
      'a value without bounds',
      `cohort(filter: ${had('{ observation: { code: ["x"], value: { unit: "%" } } }')}) { count }`,
    ],
    ['a negative age', 'cohort(filter: { ageFrom: -1 }) { count }'],
    ['a band of no years', 'conditionStats(groupBy: [AGE_BAND], ageBandYears: 0) { count }'],
    [
      'negative days',
      `cohort(filter: { sequence: [{ first: ${condition} then: ${condition} withinDays: -1 }] }) { count }`,
    ],
    ['a filter that is none', 'encounterStats(filter: "(") { count }'],
  ])('%s', async (_, query) => {
    expect(await codeOf('staff', `{ ${query} }`)).toBe('INVALID_ARGUMENT')
  })

  test('too many events', async () => {
    const filter = (count: number) => `{ had: [${Array(count).fill(condition).join(' ')}] }`
    expect(await codeOf('staff', `{ cohort(filter: ${filter(20)}) { count } }`)).toBeUndefined()
    expect(await codeOf('staff', `{ cohort(filter: { all: [${filter(21)}] }) { count } }`)).toBe(
      'LIMIT_EXCEEDED',
    )
  })
})

test('more than 10,000 groups are an error, and never fewer groups', async () => {
  const add = (from: number, to: number) =>
    db.pool.query(
      `INSERT INTO observations."ObservationCode" (id, system, code, component, patient, start, sequence, status, compartment)
       SELECT 'many-' || n, 'urn:many', 'code-' || n, false, 'a', now(), n, 'final', '{a}' FROM generate_series($1::int, $2::int) n`,
      [from, to],
    )
  const query = '{ observationStats(code: ["urn:many|"], groupBy: [CODE]) { count } }'
  await add(1, 10_000)
  const { data } = await served.query('staff', query)
  expect(data).toEqual({ observationStats: expect.toSatisfy((rows) => rows.length === 10_000) })
  await add(10_001, 10_001)
  expect(await codeOf('staff', query)).toBe('LIMIT_EXCEEDED')
})
