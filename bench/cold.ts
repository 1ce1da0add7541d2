/** Starts again and again: how long it takes and what memory it holds, and the view with cold caches. */
import { rmSync } from 'node:fs'
import { requestsOf } from './cases.ts'
import type { Driver } from './client/driver.ts'
import { startSingle } from './contestants.ts'
import { withGround } from './ground.ts'
import { median } from './medians.ts'
import { memoryOf } from './processes.ts'
import { readCpu, toFigures, toMedians, type Figures } from './rounds.ts'
import { startServer } from './server.ts'

export type StartFigures = {
  readonly seconds: number
  /** Megabytes of the server's process, without PostgreSQL. */
  readonly memory: number | undefined
}

export type ColdOptions = {
  readonly directory: string
  readonly driver: Driver
  readonly rounds: number
  readonly connections: number
  readonly profile: string | undefined
  readonly say: (line: string) => void
}

/** The share of the patients that only warms the code up: theirs are not among the first touches that are timed. */
const warming = 0.1

/** Each patient's view once, by a server that has shown nobody yet. */
async function touchEach({
  directory,
  driver,
  connections,
  profile,
}: ColdOptions): Promise<Figures> {
  return withGround(directory, async ({ databaseUrl, postgres, subjects, token }) => {
    const contestant = await startSingle('Socle', { directory, databaseUrl, profile })
    try {
      const { port } = contestant
      const requests = requestsOf('view', subjects, { port, token })
      const first = Math.ceil(requests.length * warming)
      await driver.drive({
        port,
        requests: requests.slice(0, first),
        connections,
        seconds: undefined,
      })
      const before = readCpu(contestant, postgres)
      const timed = { port, requests: requests.slice(first), connections, seconds: undefined }
      const driven = await driver.drive(timed)
      const cell = { case: 'view', contestant, connections } as const
      return toFigures(cell, driven, before, readCpu(contestant, postgres))
    } finally {
      await contestant.stop()
    }
  })
}

/** The view with a cold cache: PostgreSQL and the server start anew for each round. */
export async function measureCold(options: ColdOptions): Promise<Figures> {
  const rounds: Figures[] = []
  for (let round = 1; round <= options.rounds; round++) {
    const figures = await touchEach(options)
    rounds.push(figures)
    options.say(
      `round ${round}/${options.rounds}: cold view: ${figures.requestsPerSecond.toFixed(0)} req/s`,
    )
  }
  return toMedians(rounds)
}

/** Starts with the data there, PostgreSQL's start included; medians of the rounds. */
export async function measureStarts({
  directory,
  rounds,
  say,
}: Pick<ColdOptions, 'directory' | 'rounds' | 'say'>): Promise<StartFigures> {
  const figures: StartFigures[] = []
  for (let round = 1; round <= rounds; round++) {
    const server = await startServer({ directory })
    figures.push({ seconds: server.seconds, memory: memoryOf(server.pid).now })
    await server.stop()
    say(`round ${round}/${rounds}: start: ${server.seconds.toFixed(1)} s`)
  }
  return {
    seconds: median(figures.map(({ seconds }) => seconds)) ?? 0,
    memory: median(figures.map(({ memory }) => memory)),
  }
}

/** The first start of all, on a directory that is not there: with a small demo hospital. */
export async function measureFirstStart(
  directory: string,
  patients: number,
): Promise<StartFigures> {
  try {
    const server = await startServer({ directory, patients })
    const { now } = memoryOf(server.pid)
    await server.stop()
    return { seconds: server.seconds, memory: now }
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}
