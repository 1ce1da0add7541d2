/** Measures the server: its first start with the load of the demo hospital, its next start, then the queries. */
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { createDevelopmentIssuer } from '../access/development.ts'
import { openDatabase, type Database } from '../record/database.ts'
import { startEmbedded } from '../record/embedded.ts'
import type { Options } from './options.ts'
import { findPostgres, loadPatients, loadSizes } from './postgres.ts'
import { memoryOf } from './processes.ts'
import type { ServerFigures } from './report.ts'
import { measureCases } from './rounds.ts'
import { startServer, type Server } from './server.ts'

/** Reads and searches everything, as the demo's physician does. */
const physician = { scope: 'user/*.rs', roles: ['information'] } as const

export async function measureServer(
  folder: string,
  options: Options,
  say: (line: string) => void,
): Promise<ServerFigures> {
  const directory = join(folder, 'server')
  mkdirSync(directory, { mode: 0o755 })
  say(`first start, with a demo hospital of ${options.patients} patients`)
  const first = await startServer({ directory, patients: options.patients })
  const afterFirstStart = memoryOf(first.pid).now
  await first.stop()
  say('next start')
  const { patients, profile } = options
  const server = await startServer({ directory, patients, profile })
  try {
    // The server has started PostgreSQL on this folder: here it is joined.
    const { url } = await startEmbedded({ directory: join(directory, 'postgres') })
    const db = await openDatabase(url)
    const start = { firstSeconds: first.seconds, nextSeconds: server.seconds }
    const request = { server, db, directory, options, say }
    const { memory, ...figures } = await measureRequests(request).finally(() => db.close())
    return { ...figures, start, memory: { ...memory, afterFirstStart } }
  } finally {
    await server.stop()
  }
}

type Request = {
  readonly server: Server
  readonly db: Database
  readonly directory: string
  readonly options: Options
  readonly say: (line: string) => void
}

async function measureRequests({ server, db, directory, options, say }: Request) {
  const afterNextStart = memoryOf(server.pid).now
  const postgres = await findPostgres(db)
  const { audience } = server
  const issuer = await createDevelopmentIssuer({ directory, audience, environment: 'development' })
  const token = await issuer.sign(physician)
  const patients = await loadPatients(db)
  const cases = await measureCases({ ...options, server, postgres, token, patients, say })
  const { now: afterRequests, most } = memoryOf(server.pid)
  const memory = { afterNextStart, afterRequests, most, postgres: postgres.memory() }
  say('counting statements')
  // Read late: a second graph in memory would slow the requests down.
  const { measureStatements } = await import('./statements.ts')
  const { only } = options
  return {
    postgresVersion: postgres.version,
    sizes: await loadSizes(db),
    memory,
    cases,
    statements: await measureStatements({ db, issuer, token, patients, only }),
  }
}
