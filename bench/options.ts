/** What the bench's command line asks for. */
import { UsageError, type CommandLine } from '../record/command.ts'
import { caseNames } from './cases.ts'

/** The parts of a run, in their order. */
export const parts = [...caseNames, 'distributed', 'cold', 'start', 'load'] as const
export type Part = (typeof parts)[number]

export const usage = `Measures Socle on its own demo hospital, beside the limit and its rivals, in turn.

  npm run bench [-- --data DIR] [--patients N] [--quick] [--only PART,PART…] [--rounds N] [--seconds S]
                [--connections C,C…] [--files PATH] [--profile FOLDER]

--data DIR         a data directory that holds a demo hospital already (see npm run bench:grow); its audit trail grows
--patients N       how many patients the hospital has that is made otherwise, and removed at the end (2000)
--files PATH       what is loaded instead of the demo hospital's files
--quick            200 patients, two rounds of a second: says whether everything runs, and nothing of speed
--only PART,PART   some of: ${parts.join(', ')}
--rounds N         how often each thing is measured, in turn with its rivals; medians are told (5)
--seconds S        how long each round of requests takes (10)
--connections C,C  how many requests are open at a time, one count or several (16)
--profile FOLDER   writes CPU profiles of the servers there

Prints tables with their conditions, and writes them with charts to bench/results/ as latest.md, .json and .svg.
`

const text = { type: 'string' } as const
export const commandLine = {
  data: text,
  patients: text,
  quick: { type: 'boolean' },
  only: text,
  rounds: text,
  seconds: text,
  connections: text,
  files: text,
  profile: text,
} as const

export type Options = {
  /** Undefined: a hospital is made for this run. */
  readonly data: string | undefined
  readonly patients: number
  readonly only: readonly Part[]
  readonly rounds: number
  readonly seconds: number
  readonly connections: readonly number[]
  readonly files: string | undefined
  readonly profile: string | undefined
}

type Value = string | boolean | undefined

/** The text of an option. */
export const textOf = (value: Value): string | undefined =>
  typeof value === 'string' ? value : undefined

/** A whole number of an option; throws a UsageError. */
export function parseCount(name: string, value: string, most: number): number {
  const count = /^\d{1,7}$/.test(value) ? Number(value) : 0
  if (count >= 1 && count <= most) return count
  throw new UsageError(`--${name} takes whole numbers from 1 to ${most}`)
}

/** Whole numbers, with commas between them. */
export const parseCounts = (name: string, value: string, most: number): number[] =>
  value.split(',').map((one) => parseCount(name, one, most))

function parsePart(value: string): Part {
  const part = parts.find((one) => one === value)
  if (part === undefined) throw new UsageError(`--only knows ${parts.join(', ')}`)
  return part
}

/** Throws a UsageError on what is not understood. */
export function parseOptions({ values, positionals }: CommandLine): Options {
  if (positionals.length > 0) throw new UsageError(`unexpected: ${positionals.join(' ')}`)
  const isQuick = values['quick'] === true
  const count = (name: string, usual: number, quick: number, most: number) =>
    parseCount(name, textOf(values[name]) ?? String(isQuick ? quick : usual), most)
  return {
    data: textOf(values['data']),
    patients: count('patients', 2_000, 200, 1_000_000),
    only: textOf(values['only'])?.split(',').map(parsePart) ?? parts,
    rounds: count('rounds', 5, 2, 100),
    seconds: count('seconds', 10, 1, 3_600),
    connections: parseCounts('connections', textOf(values['connections']) ?? '16', 1_000),
    files: textOf(values['files']),
    profile: textOf(values['profile']),
  }
}
