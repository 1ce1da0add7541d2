/** What to do with an embedded PostgreSQL that runs: find it, own it, use it, stop it. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import pg from 'pg'
import { EmbeddedPostgresError } from './embedded-error.ts'
import {
  disownLockFile,
  isAlive,
  isBeingLocked,
  isServerOf,
  readLockFile,
} from './embedded-lock.ts'
import type { LockFile } from './embedded-lock.ts'
import type { Cluster } from './embedded-server.ts'

/** Whoever starts a server stops it, and nobody else while that process lives. */
export type RunningServer = { port: number; isOurs: boolean }

const DATABASE = 'socle'
const PATIENCE = 30_000

/** The server that runs on this folder, once it is ready; a lock file left by a dead one is freed. */
export async function findRunning(cluster: Cluster): Promise<RunningServer | undefined> {
  const { place, data } = cluster
  for (const start = Date.now(); Date.now() - start < PATIENCE; await wait(50)) {
    if (isBeingLocked(data)) continue
    const lock = readLockFile(data)
    if (lock === undefined) return undefined
    if (!isServerOf(data, lock)) {
      if (isAlive(lock.pid)) disownLockFile(data)
      return undefined
    }
    if (lock.isReady) return { port: lock.port, isOurs: isOrphan(cluster) && own(cluster) }
  }
  throw new EmbeddedPostgresError('busy', place)
}

const ownerFile = ({ place }: Cluster): string => join(place, 'owner')

/** Notes that this process is the one to stop the server. */
export function own(cluster: Cluster): true {
  writeFileSync(ownerFile(cluster), `${process.pid}`)
  return true
}

/** Has the process that started the server died without stopping it? */
function isOrphan(cluster: Cluster): boolean {
  const file = ownerFile(cluster)
  return existsSync(file) && !isAlive(Number(readFileSync(file, 'utf8')))
}

/** The address of our database, made on the first start. */
export async function ensureDatabase(port: number, password: string): Promise<string> {
  const url = (database: string): string =>
    `postgresql://socle:${password}@127.0.0.1:${port}/${database}`
  const client = new pg.Client({ connectionString: url('postgres') })
  await client.connect()
  try {
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1', [DATABASE])
    if (found.rowCount === 0) await client.query(`CREATE DATABASE ${DATABASE}`)
  } catch (error) {
    if (!isAlreadyMade(error)) throw error
  } finally {
    await client.end()
  }
  return url(DATABASE)
}

/** Two first starts at once: duplicate_database, or its unique violation on pg_database. */
const isAlreadyMade = (error: unknown): boolean =>
  error instanceof pg.DatabaseError && (error.code === '42P04' || error.code === '23505')

/** Asks for a fast shutdown: sessions are ended, nothing that was committed is lost. */
export function interruptServer({ data }: Cluster): LockFile | undefined {
  const lock = readLockFile(data)
  if (lock === undefined || !isServerOf(data, lock)) return undefined
  process.kill(lock.pid, 'SIGINT')
  return lock
}

/** Stops the server; all is on disk when this returns. */
export async function stopServer(cluster: Cluster): Promise<void> {
  const lock = interruptServer(cluster)
  while (lock !== undefined && isServerOf(cluster.data, lock)) await wait(10)
}
