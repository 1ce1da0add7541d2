/** Takes away what is older than its class is kept, from the front of each chain; a signed text says where it now begins. */
import sql from 'sql-template-tag'
import type { Database } from '../database.ts'
import { runPrepared } from '../statement.ts'
import { inTransaction } from '../write-transaction.ts'
import type { AuditClass } from './entry.ts'
import type { AuditKey } from './key.ts'
import { keptSince } from './retention.ts'
import { deleteUpTo } from './rows.ts'
import { toPurgeText } from './signed.ts'
import type { Head } from './writer.ts'

export interface PurgeOptions {
  readonly key: AuditKey
  /** Months by class. */
  readonly retention: ReadonlyMap<AuditClass, number>
  readonly now: Date
  /** Nothing later than this goes, however short it would be kept. */
  readonly before: Date | undefined
}

/** Purges; how many rows went, by class. */
export async function purgeAudit(
  db: Database,
  { key, retention, now, before }: PurgeOptions,
): Promise<Readonly<Record<string, number>>> {
  const gone: Record<string, number> = {}
  for (const [name, months] of retention) {
    const since = keptSince(months, now)
    const bound = before !== undefined && before < since ? before : since
    gone[name] = 0
    for (const end of await loadEnds(db, name, bound)) gone[name] += await cut(db, key, end, now)
  }
  return gone
}

/** Of each chain, the last row of its beginning that is old enough. */
const loadEnds = (db: Database, name: AuditClass, bound: Date): Promise<Head[]> =>
  runPrepared(
    db.pool,
    sql`SELECT c.id AS chain, e.position, encode(e.hash, 'hex') AS hash
      FROM audit.chain c CROSS JOIN LATERAL (
        SELECT e.position, e.hash FROM audit.entry e
        WHERE e.chain = c.id AND e.position < coalesce((SELECT min(k.position) FROM audit.entry k
          WHERE k.chain = c.id AND k.time >= ${bound.toISOString()}::timestamptz), 9223372036854775807)
        ORDER BY e.position DESC LIMIT 1) e
      WHERE c.class = ${name}`,
  )

/** Both in one transaction: a chain that begins late without a reason counts as changed. */
const cut = (db: Database, key: AuditKey, end: Head, now: Date): Promise<number> =>
  inTransaction(db, async (client) => {
    const { chain, position } = end
    const time = now.toISOString()
    const signed = key.sign(toPurgeText(end, time))
    await client.query(`SET LOCAL socle.audit_purge = 'on'`)
    await runPrepared(
      client,
      sql`INSERT INTO audit.purge (chain, position, time, text, key, signature)
        VALUES (${chain}, ${position}::bigint, ${time}, ${signed.text}, ${signed.key}, ${signed.signature})`,
    )
    const [counted] = await runPrepared<{ count: number }>(
      client,
      sql`SELECT count(*) AS count FROM audit.entry WHERE chain = ${chain} AND position <= ${position}::bigint`,
    )
    await deleteUpTo(client, chain, position)
    return counted?.count ?? 0
  })
