/** How many SQL statements an operation takes: few, whatever the size of its pages. */
import { print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { countStatements } from '../record/database.ts'
import { DocumentCache } from '../record/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { PatientListDocument, PatientViewDocument } from './generated/client.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

let db: TestDatabase
let store: Store
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 30 }) })
  store = await createStore(db)
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const id = 'demo-patient-000001'
const callers = {
  staff: accessOf('user/*.rs'),
  patient: accessOf('patient/*.rs', { patient: id }),
}

/** The statements of one request whose documents are in the cache already. */
async function countWarm(caller: string, query: string, variables = {}): Promise<number> {
  await count(served, caller, query, variables)
  return count(served, caller, query, variables)
}

/** The statements of the first request of a process. */
async function countCold(caller: string, query: string, variables = {}): Promise<number> {
  const fresh = await serve({ ...store, documents: new DocumentCache(100_000_000) }, callers)
  return count(fresh, caller, query, variables).finally(() => fresh.close())
}

async function count(on: Served, caller: string, query: string, variables: object) {
  const { statements, stop } = countStatements(db)
  const { errors } = await on.query(caller, query, variables)
  stop()
  expect(errors).toBeUndefined()
  return statements.length
}

test.each([
  ['staff', 1],
  ['staff', 10],
  ['staff', 100],
  ['patient', 1],
  ['patient', 100],
])('the unified view, asked by %s with pages of %i', async (caller, size) => {
  const query = print(PatientViewDocument).replaceAll(/first: \d+/g, `first: ${size}`)
  const statements = await countWarm(caller, query, { id })
  expect(statements).toBeGreaterThan(0)
  expect(statements).toBeLessThanOrEqual(12)
})

test.each([5, 20, 30])('the list of %i patients', async (size) => {
  const query = print(PatientListDocument).replace('first: 20', `first: ${size}`)
  const statements = await countWarm('staff', query)
  expect(statements).toBeGreaterThan(0)
  expect(statements).toBeLessThanOrEqual(4)
})

test('cold documents add at most one statement for each subgraph and fetch level', async () => {
  const view = print(PatientViewDocument)
  expect(await countCold('staff', view, { id })).toBeLessThanOrEqual(
    (await countWarm('staff', view, { id })) + 7,
  )
  const list = print(PatientListDocument)
  expect(await countCold('staff', list)).toBeLessThanOrEqual((await countWarm('staff', list)) + 2)
})

test.each([
  'encounters',
  'observations',
  'conditions',
  'medicationRequests',
  'allergyIntolerances',
  'procedures',
  'immunizations',
  'diagnosticReports',
  'documents',
  'carePlans',
  'careTeams',
  'goals',
  'tasks',
  'serviceRequests',
  'medicationStatements',
  'questionnaireResponses',
  'flags',
  'appointments',
  'coverages',
])('Patient.%s of many patients is one statement more', async (field) => {
  const query = (patients: number) =>
    `{ patients(first: ${patients}) { edges { node { ${field}(first: 3) { totalCount edges { node { id } } } } } } }`
  const few = await countWarm('staff', query(2))
  expect(await countWarm('staff', query(30))).toBe(few)
  expect(few).toBeLessThanOrEqual(4)
})
