/** What analysts are told when two questions differ by few people: nothing that taking one answer from the other gives. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { differenceOf, forgetQuestions } from '../record/statistics/differencing.ts'
import { patientOf, openCounted, type Counted } from './support/counted.ts'
import type { TestDatabase } from './support/database.ts'
import { write } from './support/world.ts'

let counted: Counted
let db: TestDatabase
beforeAll(async () => {
  counted = await openCounted()
  db = counted.db
})
afterAll(() => counted.close())

const answer = (caller: string, query: string) => counted.answer(caller, query)
const count = (filter: string) => `cohort(filter: { ${filter} }) { count }`

describe('a cohort', () => {
  const women = 'sex: ["female"]'
  const young = 'sex: ["female"] ageTo: 60'

  test('that differs from an earlier one by one patient is answered as that one, to who asked it', async () => {
    expect(await answer('second', count(women))).toEqual({ cohort: { count: 20 } })
    expect(await answer('second', count(young))).toEqual({ cohort: { count: 20 } })
    expect(await answer('third', count(young))).toEqual({ cohort: { count: 10 } })
    expect(await answer('second', count(women))).toEqual({ cohort: { count: 20 } })
    expect(await answer('information', count(young))).toEqual({ cohort: { count: 14 } })
  })

  test.each([
    ['has it', 'D'],
    ['has not', 'Z'],
  ])('does not tell whether one more patient %s', async (_, code) => {
    const more = `any: [{ ${young} }, { had: [{ condition: { code: ["${code}"] } }] }]`
    expect(await answer('third', count(young))).toEqual({ cohort: { count: 10 } })
    expect(await answer('third', count(more))).toEqual({ cohort: { count: 10 } })
  })
})

describe('a question of another shape', () => {
  const query = (code: string, more: string) =>
    `conditionStats(code: ["${code}"] ${more}) { sex count suppressed }`

  test('about the very same is answered', async () => {
    expect(await answer('sixth', query('B', ''))).toMatchObject({ conditionStats: [{ count: 20 }] })
    expect(await answer('sixth', query('B', 'groupBy: [SEX]'))).toEqual({
      conditionStats: [{ sex: 'male', count: 20, suppressed: false }],
    })
  })

  test.each([
    ['no patient', 'sex: ["male"]'],
    ['five patients', 'none: [{ had: [{ condition: { code: ["C"] } }] }]'],
  ])('that %s sets apart from an earlier one is held back', async (_, filter) => {
    const apart = query('B', `cohort: { ${filter} } groupBy: [AGE_BAND]`)
    expect(await answer('sixth', query('B', ''))).toMatchObject({ conditionStats: [{ count: 20 }] })
    expect(await answer('sixth', apart)).toEqual({ conditionStats: [] })
  })
})

test('an answer stays as it was until ten patients have changed', async () => {
  const query = 'conditionStats(code: ["B"]) { count }'
  const patients = (from: number, many: number) =>
    Array.from({ length: many }, (_, more) => from + more).flatMap(patientOf)
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 20 }] })
  await write(db, patients(40, 5))
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 20 }] })
  expect(await answer('third', 'conditionStats(code: ["urn:c|B"]) { count }')).toEqual({
    conditionStats: [],
  })
  await write(db, patients(50, 20))
  expect(await answer('third', query)).toEqual({ conditionStats: [{ count: 50 }] })
})

test('questions of more than a year ago are forgotten', async () => {
  const age = (days: number) =>
    db.pool.query(
      `UPDATE access.question SET time = now() - make_interval(days => $1::int)
       WHERE sequence = (SELECT min(sequence) FROM access.question)`,
      [days],
    )
  await age(364)
  expect(await forgetQuestions(db)).toBe(0)
  await age(366)
  expect(await forgetQuestions(db)).toBe(1)
})

test.each([
  ['equal lists', [1n, 2n], [1n, 2n], 0],
  ['one more', [1n, 2n], [1n, 2n, 3n], 1],
  ['one other', [-1n, 2n, 5n], [-1n, 3n, 5n], 2],
  ['nothing in common', [], [1n, 9n], 2],
])('the difference of %s', (_, one, other, expected) => {
  expect(differenceOf(BigInt64Array.from(one), BigInt64Array.from(other))).toBe(expected)
})
