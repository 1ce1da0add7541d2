/** The index says nothing that the ledger does not: rebuilt from it, every table is the same. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { rebuildIndex, refreshIndex } from '../record/rebuild.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { digestsOf } from './support/digests.ts'
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

test('a rebuild gives the same rows in every table', async () => {
  const before = await digestsOf(db)
  await db.pool.query(`DELETE FROM observations."Observation" WHERE id = 'a-o1'`)
  await db.pool.query(`UPDATE patients."StringValue" SET value = value || '!'`)
  expect(await digestsOf(db)).not.toEqual(before)
  const indexed = await rebuildIndex(db)
  expect(await digestsOf(db)).toEqual(before)
  expect(indexed).toBeGreaterThan(300)
  expect([...before.values()].filter((digest) => !digest.startsWith('0 ')).length).toBeGreaterThan(
    40,
  )
})

test('an index made by an earlier version is made anew at the next start, and only then', async () => {
  const before = await digestsOf(db)
  await db.pool.query('COMMENT ON SCHEMA record IS NULL')
  await db.pool.query(`DELETE FROM observations."Observation"`)
  const told: string[] = []
  await refreshIndex(db, (line) => told.push(line))
  expect(await digestsOf(db)).toEqual(before)
  await db.pool.query(`DELETE FROM observations."Observation" WHERE id = 'a-o1'`)
  await refreshIndex(db, (line) => told.push(line))
  expect(await digestsOf(db)).not.toEqual(before)
  expect(told).toHaveLength(1)
})
