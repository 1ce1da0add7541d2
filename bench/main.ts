/** `npm run bench`: measures and tells; it judges nothing, so it fails only when it cannot measure. */
import { mkdirSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { runCommand } from '../record/command.ts'
import { caseNames } from './cases.ts'
import { startDriver, type Driver } from './client/driver.ts'
import { measureCold, measureFirstStart, measureStarts } from './cold.ts'
import { endOnInterrupt, makeFolder } from './folder.ts'
import { withGround, type Opened } from './ground.ts'
import { measureLoad } from './load.ts'
import { commandLine, parseOptions, usage, type Options, type Part } from './options.ts'
import { loadSizes } from './postgres.ts'
import { toRequestChart } from './report/charts.ts'
import { readConditions } from './report/conditions.ts'
import { toMarkdown } from './report/markdown.ts'
import type { Results } from './report/results.ts'
import { toJsonFile, writeResult } from './report/write.ts'
import type { Figures } from './rounds.ts'
import { measureDistributed, measureSingles } from './serving.ts'
import { startServer } from './server.ts'
import { measureStatements } from './statements.ts'

const say = (line: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

const asks = ({ only }: Options, ...some: readonly Part[]): boolean =>
  some.some((part) => only.includes(part))

/** The data directory that is given, or one that is made for this run. */
async function prepare(folder: string, { data, patients }: Options): Promise<string> {
  if (data !== undefined) return resolve(data)
  const directory = join(folder, 'server')
  mkdirSync(directory, { mode: 0o755 })
  say(`making a demo hospital of ${patients} patients`)
  await (await startServer({ directory, patients })).stop()
  return directory
}

async function measureRequests(opened: Opened, driver: Driver, options: Options) {
  const { profile, connections } = options
  const bench = { ...opened, ...options, driver, say }
  const ground = { ...opened, profile }
  const cases = caseNames.filter((name) => asks(options, name))
  const { figures, memory } = await measureSingles(ground, { cases, connections }, bench)
  const distributed: Figures[] = asks(options, 'distributed')
    ? await measureDistributed(ground, connections, bench)
    : []
  if (cases.length > 0) say('counting statements')
  return {
    memory,
    requests: [...figures, ...distributed],
    statements: cases.length > 0 ? await measureStatements(opened, driver) : [],
    record: {
      postgresVersion: opened.postgres.version,
      patients: opened.subjects.patients.length,
      sizes: await loadSizes(opened.db),
    },
  }
}

const nothing = { memory: undefined, requests: [], statements: [], record: undefined }

const firstPatients = 200

async function measureServing(folder: string, options: Options) {
  if (!asks(options, ...caseNames, 'distributed', 'cold', 'start'))
    return { ...nothing, cold: undefined, starts: undefined }
  const directory = await prepare(folder, options)
  const driver = startDriver()
  const { rounds, profile } = options
  const connections = Math.max(...options.connections)
  try {
    const requests = asks(options, ...caseNames, 'distributed')
      ? await withGround(directory, (opened) => measureRequests(opened, driver, options))
      : nothing
    const cold = asks(options, 'cold')
      ? await measureCold({ directory, driver, rounds, connections, profile, say })
      : undefined
    const starts = asks(options, 'start')
      ? {
          first: await measureFirstStart(join(folder, 'first'), firstPatients),
          firstPatients,
          next: await measureStarts({ directory, rounds, say }),
        }
      : undefined
    return { ...requests, cold, starts }
  } finally {
    driver.stop()
  }
}

async function measure(folder: string, options: Options): Promise<Results> {
  const conditions = readConditions()
  const serving = await measureServing(folder, options)
  if (asks(options, 'load')) say(`loading ${options.files ?? `${options.patients} patients`}`)
  const load = asks(options, 'load') ? await measureLoad(folder, options) : undefined
  return { conditions, options, ...serving, load }
}

function write(results: Results): void {
  const text = toMarkdown(results)
  writeResult('latest.md', text)
  writeResult('latest.json', toJsonFile(results))
  const chart = toRequestChart(results.requests)
  if (chart !== undefined) writeResult('latest.svg', chart)
  process.stdout.write(text)
}

endOnInterrupt()

await runCommand(usage, commandLine, async (line) => {
  const options = parseOptions(line)
  write(await measure(makeFolder(), options))
  return true
})
