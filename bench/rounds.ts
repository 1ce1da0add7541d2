/** Measures the queries against a running server: each case and number of connections in turn, several times. */
import { availableParallelism } from 'node:os'
import { cases, toBody, type Case } from './cases.ts'
import { drive, quantile, type Load } from './drive.ts'
import type { Postgres } from './postgres.ts'
import { cpuOf, machineCpu } from './processes.ts'
import type { Server } from './server.ts'

const rounds = 3

/** The figures of one case: the median of the rounds, each for itself. */
export type CaseFigures = {
  readonly name: string
  readonly connections: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly nodeCpu: number | undefined
  readonly postgresCpu: number | undefined
  readonly answerBytes: number
  readonly failures: number
  /** The share of the machine that processes of others took meanwhile. */
  readonly others: number | undefined
}

export type RoundOptions = {
  readonly server: Server
  readonly postgres: Postgres
  readonly token: string
  readonly patients: readonly string[]
  readonly seconds: number
  readonly connections: readonly number[]
  readonly only: string | undefined
  readonly say: (line: string) => void
}

/** What one request costs with the audit trail and without: Node's and PostgreSQL's CPU milliseconds together. */
export type TrailFigures = {
  readonly name: string
  readonly connections: number
  readonly traced: number | undefined
  readonly untraced: number | undefined
}

/** The same requests to a server with the trail and to one without, in turn: both see the same machine. */
export async function measureTrail(
  options: RoundOptions,
  untraced: { readonly server: Server; readonly token: string },
): Promise<TrailFigures[]> {
  const { only, connections, say } = options
  const asked = cases.filter(({ name }) => only === undefined || only === name)
  const without = { ...options, ...untraced }
  const figures: TrailFigures[] = []
  for (const one of asked) {
    await drive({ ...toLoad(one, Math.max(...connections), without), look: assertAnswered })
    for (const count of connections) {
      say(`${one.name}, ${count} connections: with and without the audit trail`)
      const pairs: { readonly on: CaseFigures; readonly off: CaseFigures }[] = []
      for (let round = 1; round <= rounds; round++) {
        const on = await measureRound(one, count, options)
        pairs.push({ on, off: await measureRound(one, count, without) })
      }
      const [on, off] = [pairs.map((pair) => pair.on), pairs.map((pair) => pair.off)]
      const traced = cpuPerRequest(toMedians(one.name, count, on))
      const untraced = cpuPerRequest(toMedians(one.name, count, off))
      say(`  ${traced?.toFixed(2)} and ${untraced?.toFixed(2)} ms of CPU a request`)
      figures.push({ name: one.name, connections: count, traced, untraced })
    }
  }
  return figures
}

const cpuPerRequest = ({ nodeCpu, postgresCpu }: CaseFigures): number | undefined =>
  nodeCpu === undefined || postgresCpu === undefined ? undefined : nodeCpu + postgresCpu

/** Warms up until code is compiled and documents are in memory, then measures. */
export async function measureCases(options: RoundOptions): Promise<CaseFigures[]> {
  const { only, connections, say } = options
  const asked = cases.filter(({ name }) => only === undefined || only === name)
  const settings = asked.flatMap((one) =>
    connections.map((count) => ({ one, count, figures: new Array<CaseFigures>() })),
  )
  const most = Math.max(...connections)
  for (const one of asked) {
    say(`${one.name}: warming up`)
    await drive({ ...toLoad(one, most, options), look: assertAnswered })
  }
  for (let round = 1; round <= rounds; round++) {
    for (const { one, count, figures } of settings) {
      say(`${one.name}, ${count} connections: round ${round} of ${rounds}`)
      figures.push(await measureRound(one, count, options))
    }
  }
  return settings.map(({ one, count, figures }) => toMedians(one.name, count, figures))
}

function toLoad(one: Case, connections: number, options: RoundOptions): Load {
  const { server, token, patients, seconds } = options
  return {
    url: server.url,
    token,
    connections,
    seconds,
    nextBody: () => toBody(one, patients[Math.floor(Math.random() * patients.length)] ?? ''),
  }
}

/** An answer with errors in it would be measured as a fast one. */
function assertAnswered(text: string): void {
  const answer: unknown = JSON.parse(text)
  if (typeof answer === 'object' && answer !== null && !('errors' in answer)) return
  throw new Error(`the server does not answer: ${text.slice(0, 500)}`)
}

async function measureRound(
  one: Case,
  connections: number,
  options: RoundOptions,
): Promise<CaseFigures> {
  const before = readCpu(options)
  const driven = await drive(toLoad(one, connections, options))
  const used = subtract(readCpu(options), before)
  const perRequest = (milliseconds: number) => milliseconds / driven.requests
  return {
    name: one.name,
    connections,
    requestsPerSecond: driven.requests / driven.seconds,
    p50: quantile(driven.milliseconds, 0.5),
    p99: quantile(driven.milliseconds, 0.99),
    nodeCpu: used && perRequest(used.node),
    postgresCpu: used && perRequest(used.postgres),
    answerBytes: driven.bytes / driven.requests,
    failures: driven.failures,
    others: used && used.others / (driven.seconds * 1e3 * availableParallelism()),
  }
}

type Cpu = { readonly node: number; readonly postgres: number; readonly others: number }

/** CPU milliseconds so far; undefined where the system does not tell. */
function readCpu({ server, postgres }: RoundOptions): Cpu | undefined {
  const [node, database, machine] = [cpuOf(server.pid), postgres.cpu(), machineCpu()]
  if (node === undefined || database === undefined || machine === undefined) return undefined
  const { user, system } = process.cpuUsage()
  return { node, postgres: database, others: machine - node - database - (user + system) / 1e3 }
}

const subtract = (after: Cpu | undefined, before: Cpu | undefined): Cpu | undefined =>
  after &&
  before && {
    node: after.node - before.node,
    postgres: after.postgres - before.postgres,
    others: after.others - before.others,
  }

function toMedians(name: string, connections: number, all: readonly CaseFigures[]): CaseFigures {
  const of = (pick: (figures: CaseFigures) => number | undefined) => {
    const values = all.map(pick).filter((value) => value !== undefined)
    return values.length === 0
      ? undefined
      : quantile(
          values.sort((a, b) => a - b),
          0.5,
        )
  }
  return {
    name,
    connections,
    requestsPerSecond: of((figures) => figures.requestsPerSecond) ?? 0,
    p50: of(({ p50 }) => p50) ?? 0,
    p99: of(({ p99 }) => p99) ?? 0,
    nodeCpu: of(({ nodeCpu }) => nodeCpu),
    postgresCpu: of(({ postgresCpu }) => postgresCpu),
    answerBytes: of(({ answerBytes }) => answerBytes) ?? 0,
    failures: all.reduce((sum, { failures }) => sum + failures, 0),
    others: of(({ others }) => others),
  }
}
