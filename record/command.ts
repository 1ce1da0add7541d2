/** What every command on the record shares: its arguments, its database, and how its faults are told. */
import { join } from 'node:path'
import { parseArgs, type ParseArgsConfig } from 'node:util'
import { ConfigError, loadConfig } from '../config.ts'
import { migrate, MigrationError } from '../prisma/migrate.ts'
import { DatabaseUnavailableError, openDatabase, type Database } from './database.ts'
import { EmbeddedPostgresError } from './embedded-error.ts'
import { startEmbedded } from './embedded.ts'
import { refreshIndex } from './rebuild.ts'

/** The command line is not understood. */
export class UsageError extends Error {}

/** Opens the configured database, or the embedded one, at the last migration, and closes it after the work. */
export async function withRecord<T>(work: (db: Database) => Promise<T>): Promise<T> {
  const { databaseUrl, dataDirectory } = loadConfig()
  const embedded =
    databaseUrl === undefined
      ? await startEmbedded({ directory: join(dataDirectory, 'postgres') })
      : undefined
  try {
    const url = databaseUrl ?? embedded?.url ?? ''
    await migrate(url)
    const db = await openDatabase(url)
    const say = (line: string) => void process.stderr.write(`${line}\n`)
    return await refreshIndex(db, say)
      .then(() => work(db))
      .finally(() => db.close())
  } finally {
    await embedded?.stop()
  }
}

/** Faults that the operator can mend; their messages are made for them. */
const expected = [
  UsageError,
  ConfigError,
  DatabaseUnavailableError,
  EmbeddedPostgresError,
  MigrationError,
]

type Options = NonNullable<ParseArgsConfig['options']>

/** What the command line holds: its options by name, and the rest. */
export interface CommandLine {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

/** Runs a command: exit code 0 when `work` answers true, else 1; `--help` prints the usage. */
export async function runCommand(
  usage: string,
  options: Options,
  work: (line: CommandLine) => Promise<boolean>,
): Promise<void> {
  try {
    const { values, positionals } = parseLine(options)
    if (values['help'] === true) process.stdout.write(usage)
    else process.exitCode = (await work({ values, positionals })) ? 0 : 1
  } catch (error) {
    if (!(error instanceof Error) || !expected.some((type) => error instanceof type)) throw error
    process.stderr.write(`${error.message}\n${error instanceof UsageError ? `\n${usage}` : ''}`)
    process.exitCode = 1
  }
}

function parseLine(options: Options): CommandLine {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { ...options, help: { type: 'boolean', short: 'h' } },
    })
    const single = Object.entries(values).flatMap(([name, value]) =>
      Array.isArray(value) ? [] : [[name, value] as const],
    )
    return { values: Object.fromEntries(single), positionals }
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(error.message, { cause: error })
    throw error
  }
}
