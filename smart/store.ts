/** What the authorization server keeps, in PostgreSQL: the one file here that speaks SQL. All processes share it. */
import { createHash } from 'node:crypto'
import sql from 'sql-template-tag'
import { isObject } from '../fhir/object.ts'
import type { Database } from '../record/database.ts'
import { runPrepared } from '../record/statement.ts'

/** A thing by its kind (`Session`, `RefreshToken` …) and its id. */
export interface EntryName {
  readonly model: string
  readonly id: string
}

/** What is kept of it. */
export interface Entry {
  readonly payload: object
  /** The grant it ends with. */
  readonly grant?: string | undefined
  readonly account?: string | undefined
  readonly uid?: string | undefined
  /** How long it lives; for ever when undefined. */
  readonly seconds?: number | undefined
}

/** What was kept, as long as it lives. */
export interface FoundEntry {
  readonly payload: Readonly<Record<string, unknown>>
  /** Seconds since 1970. */
  readonly consumed: number | undefined
}

/** A key pair that signs tokens. */
export interface StoredKey {
  readonly kid: string
  readonly alg: string
  readonly jwk: Readonly<Record<string, unknown>>
  /** Seconds since 1970. */
  readonly created: number
}

type Pool = Pick<Database, 'pool'>

/** Who reads the table learns no id that could be presented. */
const keyOf = (id: string): string => createHash('sha256').update(id).digest('base64url')

interface Row {
  payload: unknown
  consumed: number | null
}

const toFound = (row: Row | undefined): FoundEntry | undefined =>
  row !== undefined && isObject(row.payload)
    ? { payload: row.payload, consumed: row.consumed ?? undefined }
    : undefined

const values = ({ model, id }: EntryName, { payload, grant, account, uid, seconds }: Entry) =>
  sql`(${model}, ${keyOf(id)}, ${grant ?? null}, ${account ?? null}, ${uid ?? null}, ${JSON.stringify(payload)}::jsonb,
    now() + ${seconds ?? null}::float8 * interval '1 second')`

/** Keeps a thing; what was kept under its name is replaced, but never made unconsumed. */
export const saveEntry = ({ pool }: Pool, name: EntryName, entry: Entry): Promise<object[]> =>
  runPrepared(
    pool,
    sql`INSERT INTO smart.entry (model, key, "grant", account, uid, payload, expires) VALUES ${values(name, entry)}
      ON CONFLICT (model, key) DO UPDATE SET "grant" = excluded."grant", account = excluded.account,
        uid = excluded.uid, payload = excluded.payload, expires = excluded.expires`,
  )

/** Keeps a thing that nobody has kept yet; false when somebody has, in whichever process. */
export async function saveNewEntry({ pool }: Pool, name: EntryName, entry: Entry) {
  const saved = await runPrepared(
    pool,
    sql`INSERT INTO smart.entry (model, key, "grant", account, uid, payload, expires) VALUES ${values(name, entry)}
      ON CONFLICT (model, key) DO UPDATE SET payload = excluded.payload, expires = excluded.expires
        WHERE smart.entry.expires <= now() RETURNING key`,
  )
  return saved.length > 0
}

const columns = sql`payload, extract(epoch FROM consumed)::float8 AS consumed`
const alive = sql`(expires IS NULL OR expires > now())`

/** What was kept under this name, as long as it lives. */
export async function findEntry({ pool }: Pool, { model, id }: EntryName) {
  const [row] = await runPrepared<Row>(
    pool,
    sql`SELECT ${columns} FROM smart.entry WHERE model = ${model} AND key = ${keyOf(id)} AND ${alive}`,
  )
  return toFound(row)
}

/** The same by the second id of a session. */
export async function findEntryByUid({ pool }: Pool, model: string, uid: string) {
  const [row] = await runPrepared<Row>(
    pool,
    sql`SELECT ${columns} FROM smart.entry WHERE model = ${model} AND uid = ${uid} AND ${alive}`,
  )
  return toFound(row)
}

/** Marks a thing as used; false when it was used before, or is not there. */
export async function consumeEntry({ pool }: Pool, { model, id }: EntryName): Promise<boolean> {
  const consumed = await runPrepared(
    pool,
    sql`UPDATE smart.entry SET consumed = now()
      WHERE model = ${model} AND key = ${keyOf(id)} AND consumed IS NULL RETURNING key`,
  )
  return consumed.length > 0
}

/** Ends things, and takes back those access tokens among them that would have lived on. */
const end = ({ pool }: Pool, which: ReturnType<typeof sql>): Promise<{ token: string }[]> =>
  runPrepared(
    pool,
    sql`WITH ended AS (DELETE FROM smart.entry WHERE ${which} RETURNING model, payload, expires)
      INSERT INTO smart.revocation (token, expires)
      SELECT DISTINCT payload->>'jti', expires FROM ended
      WHERE model IN ('AccessToken', 'ClientCredentials') AND expires > now() AND payload ? 'jti'
      ON CONFLICT DO NOTHING RETURNING token`,
  )

/** Ends one thing. */
export const endEntry = (db: Pool, { model, id }: EntryName) =>
  end(db, sql`model = ${model} AND key = ${keyOf(id)}`)

/** Ends a grant with everything that was handed out under it. */
export const endGrant = (db: Pool, grant: string) => end(db, sql`"grant" = ${grant}`)

/** Ends everything of an account: its sessions, its grants, its tokens. */
export const endAccount = (db: Pool, account: string) =>
  end(
    db,
    sql`account = ${account}
      OR "grant" IN (SELECT g."grant" FROM smart.entry g WHERE g.account = ${account} AND g."grant" IS NOT NULL)`,
  )

/** The access tokens that were taken back and would still live. */
export const loadRevoked = ({ pool }: Pool): Promise<{ token: string }[]> =>
  runPrepared(pool, sql`SELECT token FROM smart.revocation WHERE expires > now()`)

/** Forgets what has ended; tokens taken back a while later, for clocks differ. */
export async function forgetEnded({ pool }: Pool): Promise<void> {
  await runPrepared(pool, sql`DELETE FROM smart.entry WHERE expires <= now()`)
  await runPrepared(
    pool,
    sql`DELETE FROM smart.revocation WHERE expires <= now() - interval '1 hour'`,
  )
}

/** The signing keys, oldest first. */
export const loadSigningKeys = ({ pool }: Pool): Promise<StoredKey[]> =>
  runPrepared(
    pool,
    sql`SELECT kid, alg, jwk, extract(epoch FROM created)::float8 AS created FROM smart.key ORDER BY created, kid`,
  )

/** Adds a key unless one of its algorithm is newer than `newest` (seconds): of two processes at once both may, to no harm. */
export const addSigningKey = (
  { pool }: Pool,
  { kid, alg, jwk }: Omit<StoredKey, 'created'>,
  newest: number,
): Promise<object[]> =>
  runPrepared(
    pool,
    sql`INSERT INTO smart.key (kid, alg, jwk) SELECT ${kid}, ${alg}, ${JSON.stringify(jwk)}::jsonb
      WHERE NOT EXISTS (SELECT FROM smart.key k WHERE k.alg = ${alg} AND extract(epoch FROM k.created) > ${newest})`,
  )

/** Removes keys for good. */
export const removeSigningKeys = ({ pool }: Pool, kids: readonly string[]): Promise<object[]> =>
  runPrepared(pool, sql`DELETE FROM smart.key WHERE kid = ANY(${kids}::text[])`)
