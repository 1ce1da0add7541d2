/** Reads the ledger for an export, batch by batch, so that memory does not grow with the record. */
import type { PoolClient } from 'pg'
import sql, { raw, type Sql } from 'sql-template-tag'
import { toInstant } from '../instant.ts'
import { runPrepared } from '../statement.ts'
import type { LedgerRow } from './line.ts'
import type { ExportedSource } from './manifest.ts'

const batch = { rows: 1_000, bytes: 8 * 1024 * 1024 }

/** The first rows of a statement, as many as memory should hold; always at least one. */
const firstOf = (rows: Sql, order: Sql) => sql`(
  SELECT * FROM (
    SELECT found.*, row_number() OVER (ORDER BY ${order}) AS position,
      sum(coalesce(pg_column_size(document), 0)) OVER (ORDER BY ${order}) AS size
    FROM (${rows} LIMIT ${batch.rows}) found) sized
  WHERE position = 1 OR size <= ${batch.bytes})`

const instant = toInstant('time')

/** Every version, in the order of the ledger. */
export async function* readLedger(client: PoolClient): AsyncGenerator<LedgerRow> {
  for (let last = 0; ;) {
    const rows = await loadLedger(client, last)
    yield* rows
    const next = rows.at(-1)
    if (next === undefined) return
    last = next.sequence
  }
}

const bySequence = raw('sequence')

const loadLedger = (client: PoolClient, after: number) =>
  runPrepared<LedgerRow>(
    client,
    sql`SELECT sequence, type, id, version, patient, source, author, ${instant} AS time, action,
        encode(hash, 'hex') AS hash, document::text AS document
      FROM ${firstOf(
        sql`SELECT * FROM record.version WHERE sequence > ${after} ORDER BY sequence`,
        bySequence,
      )} batch ORDER BY sequence`,
  )

/** The last version of a resource, as FHIR; without a document it is deleted. */
export interface CurrentRow {
  readonly type: string
  readonly id: string
  readonly source: string
  readonly action: string
  readonly time: string
  readonly document: string | null
}

/** The last version of every resource, type by type. */
export async function* readCurrent(client: PoolClient): AsyncGenerator<CurrentRow> {
  for (let last: { type: string; id: string } = { type: '', id: '' }; ;) {
    const rows = await loadCurrent(client, last)
    yield* rows
    const next = rows.at(-1)
    if (next === undefined) return
    last = next
  }
}

const byKey = raw('type, id')

/** jsonb adds the members of `meta` without touching the rest, numbers included. */
const loadCurrent = (client: PoolClient, after: { type: string; id: string }) =>
  runPrepared<CurrentRow>(
    client,
    sql`SELECT type, id, source, action, ${instant} AS time,
        jsonb_set(document, '{meta}', coalesce(document->'meta', '{}')
          || jsonb_build_object('versionId', version::text, 'lastUpdated', ${instant}))::text AS document
      FROM ${firstOf(
        sql`SELECT DISTINCT ON (type, id) * FROM record.version
          WHERE (type, id) > (${after.type}, ${after.id}) ORDER BY type, id, version DESC`,
        byKey,
      )} batch ORDER BY type, id`,
  )

/** The sources, by name. */
export const loadSources = (client: PoolClient): Promise<ExportedSource[]> =>
  runPrepared(
    client,
    sql`SELECT name, namespace, ${toInstant('created')} AS created FROM record.source ORDER BY name`,
  )

/** The last time in the ledger; the time of the last place is not always it. */
export async function loadLastTime(client: PoolClient): Promise<string | null> {
  const [row] = await runPrepared<{ time: string | null }>(
    client,
    sql`SELECT ${toInstant('max(time)')} AS time FROM record.version`,
  )
  return row?.time ?? null
}
