/** The PostgreSQL that comes with the project: started on a folder of its own, joined where it already runs. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join, resolve } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { findBinaries } from './embedded-binaries.ts'
import { EmbeddedPostgresError, toEmbeddedError } from './embedded-error.ts'
import { choosePlace, prepareFolder, serverUser } from './embedded-place.ts'
import { initialise, launch, readPassword } from './embedded-server.ts'
import type { Cluster } from './embedded-server.ts'
import {
  ensureDatabase,
  findRunning,
  interruptServer,
  own,
  stopServer,
} from './embedded-running.ts'
import type { RunningServer } from './embedded-running.ts'

export type EmbeddedOptions = {
  /** Where the data is kept, if the server's user can reach it; `.socle/postgres` of the project. */
  directory?: string
  /** A free one is found when none is asked for. */
  port?: number
  /** False in tests alone: what was written last may be lost with the machine. */
  durable?: boolean
}

export type EmbeddedPostgres = {
  url: string
  /** Stops the server, unless another process started it and still runs. */
  stop(): Promise<void>
}

const projectFolder = fileURLToPath(new URL('../.socle/postgres', import.meta.url))

/** Starts PostgreSQL, or joins the one that runs on this folder; throws EmbeddedPostgresError. */
export async function startEmbedded(options: EmbeddedOptions = {}): Promise<EmbeddedPostgres> {
  const directory = resolve(options.directory ?? projectFolder)
  try {
    return await startOrJoin({ ...options, directory })
  } catch (error) {
    throw toEmbeddedError(error, { folder: directory })
  }
}

async function startOrJoin(options: EmbeddedOptions & { directory: string }) {
  const cluster = prepareCluster(options)
  const password = readPassword(cluster)
  const running = await findRunning(cluster)
  if (running === undefined && !existsSync(cluster.data)) initialise(cluster)
  const { port, isOurs } = running ?? (await launchOnPort(cluster, options.port))
  const url = await ensureDatabase(port, password)
  return { url, stop: isOurs ? createStop(cluster) : () => Promise.resolve() }
}

/** The server also ends when this process does without having stopped it. */
function createStop(cluster: Cluster): () => Promise<void> {
  const interrupt = (): void => void interruptServer(cluster)
  process.once('exit', interrupt)
  return async () => {
    process.off('exit', interrupt)
    await stopServer(cluster)
  }
}

function prepareCluster(options: EmbeddedOptions & { directory: string }): Cluster {
  const { directory, durable = true } = options
  const user = serverUser()
  const place = choosePlace(directory, user)
  if (place !== directory) {
    process.stderr.write(`PostgreSQL cannot reach ${directory}: its data is in ${place}\n`)
  }
  prepareFolder(place)
  const cluster = {
    place,
    data: join(place, 'data'),
    binaries: findBinaries(place, user),
    user,
    durable,
  }
  if (existsSync(cluster.data)) assertUsable(cluster)
  return cluster
}

function assertUsable({ place, data, binaries, user }: Cluster): void {
  const uid = user?.uid ?? process.getuid?.()
  if (uid !== undefined && statSync(data).uid !== uid) {
    throw new EmbeddedPostgresError('wrongOwner', place)
  }
  const version = readFileSync(join(data, 'PG_VERSION'), 'utf8').trim()
  if (version !== binaries.major) throw new EmbeddedPostgresError('otherVersion', place)
}

/**
 * A port found free may be gone a moment later: then another; the one asked for, or none. A server that just ended
 * may hold the folder a moment longer.
 */
async function launchOnPort(
  cluster: Cluster,
  asked: number | undefined,
  attempts = 5,
): Promise<RunningServer> {
  const port = asked ?? (await findFreePort())
  try {
    await launch(cluster, port)
    return { port, isOurs: own(cluster) }
  } catch (error) {
    if (!(error instanceof EmbeddedPostgresError)) throw error
    const other = error.reason === 'busy' ? await findRunning(cluster) : undefined
    if (other !== undefined) return other
    const mayPass = error.reason === 'busy' || (error.reason === 'portTaken' && asked === undefined)
    if (!mayPass || attempts === 1) throw error
    await wait(200)
    return launchOnPort(cluster, asked, attempts - 1)
  }
}

function findFreePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer().once('error', fail)
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address()
      probe.close(() => done(typeof address === 'object' && address !== null ? address.port : 0))
    })
  })
}
