/** The queries that GraphiQL opens with answer on the demo hospital, with something in them. */
import { readdirSync, readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 60 }) })
  served = await serve(await createStore(db), { staff: accessOf('user/*.rs') })
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const folder = new URL('../gateway/graphiql/', import.meta.url)
const examples = readdirSync(new URL('examples/', folder)).map((file) => `examples/${file}`)

test.each(['first-query.graphql', ...examples])('%s', async (file) => {
  const query = readFileSync(new URL(file, folder), 'utf8')
  const { data, errors } = await served.query('staff', query)
  expect(errors).toBeUndefined()
  for (const answer of Object.values(data ?? {})) {
    expect(JSON.stringify(answer)).toMatch(/"(?:count|mean)":[1-9]|"id":/)
  }
})
