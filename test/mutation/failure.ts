/** Runs leak tests over code that lacks one guard, and says which expectation failed. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What of Vitest's JSON is looked at: https://vitest.dev/guide/reporters.html#json-reporter */
interface Report {
  readonly testResults: readonly {
    readonly name: string
    readonly message: string
    readonly assertionResults: readonly {
      readonly status: string
      readonly fullName: string
      readonly failureMessages: readonly string[] | null
    }[]
  }[]
}

/** The first test that fails without a guard, and by which expectation. */
export interface Failure {
  readonly file: string
  readonly test: string
  readonly expectation: string
}

/** Undefined when none fails: neither time that runs out nor what does not start is an expectation. */
export function failureOf(name: string, files: readonly string[]): Failure | undefined {
  const directory = mkdtempSync(join(tmpdir(), 'socle-mutation-'))
  const report = join(directory, 'report.json')
  try {
    const { stderr } = spawnSync(
      process.execPath,
      [
        ...['node_modules/vitest/vitest.mjs', 'run', ...files, '--root', '.'],
        ...['--config', 'test/mutation/vitest.config.ts'],
        ...['--reporter', 'json', '--outputFile', report],
      ],
      { env: { ...process.env, LEAK_WITHOUT: name, NO_COLOR: '1' }, encoding: 'utf8' },
    )
    return firstFailure(readReport(report, stderr))
  } finally {
    rmSync(directory, { recursive: true })
  }
}

function readReport(file: string, stderr: string): Report {
  try {
    const report: Report = JSON.parse(readFileSync(file, 'utf8'))
    return report
  } catch (cause) {
    throw new Error(`the tests did not run:\n${stderr}`, { cause })
  }
}

const isOfTime = (message: string): boolean => /^Error: (?:Test|Hook) timed out/.test(message)

const firstLineOf = (text: string): string => text.split('\n')[0] ?? ''

function firstFailure({ testResults }: Report): Failure | undefined {
  const tests = testResults.flatMap(({ name, assertionResults }) =>
    assertionResults.map((result) => ({ ...result, file: name })),
  )
  // Without a test that ran, nothing is known of the guard.
  if (tests.length === 0) throw new Error('no test ran')
  const failed = tests.find(
    ({ status, failureMessages }) =>
      status === 'failed' && !isOfTime(failureMessages?.[0] ?? 'Error: Test timed out'),
  )
  if (failed !== undefined) {
    const { file, fullName: test, failureMessages } = failed
    return { file, test, expectation: firstLineOf(failureMessages?.[0] ?? '') }
  }
  for (const { name, message } of testResults)
    if (message !== '') process.stderr.write(`${name}: ${firstLineOf(message)}\n`)
  return undefined
}
