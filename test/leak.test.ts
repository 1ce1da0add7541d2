/** A token sees what it may and nothing else along every path: a marked world, read by callers of every kind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { limits } from '../gateway/limits.ts'
import { everyCaller, oneOfEachKind } from './support/callers.ts'
import { world } from './support/entangled.ts'
import { hospital, past } from './support/guarded.ts'
import { findJourneys, type Journeys } from './support/journey.ts'
import { idQueries, listQueries } from './support/root-queries.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { createPaths, type Paths } from './support/paths.ts'
import { isFound, type Reader } from './support/policy.ts'
import { seenBy } from './support/seen.ts'
import { idsOf, tracesOf } from './support/traces.ts'

let leaks: LeakWorld
let paths: Paths
let journeys: Journeys

const types = [...new Set(hospital.map(({ type }) => type))]

const roots = world.map(({ id }) => id)

/** The root field is the first step. The nightly run goes to five. */
const depth = Number(process.env['LEAK_DEPTH'] ?? 4)

/** The queries here are far longer than clients' queries may be. */
const wide = {
  ...limits,
  ...{ bodyBytes: 1e8, tokens: 1e7, depth: 60, selections: 1e7, rootFields: 1e4, aliases: 1e6 },
  milliseconds: 120_000,
}

beforeAll(async () => {
  leaks = await openLeakWorld({ limits: wide })
  const ask = (query: string) => leaks.served.query('system', query)
  paths = createPaths(await loadApiSchema())
  journeys = await findJourneys(paths, types, { ask, depth, roots })
})

afterAll(() => leaks.close())

/** Asks, and asserts that no answer shows more than the policy does. Returns the rows seen. */
async function look(caller: string, reader: Reader, queries: readonly string[]) {
  const allowed = seenBy(reader)
  const ids = idsOf(allowed)
  const seen = new Set<string>()
  for (const query of queries) {
    const traces = tracesOf(await leaks.served.query(caller, query))
    expect([...traces.texts].filter((key) => !allowed.has(key))).toEqual([])
    expect([...traces.ids].filter((id) => !ids.has(id))).toEqual([])
    expect(traces.miscounted).toEqual([])
    for (const key of traces.texts) seen.add(key)
  }
  return [...seen].sort()
}

const foundBy = (reader: Reader) =>
  hospital
    .filter((row) => isFound(reader, row))
    .map(({ key }) => key)
    .sort()

describe('what is seen is what may be seen', () => {
  test.each(everyCaller)('%s: along two steps', async (caller, reader) => {
    const seen = await look(caller, reader, journeys.twoSteps)
    expect(seen).toEqual(expect.arrayContaining(foundBy(reader)))
  })

  test.each(oneOfEachKind)(`%s: along paths of ${depth} steps`, async (caller, reader) => {
    await look(caller, reader, journeys.deep)
  })

  test.each(everyCaller)('%s: by id, root and node', async (caller, reader) => {
    const seen = await look(caller, reader, idQueries(paths, [...hospital, ...past]))
    expect(seen).toEqual(foundBy(reader))
  })

  test.each(everyCaller)('%s: by every list', async (caller, reader) => {
    await look(caller, reader, listQueries(paths))
  })
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
