/** Who is measured: Socle, the limit and the yardsticks, each a server of its own over the same database. */
import { randomBytes } from 'node:crypto'
import { cpuOf, familyCpuOf, memoryOf } from './processes.ts'
import { findFreePorts, startServer, type Server } from './server.ts'

export type Contestant = {
  readonly name: string
  readonly port: number
  /** The CPU milliseconds of its processes so far. */
  cpu(): number | undefined
  /** The megabytes of its first process. */
  memory(): ReturnType<typeof memoryOf>
  stop(): Promise<void>
}

export type Ground = {
  readonly directory: string
  readonly databaseUrl: string
  readonly profile: string | undefined
}

const programs = {
  Socle: 'gateway/main.ts',
  'Socle without audit': 'bench/untraced.ts',
  limit: 'bench/peers/limit.ts',
  monolith: 'bench/peers/monolith.ts',
} as const

/** Those that are one process. */
export type Single = keyof typeof programs

const toContestant = (
  name: string,
  server: Server,
  cpu: () => number | undefined = () => cpuOf(server.pid),
): Contestant => ({
  name,
  port: server.port,
  cpu,
  memory: () => memoryOf(server.pid),
  stop: server.stop,
})

/** Starts one of the servers that are one process. */
export async function startSingle(
  name: Single,
  { directory, databaseUrl, profile }: Ground,
): Promise<Contestant> {
  // Socle joins the PostgreSQL of its directory, as its users have it.
  const settings: Record<string, string> = name.startsWith('Socle')
    ? {}
    : { DATABASE_URL: databaseUrl }
  const program = programs[name]
  return toContestant(name, await startServer({ directory, program, settings, profile }))
}

/** Starts Socle in five processes, and the default Apollo gateway over the same four subgraphs. */
export async function startDistributed({
  directory,
  databaseUrl,
  profile,
}: Ground): Promise<Contestant[]> {
  const settings = {
    DATABASE_URL: databaseUrl,
    SOCLE_SUBGRAPH_PORTS: (await findFreePorts(4)).join(','),
    SOCLE_SUBGRAPH_KEY: randomBytes(32).toString('base64url'),
  }
  const program = 'gateway/distributed.ts'
  const own = await startServer({ directory, program, settings, profile })
  const apollo = await startServer({
    directory,
    program: 'bench/peers/apollo.ts',
    settings,
    readyPath: '/graphql?query=%7B__typename%7D',
  })
  // Each is measured while the other rests, so the subgraphs' CPU belongs to who is asked.
  const cpu = () => {
    const [family, gateway] = [familyCpuOf(own.pid), cpuOf(apollo.pid)]
    return family === undefined || gateway === undefined ? undefined : family + gateway
  }
  return [toContestant('Socle distributed', own, cpu), toContestant('default Apollo', apollo, cpu)]
}
