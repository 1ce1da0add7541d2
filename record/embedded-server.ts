/** Runs PostgreSQL's own programs on one folder: makes the data, starts the server, stops it. */
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, chownSync, closeSync, existsSync, mkdirSync, openSync } from 'node:fs'
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import type { Binaries } from './embedded-binaries.ts'
import { toEmbeddedError } from './embedded-error.ts'
import { readLockFile } from './embedded-lock.ts'
import { install } from './embedded-place.ts'
import type { ServerUser } from './embedded-place.ts'

/** A place on disk, the programs, and the user they run as. */
export type Cluster = {
  place: string
  data: string
  binaries: Binaries
  user: ServerUser | undefined
  /** False in tests alone: what was written last may be lost with the machine. */
  durable: boolean
}

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  // A load locks every resource of a batch.
  max_locks_per_transaction: '256',
  shared_buffers: '256MB',
  work_mem: '16MB',
  maintenance_work_mem: '128MB',
  effective_cache_size: '1GB',
  max_wal_size: '2GB',
  random_page_cost: '1.1',
  jit: 'off',
  timezone: 'UTC',
  // The log must hold no health data: neither statements nor the values an error is about.
  log_timezone: 'UTC',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
} as const satisfies Record<string, string>

const careless = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' } as const

const passwordFile = (place: string): string => join(place, 'password')
const logFile = (place: string): string => join(place, 'postgres.log')

/** Neither our working folder nor our environment is the server's: it could not enter the one. */
const spawnOptions = ({ place, user }: Cluster) => ({ ...user, cwd: place, env: { LC_ALL: 'C' } })

/** Makes the data folder; whole or not at all, so that an interrupted first start leaves nothing half-made. */
export function initialise(cluster: Cluster): void {
  const { place, data, binaries, user, durable } = cluster
  const fresh = `${data}.new-${process.pid}`
  mkdirSync(fresh, { mode: 0o700 })
  if (user !== undefined) chownSync(fresh, user.uid, user.gid)
  const { status, error, stdout, stderr } = spawnSync(
    binaries.initdb,
    [
      `--pgdata=${fresh}`,
      '--username=socle',
      `--pwfile=${passwordFile(place)}`,
      '--auth=scram-sha-256',
      '--encoding=UTF8',
      '--locale=C',
      ...(durable ? [] : ['--no-sync']),
    ],
    { ...spawnOptions(cluster), encoding: 'utf8' },
  )
  if (status === 0) return install(fresh, data)
  rmSync(fresh, { recursive: true, force: true })
  throw toEmbeddedError(error ?? `${stdout}${stderr}`, { folder: place })
}

/** The password of this place, made once; who starts the server writes it, the server's user may read it. */
export function readPassword({ place, user }: Cluster): string {
  const file = passwordFile(place)
  if (!existsSync(file)) {
    const fresh = `${file}.new-${process.pid}`
    writeFileSync(fresh, randomBytes(24).toString('hex'), { mode: 0o600 })
    if (user !== undefined) shareWith(user, fresh)
    install(fresh, file)
  }
  return readFileSync(file, 'utf8')
}

function shareWith({ gid }: ServerUser, file: string): void {
  chownSync(file, 0, gid)
  chmodSync(file, 0o640)
}

/** Empties the log and opens it to add to: of two servers that start at once neither writes over what the other says. */
function openLog(place: string): number {
  const file = logFile(place)
  closeSync(openSync(file, 'w', 0o600))
  return openSync(file, 'a', 0o600)
}

/** Starts the server and waits until it takes connections, however long it has to recover. */
export async function launch(cluster: Cluster, port: number): Promise<void> {
  const { place, data, binaries, durable } = cluster
  const flags = Object.entries({ ...settings, ...(durable ? {} : careless), port: `${port}` })
  const log = openLog(place)
  const server = spawn(
    binaries.postgres,
    ['-D', data, ...flags.flatMap(([name, value]) => ['-c', `${name}=${value}`])],
    // Its own process group: an interrupt in the terminal is ours to pass on, after our last statement.
    { ...spawnOptions(cluster), detached: true, stdio: ['ignore', log, log] },
  )
  closeSync(log)
  let failure: Error | undefined
  server.once('error', (error) => (failure = error))
  while (!isReady(data, server)) {
    if (failure !== undefined || hasEnded(server)) {
      const output = failure ?? readFileSync(logFile(place), 'utf8')
      throw toEmbeddedError(output, { folder: place, port })
    }
    await wait(10)
  }
  server.unref()
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

function isReady(data: string, server: ChildProcess): boolean {
  const lock = readLockFile(data)
  return lock?.pid === server.pid && lock?.isReady === true
}
