/** What the bench's command line asks for. */
import { UsageError, type CommandLine } from '../record/command.ts'
import { caseNames } from './cases.ts'

export const usage = `Measures Socle on its own demo hospital, in a PostgreSQL of its own that is removed at the end.

  npm run bench [-- --patients N] [--seconds S] [--connections C,C…] [--only CASE] [--profile FOLDER]

--patients N       how many patients the hospital has (200)
--seconds S        how long each round of requests takes (10)
--connections C,C  how many requests are open at a time, one count or several (1,16)
--only CASE        one of: load, start, ${caseNames.join(', ')}
--profile FOLDER   writes a CPU profile of the server there, from the start to the end of the requests

Prints a table with its conditions, and writes it to bench/results/ as latest.md and latest.json.
`

const text = { type: 'string' } as const
export const commandLine = {
  patients: text,
  seconds: text,
  connections: text,
  only: text,
  profile: text,
}

export type Options = {
  readonly patients: number
  readonly seconds: number
  readonly connections: readonly number[]
  /** Undefined: everything. */
  readonly only: string | undefined
  readonly profile: string | undefined
}

const textOf = (value: string | boolean | undefined) =>
  typeof value === 'string' ? value : undefined

function parseCount(name: string, value: string, most: number): number {
  const count = /^\d{1,7}$/.test(value) ? Number(value) : 0
  if (count >= 1 && count <= most) return count
  throw new UsageError(`--${name} takes whole numbers from 1 to ${most}`)
}

function parseOnly(value: string | undefined): string | undefined {
  if (value === undefined || ['load', 'start', ...caseNames].includes(value)) return value
  throw new UsageError(`--only knows load, start, ${caseNames.join(', ')}`)
}

/** Throws a UsageError on what is not understood. */
export function parseOptions({ values, positionals }: CommandLine): Options {
  if (positionals.length > 0) throw new UsageError(`unexpected: ${positionals.join(' ')}`)
  const { patients, seconds, connections, only, profile } = values
  return {
    patients: parseCount('patients', textOf(patients) ?? '200', 1_000_000),
    seconds: parseCount('seconds', textOf(seconds) ?? '10', 3_600),
    connections: (textOf(connections) ?? '1,16')
      .split(',')
      .map((one) => parseCount('connections', one, 1_000)),
    only: parseOnly(textOf(only)),
    profile: textOf(profile),
  }
}
