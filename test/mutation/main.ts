/**
 * `npm run leak:mutate [-- --first] [name …]`: takes away one guard at a time and runs the leak tests, which must fail
 * each time. With `--first` only those tests that should notice first.
 */
import { spawnSync } from 'node:child_process'
import { firstToNotice } from './first-to-notice.ts'
import { guards } from './guards.ts'

const isFirstOnly = process.argv.includes('--first')
const wanted = process.argv.slice(2).filter((name) => name !== '--first')

/** The quick ones first: the run ends with the first that fails. */
const suites: readonly (readonly string[])[] = [
  ['test/leak-rest.test.ts'],
  ['test/leak-entity.test.ts', 'test/leak-oracle.test.ts', 'test/as-of-access.test.ts'],
  ['test/leak.test.ts', 'test/leak-write.test.ts', 'test/leak-statements.test.ts'],
  ['test/leak-worlds.test.ts'],
]

/** The first test of some that fails without a guard; undefined when none does. */
function failureOf(name: string, files: readonly string[]): string | undefined {
  const { status, stderr } = spawnSync(
    process.execPath,
    [
      ...['node_modules/vitest/vitest.mjs', 'run', ...files],
      ...['--config', 'test/mutation/vitest.config.ts', '--root', '.'],
    ],
    { env: { ...process.env, LEAK_WITHOUT: name, NO_COLOR: '1' }, encoding: 'utf8' },
  )
  if (status === 0) return undefined
  return /^\s*FAIL\s+(.*)$/m.exec(stderr)?.[1] ?? 'nothing starts'
}

function hintOf(name: string): readonly string[] {
  const [, file = 'test/leak-rest.test.ts', caller = ''] =
    /^(?:(test\/\S+) ?)?(.*)$/.exec(firstToNotice[name] ?? '') ?? []
  return caller === '' ? [file] : [file, '-t', `^${caller} `]
}

const killerOf = (name: string): string | undefined => {
  for (const files of isFirstOnly ? [hintOf(name)] : [hintOf(name), ...suites]) {
    const failure = failureOf(name, files)
    if (failure !== undefined) return failure
  }
  return undefined
}

const chosen = guards.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const survivors = chosen.filter(({ name, file }) => {
  const killer = killerOf(name)
  console.log(
    `${killer === undefined ? 'SURVIVES' : 'killed  '} ${file}: ${name} | ${killer ?? ''}`,
  )
  return killer === undefined
})
console.log(
  `${chosen.length - survivors.length} of ${chosen.length} guards are missed when they go.`,
)
process.exitCode = survivors.length === 0 ? 0 : 1
