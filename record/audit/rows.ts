/** Reads the audit trail as it was hashed. */
import sql, { raw, type Sql } from 'sql-template-tag'
import type { Pool, PoolClient } from 'pg'
import { toInstant } from '../instant.ts'
import { runPrepared } from '../statement.ts'
import type { AuditClass, Chained } from './entry.ts'

/** The columns of a row, called `e`, of a chain, called `c`; pg gives lists of numbers as texts unless they are JSON. */
export const entryColumns: Sql = sql`e.chain, e.position, c.class, ${toInstant('e.time')} AS time, e.request, e.face,
  e.interaction, e.outcome, e.issuer, e.subject, e."user", e.roles, e.units, e.client, e.address, e.token, e.purpose, e.openings,
  encode(e.operation, 'hex') AS operation, e.name, e.patients, e.everyone, e.asked, to_json(e.shown) AS shown,
  to_json(e.written) AS written, e.counted, e.detail, encode(e.previous, 'hex') AS previous, encode(e.hash, 'hex') AS hash`

/** A chain that the trail knows. */
export interface Chain {
  readonly id: string
  readonly process: string
  readonly class: AuditClass
  /** Where its rows begin: after what was purged. */
  readonly purged: number
}

export const loadChains = (on: Pool): Promise<Chain[]> =>
  runPrepared(
    on,
    sql`SELECT c.id, c.process, c.class, coalesce((SELECT max(p.position) FROM audit.purge p WHERE p.chain = c.id), 0) AS purged
      FROM audit.chain c ORDER BY c.started, c.id`,
  )

const batch = raw('2000')

/** The rows of a chain, in order. */
export async function* readChain(on: Pool, chain: string): AsyncGenerator<Chained> {
  for (let last = Number.MIN_SAFE_INTEGER; ;) {
    const rows = await runPrepared<Chained>(
      on,
      sql`SELECT ${entryColumns} FROM audit.entry e JOIN audit.chain c ON c.id = e.chain
        WHERE e.chain = ${chain} AND e.position > ${last}::bigint ORDER BY e.position LIMIT ${batch}`,
    )
    yield* rows
    const end = rows.at(-1)
    if (end === undefined) return
    last = end.position
  }
}

/** Rows whose chain the trail does not know. */
export async function countStrays(on: Pool): Promise<number> {
  const [row] = await runPrepared<{ count: number }>(
    on,
    sql`SELECT count(*) AS count FROM audit.entry e WHERE NOT EXISTS (SELECT FROM audit.chain c WHERE c.id = e.chain)`,
  )
  return row?.count ?? 0
}

/** A signed text as it is stored. */
export interface StoredText {
  readonly text: string
  readonly key: Buffer
  readonly signature: Buffer
}

export const loadCheckpoints = (on: Pool): Promise<StoredText[]> =>
  runPrepared(on, sql`SELECT text, key, signature FROM audit.checkpoint ORDER BY process, number`)

export const loadPurges = (on: Pool): Promise<StoredText[]> =>
  runPrepared(on, sql`SELECT text, key, signature FROM audit.purge ORDER BY chain, position`)

/** The rows of a chain up to a position, inclusive, are taken away; only a purge may, and says so. */
export const deleteUpTo = (
  client: PoolClient,
  chain: string,
  position: number,
): Promise<object[]> =>
  runPrepared(
    client,
    sql`DELETE FROM audit.entry WHERE chain = ${chain} AND position <= ${position}::bigint`,
  )
