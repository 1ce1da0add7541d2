/** Measures in turn: A B C, A B C, …, so that all see the same machine; the medians of the rounds are told. */
import { availableParallelism } from 'node:os'
import { requestsOf, type CaseName, type Subjects } from './cases.ts'
import type { Driven } from './client/drive.ts'
import type { Driver } from './client/driver.ts'
import type { Contestant } from './contestants.ts'
import { median, quantile } from './medians.ts'
import type { Postgres } from './postgres.ts'
import { machineCpu } from './processes.ts'

/** What one round, or the medians of several, say of one case on one server. CPU in milliseconds a request. */
export type Figures = {
  readonly case: CaseName
  readonly contestant: string
  readonly connections: number
  readonly requestsPerSecond: number
  readonly p50: number
  readonly p99: number
  readonly nodeCpu: number | undefined
  readonly postgresCpu: number | undefined
  readonly clientCpu: number
  readonly answerBytes: number
  readonly failures: number
  /** The share of the machine that processes of others took meanwhile. */
  readonly others: number | undefined
}

/** One thing to measure. */
export type Cell = {
  readonly case: CaseName
  readonly contestant: Contestant
  readonly connections: number
}

export type Bench = {
  readonly driver: Driver
  readonly postgres: Postgres
  readonly subjects: Subjects
  readonly token: string
  readonly seconds: number
  readonly rounds: number
  readonly say: (line: string) => void
}

type Cpu = { readonly node: number; readonly postgres: number; readonly machine: number }

/** CPU milliseconds so far; undefined where the system does not tell. */
export function readCpu(contestant: Contestant, postgres: Postgres): Cpu | undefined {
  const [node, database, machine] = [contestant.cpu(), postgres.cpu(), machineCpu()]
  if (node === undefined || database === undefined || machine === undefined) return undefined
  return { node, postgres: database, machine }
}

/** What a load has cost, each request for itself. */
export function toFigures(
  cell: Cell,
  driven: Driven,
  before: Cpu | undefined,
  after: Cpu | undefined,
): Figures {
  const { requests, seconds, milliseconds, bytes, failures, cpu } = driven
  const used = (name: keyof Cpu) => before && after && after[name] - before[name]
  const perRequest = (name: keyof Cpu) => {
    const spent = used(name)
    return spent === undefined ? undefined : spent / requests
  }
  const [machine, node = 0, database = 0] = [used('machine'), used('node'), used('postgres')]
  return {
    case: cell.case,
    contestant: cell.contestant.name,
    connections: cell.connections,
    requestsPerSecond: requests / seconds,
    p50: quantile(milliseconds, 0.5),
    p99: quantile(milliseconds, 0.99),
    nodeCpu: perRequest('node'),
    postgresCpu: perRequest('postgres'),
    clientCpu: cpu / requests,
    answerBytes: bytes / requests,
    failures,
    others:
      machine === undefined
        ? undefined
        : (machine - node - database - cpu) / (seconds * 1e3 * availableParallelism()),
  }
}

/** The share of a round's requests that may fail: more is no measurement. Fewer are told in the report. */
const toleratedFailures = 0.01

async function measureOnce(
  cell: Cell,
  bench: Bench,
  mostFailures = toleratedFailures,
): Promise<Figures> {
  const { contestant, connections } = cell
  const { driver, postgres, subjects, token, seconds } = bench
  const { port } = contestant
  const requests = requestsOf(cell.case, subjects, { port, token })
  const before = readCpu(contestant, postgres)
  const driven = await driver.drive({ port, requests, connections, seconds })
  const figures = toFigures(cell, driven, before, readCpu(contestant, postgres))
  if (driven.failures > driven.requests * mostFailures)
    throw new Error(`${cell.case}, ${contestant.name}: ${driven.failure ?? 'failed'}`)
  return figures
}

type Measured = {
  readonly [name in keyof Figures]: Figures[name] extends string ? never : name
}[keyof Figures]

/** The medians of the rounds of one cell, each figure for itself. */
export function toMedians(rounds: readonly Figures[]): Figures {
  const [first] = rounds
  if (first === undefined) throw new Error('there was no round')
  const of = (name: Measured) => median(rounds.map((figures) => figures[name]))
  return {
    ...first,
    requestsPerSecond: of('requestsPerSecond') ?? 0,
    p50: of('p50') ?? 0,
    p99: of('p99') ?? 0,
    nodeCpu: of('nodeCpu'),
    postgresCpu: of('postgresCpu'),
    clientCpu: of('clientCpu') ?? 0,
    answerBytes: of('answerBytes') ?? 0,
    failures: rounds.reduce((sum, { failures }) => sum + failures, 0),
    others: of('others'),
  }
}

const nameOf = (cell: Cell): string =>
  `${cell.case}, ${cell.contestant.name}, ${cell.connections} connections`

/** Warm is what two rounds one after the other have not made faster by this factor. */
const faster = 1.05
const mostWarmings = 8

/** Asks until code is compiled and documents are in memory: until it becomes no faster any more. */
async function warmUp(cell: Cell, bench: Bench): Promise<void> {
  let best = 0
  let steady = 0
  for (let round = 1; round <= mostWarmings && steady < 2; round++) {
    // What is compiled and planned only now may take too long for its first callers.
    const { requestsPerSecond, failures } = await measureOnce(cell, bench, 0.9)
    bench.say(`warming up: ${nameOf(cell)}: ${requestsPerSecond.toFixed(0)} req/s`)
    steady = failures > 0 || requestsPerSecond > best * faster ? 0 : steady + 1
    if (failures === 0) best = Math.max(best, requestsPerSecond)
  }
}

/** Warms each cell up, then measures all in turn. */
export async function measureInTurn(cells: readonly Cell[], bench: Bench): Promise<Figures[]> {
  const { rounds, say } = bench
  for (const cell of cells) await warmUp(cell, bench)
  const measured = cells.map((cell) => ({ cell, figures: new Array<Figures>() }))
  for (let round = 1; round <= rounds; round++) {
    for (const { cell, figures } of measured) {
      const one = await measureOnce(cell, bench)
      figures.push(one)
      say(`round ${round}/${rounds}: ${nameOf(cell)}: ${one.requestsPerSecond.toFixed(0)} req/s`)
    }
  }
  return measured.map(({ figures }) => toMedians(figures))
}
