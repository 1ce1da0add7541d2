/** What analysts are told of few people: nothing, and of many the next ten. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openCounted, type Counted } from './support/counted.ts'

let counted: Counted
beforeAll(async () => {
  counted = await openCounted()
})
afterAll(() => counted.close())

const answer = (caller: string, query: string) => counted.answer(caller, query)
const count = (filter: string) => `cohort(filter: { ${filter} }) { count }`

describe('a cohort', () => {
  test.each([
    ['of many is counted, to the next ten', 'sex: ["male"]', 20],
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
})

describe('groups', () => {
  const byCode = 'conditionStats(groupBy: [CODE]) { code { code } count patients suppressed }'
  const held = { code: null, count: null, patients: null, suppressed: true }

  test('of few are one that says neither what nor how many, with the next smallest', async () => {
    expect(await answer('fourth', byCode)).toEqual({
      conditionStats: [{ code: { code: 'B' }, count: 20, patients: 20, suppressed: false }, held],
    })
  })

  test.each([
    ['of five patients', 'code: ["C"]'],
    ['of one patient', 'code: ["D"]'],
    ['of nobody', 'code: ["Z"]'],
  ])('%s are none', async (_, of) => {
    const query = `conditionStats(${of} groupBy: [CODE]) { code { code } count suppressed }`
    expect(await answer('fourth', query)).toEqual({ conditionStats: [] })
    expect(await answer('fourth', `conditionStats(${of}) { count }`)).toEqual({
      conditionStats: [],
    })
  })

  test('are whole for who sees the patients', async () => {
    expect(await answer('information', byCode)).toMatchObject({
      conditionStats: [
        { count: 15 },
        { count: 21 },
        { count: 5, suppressed: false },
        { code: { code: 'D' }, count: 1 },
      ],
    })
  })

  test('of who sees the patients and counts beside are held back', async () => {
    expect(await answer('an analyst who informs', byCode)).toMatchObject({
      conditionStats: [{ count: 20 }, held],
    })
  })

  test.each([
    ['fourth', 7, 'INVALID_ARGUMENT'],
    ['fourth', 1, 'INVALID_ARGUMENT'],
    ['fourth', 5, { conditionStats: [{ count: 30 }, { count: null }] }],
    ['information', 7, { conditionStats: expect.any(Array) }],
  ])('for %s in bands of %i years', async (caller, years, expected) => {
    const query = `conditionStats(groupBy: [AGE_BAND, SEX] ageBandYears: ${years}) { count }`
    expect(await answer(caller, query)).toEqual(expected)
  })

  const query = (code: string) =>
    `observationStats(code: ["${code}"]) { count values { unit count mean minimum maximum } }`

  test('tell no least and no largest value', async () => {
    const values = [{ unit: 'mmol/L', count: 20, mean: 25, minimum: null, maximum: null }]
    expect(await answer('fourth', query('m'))).toEqual({
      observationStats: [{ count: 20, values }],
    })
  })

  test('tell nothing of a rare unit, nor of the others from which it could be taken', async () => {
    expect(await answer('fourth', query('w'))).toEqual({
      observationStats: [
        {
          count: 20,
          values: [{ unit: null, count: null, mean: null, minimum: null, maximum: null }],
        },
      ],
    })
  })
})
