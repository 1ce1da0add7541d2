/** A token sees what it may and nothing else along every path: a marked world, read by callers of every kind. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { limits } from '../gateway/limits.ts'
import { accesses, everyCaller } from './support/callers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { world } from './support/entangled.ts'
import { findJourneys, type Journeys } from './support/journey.ts'
import { createPaths } from './support/paths.ts'
import { isFound, seenBy, type Reader } from './support/policy.ts'
import { serve, type Served } from './support/served.ts'
import { idsOf, tracesOf } from './support/traces.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served
let journeys: Journeys

const types = [...new Set(world.map(({ type }) => type))]

/** The queries here are far longer than clients' queries may be. */
const wide = {
  ...limits,
  ...{ bodyBytes: 1e8, tokens: 1e7, depth: 60, selections: 1e7, rootFields: 1e4, aliases: 1e6 },
  milliseconds: 120_000,
}

beforeAll(async () => {
  db = await createTestDatabase()
  await write(
    db,
    world.map(({ resource }) => resource),
  )
  served = await serve(await createStore(db), accesses, { limits: wide })
  const paths = createPaths(await loadApiSchema())
  journeys = await findJourneys(paths, types, (query) => served.query('system', query))
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** Asks, and asserts that no answer shows more than the policy does. Returns the rows seen. */
async function look(caller: string, reader: Reader, queries: readonly string[]) {
  const allowed = seenBy(reader)
  const ids = idsOf(allowed)
  const seen = new Set<string>()
  for (const query of queries) {
    const traces = tracesOf(await served.query(caller, query))
    expect([...traces.texts].filter((key) => !allowed.has(key))).toEqual([])
    expect([...traces.ids].filter((id) => !ids.has(id))).toEqual([])
    expect(traces.miscounted).toEqual([])
    for (const key of traces.texts) seen.add(key)
  }
  return [...seen].sort()
}

const foundBy = (reader: Reader) =>
  world
    .filter((row) => isFound(reader, row))
    .map(({ key }) => key)
    .sort()

describe('what is seen is what may be seen', () => {
  test.each(everyCaller)('%s: along two steps', async (caller, reader) => {
    const seen = await look(caller, reader, journeys.twoSteps)
    expect(seen).toEqual(expect.arrayContaining(foundBy(reader)))
  })

  test.each(everyCaller.filter(([name]) => name === 'mother' || name === 'child'))(
    '%s: along three steps',
    async (caller, reader) => {
      const seen = await look(caller, reader, journeys.threeSteps)
      expect(seen).toEqual([...seenBy(reader)].sort())
    },
  )

  test.each(everyCaller)('%s: by id, root and node', async (caller, reader) => {
    const fields = world.flatMap(({ type, id }, index) => {
      const leaf = type === 'Binary' ? 'id contentType' : 'id text { div }'
      return [
        `r${index}: ${type}(id: "${id}") { ${leaf} }`,
        `n${index}: node(id: "${type}/${id}") { ... on ${type} { ${leaf} } }`,
      ]
    })
    const seen = await look(caller, reader, [`{ ${fields.join(' ')} }`])
    expect(seen).toEqual(foundBy(reader))
  })
})

test('the world has paths of every kind', () => {
  expect(journeys.size).toBeGreaterThan(400)
})

test('the log names nobody', () => {
  expect(served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
