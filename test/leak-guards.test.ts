/** The guards that the mutation run takes away stand where it says, so that it takes away what it means to. */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { guards } from './mutation/guards.ts'

test.each(guards)('$file: $name', ({ file, code }) => {
  const source = readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')
  expect(source.split(code)).toHaveLength(2)
})

test('each guard has a name of its own', () => {
  expect(new Set(guards.map(({ name }) => name)).size).toBe(guards.length)
})
