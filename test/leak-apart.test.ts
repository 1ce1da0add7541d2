/** Subgraphs in processes of their own show nobody more than one process does. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { walkersOf } from './support/callers.ts'
import { hospital, past } from './support/guarded.ts'
import { findJourneys } from './support/journey.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { foundBy, look, wide } from './support/look.ts'
import { createPaths, type Paths } from './support/paths.ts'
import { idQueries, listQueries } from './support/root-queries.ts'
import { serveApart } from './support/served.ts'

let leaks: LeakWorld
let paths: Paths
let twoSteps: readonly string[]

const slicesOf = <T>(rows: readonly T[], size = 8): T[][] =>
  Array.from({ length: Math.ceil(rows.length / size) }, (_, at) =>
    rows.slice(at * size, (at + 1) * size),
  )

beforeAll(async () => {
  leaks = await openLeakWorld({ limits: wide }, serveApart)
  paths = createPaths(await loadApiSchema())
  const types = [...new Set(hospital.map(({ type }) => type))]
  const ask = (query: string) => leaks.served.query('system', query)
  ;({ twoSteps } = await findJourneys(paths, types, { ask, depth: 2, roots: [] }))
})

afterAll(() => leaks.close())

describe.each(walkersOf(process.env['LEAK_ALL']))('%s', (caller, reader) => {
  test('by id, root and node', async () => {
    // A subgraph takes no document as long as the gateway here does.
    const queries = slicesOf([...hospital, ...past]).flatMap((rows) => idQueries(paths, rows))
    expect(await look(leaks.served, [caller, reader], queries)).toEqual(foundBy(reader))
  })

  test('by every list, and along two steps', async () => {
    await look(leaks.served, [caller, reader], listQueries(paths))
    const seen = await look(leaks.served, [caller, reader], twoSteps)
    expect(seen).toEqual(expect.arrayContaining(foundBy(reader)))
  })
})

test('the log names nobody', () => {
  expect(leaks.served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
