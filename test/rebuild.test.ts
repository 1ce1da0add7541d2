/** The index says nothing that the ledger does not: rebuilt from it, every table is the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { domains } from '../fhir/types.ts'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { rebuildIndex } from '../record/rebuild.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  // Second versions, so that rows of first ones have been replaced.
  await write(
    db,
    ward.map((resource) => ({ ...resource, language: 'fr' })),
  )
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 5 }) })
})

afterAll(() => db.drop())

/** Rows and a digest of each index table. */
async function digests(): Promise<Map<string, string>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = ANY($1) ORDER BY 1`,
    [domains],
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ count: number; digest: string | null }>(
      `SELECT count(*) AS count, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS digest FROM ${name} t`,
    )
    found.set(name, `${rows[0]?.count} ${rows[0]?.digest}`)
  }
  return found
}

test('a rebuild gives the same rows in every table', async () => {
  const before = await digests()
  await db.pool.query(`DELETE FROM observations."Observation" WHERE id = 'a-o1'`)
  await db.pool.query(`UPDATE patients."StringValue" SET value = value || '!'`)
  expect(await digests()).not.toEqual(before)
  const indexed = await rebuildIndex(db)
  expect(await digests()).toEqual(before)
  expect(indexed).toBeGreaterThan(300)
  expect([...before.values()].filter((digest) => !digest.startsWith('0 ')).length).toBeGreaterThan(
    40,
  )
})
