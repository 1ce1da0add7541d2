/** Whatever path leads to a patient's data, the audit trail names the patient: the leak tests' walk, traced. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { limits } from '../gateway/limits.ts'
import { createTrail, type Draft } from '../record/audit/trail.ts'
import { accesses } from './support/callers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { world } from './support/entangled.ts'
import { findJourneys, type Journeys } from './support/journey.ts'
import { createPaths } from './support/paths.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, serveApart, type Served, type ServeOptions } from './support/served.ts'
import { tracesOf } from './support/traces.ts'
import { createStore, write } from './support/world.ts'
import { raise } from './support/trail.ts'

let db: TestDatabase
let served: Served
let apart: Served
let journeys: Journeys
let call: Caller
let drafts: Draft[] = []

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
  const audit: NonNullable<ServeOptions['audit']> = {
    begin: (traveller) =>
      createTrail(
        traveller,
        async (draft) => {
          drafts.push(draft)
        },
        raise,
      ),
  }
  const store = await createStore(db)
  served = await serve(store, accesses, { limits: wide, audit })
  apart = await serveApart(store, accesses, { limits: wide, audit })
  call = createCaller(served)
  const paths = createPaths(await loadApiSchema())
  journeys = await findJourneys(paths, types, {
    ask: (query) => served.query('system', query),
    depth: 3,
    roots: [],
  })
})

afterAll(async () => {
  await served.close()
  await apart.close()
  await db.drop()
})

/** The patients whose rows an answer shows. */
function shownIn(answer: unknown): Set<string> {
  const { texts } = tracesOf(answer)
  const rows = world.filter(({ key }) => texts.has(key))
  return new Set(rows.flatMap(({ owners }) => (typeof owners === 'string' ? [] : owners)))
}

/** Asserts of one answer that its trail names everybody shown in it; how many were shown. */
function assertTraced(answer: unknown): number {
  const traced = new Set(drafts.flatMap(({ patients }) => patients))
  const shown = shownIn(answer)
  expect([...shown].filter((patient) => !traced.has(patient))).toEqual([])
  return shown.size
}

const inOneProcess = ['system', 'physician', 'mother', 'staff for documents']

test.each<[string, string, () => Served]>([
  ...inOneProcess.map((caller): [string, string, () => Served] => [
    caller,
    'in one process',
    () => served,
  ]),
  ['physician', 'in processes of their own', () => apart],
  ['mother', 'in processes of their own', () => apart],
])('%s: along every path of two steps, subgraphs %s', async (caller, _, doorOf) => {
  let shown = 0
  for (const query of journeys.twoSteps) {
    drafts = []
    shown += assertTraced(await doorOf().query(caller, query))
    expect(drafts).toHaveLength(1)
  }
  expect(shown).toBeGreaterThan(0)
})

const addresses = [
  ...types.flatMap((type) => [`${type}?_count=200`, `${type}/_history?_count=200`]),
  ...world.flatMap(({ key }) => [key, `${key}/_history`, `${key}/_history/1`]),
  '_history?_count=500',
  'Observation?_include=*&_count=200',
  'Patient?_revinclude=Observation:subject&_count=200',
  'Patient/mother/Observation?_count=200',
]

test.each(['system', 'mother'])('%s: at every address of REST', async (caller) => {
  let shown = 0
  for (const address of addresses) {
    drafts = []
    shown += assertTraced((await call(caller, address)).text)
    expect(drafts).toHaveLength(1)
  }
  expect(shown).toBeGreaterThan(50)
})

test('the past and timelines', async () => {
  const moment = new Date().toISOString()
  for (const query of [
    `{ patient(id: "mother", asOf: "${moment}") { text { div } timeline(first: 500) { edges { node { ... on Observation { text { div } } } } } } }`,
    '{ patient(id: "child") { timeline(first: 500) { edges { node { ... on Condition { text { div } } } } } latest(codes: ["2345-7"]) { observation { text { div } } } } }',
  ]) {
    drafts = []
    expect(assertTraced(await served.query('physician', query))).toBeGreaterThan(0)
  }
})
