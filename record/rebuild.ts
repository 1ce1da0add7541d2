/** Rebuilds every index table from the ledger, which holds all that they say. */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { isResourceType, resourceTypes } from '../fhir/types.ts'
import type { Database } from './database.ts'
import type { Current } from './index/records.ts'
import { storeIndex } from './index/store.ts'
import { isEmpty } from './ledger.ts'
import { accessTables } from './relations/store.ts'
import { isResource } from './resource.ts'
import { runPrepared } from './statement.ts'
import { observationCodeTable, sideTablesOf, tableOf } from './table.ts'

interface CurrentVersion {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly sequence: number
  readonly time: string
  readonly source: string
  readonly document: string
}

const batchSize = 1_000

/**
 * Empties and refills the index tables in one transaction: readers see the old rows until it commits,
 * writers wait. Returns how many resources are indexed; `onProgress` hears of each batch.
 */
export async function rebuildIndex(
  db: Database,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN')
    const done = await refillIndex(client, onProgress)
    await client.query('COMMIT')
    return done
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

/** Empties and refills the index tables within a transaction that the caller ends. */
export async function refillIndex(
  client: PoolClient,
  onProgress: (done: number) => void = () => undefined,
): Promise<number> {
  await client.query('SET LOCAL statement_timeout = 0')
  await client.query('LOCK TABLE record.version IN EXCLUSIVE MODE')
  await emptyTables(client)
  const done = await refill(client, onProgress)
  await client.query(`COMMENT ON SCHEMA record IS '${indexFormat}'`)
  return done
}

/** What the index tables hold, noted beside them: with another number the next start makes them anew. */
const indexFormat = 'index 6'

/** Rebuilds the index when it was made by a version of the project that held something else in it. */
export async function refreshIndex(db: Database, say: (line: string) => void): Promise<void> {
  const [noted] = await runPrepared<{ format: string | null }>(
    db.pool,
    sql`SELECT obj_description('record'::regnamespace, 'pg_namespace') AS format`,
  )
  if (noted?.format === indexFormat) return
  if (!(await isEmpty(db))) say('This version indexes more: making the index anew from the ledger')
  await rebuildIndex(db)
}

/** Rows are deleted, not truncated: TRUNCATE would empty the tables for readers at once. */
async function emptyTables(client: PoolClient): Promise<void> {
  const texts = resourceTypes
    .flatMap((type) => [tableOf(type), ...sideTablesOf(type)])
    .map(({ text }) => text)
  for (const table of new Set([...texts, observationCodeTable.text, ...accessTables])) {
    await client.query(`DELETE FROM ${table}`)
  }
}

async function refill(client: PoolClient, onProgress: (done: number) => void): Promise<number> {
  let done = 0
  let last: { type: string; id: string } = { type: '', id: '' }
  for (;;) {
    const versions = await loadCurrent(client, last)
    const next = versions.at(-1)
    if (next === undefined) return done
    last = next
    await storeIndex(client, versions.flatMap(toCurrent))
    done += versions.length
    onProgress(done)
  }
}

/** The current versions of the modelled types after a resource, in the order of the ledger's key. */
const loadCurrent = (client: PoolClient, after: { type: string; id: string }) =>
  runPrepared<CurrentVersion>(
    client,
    sql`SELECT c.type, c.id, c.version, c.sequence, c.time, c.source, c.document::text AS document
      FROM (SELECT DISTINCT ON (type, id) * FROM record.version
        WHERE (type, id) > (${after.type}, ${after.id}) AND type = ANY(${[...resourceTypes]}::text[])
        ORDER BY type, id, version DESC) c
      WHERE c.document IS NOT NULL ORDER BY c.type, c.id LIMIT ${batchSize}`,
  )

function toCurrent({ type, document, time, ...rest }: CurrentVersion): Current[] {
  const resource: unknown = JSON.parse(document)
  if (!isResourceType(type) || !isResource(resource)) {
    throw new Error('a document of the ledger is no resource')
  }
  return [{ ...rest, type, updated: time, resource }]
}
