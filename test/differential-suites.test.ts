/** Generated operations over the suites' supergraphs, both executors agree. */
import { expect, test } from 'vitest'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createPlannable } from '../gateway/execute/planner.ts'
import { createStockExecutor } from '../gateway/execute/stock.ts'
import { compose, createContext } from './federation/suite.ts'
import { suites } from './federation/suites.ts'
import {
  assertAgreement,
  forgivingStock,
  operationsOf,
  seedOf,
} from './support/differential/agree.ts'
import type { Pool } from './support/differential/values.ts'

const pool: Pool = {
  lively: new Set(),
  roots: new Set(),
  likely: [],
  valuesOf(_, scalar) {
    if (scalar === 'Boolean') return [true, false]
    if (scalar === 'Int' || scalar === 'Float') return [1, 3, 0, -1]
    return ['u1', 'a1', 'c1', 'p1', 'USD']
  },
}

/** Its second case says how Apollo's gateway fails there. */
const cases = suites.filter(({ name }) => name !== 'circular-reference-interface')

test.each(cases)('$name', async (suite) => {
  const { supergraph, sources } = compose(suite)
  const tally = await assertAgreement({
    expected: await createStockExecutor(supergraph, sources),
    actual: createOwnExecutor(createPlannable(supergraph), sources),
    ...{ pool, callers: ['anybody'], operations: operationsOf(6), allowing: forgivingStock },
    contextOf: (_, requestId) => Promise.resolve(createContext(requestId)),
    ...seedOf(),
  })
  expect(tally.runs).toBeGreaterThan(0)
})
