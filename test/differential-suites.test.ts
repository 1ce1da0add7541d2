/** Generated operations over the suites' supergraphs, whose subgraphs answer rightly or wrongly: both executors agree. */
import { expect, test } from 'vitest'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createStockExecutor } from '../gateway/execute/stock.ts'
import { compose, createContext, type Suite } from './federation/suite.ts'
import { suites } from './federation/suites.ts'
import { assertAgreement, operationsOf, seedOf } from './support/differential/agree.ts'
import { toFaulty } from './support/differential/faults.ts'
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

const cases = suites.flatMap((suite) => [
  { name: suite.name, how: 'rightly', suite },
  { name: suite.name, how: 'wrongly', suite },
])

const executorsOf = async (suite: Suite, how: string) => {
  const { supergraph, sources } = compose(suite)
  const over = how === 'wrongly' ? toFaulty(sources) : sources
  return {
    expected: await createStockExecutor(supergraph, over),
    actual: await createOwnExecutor(supergraph, over),
  }
}

test.each(cases)('$name, where subgraphs answer $how', async ({ suite, how }) => {
  const tally = await assertAgreement({
    ...(await executorsOf(suite, how)),
    ...{ pool, callers: ['anybody'], operations: operationsOf(20) },
    contextOf: (_, requestId) => Promise.resolve(createContext(requestId)),
    ...seedOf(),
  })
  expect(tally.withData).toBeGreaterThan(0)
})
