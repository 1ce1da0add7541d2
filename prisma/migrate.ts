/**
 * Applies the migrations, offline, and keeps Prisma's own `_prisma_migrations`, so that a site with the
 * CLI may use `prisma migrate deploy` on the same folder. Not Prisma's engine: through the driver adapter
 * it cuts a script at every semicolon, function bodies included, and commits each piece alone.
 */
import { createHash, randomUUID } from 'node:crypto'
import pg from 'pg'
import { readMigrations } from './schema-files.ts'
import type { Migration } from './schema-files.ts'

/** The key under which Prisma's CLI too lets one process migrate at a time. */
const PRISMA_LOCK = 72707369

const HISTORY = `
  CREATE TABLE IF NOT EXISTS public._prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL,
    checksum varchar(64) NOT NULL,
    finished_at timestamptz,
    migration_name varchar(255) NOT NULL,
    logs text,
    rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(),
    applied_steps_count integer NOT NULL DEFAULT 0
  )`

type Applied = { name: string; checksum: string; finished: boolean }

/** The database and the migrations of this version do not go together. */
export class MigrationError extends Error {
  override readonly name = 'MigrationError'
}

/** Brings the database to the last migration; answers the names of those it applied. */
export async function migrate(
  url: string,
  migrations: readonly Migration[] = readMigrations(),
): Promise<readonly string[]> {
  const client = new pg.Client({ connectionString: url, application_name: 'socle migrate' })
  await client.connect()
  try {
    const pending = findPending(await loadHistory(client), migrations)
    return pending.length === 0 ? [] : await applyLocked(client, migrations)
  } finally {
    await client.end()
  }
}

/** Reads the history again under the lock: another process may just have applied the same ones. */
async function applyLocked(
  client: pg.Client,
  migrations: readonly Migration[],
): Promise<readonly string[]> {
  // The lock is the session's and ends with it.
  await client.query('SELECT pg_advisory_lock($1)', [PRISMA_LOCK])
  await client.query(HISTORY)
  const pending = findPending(await loadHistory(client), migrations)
  for (const migration of pending) await apply(client, migration)
  return pending.map(({ name }) => name)
}

async function apply(client: pg.Client, { name, sql }: Migration): Promise<void> {
  try {
    await client.query('BEGIN')
    await client.query(sql)
    await client.query(
      `INSERT INTO public._prisma_migrations
         (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, now(), clock_timestamp(), 1)`,
      [randomUUID(), checksumOf(sql), name],
    )
    await client.query('COMMIT')
  } catch (error) {
    await client.query('ROLLBACK')
    throw new MigrationError(`migration ${name} failed and left nothing behind`, { cause: error })
  }
}

async function loadHistory(client: pg.Client): Promise<readonly Applied[]> {
  const known = await client.query(
    `SELECT to_regclass('public._prisma_migrations') IS NOT NULL AS known`,
  )
  if (known.rows[0].known !== true) return []
  const { rows } = await client.query<Applied>(
    `SELECT migration_name AS name, checksum, finished_at IS NOT NULL AS finished
     FROM public._prisma_migrations WHERE rolled_back_at IS NULL`,
  )
  return rows
}

/** The migrations still to apply, provided that what was applied is what stands here. */
function findPending(
  history: readonly Applied[],
  migrations: readonly Migration[],
): readonly Migration[] {
  for (const { name, checksum, finished } of history) {
    const migration = migrations.find((candidate) => candidate.name === name)
    if (migration === undefined) throw new MigrationError(`the database is ahead: it knows ${name}`)
    if (!finished) throw new MigrationError(`migration ${name} was begun and not finished`)
    if (checksum !== checksumOf(migration.sql)) {
      throw new MigrationError(`migration ${name} was changed after it was applied`)
    }
  }
  const applied = new Set(history.map(({ name }) => name))
  return migrations.filter(({ name }) => !applied.has(name))
}

/** As Prisma computes it. */
const checksumOf = (sql: string): string => createHash('sha256').update(sql).digest('hex')
