/** The record's own secrets: made once, kept in the database, so that all processes share them. */
import { randomBytes } from 'node:crypto'
import sql from 'sql-template-tag'
import type { Database } from './database.ts'
import { runPrepared } from './statement.ts'

export interface Keys {
  /** Signs cursors. */
  readonly cursor: Uint8Array
  /** Seals references. */
  readonly seal: Uint8Array
}

/** Reads the keys of this record, making those that are not there yet; 32 bytes each. */
export async function loadKeys(db: Database): Promise<Keys> {
  return { cursor: await loadKey(db, 'cursor'), seal: await loadKey(db, 'seal') }
}

/** By SQL: a process's first Prisma query costs it half a second of start. */
export async function loadKey(db: Pick<Database, 'pool'>, name: string): Promise<Uint8Array> {
  const made = randomBytes(32)
  await runPrepared(
    db.pool,
    sql`INSERT INTO record.key (name, secret) VALUES (${name}, ${made}) ON CONFLICT DO NOTHING`,
  )
  const [key] = await runPrepared<{ secret: Buffer }>(
    db.pool,
    sql`SELECT secret FROM record.key WHERE name = ${name}`,
  )
  if (key === undefined) throw new Error('a key of the record is missing')
  return key.secret
}
