/** Generated operations on the real supergraph and a real record: our executor answers as the stock gateway does. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createPlannable } from '../gateway/execute/planner.ts'
import { createStockExecutor } from '../gateway/execute/stock.ts'
import { createLocalSources, foresee } from '../gateway/local-sources.ts'
import type { Sources } from '../gateway/source.ts'
import { loadSupergraph } from '../gateway/supergraph.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import {
  assertAgreement,
  forgivingPlaces,
  forgivingStock,
  operationsOf,
  seedOf,
} from './support/differential/agree.ts'
import { toFaulty } from './support/differential/faults.ts'
import { plainSources } from './support/differential/plain.ts'
import { askers, createContexts, poolOf } from './support/differential/world.ts'
import { createReadableLog } from './support/graph.ts'
import { writeHospital } from './support/leak-world.ts'

let db: TestDatabase
let shared: Pick<Parameters<typeof assertAgreement>[0], 'pool' | 'callers' | 'contextOf'>

const compiledSources = createLocalSources(createReadableLog().log)
const supergraph = loadSupergraph()
const plannable = createPlannable(supergraph)

const executorsOver = async (toSources: (sources: Sources) => Sources) => ({
  expected: await createStockExecutor(supergraph, toSources(plainSources)),
  actual: createOwnExecutor(plannable, toSources(compiledSources), foresee),
})

beforeAll(async () => {
  db = await createTestDatabase()
  const contextOf = createContexts(await writeHospital(db))
  shared = { pool: poolOf([]), callers: askers, contextOf }
})

afterAll(() => db.drop())

test('our executor answers as the stock gateway does', async () => {
  const tally = await assertAgreement({
    ...shared,
    ...(await executorsOver((sources) => sources)),
    allowing: forgivingPlaces,
    operations: operationsOf(250),
    ...seedOf(),
  })
  expect(tally.withData).toBeGreaterThan(tally.runs / 10)
  expect(tally.withErrors).toBeGreaterThan(tally.runs / 10)
  expect(tally.forgiven).toBeLessThan(tally.runs / 50)
}, 600_000)

test('and so it does where subgraphs answer wrongly', async () => {
  const tally = await assertAgreement({
    ...shared,
    ...(await executorsOver(toFaulty)),
    allowing: forgivingStock,
    operations: operationsOf(30),
    ...seedOf(),
  })
  expect(tally.withData).toBeGreaterThan(tally.runs / 10)
  expect(tally.withErrors).toBeGreaterThan(tally.runs / 10)
}, 600_000)
