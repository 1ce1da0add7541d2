/** Who is measured: Socle, the limit and the yardsticks, each a server of its own over the same database. */
import { domains } from '../fhir/types.ts'
import { cpuOf, familyCpuOf, memoryOf } from './processes.ts'
import { asDistributed, findFreePorts, startServer, type Server } from './server.ts'

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

/** Starts Socle in five processes. */
export async function startDistributed({
  directory,
  databaseUrl,
  profile,
}: Ground): Promise<Contestant> {
  const settings = {
    DATABASE_URL: databaseUrl,
    SOCLE_SUBGRAPH_PORTS: (await findFreePorts(domains.length)).join(','),
  }
  const program = 'gateway/distributed.ts'
  const server = await startServer({
    directory,
    program,
    settings,
    profile,
    flags: asDistributed,
  })
  return toContestant('Socle distributed', server, () => familyCpuOf(server.pid))
}

/** Apollo's servers answer this without a token. */
const readyPath = '/?query=%7B__typename%7D'

/** Starts the default Apollo set-up over the same four schemas, in five processes, too. */
export async function startApollo({ directory, databaseUrl }: Ground): Promise<Contestant> {
  const shared = { DATABASE_URL: databaseUrl }
  const subgraphs = await Promise.all(
    domains.map((name) =>
      startServer({
        directory,
        program: 'bench/peers/apollo-subgraph.ts',
        name,
        settings: shared,
        flags: asDistributed,
        readyPath,
      }),
    ),
  )
  const gateway = await startServer({
    directory,
    program: 'bench/peers/apollo.ts',
    settings: { ...shared, SOCLE_SUBGRAPH_PORTS: subgraphs.map(({ port }) => port).join(',') },
    flags: asDistributed,
    readyPath,
  })
  const servers = [gateway, ...subgraphs]
  const contestant = toContestant('default Apollo', gateway, () => sumOf(servers))
  return {
    ...contestant,
    stop: async () => {
      await gateway.stop()
      await Promise.all(subgraphs.map(({ stop }) => stop()))
    },
  }
}

/** The CPU milliseconds of several servers; undefined where one of them cannot be asked. */
function sumOf(servers: readonly Server[]): number | undefined {
  const each = servers.map(({ pid }) => cpuOf(pid)).filter((cpu) => cpu !== undefined)
  return each.length < servers.length ? undefined : each.reduce((sum, cpu) => sum + cpu, 0)
}
