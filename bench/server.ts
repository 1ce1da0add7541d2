/** Socle as its users start it: a process of its own, with the embedded PostgreSQL in the bench's folder. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'

const project = fileURLToPath(new URL('..', import.meta.url))

export type ServerOptions = {
  readonly directory: string
  readonly patients: number
  /** The program; the server that users start unless another is measured beside it. */
  readonly program?: string
  /** Where a CPU profile goes, if one is wanted. */
  readonly profile?: string | undefined
}

export type Server = {
  readonly pid: number
  readonly url: string
  /** The audience of its tokens. */
  readonly audience: string
  /** From the start of the process to its first ready answer. */
  readonly seconds: number
  stop(): Promise<void>
}

/** Starts the server and waits until it can serve; throws when it ends instead. */
export async function startServer({
  directory,
  patients,
  profile,
  program = join('gateway', 'main.ts'),
}: ServerOptions): Promise<Server> {
  const port = await findFreePort()
  const started = performance.now()
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  const logFile = join(directory, 'server.log')
  const log = openSync(logFile, 'a')
  const child = spawn(process.execPath, [...profiling, '--import', 'tsx', program], {
    cwd: project,
    stdio: ['ignore', log, log],
    // Nothing else of the environment: a setting of the shell would bend the figures.
    env: {
      SOCLE_DATA_DIRECTORY: directory,
      SOCLE_DEMO_PATIENTS: String(patients),
      SOCLE_PORT: String(port),
    },
  })
  closeSync(log)
  process.once('exit', () => child.kill('SIGTERM'))
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(url))) {
    if (hasEnded(child)) throw new Error(`the server has ended:\n${readFileSync(logFile, 'utf8')}`)
    await wait(20)
  }
  return {
    pid: child.pid ?? 0,
    url,
    audience: `http://localhost:${port}/fhir`,
    seconds: (performance.now() - started) / 1e3,
    stop: () => stop(child),
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

const isReady = (url: string): Promise<boolean> =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  )

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  probe.close()
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
