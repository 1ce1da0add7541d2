/** The leak tests over code that lacks one guard: what is loaded lacks it, no file is changed. */
import { relative } from 'node:path'
import { defineConfig, mergeConfig } from 'vitest/config'
import base from '../../vitest.config.ts'
import { guards } from './guards.ts'

const guard = guards.find(({ name }) => name === process.env['LEAK_WITHOUT'])
if (guard === undefined) throw new Error('LEAK_WITHOUT names no guard')

const hour = 3_600_000

export default mergeConfig(
  base,
  defineConfig({
    test: {
      bail: 1,
      fileParallelism: false,
      // What ends only because the machine is busy has noticed nothing: an expectation must fail.
      testTimeout: hour,
      hookTimeout: hour,
    },
    plugins: [
      {
        name: 'without-a-guard',
        enforce: 'pre',
        transform(source, id) {
          const file = relative(process.cwd(), id.split('?')[0] ?? id)
          if (file !== guard.file) return undefined
          if (!source.includes(guard.code)) throw new Error(`${file} has no such guard`)
          return source.replace(guard.code, () => guard.without)
        },
      },
    ],
  }),
)
