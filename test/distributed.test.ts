/** In one process or each subgraph behind HTTP of its own: the same answers, the same refusals. */
import { print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { graphCases, refusedCases } from './support/cases.ts'
import { PatientViewDocument } from './generated/client.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, serveApart, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let together: Served
let apart: Served

const viewQuery = print(PatientViewDocument)

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  const callers = {
    staff: accessOf('user/*.rs'),
    anne: accessOf('patient/*.rs', { patient: 'a' }),
    reader: accessOf('user/Patient.r user/Observation.r'),
    searcher: accessOf('user/Patient.rs'),
  }
  together = await serve(await createStore(db), callers)
  // Stores of their own, as processes have: only keys of the record are shared.
  apart = await serveApart(await createStore(db), callers)
})

afterAll(async () => {
  await together.close()
  await apart.close()
  await db.drop()
})

const cases: [name: string, caller: string, query: string][] = [
  ['the unified view', 'staff', viewQuery.replace('$id)', '"a")').replace('($id: ID!)', '')],
  [
    'the unified view of oneself',
    'anne',
    viewQuery.replace('$id)', '"a")').replace('($id: ID!)', ''),
  ],
  [
    'the unified view of another',
    'anne',
    viewQuery.replace('$id)', '"b")').replace('($id: ID!)', ''),
  ],
  ...graphCases.flatMap(([name, query]): [string, string, string][] => [
    [name, 'staff', query],
    [`${name}, asked by a patient`, 'anne', query],
  ]),
  ...refusedCases.map(([name, caller, query]): [string, string, string] => [name, caller, query]),
]

test.each(cases)('%s', async (_, caller, query) => {
  const [here, there] = await Promise.all([together, apart].map((one) => one.query(caller, query)))
  expect(here?.data !== undefined || here?.errors !== undefined).toBe(true)
  expect(there).toEqual(here)
})
