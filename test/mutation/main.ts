/** `npm run leak:mutate`: takes away one guard at a time and runs the leak tests, which must fail each time. */
import { spawnSync } from 'node:child_process'
import { guards } from './guards.ts'

/** The quick ones first: the run ends with the first that fails. */
const suites: readonly (readonly string[])[] = [
  ['test/leak-rest.test.ts'],
  ['test/leak-entity.test.ts', 'test/leak-oracle.test.ts', 'test/as-of-access.test.ts'],
  ['test/leak.test.ts', 'test/leak-write.test.ts', 'test/leak-statements.test.ts'],
  ['test/leak-worlds.test.ts'],
]

/** The name of the first test that fails without a guard; undefined when none does. */
function killerOf(name: string): string | undefined {
  for (const files of suites) {
    const { status, stdout } = spawnSync(
      process.execPath,
      [
        ...['node_modules/vitest/vitest.mjs', 'run', ...files],
        ...['--config', 'test/mutation/vitest.config.ts', '--root', '.'],
      ],
      { env: { ...process.env, LEAK_WITHOUT: name, NO_COLOR: '1' }, encoding: 'utf8' },
    )
    const failed = /^\s*FAIL\s+(.*)$/m.exec(stdout)?.[1]
    if (status !== 0) return failed ?? 'it does not start'
  }
  return undefined
}

const wanted = process.argv.slice(2)
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
