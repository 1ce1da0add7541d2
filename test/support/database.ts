/** A database of its own for a test, cloned from the migrated template. */
import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { inject } from 'vitest'
import { openDatabase } from '../../record/database.ts'
import type { Database, DatabaseOptions } from '../../record/database.ts'

export type TestDatabase = Database & { url: string; drop(): Promise<void> }

/** Makes a migrated, empty database and opens it; `drop` closes it and removes it. */
export async function createTestDatabase(options: DatabaseOptions = {}): Promise<TestDatabase> {
  const { url, drop } = await createDatabase(inject('template'))
  const db = await openDatabase(url, options)
  return {
    ...db,
    url,
    drop: async () => {
      await db.close()
      await drop()
    },
  }
}

/** Makes a database without opening it: a clone of the template, or an empty one. */
export async function createDatabase(
  template = 'template0',
): Promise<{ url: string; drop(): Promise<void> }> {
  const server = inject('postgres')
  const name = `socle_test_${randomBytes(6).toString('hex')}`
  await runOn(server, `CREATE DATABASE ${name} TEMPLATE ${template}`)
  return {
    url: databaseUrl(server, name),
    drop: () => runOn(server, `DROP DATABASE ${name} WITH (FORCE)`),
  }
}

/** The address of another database of the same server. */
export function databaseUrl(server: string, database: string): string {
  const url = new URL(server)
  url.pathname = database
  return url.href
}

/** Runs one statement on a connection of its own. */
export async function runOn(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}
