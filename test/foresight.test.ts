/** What hangs on a patient is asked for together with the patient, of those alone who may read patients. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from '../record/database.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'

let leaks: LeakWorld

beforeAll(async () => {
  leaks = await openLeakWorld()
})

afterAll(() => leaks.close())

/** The statements of a request whose documents are in memory already, but for its trace. */
async function statementsOf(caller: string, query: string) {
  await leaks.served.query(caller, query)
  const { statements, stop } = countStatements(leaks.db)
  const { data } = await leaks.served.query(caller, query)
  stop()
  return { data, statements: statements.filter((sql) => sql.includes('AS branch')) }
}

const lists = 'conditions { totalCount } observations(first: 3) { edges { node { id } } }'

test('a patient and their lists are one statement', async () => {
  const asked = `query { patient(id: "mother") { id ${lists} } }`
  const { data, statements } = await statementsOf('information', asked)
  expect(data?.['patient']).toMatchObject({ id: 'mother' })
  expect(statements).toHaveLength(1)
  for (const table of ['"Patient"', '"Condition"', '"Observation"'])
    expect(statements[0]).toContain(table)
})

test('variables decide what is asked for ahead, as they decide what is asked for', async () => {
  const asked = `{ patient(id: "mother") { id conditions(first: 2, filter: { clinicalStatus: ["active"] }) { edges { node { id } } } } }`
  const { statements } = await statementsOf('information', asked)
  expect(statements).toHaveLength(1)
})

test.each([
  ['a patient of the past', '{ patient(id: "mother", asOf: "2020-01-01T00:00:00Z") { id LISTS } }'],
  ['a wrong page', '{ patient(id: "mother") { id conditions(first: -1) { totalCount } } }'],
  ['no page', '{ patient(id: "mother") { id conditions(first: -9) { edges { cursor } } } }'],
  ['too large a page', '{ patient(id: "mother") { id conditions(first: 5000) { totalCount } } }'],
  ['a wrong cursor', '{ patient(id: "mother") { id conditions(after: "x") { totalCount } } }'],
])('%s is not asked for ahead, and is told of where it is asked', async (_, text) => {
  const { data, statements } = await statementsOf('information', text.replace('LISTS', lists))
  expect(data).toHaveProperty('patient')
  expect(
    statements.filter((sql) => sql.includes('"Condition"') && sql.includes('"Patient"')),
  ).toEqual([])
})

test('a text that PostgreSQL cannot read fails its list alone', async () => {
  const filter = String.raw`filter: { code: ["a\u0000"] }`
  const asked = `{ patient(id: "mother") { id conditions(${filter}) { totalCount } } }`
  const { data } = await statementsOf('information', asked)
  expect(data?.['patient']).toEqual({ id: 'mother', conditions: null })
})

test('whoever may read no patient asks for nothing that hangs on one', async () => {
  const { data, statements } = await statementsOf(
    'laboratory results only',
    `{ patient(id: "mother") { id ${lists} } }`,
  )
  expect(data?.['patient'] ?? null).toBeNull()
  expect(statements).toEqual([])
})
