/** A token sees what it may and nothing else: a hospital full of marks, read by id and by every list. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { walkersOf } from './support/callers.ts'
import { hospital, past } from './support/guarded.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { foundBy, look, wide } from './support/look.ts'
import { createPaths, type Paths } from './support/paths.ts'
import { idQueries, listQueries } from './support/root-queries.ts'

let leaks: LeakWorld
let paths: Paths

beforeAll(async () => {
  leaks = await openLeakWorld({ limits: wide })
  paths = createPaths(await loadApiSchema())
})

afterAll(() => leaks.close())

describe.each(walkersOf(process.env['LEAK_ALL']))('%s', (caller, reader) => {
  test('by id, root and node', async () => {
    const queries = idQueries(paths, [...hospital, ...past])
    const seen = await look(leaks.served, [caller, reader], queries)
    expect(seen).toEqual(foundBy(reader))
  })

  test('by every list', async () => {
    await look(leaks.served, [caller, reader], listQueries(paths))
  })
})

test('the log names nobody', () => {
  expect(leaks.served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
