/** `npm run bench:growth`: measures data directories of several sizes; each is added to what was measured before. */
import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { runCommand, UsageError } from '../../record/command.ts'
import { startDriver } from '../client/driver.ts'
import { endOnInterrupt } from '../folder.ts'
import { withGround } from '../ground.ts'
import { parseCount, parseCounts, textOf } from '../options.ts'
import { readConditions } from '../report/conditions.ts'
import { resultPath, toJsonFile, writeResult } from '../report/write.ts'
import { measureSize } from './measure.ts'
import { toChart, toMarkdown, type Growth } from './report.ts'

const usage = `Measures how Socle bears a growing record.

  npm run bench:growth -- --data DIR,DIR… [--rounds N] [--seconds S] [--connections C,C…] [--load N] [--fresh]

--data DIR,DIR     data directories with demo hospitals of different sizes (see npm run bench:grow)
--rounds N         how often each case is measured; medians are told (5)
--seconds S        how long each round takes (10)
--connections C,C  how many requests are open at a time (1,16)
--load N           how many patients are loaded on top, to measure the load; they stay (100)
--fresh            forgets what was measured before

Writes bench/results/growth.md, .json and .svg, after each size; a size that was measured before is replaced.
`

const say = (line: string): void =>
  void process.stderr.write(`${new Date().toISOString().slice(11, 19)} ${line}\n`)

const isGrowth = (value: unknown): value is Growth =>
  Array.isArray(value) && value.every((one) => typeof one === 'object' && 'size' in one)

function readBefore(isFresh: boolean): Growth {
  const path = resultPath('growth.json')
  if (isFresh || !existsSync(path)) return []
  const value: unknown = JSON.parse(readFileSync(path, 'utf8'))
  if (!isGrowth(value)) throw new Error(`${path} holds something else`)
  return value
}

/** Sizes within a tenth of each other are the same: a load makes each a little larger. */
const isSame = (one: number, other: number): boolean => Math.abs(one - other) <= 0.1 * other

function write(growth: Growth): void {
  writeResult('growth.json', toJsonFile(growth))
  writeResult('growth.md', toMarkdown(growth))
  writeResult('growth.svg', toChart(growth))
}

const text = { type: 'string' } as const
const options = {
  data: text,
  rounds: text,
  seconds: text,
  connections: text,
  load: text,
  fresh: { type: 'boolean' },
} as const

endOnInterrupt()

await runCommand(usage, options, async ({ values }) => {
  const directories = textOf(values['data'])?.split(',')
  if (directories === undefined) throw new UsageError('--data DIR is missing')
  const count = (name: string, usual: number) =>
    parseCount(name, textOf(values[name]) ?? String(usual), 10_000)
  const bench = { rounds: count('rounds', 5), seconds: count('seconds', 10), say }
  const connections = parseCounts('connections', textOf(values['connections']) ?? '1,16', 1_000)
  const measuring = { bench, connections, loaded: count('load', 100) }
  let growth = readBefore(values['fresh'] === true)
  const driver = startDriver()
  for (const directory of directories) {
    const conditions = readConditions()
    const size = await withGround(resolve(directory), (opened) =>
      measureSize(opened, { ...measuring, driver }),
    )
    growth = [
      ...growth.filter((one) => !isSame(one.size.patients, size.patients)),
      { conditions, size },
    ].sort((a, b) => a.size.patients - b.size.patients)
    write(growth)
  }
  driver.stop()
  process.stdout.write(toMarkdown(growth))
  return true
})
