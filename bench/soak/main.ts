/** `npm run soak`: finds the capacity, holds 70 % of it for a while, and says whether all stayed as it was. */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runCommand } from '../../record/command.ts'
import { startDriver, type Driver } from '../client/driver.ts'
import { endOnInterrupt, makeFolder } from '../folder.ts'
import { withGround, type Opened } from '../ground.ts'
import { quantile } from '../medians.ts'
import { parseCount, textOf } from '../options.ts'
import { memoryOf } from '../processes.ts'
import { readConditions } from '../report/conditions.ts'
import { toJsonFile, writeResult } from '../report/write.ts'
import { startServer, type Server } from '../server.ts'
import { memoryFile, readHeap } from './memory.ts'
import { mixOf } from './mix.ts'
import { toChart, toMarkdown, type Soak } from './report.ts'
import { judge, type Sample } from './verdict.ts'

const usage = `Holds 70 % of what Socle can answer for a while, with all kinds of requests.

  npm run soak [-- --data DIR] [--patients N] [--minutes N] [--stretch S] [--connections C]

--data DIR       a data directory with a demo hospital (see npm run bench:grow); it is written to
--patients N     how many patients the hospital has that is made otherwise (2000)
--minutes N      how long (20)
--stretch S      how many seconds each sample takes (10)
--connections C  how many requests are open at a time (16)

Writes bench/results/soak.md, .json and charts; fails when memory grew by more than 5 % after the warm-up, a request
failed or the p99 did not stay.
`

const say = (line: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

type Plan = {
  readonly minutes: number
  readonly stretch: number
  readonly connections: number
}

const load = 0.7

/** What is answered when as many requests are sent as possible; the warm-up before it is longer. */
async function findCapacity(
  driver: Driver,
  requests: readonly string[],
  server: Server,
  plan: Plan,
) {
  const { port } = server
  const { connections, stretch } = plan
  // What is compiled only now may take too long for its first callers: failures count from then on.
  await driver.drive({ port, requests, connections, seconds: stretch * 2 })
  const driven = await driver.drive({ port, requests, connections, seconds: stretch })
  if (driven.failure !== undefined) throw new Error(`a request failed: ${driven.failure}`)
  return driven.requests / driven.seconds
}

async function soak(opened: Opened, server: Server, plan: Plan) {
  const driver = startDriver()
  const requests = mixOf(opened.subjects, opened, server.port)
  const { port } = server
  const { connections, stretch, minutes } = plan
  const capacity = await findCapacity(driver, requests, server, plan)
  const rate = capacity * load
  say(`capacity ${capacity.toFixed(0)} req/s; holding ${rate.toFixed(0)} for ${minutes} minutes`)
  const samples: Sample[] = []
  const started = performance.now()
  while (performance.now() - started < minutes * 60_000) {
    const driven = await driver.drive({ port, requests, connections, seconds: stretch, rate })
    const sample = {
      seconds: (performance.now() - started) / 1e3,
      requestsPerSecond: driven.requests / driven.seconds,
      p50: quantile(driven.milliseconds, 0.5),
      p99: quantile(driven.milliseconds, 0.99),
      failures: driven.failures,
      memory: memoryOf(server.pid).now,
      heap: readHeap(opened.directory),
    }
    samples.push(sample)
    say(
      `${sample.seconds.toFixed(0)} s: p99 ${sample.p99.toFixed(1)} ms, ${sample.memory?.toFixed(0) ?? '?'} MB, ${sample.failures} failures`,
    )
  }
  driver.stop()
  return { capacity, rate, samples }
}

async function prepare(data: string | undefined, patients: number): Promise<string> {
  if (data !== undefined) return resolve(data)
  const directory = join(makeFolder(), 'server')
  mkdirSync(directory, { mode: 0o755 })
  say(`making a demo hospital of ${patients} patients`)
  await (await startServer({ directory, patients })).stop()
  return directory
}

async function run(directory: string, plan: Plan): Promise<Soak> {
  const conditions = readConditions()
  return withGround(directory, async (opened) => {
    const program = 'bench/soak/sampled.ts'
    const server = await startServer({ directory, program })
    try {
      const found = await soak(opened, server, plan)
      const { connections } = plan
      const patients = opened.subjects.patients.length
      return { conditions, patients, connections, ...found, verdict: judge(found.samples) }
    } finally {
      await server.stop()
      rmSync(join(directory, memoryFile), { force: true })
    }
  })
}

function write(result: Soak): void {
  const text = toMarkdown(result)
  writeResult('soak.md', text)
  writeResult('soak.json', toJsonFile(result))
  writeResult('soak-memory.svg', toChart(result, ['memory', 'heap'], 'MB'))
  writeResult('soak-times.svg', toChart(result, ['p99', 'p50'], 'ms'))
  process.stdout.write(text)
}

const text = { type: 'string' } as const
const options = { data: text, patients: text, minutes: text, stretch: text, connections: text }

endOnInterrupt()

await runCommand(usage, options, async ({ values }) => {
  const count = (name: string, usual: number, most: number) =>
    parseCount(name, textOf(values[name]) ?? String(usual), most)
  const plan = {
    minutes: count('minutes', 20, 10_000),
    stretch: count('stretch', 10, 3_600),
    connections: count('connections', 16, 1_000),
  }
  const directory = await prepare(textOf(values['data']), count('patients', 2_000, 1_000_000))
  const result = await run(directory, plan)
  write(result)
  return result.verdict.faults.length === 0
})
