/** What a federated gateway must answer, suite by suite: Apollo's gateway as far as it does, and our executor. */
import { beforeAll, describe, expect, test } from 'vitest'
import type { Executor } from '../gateway/execute/executor.ts'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createStockExecutor } from '../gateway/execute/stock.ts'
import { parse, validate } from 'graphql'
import { compose, createContext, type Case } from './federation/suite.ts'
import { suites } from './federation/suites.ts'

async function answer(executor: Executor, { query, operationName, variables = {} }: Case) {
  const document = parse(query)
  expect(validate(executor.schema, document)).toEqual([])
  try {
    const { data = null, errors } = await executor
      .prepare(document, operationName)
      .execute(variables, createContext())
    return { data: JSON.stringify(data), errors: errors !== undefined }
  } catch {
    return { data: 'null', errors: true }
  }
}

describe.each(suites)('$name', (suite) => {
  let stock: Executor
  let own: Executor

  beforeAll(async () => {
    const { supergraph, sources } = compose(suite)
    stock = await createStockExecutor(supergraph, sources)
    own = await createOwnExecutor(supergraph, sources)
  })

  test.each(suite.cases)('$query', async (one) => {
    const { data, errors = false, stockFails, oursFailsToo } = one
    const expected = { data: JSON.stringify(data), errors }
    const said = await answer(stock, one)
    if (stockFails === undefined) expect(said).toEqual(expected)
    else expect(said).not.toEqual(expected)
    expect(await answer(own, one)).toEqual(oursFailsToo ? said : expected)
  })
})
