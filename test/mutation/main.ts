/**
 * `npm run leak:mutate [-- --first] [name …]`: takes away one guard at a time and runs the leak tests, of which an
 * expectation must fail each time. With `--first` only those tests that should notice first.
 */
import { relative } from 'node:path'
import { failureOf, type Failure } from './failure.ts'
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

function hintOf(name: string): readonly string[] {
  const [, file = 'test/leak-rest.test.ts', caller = ''] =
    /^(?:(test\/\S+) ?)?(.*)$/.exec(firstToNotice[name] ?? '') ?? []
  return caller === '' ? [file] : [file, '-t', `^${caller} `]
}

const killerOf = (name: string): Failure | undefined => {
  for (const files of isFirstOnly ? [hintOf(name)] : [hintOf(name), ...suites]) {
    const failure = failureOf(name, files)
    if (failure !== undefined) return failure
  }
  return undefined
}

const toText = ({ file, test, expectation }: Failure): string =>
  `${relative(process.cwd(), file)} > ${test}: ${expectation}`

const print = (line: string): void => {
  process.stdout.write(`${line}\n`)
}

const chosen = guards.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
const survivors = chosen.filter(({ name, file }) => {
  const killer = killerOf(name)
  print(
    killer === undefined
      ? `SURVIVES ${file}: ${name}`
      : `killed   ${file}: ${name} | ${toText(killer)}`,
  )
  return killer === undefined
})
print(`${chosen.length - survivors.length} of ${chosen.length} guards are missed when they go.`)
process.exitCode = survivors.length === 0 ? 0 : 1
