/** Restores an exported ledger into an empty record: the same ids, versions, times and places, or nothing. */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import type { Database } from '../database.ts'
import type { LedgerRow } from '../export/line.ts'
import type { ExportedSource } from '../export/manifest.ts'
import { Tally } from '../export/tally.ts'
import { refillIndex } from '../rebuild.ts'
import { runPrepared } from '../statement.ts'
import { RestoreError, type Archive } from './restore-open.ts'
import { readBatches } from './restore-rows.ts'

/** Told after each batch: how many versions are in, then how many resources are indexed. */
export type OnRestored = (done: number, what: 'versions' | 'indexed') => void

/**
 * Restores in one transaction and returns the number of versions; throws a RestoreError when the
 * record is not empty or the export is not whole.
 */
export async function restoreLedger(
  db: Database,
  archive: Archive,
  onProgress: OnRestored = () => undefined,
): Promise<number> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN')
    await client.query('SET LOCAL statement_timeout = 0')
    await client.query('LOCK TABLE record.version IN EXCLUSIVE MODE')
    await assertEmpty(client)
    await insertSources(client, archive.manifest.sources)
    const versions = await insertAll(client, archive, onProgress)
    // Without statistics the index would be filled by sequential scans.
    await client.query('ANALYZE record.version')
    await refillIndex(client, (done) => onProgress(done, 'indexed'))
    await client.query('COMMIT')
    return versions
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release()
  }
}

async function assertEmpty(client: PoolClient): Promise<void> {
  const found = await runPrepared(client, sql`SELECT 1 FROM record.version LIMIT 1`)
  if (found.length === 0) return
  throw new RestoreError('the record is not empty: an export is restored into an empty one alone')
}

async function insertAll(client: PoolClient, archive: Archive, onProgress: OnRestored) {
  const tally = new Tally()
  let last = 0
  for await (const rows of readBatches(archive)) {
    await insertVersions(client, rows)
    for (const row of rows) tally.add(row)
    last = rows.at(-1)?.sequence ?? last
    onProgress(tally.lines, 'versions')
  }
  if (JSON.stringify(tally.counts()) !== JSON.stringify(archive.manifest.counts)) {
    throw new RestoreError('the files do not hold what the manifest counts')
  }
  if (last > 0) {
    await runPrepared(
      client,
      sql`SELECT setval(pg_get_serial_sequence('record.version', 'sequence'), ${last}::bigint)`,
    )
  }
  return tally.lines
}

/** A source that a load has named but left empty gets the namespace and time of the export. */
const insertSources = (client: PoolClient, sources: readonly ExportedSource[]) =>
  runPrepared(
    client,
    sql`INSERT INTO record.source (name, namespace, created)
      SELECT * FROM unnest(${sources.map(({ name }) => name)}::text[],
        ${sources.map(({ namespace }) => namespace)}::uuid[],
        ${sources.map(({ created }) => created)}::timestamptz[])
      ON CONFLICT (name) DO UPDATE SET namespace = excluded.namespace, created = excluded.created`,
  )

const insertVersions = (client: PoolClient, rows: readonly LedgerRow[]) =>
  runPrepared(
    client,
    sql`INSERT INTO record.version
        (sequence, type, id, version, patient, source, author, time, action, hash, document)
      SELECT n.sequence, n.type, n.id, n.version, n.patient, n.source, n.author, n.time, n.action,
        decode(n.hash, 'hex'), n.document::jsonb
      FROM unnest(${rows.map((row) => row.sequence)}::bigint[], ${rows.map((row) => row.type)}::text[],
        ${rows.map((row) => row.id)}::text[], ${rows.map((row) => row.version)}::int[],
        ${rows.map((row) => row.patient)}::text[], ${rows.map((row) => row.source)}::text[],
        ${rows.map((row) => row.author)}::text[], ${rows.map((row) => row.time)}::timestamptz[],
        ${rows.map((row) => row.action)}::text[], ${rows.map((row) => row.hash)}::text[],
        ${rows.map((row) => row.document)}::text[])
        AS n(sequence, type, id, version, patient, source, author, time, action, hash, document)`,
  )
