/** What a request makes dies with it: what reaches the old generation costs far more to collect than to make. */
import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { typescriptFlags } from '../typescript/flags.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 12 }) })
})

afterAll(() => db.drop())

const program = fileURLToPath(new URL('support/left-over.ts', import.meta.url))

/** As the server is started, in a process of its own: what others have made there would be counted, too. */
async function leftBy(how: string): Promise<number> {
  const flags = ['--expose-gc', '--no-allocation-site-pretenuring', ...typescriptFlags]
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [...flags, program, db.url, how])
  return Number(stdout)
}

// HTTP between the processes leaves a little of its own.
test.each([
  ['together', 15_000],
  ['apart', 60_000],
])('the subgraphs %s: bytes a request', async (how, most) => {
  const left = await leftBy(how)
  expect(left).toBeGreaterThan(0)
  expect(left).toBeLessThan(most)
})
