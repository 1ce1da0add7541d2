/** The SQL of accounts and of attempts to sign in. */
import sql from 'sql-template-tag'
import type { Database } from '../record/database.ts'
import { runPrepared } from '../record/statement.ts'
import type { Limit } from './attempts.ts'

type Pool = Pick<Database, 'pool'>

/** An account as it is kept. */
export interface AccountRow {
  readonly id: string
  readonly name: string
  readonly display: string
  readonly fhirUser: string
  readonly roles: readonly string[]
  readonly rights: readonly string[]
  readonly password: string
  readonly secret: string | null
  readonly enabled: boolean
}

const columns = sql`id, name, display, "fhirUser", roles, rights, password, secret, enabled`

export async function loadAccount(db: Pool, id: string): Promise<AccountRow | undefined> {
  const [row] = await runPrepared<AccountRow>(
    db.pool,
    sql`SELECT ${columns} FROM smart.account WHERE id = ${id}`,
  )
  return row
}

export async function loadAccountNamed(db: Pool, name: string): Promise<AccountRow | undefined> {
  const [row] = await runPrepared<AccountRow>(
    db.pool,
    sql`SELECT ${columns} FROM smart.account WHERE name = ${name}`,
  )
  return row
}

export const loadAccounts = (db: Pool): Promise<AccountRow[]> =>
  runPrepared<AccountRow>(db.pool, sql`SELECT ${columns} FROM smart.account ORDER BY name`)

/** False when the name is taken. */
export async function insertAccount(db: Pool, row: Omit<AccountRow, 'enabled'>): Promise<boolean> {
  const inserted = await runPrepared<{ id: string }>(
    db.pool,
    sql`INSERT INTO smart.account (id, name, display, "fhirUser", roles, rights, password, secret)
      VALUES (${row.id}, ${row.name}, ${row.display}, ${row.fhirUser}, ${row.roles}, ${row.rights},
        ${row.password}, ${row.secret})
      ON CONFLICT (name) DO NOTHING RETURNING id`,
  )
  return inserted.length === 1
}

/** What of an account may be changed; what is absent stays, a null secret is taken away. */
export interface AccountChange {
  readonly password?: string
  readonly enabled?: boolean
  readonly secret?: null
}

/** False when there is no such account. */
export async function updateAccount(
  db: Pool,
  name: string,
  { password, enabled, secret }: AccountChange,
): Promise<boolean> {
  const updated = await runPrepared<{ id: string }>(
    db.pool,
    sql`UPDATE smart.account SET password = coalesce(${password ?? null}, password),
        enabled = coalesce(${enabled ?? null}::boolean, enabled),
        secret = CASE WHEN ${secret === null} THEN NULL ELSE secret END
      WHERE name = ${name} RETURNING id`,
  )
  return updated.length === 1
}

/** Keeps the secret of an account that has none; false when it has one already. */
export async function insertSecret(
  db: Pool,
  { id, secret, step }: { id: string; secret: string; step: number },
): Promise<boolean> {
  const updated = await runPrepared<{ id: string }>(
    db.pool,
    sql`UPDATE smart.account SET secret = ${secret}, step = ${step}
      WHERE id = ${id} AND secret IS NULL RETURNING id`,
  )
  return updated.length === 1
}

/** Takes the code of a step; false when it or a later one was taken, by whichever of several that come at once. */
export async function takeStep(db: Pool, id: string, step: number): Promise<boolean> {
  const updated = await runPrepared<{ id: string }>(
    db.pool,
    sql`UPDATE smart.account SET step = ${step} WHERE id = ${id} AND step < ${step} RETURNING id`,
  )
  return updated.length === 1
}

/**
 * Counts an attempt before it is made, so that many at once are counted, too; false while there is a wait. Where none
 * is due yet the time is not asked: of two at once the earlier one finds what the later one wrote.
 */
export async function takeAttempt(db: Pool, key: string, limit: Limit): Promise<boolean> {
  const { free, firstWait, longestWait, memory } = limit
  const failures = sql`CASE WHEN known.updated < now() - make_interval(secs => ${memory})
    THEN 1 ELSE known.failures + 1 END`
  const taken = await runPrepared<{ failures: number }>(
    db.pool,
    sql`INSERT INTO smart.attempt AS known (key, failures, until, updated)
      VALUES (${key}, 1, now(), now())
      ON CONFLICT (key) DO UPDATE SET failures = ${failures}, updated = now(),
        until = now() + make_interval(secs => CASE WHEN ${failures} < ${free} THEN 0
          ELSE least(${longestWait}::float, ${firstWait} * 2 ^ least(${failures} - ${free}, 20)) END)
      WHERE known.failures < ${free} OR known.until <= now() RETURNING failures`,
  )
  return taken.length === 1
}

/** How many seconds are left to wait. */
export async function waitOf(db: Pool, key: string): Promise<number> {
  const [wait] = await runPrepared<{ seconds: number }>(
    db.pool,
    sql`SELECT ceil(extract(epoch FROM until - now()))::int AS seconds FROM smart.attempt WHERE key = ${key}`,
  )
  return Math.max(wait?.seconds ?? 0, 1)
}

export const giveBackAttempt = async (db: Pool, key: string): Promise<void> => {
  await runPrepared(
    db.pool,
    sql`UPDATE smart.attempt SET failures = greatest(failures - 1, 0), until = now() WHERE key = ${key}`,
  )
}

/** Forgets the attempts of one, and with them those of all that count no more. */
export const resetAttempts = async (db: Pool, key: string): Promise<void> => {
  await runPrepared(
    db.pool,
    sql`DELETE FROM smart.attempt
      WHERE key = ${key} OR (updated < now() - interval '1 day' AND until < now())`,
  )
}
