/** What everything measured stands on: the database of a data directory, whom to ask about, and a token. */
import { join } from 'node:path'
import { createDevelopmentIssuer } from '../access/development.ts'
import { migrate } from '../prisma/migrate.ts'
import { openDatabase, type Database } from '../record/database.ts'
import { startEmbedded } from '../record/embedded.ts'
import type { Subjects } from './cases.ts'
import { findPostgres, loadCode, loadPatients, type Postgres } from './postgres.ts'
import { audience } from './server.ts'

/** Reads and searches everything, as a department of medical information does. */
const physician = { scope: 'user/*.rs', roles: ['information'] } as const
/** A service of the hospital that writes. */
const writer = { scope: 'system/*.cruds' } as const

export type Opened = {
  readonly directory: string
  readonly databaseUrl: string
  readonly db: Database
  readonly postgres: Postgres
  readonly subjects: Subjects
  readonly token: string
  /** Who may write, too. */
  readonly writingToken: string
}

/** Starts the PostgreSQL of a data directory, or joins the one that a server has started there. */
export async function withGround<T>(
  directory: string,
  work: (opened: Opened) => Promise<T>,
): Promise<T> {
  const embedded = await startEmbedded({ directory: join(directory, 'postgres') })
  try {
    await migrate(embedded.url)
    const db = await openDatabase(embedded.url, { statementTimeout: 0 })
    try {
      return await work(await open(directory, embedded.url, db))
    } finally {
      await db.close()
    }
  } finally {
    await embedded.stop()
  }
}

async function open(directory: string, databaseUrl: string, db: Database): Promise<Opened> {
  const issuer = await createDevelopmentIssuer({ directory, audience, environment: 'development' })
  return {
    directory,
    databaseUrl,
    db,
    postgres: await findPostgres(db),
    subjects: { patients: await loadPatients(db), code: await loadCode(db) },
    token: await issuer.sign(physician),
    writingToken: await issuer.sign(writer),
  }
}
