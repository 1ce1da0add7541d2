/** A server as its users start it: a process of its own, in the bench's data directory. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { typescriptFlags } from '../typescript/flags.ts'

const project = fileURLToPath(new URL('..', import.meta.url))

/**
 * As `npm start` has it: what a request makes dies young, and a larger nursery spares most of its collection. V8 learns
 * from a small one that it lives long, and would make it in the old generation from then on.
 */
const asStarted = [
  '--max-semi-space-size=32',
  '--no-allocation-site-pretenuring',
  ...typescriptFlags,
]

/** As `npm run start:distributed` has it beside: five processes with little to do each would grow theirs late. */
export const asDistributed = ['--min-semi-space-size=32']

/** The same for all servers, so that one token opens them all. */
export const audience = 'http://localhost/fhir'

export type ServerOptions = {
  readonly directory: string
  /** How many patients the demo hospital of an empty record has. */
  readonly patients?: number
  /** The program; the server that users start unless another is measured beside it. */
  readonly program?: string
  /** Which of its kind the program is, if it takes an argument. */
  readonly name?: string
  /** Further settings. */
  readonly settings?: Readonly<Record<string, string>>
  /** Where it says that it is ready. */
  readonly readyPath?: string
  /** Further options of Node. */
  readonly flags?: readonly string[]
  /** Where a CPU profile goes, if one is wanted. */
  readonly profile?: string | undefined
}

export type Server = {
  readonly pid: number
  readonly port: number
  readonly url: string
  /** The audience of its tokens. */
  readonly audience: string
  /** From the start of the process to its first ready answer. */
  readonly seconds: number
  stop(): Promise<void>
}

type Begun = { readonly child: ChildProcess; readonly logFile: string }

/** Those that run: they end when this process does without having stopped them. */
const running = new Set<ChildProcess>()
process.once('exit', () => {
  for (const child of running) child.kill('SIGTERM')
})

function begin(options: ServerOptions, port: number): Begun {
  const { directory, patients = 0, profile, settings, name, flags = [] } = options
  const program = options.program ?? 'gateway/main.ts'
  const profiling = profile === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profile}`]
  mkdirSync(directory, { recursive: true })
  const logFile = join(directory, 'server.log')
  const log = openSync(logFile, 'w')
  const child = spawn(
    process.execPath,
    [...profiling, ...flags, ...asStarted, program, ...(name === undefined ? [] : [name])],
    {
      cwd: project,
      stdio: ['ignore', log, log],
      // Nothing else of the environment: a setting of the shell would bend the figures.
      env: {
        SOCLE_DATA_DIRECTORY: directory,
        SOCLE_DEMO_PATIENTS: String(patients),
        SOCLE_PORT: String(port),
        SOCLE_AUDIENCE: audience,
        ...settings,
      },
    },
  )
  closeSync(log)
  running.add(child)
  child.once('exit', () => running.delete(child))
  return { child, logFile }
}

/** Starts the server and waits until it can serve; throws when it ends instead. */
export async function startServer(options: ServerOptions): Promise<Server> {
  const [port = 0] = await findFreePorts(1)
  const started = performance.now()
  const { child, logFile } = begin(options, port)
  const url = `http://127.0.0.1:${port}`
  while (!(await isReady(`${url}${options.readyPath ?? '/readyz'}`))) {
    if (hasEnded(child)) throw new Error(`the server has ended:\n${readFileSync(logFile, 'utf8')}`)
    await wait(20)
  }
  return {
    pid: child.pid ?? 0,
    port,
    url,
    audience,
    seconds: (performance.now() - started) / 1e3,
    stop: () => stop(child),
  }
}

const hasEnded = ({ exitCode, signalCode }: ChildProcess): boolean =>
  exitCode !== null || signalCode !== null

/** Apollo Server refuses a GET without a header that no form sends. */
const isReady = (url: string): Promise<boolean> =>
  fetch(url, { headers: { 'apollo-require-preflight': 'true' } }).then(
    ({ ok }) => ok,
    () => false,
  )

async function stop(child: ChildProcess): Promise<void> {
  if (hasEnded(child)) return
  const ended = once(child, 'exit')
  child.kill('SIGTERM')
  await ended
}

/** Ports that nobody listens on. */
export async function findFreePorts(count: number): Promise<number[]> {
  const probes = Array.from({ length: count }, () => createServer().listen(0, '127.0.0.1'))
  await Promise.all(probes.map((probe) => once(probe, 'listening')))
  const ports = probes.map((probe) => {
    const address = probe.address()
    if (address === null || typeof address === 'string') throw new Error('no port is free')
    return address.port
  })
  for (const probe of probes) probe.close()
  return ports
}
