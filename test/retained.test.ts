/** What a request makes dies with it: what reaches the old generation costs far more to collect than to make. */
import { readFileSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { query, send } from './support/http.ts'
import { serve, serveApart, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

setFlagsFromString('--expose-gc')
// As the server is started: V8 would otherwise make in the old generation what it has seen to live long.
setFlagsFromString('--no-allocation-site-pretenuring')
const collect: (how?: { readonly type: 'minor' }) => void = runInNewContext('gc')

let db: TestDatabase
let together: Served
let apart: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 12 }) })
  const store = await createStore(db)
  const callers = { physician: accessOf('user/*.rs') }
  together = await serve(store, callers)
  apart = await serveApart(store, callers)
})

afterAll(async () => {
  await together.close()
  await apart.close()
  await db.drop()
})

const texts = readFileSync(new URL('operations/patient-view.graphql', import.meta.url), 'utf8')
const list = /^query PatientList[\s\S]*?^}/m.exec(texts)?.[0] ?? ''

/** Bytes a request that two collections of the nursery leave in the old generation, and a whole collection does not. */
async function leftBy(served: Served, requests: number): Promise<number> {
  const ask = async (times: number) => {
    for (let asked = 0; asked < times; asked += 1) await send(served.url, query(list))
  }
  await ask(100)
  collect()
  await ask(requests)
  collect({ type: 'minor' })
  collect({ type: 'minor' })
  const { heapUsed } = process.memoryUsage()
  collect()
  return (heapUsed - process.memoryUsage().heapUsed) / requests
}

// HTTP between the processes leaves a little of its own.
test.each([
  ['in one process', () => together, 15_000],
  ['in several', () => apart, 60_000],
])('%s', async (_, served, most) => {
  expect(await leftBy(served(), 300)).toBeLessThan(most)
})
