/** What the REST face costs: few statements, and no more of them for a larger page. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countStatements } from '../record/database.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller

beforeAll(async () => {
  db = await createTestDatabase()
  const ids = Array.from({ length: 40 }, (_, at) => `o${at}`)
  await write(db, [patient('Un', { id: 'a' }), ...ids.map((id) => observation('a', { id }))])
  served = await serve(await createStore(db), { own: accessOf('patient/*.rs', { patient: 'a' }) })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const costOf = async (path: string): Promise<number> => {
  const counter = countStatements(db)
  const { status } = await call('own', path)
  counter.stop()
  expect(status).toBe(200)
  return counter.statements.length
}

test.each([
  ['a read', 'Patient/a', 2, 1],
  ['a page', 'Observation?_count=3', 2, 1],
  ['a larger page', 'Observation?_count=30', 2, 1],
  ['a page with its total', 'Observation?_count=31&_total=accurate', 2, 1],
  ['a count', 'Observation?_count=0', 1, 1],
  ['a compartment', 'Patient/a/Observation?_count=35', 2, 1],
  ['a summary', 'Observation?_count=40&_summary=true', 2, 1],
  ['what comes along', 'Observation?_count=5&_include=Observation:subject', 6, 3],
  ['what comes along with more', 'Observation?_count=20&_include=Observation:subject', 6, 3],
  ['the capabilities', 'metadata', 0, 0],
])('%s: %s costs at most %i statements, then %i', async (_, path, cold, warm) => {
  expect(await costOf(path)).toBeLessThanOrEqual(cold)
  expect(await costOf(path)).toBe(warm)
})
