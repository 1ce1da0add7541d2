/** The populate command: a demo hospital of any size, into the record or into files. */
import { documentsOf, writeFolder } from '../population/documents.ts'
import type { HospitalOptions } from '../population/hospital.ts'
import { runCommand, UsageError, withRecord, type CommandLine } from '../record/command.ts'
import { loadDocuments } from '../record/load/load.ts'
import { toReportText } from '../record/load/report-text.ts'
import { isComplete } from '../record/load/report.ts'
import { demoSource } from './demo.ts'

const usage = `Makes a demo hospital and loads it into the record.

  npm run populate -- --patients N [--seed S] [--today YYYY-MM-DD] [--out FOLDER]

--patients N   how many patients; more of the same seed keep the first ones as they are
--seed S       another number makes another hospital (1)
--today DAY    the day on which the hospital is seen
--out FOLDER   writes .json.gz files there instead of loading
`

const text = { type: 'string' } as const
const options = { patients: text, seed: text, today: text, out: text }

function parseWhole(name: string, value: string | boolean | undefined): number {
  const number = Number(value)
  if (typeof value === 'string' && /^\d+$/.test(value) && Number.isSafeInteger(number))
    return number
  throw new UsageError(`--${name} must be a whole number`)
}

function parseHospital({ patients, seed, today }: CommandLine['values']): HospitalOptions {
  if (typeof today === 'string' && Number.isNaN(Date.parse(`${today}T00:00:00Z`))) {
    throw new UsageError('--today must be a day such as 2026-11-01')
  }
  return {
    patients: parseWhole('patients', patients),
    ...(seed === undefined ? {} : { seed: parseWhole('seed', seed) }),
    ...(typeof today === 'string' ? { today } : {}),
  }
}

/** Milliseconds between two lines of progress. */
const interval = 2_000

function createProgress(patients: number): (done: number) => void {
  let told = performance.now()
  return (done) => {
    if (done < patients && performance.now() - told < interval) return
    told = performance.now()
    process.stderr.write(`${done} of ${patients} patients\n`)
  }
}

await runCommand(usage, options, async ({ values }) => {
  const hospital = parseHospital(values)
  const documents = documentsOf(hospital, createProgress(hospital.patients))
  if (typeof values['out'] === 'string') {
    await writeFolder(values['out'], documents)
    return true
  }
  return withRecord(async (db) => {
    const report = await loadDocuments(db, { source: demoSource, documents })
    process.stdout.write(toReportText(report))
    return isComplete(report)
  })
})
