/** The record's own secrets: made once, kept in the database, so that all processes share them. */
import { randomBytes } from 'node:crypto'
import type { Database } from './database.ts'

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

async function loadKey(db: Database, name: string): Promise<Uint8Array> {
  await db.prisma.key.createMany({
    data: [{ name, secret: new Uint8Array(randomBytes(32)) }],
    skipDuplicates: true,
  })
  const { secret } = await db.prisma.key.findUniqueOrThrow({ where: { name } })
  return secret
}
