/** The export command: `npm run export -- --out FOLDER [--current] [--gzip]`. */
import { noteCommand } from '../audit/command.ts'
import { runCommand, UsageError, withRecord, type CommandLine } from '../command.ts'
import { exportRecord } from './export.ts'
import type { Manifest } from './manifest.ts'
import { ExportError } from './output.ts'

const usage = `Writes the record as NDJSON, with counts and SHA-256 sums of what was written.

  npm run export -- --out FOLDER [--current] [--gzip]

--out FOLDER  an empty folder, or one that is not there yet
--current     the current state alone, as plain FHIR, one file a type, for any FHIR server;
              without it every version of every resource, which npm run load -- FOLDER
              brings back into an empty record
--gzip        compresses the files

The same record gives the same bytes. sha256sum -c SHA256SUMS checks them. The server's keys
are never exported, nor are idempotency keys: cursors and repeats from before a restore end with it.
`

/** Milliseconds between two lines of progress. */
const interval = 2_000

function createProgress(): (lines: number) => void {
  let told = performance.now()
  return (lines) => {
    if (performance.now() - told < interval) return
    told = performance.now()
    process.stderr.write(`${lines} exported\n`)
  }
}

function toSummary({ counts, files }: Manifest, seconds: number): string {
  const { lines, parked, types } = counts
  const megabytes = files.reduce((sum, { bytes }) => sum + bytes, 0) / 1024 / 1024
  const rate = Math.round(lines / Math.max(seconds, 0.001))
  return (
    `${lines} exported, of ${Object.keys(types).length} types, ${parked} of them parked\n` +
    `${files.length} files, ${megabytes.toFixed(1)} MB in ${seconds.toFixed(1)} s (${rate}/s)\n`
  )
}

async function run({ values, positionals }: CommandLine): Promise<boolean> {
  const { out, current, gzip } = values
  if (typeof out !== 'string' || out === '') throw new UsageError('no --out FOLDER given')
  if (positionals.length > 0) throw new UsageError('only --out names a folder')
  return withRecord(async (db) => {
    const started = performance.now()
    // Before anything is written: what has left the record was traced.
    await noteCommand(db, { interaction: 'export', everyone: true, detail: { state: 'begun' } })
    const manifest = await exportRecord(db, {
      folder: out,
      content: current === true ? 'current' : 'ledger',
      isCompressed: gzip === true,
      onProgress: createProgress(),
    })
    const { lines } = manifest.counts
    await noteCommand(db, {
      interaction: 'export',
      everyone: true,
      detail: { lines, state: 'ended' },
    })
    process.stdout.write(toSummary(manifest, (performance.now() - started) / 1000))
    return true
  })
}

const flag = { type: 'boolean' } as const
const options = { out: { type: 'string' }, current: flag, gzip: flag } as const

await runCommand(usage, options, async (line) => {
  try {
    return await run(line)
  } catch (error) {
    if (!(error instanceof ExportError)) throw error
    process.stderr.write(`${error.message}\n`)
    return false
  }
})
