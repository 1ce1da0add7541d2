/** A token sees what it may and nothing else along every path of the graph, whoever asks. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { walkersOf } from './support/callers.ts'
import { world } from './support/entangled.ts'
import { hospital } from './support/guarded.ts'
import { findJourneys, type Journeys } from './support/journey.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { foundBy, look, wide } from './support/look.ts'
import { createPaths } from './support/paths.ts'

let leaks: LeakWorld
let journeys: Journeys

const types = [...new Set(hospital.map(({ type }) => type))]

const roots = world.map(({ id }) => id)

/** The root field is the first step. The nightly run goes to five. */
const depth = Number(process.env['LEAK_DEPTH'] ?? 4)

beforeAll(async () => {
  leaks = await openLeakWorld({ limits: wide })
  const ask = (query: string) => leaks.served.query('system', query)
  const paths = createPaths(await loadApiSchema())
  journeys = await findJourneys(paths, types, { ask, depth, roots })
})

afterAll(() => leaks.close())

describe('what is seen is what may be seen', () => {
  test.each(walkersOf(process.env['LEAK_ALL']))('%s: along two steps', async (caller, reader) => {
    const seen = await look(leaks.served, [caller, reader], journeys.twoSteps)
    expect(seen).toEqual(expect.arrayContaining(foundBy(reader)))
  })

  test.each(walkersOf(process.env['LEAK_ALL']))(
    `%s: along paths of ${depth} steps`,
    async (caller, reader) => {
      await look(leaks.served, [caller, reader], journeys.deep)
    },
  )
})

describe('the paths taken', () => {
  const live = () =>
    [...journeys.live].flatMap(([type, edges]) => edges.map(({ edge, to }) => ({ type, edge, to })))

  test('are of every kind', () => {
    expect(live().length).toBeGreaterThan(400)
  })

  test.each([2, 3, 4])('at depth %i are all that start there', (at) => {
    const missed = live()
      .map(({ type, edge }) => `${at} ${type}.${edge.name}`)
      .filter((step) => !journeys.walked.has(step))
    expect(missed).toEqual([])
  })

  test('lead on along all that follow, but from patients in turns', () => {
    const missed = live().flatMap(({ type, edge, to }) =>
      to
        .filter((one) => (journeys.live.get(one) ?? []).length <= 8)
        .flatMap((one) => journeys.live.get(one) ?? [])
        .map((next) => `3 ${type}.${edge.name}.${next.edge.name}`)
        .filter((step) => !journeys.walked.has(step)),
    )
    expect(missed).toEqual([])
  })
})

test('the log names nobody', () => {
  expect(leaks.served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
