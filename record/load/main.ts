/** The load command: `npm run load -- [--source NAME] [--report FILE] PATH…`. */
import { closeSync, openSync, writeSync } from 'node:fs'
import { noteCommand } from '../audit/command.ts'
import { runCommand, UsageError, withRecord, type CommandLine } from '../command.ts'
import type { Database } from '../database.ts'
import { PathError } from './files.ts'
import { loadPaths } from './load.ts'
import { openArchive, RestoreError, type Archive } from './restore-open.ts'
import { restoreLedger } from './restore.ts'
import { createProgress, createRestoreProgress } from './progress.ts'
import { toReportText } from './report-text.ts'
import { isComplete } from './report.ts'

const usage = `Loads FHIR R4 into the record.

  npm run load -- [--source NAME] [--report FILE] PATH…

PATH           a file or folder: resources and Bundles (.json), NDJSON (.ndjson), each also .gz;
               or the folder of an export, which is restored into an empty record, history and all
--source NAME  the source all of it comes from; by default the folder given
--report FILE  writes every refusal to FILE, one JSON object a line

The exit code is 1 when anything was refused.
`

type Command = {
  readonly paths: readonly string[]
  readonly source: string | undefined
  readonly report: string | undefined
}

/** Loads and reports; answers whether everything was taken. */
async function load(db: Database, { paths, source, report }: Command): Promise<boolean> {
  const file = report === undefined ? undefined : openSync(report, 'w')
  const progress = createProgress(process.stderr)
  try {
    const result = await loadPaths(db, {
      paths,
      source,
      onProgress: progress.show,
      ...(file === undefined
        ? {}
        : { onRefusal: (refusal) => void writeSync(file, `${JSON.stringify(refusal)}\n`) }),
    }).finally(progress.stop)
    const from = source === undefined ? {} : { source }
    await noteCommand(db, {
      interaction: 'load',
      everyone: false,
      detail: { ...result.total, ...from },
    })
    process.stdout.write(toReportText(result))
    return isComplete(result)
  } catch (error) {
    if (error instanceof PathError) throw new UsageError(error.message, { cause: error })
    throw error
  } finally {
    if (file !== undefined) closeSync(file)
  }
}

/** Restores an export and says how many versions it brought. */
async function restore(db: Database, archive: Archive): Promise<boolean> {
  const started = performance.now()
  const versions = await restoreLedger(db, archive, createRestoreProgress(process.stderr))
  await noteCommand(db, { interaction: 'load', everyone: true, detail: { restored: versions } })
  const seconds = (performance.now() - started) / 1000
  process.stdout.write(`${versions} versions restored in ${seconds.toFixed(1)} s\n`)
  return true
}

async function run({ values, positionals }: CommandLine): Promise<boolean> {
  if (positionals.length === 0) throw new UsageError('no PATH given')
  const [source, report] = [textOf(values['source']), textOf(values['report'])]
  const archive = await openArchive(positionals)
  if (archive?.manifest.content === 'ledger') {
    if (source !== undefined)
      throw new UsageError('an export keeps its sources: leave --source out')
    return withRecord((db) => restore(db, archive))
  }
  const paths = archive?.files.map(({ path }) => path) ?? positionals
  return withRecord((db) => load(db, { paths, source, report }))
}

const text = { type: 'string' } as const
const textOf = (value: string | boolean | undefined) =>
  typeof value === 'string' ? value : undefined

await runCommand(usage, { source: text, report: text }, async (line) => {
  try {
    return await run(line)
  } catch (error) {
    if (!(error instanceof RestoreError)) throw error
    process.stderr.write(`${error.message}\n`)
    return false
  }
})
