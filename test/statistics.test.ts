/** Cohorts over a few hand-made records: who, what happened to them, and in which order. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { records } from './support/analysts.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const callers = { staff: accessOf('user/*.rs') }

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, records)
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
