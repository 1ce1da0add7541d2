/** Opens the database: a pool for Prisma and the SQL beside it, and one for the hot reads. */
import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '../prisma/client/client.ts'
import { createPipelines, type Pipelines } from './pipelines.ts'

export type Database = {
  readonly pool: pg.Pool
  /**
   * For statements whose plan does not depend on their values: it is made once a connection. To plan the lists of a
   * patient takes ten times as long as to read them.
   */
  readonly planned: Pipelines
  readonly prisma: PrismaClient
  /** Tells of every statement sent to PostgreSQL, Prisma's too, until the returned function is called. */
  onStatement(listener: StatementListener): () => void
  close(): Promise<void>
}

export type StatementListener = (sql: string) => void

export type DatabaseOptions = {
  /** The most connections of `pool`; `planned` has six at most. */
  connections?: number
  /** How long one statement may take, in milliseconds. */
  statementTimeout?: number
  /** Told of a connection lost while nobody used it; the pool replaces it. */
  onConnectionLost?: (error: Error) => void
}

/** The database cannot be used; the message never holds the password. */
export class DatabaseUnavailableError extends Error {
  override readonly name = 'DatabaseUnavailableError'
}

const OLDEST = 15

/** Opens the database and makes sure that it answers; throws DatabaseUnavailableError. */
export async function openDatabase(url: string, options: DatabaseOptions = {}): Promise<Database> {
  const listeners = new Set<StatementListener>()
  const announce = (client: pg.ClientBase) => announceStatements(client, listeners)
  const pool = createPool(url, options).on('connect', announce)
  const planned = createPlanned(url, options, announce)
  const end = () => Promise.all([pool.end(), planned.end()])
  try {
    await assertVersion(pool)
  } catch (error) {
    await end()
    throw error instanceof DatabaseUnavailableError ? error : toUnavailable(url, error)
  }
  const prisma = new PrismaClient({ adapter: new PrismaPg(pool) })
  return {
    pool,
    planned,
    prisma,
    onStatement: (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    close: async () => {
      await prisma.$disconnect()
      await end()
    },
  }
}

/** A connection keeps whatever it has prepared: now and then it makes way for a fresh one. */
const lifetimeSeconds = 1_800

function createPool(url: string, options: DatabaseOptions): pg.Pool {
  const { connections = 10, onConnectionLost } = options
  const pool = new pg.Pool({
    ...toConfig(url, options),
    max: connections,
    maxLifetimeSeconds: lifetimeSeconds,
  })
  pool.on('error', (error) => onConnectionLost?.(error))
  return pool
}

/** Its statements take less than a millisecond: more connections would only wait for each other. */
const mostPlanned = 4

function createPlanned(
  url: string,
  options: DatabaseOptions,
  announce: (client: pg.ClientBase) => void,
): Pipelines {
  const { connections = mostPlanned, onConnectionLost } = options
  return createPipelines(toConfig(url, options, ['plan_cache_mode=force_generic_plan']), {
    connections: Math.min(connections, mostPlanned),
    lifetimeSeconds,
    onConnect: announce,
    onLost: (error) => onConnectionLost?.(error),
  })
}

const toConfig = (
  url: string,
  { statementTimeout = 30_000 }: DatabaseOptions,
  settings: readonly string[] = [],
): pg.ClientConfig => ({
  connectionString: url,
  application_name: 'socle',
  statement_timeout: statementTimeout,
  connectionTimeoutMillis: 10_000,
  // Prisma writes and reads times without their zone.
  options: ['timezone=UTC', ...settings].map((setting) => `-c ${setting}`).join(' '),
  types: ownTypes(),
})

/**
 * How our own statements read values; Prisma brings its own. A ledger sequence stays below 2^53; a Date
 * would lose the microseconds that order and cursors depend on, and has no infinity.
 */
function ownTypes(): pg.CustomTypesConfig {
  const types = new pg.TypeOverrides()
  types.setTypeParser(pg.types.builtins.INT8, Number)
  types.setTypeParser(pg.types.builtins.TIMESTAMPTZ, (text) => text)
  return types
}

/** Every statement of a connection goes through its `query`, whoever sends it. */
function announceStatements(
  client: pg.ClientBase,
  listeners: ReadonlySet<StatementListener>,
): void {
  client.query = new Proxy(client.query, {
    apply: (query, self, values: unknown[]) => {
      if (listeners.size > 0) for (const listener of listeners) listener(textOf(values[0]))
      return Reflect.apply(query, self, values)
    },
  })
}

function textOf(statement: unknown): string {
  if (typeof statement === 'string') return statement
  const isConfig = typeof statement === 'object' && statement !== null && 'text' in statement
  return isConfig ? String(statement.text) : ''
}

async function assertVersion(pool: pg.Pool): Promise<void> {
  const { rows } = await pool.query<{ version: number }>(
    `SELECT current_setting('server_version_num')::int / 10000 AS version`,
  )
  const version = rows[0]?.version ?? 0
  if (version >= OLDEST) return
  throw new DatabaseUnavailableError(
    `PostgreSQL ${version} is too old: ${OLDEST} or later is needed`,
  )
}

/** What went wrong with the server's address, and never its password. */
function toUnavailable(url: string, error: unknown): DatabaseUnavailableError {
  const { host, pathname } = URL.canParse(url) ? new URL(url) : { host: '?', pathname: '' }
  const reason = error instanceof Error && 'code' in error ? String(error.code) : 'no answer'
  const where = `${host}${pathname}`
  return new DatabaseUnavailableError(`PostgreSQL at ${where} cannot be used (${reason})`, {
    cause: error,
  })
}

/** Counts the statements sent from now on: what tests and the bench assert of a request. */
export function countStatements(db: Database): {
  readonly statements: readonly string[]
  stop(): void
} {
  const statements: string[] = []
  return { statements, stop: db.onStatement((sql) => statements.push(sql)) }
}
