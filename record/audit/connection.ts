/** The connection of the audit trail: one of its own, as the role that may add rows and nothing else, where there is one. */
import pg from 'pg'
import sql from 'sql-template-tag'
import type { Database } from '../database.ts'
import { runPrepared } from '../statement.ts'

/** Made by the migration where its user may make roles; else by the database's administrator. */
const role = 'socle_audit'

/** May the server's own user take the role? */
async function hasRole(db: Database): Promise<boolean> {
  const found = await runPrepared(
    db.pool,
    sql`SELECT FROM pg_roles WHERE rolname = ${role} AND pg_has_role(current_user, oid, 'MEMBER')`,
  )
  return found.length > 0
}

export interface AuditConnection {
  readonly pool: pg.Pool
  /** Does it add rows as a role that may do nothing else? */
  readonly isAppendOnly: boolean
}

/** Opens the connection. A row is not durable before it is on disk, whatever the server's default. */
export async function openAuditConnection(db: Database): Promise<AuditConnection> {
  const isAppendOnly = await hasRole(db)
  const settings = [
    'timezone=UTC',
    'synchronous_commit=on',
    // Its few statements differ in the number of rows alone.
    'plan_cache_mode=force_generic_plan',
    ...(isAppendOnly ? [`role=${role}`] : []),
  ]
  const pool = new pg.Pool({
    connectionString: db.pool.options.connectionString,
    application_name: 'socle audit',
    max: 1,
    statement_timeout: 5_000,
    connectionTimeoutMillis: 10_000,
    options: settings.map((setting) => `-c ${setting}`).join(' '),
    types: db.pool.options.types,
  })
  // A lost connection fails the rows that are under way; the next ones get another.
  pool.on('error', () => undefined)
  return { pool, isAppendOnly }
}
