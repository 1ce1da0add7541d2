/** The comparison of executors is no formality: each way of answering wrongly is noticed. */
import { GraphQLError, type ExecutionResult } from 'graphql'
import { beforeAll, expect, test } from 'vitest'
import type { Executor } from '../gateway/execute/executor.ts'
import { createOwnExecutor } from '../gateway/execute/own.ts'
import { createPlannable } from '../gateway/execute/planner.ts'
import { compose, createContext } from './federation/suite.ts'
import { parents } from './federation/suites/parents.ts'
import { assertAgreement, seedOf } from './support/differential/agree.ts'

type Data = Record<string, unknown>

const isObject = (value: unknown): value is Data => typeof value === 'object' && value !== null

/** Changes the innermost of the answer's objects. */
function within(data: unknown, change: (inner: Data) => Data): unknown {
  if (Array.isArray(data)) return data.map((item) => within(item, change))
  if (!isObject(data)) return data
  const changed = Object.fromEntries(
    Object.entries(data).map(([name, value]) => [name, within(value, change)]),
  )
  return Object.values(data).some(isObject) ? changed : change(changed)
}

const changing =
  (change: (inner: Data) => Data) =>
  ({ data, ...rest }: ExecutionResult): ExecutionResult => {
    const changed = within(data, change)
    return isObject(changed) && !Array.isArray(changed) ? { ...rest, data: changed } : rest
  }

const failing = (error: GraphQLError) => (result: ExecutionResult) => ({
  ...result,
  errors: [...(result.errors ?? []), error],
})

const faults: readonly (readonly [string, (result: ExecutionResult) => ExecutionResult])[] = [
  ['a value is another', changing((inner) => ({ ...inner, id: 'another' }))],
  ['a value is missing', changing((inner) => Object.fromEntries(Object.entries(inner).slice(1)))],
  [
    'a value is null',
    changing((inner) => Object.fromEntries(Object.keys(inner).map((name) => [name, null]))),
  ],
  ['a name is too many', changing((inner) => ({ ...inner, more: 1 }))],
  [
    'names stand in another order',
    changing((inner) => Object.fromEntries(Object.entries(inner).toReversed())),
  ],
  ['nothing is answered', () => ({})],
  ['an error is too many', failing(new GraphQLError('x'))],
  ['an error is missing', ({ errors: _, ...rest }) => rest],
  [
    'an error has another code',
    ({ errors, ...rest }) => ({
      ...rest,
      ...(errors && {
        errors: errors.map(({ message }) => new GraphQLError(message.replace('$', ''))),
      }),
    }),
  ],
]

let good: Executor

beforeAll(() => {
  const suite = parents.find(({ name }) => name === 'parent-entity-call')
  if (suite === undefined) throw new Error('there is no such suite')
  const { supergraph, sources } = compose(suite)
  good = createOwnExecutor(createPlannable(supergraph), sources)
})

const agreement = (actual: Executor) =>
  assertAgreement({
    ...{ expected: good, actual, callers: ['anybody'], operations: 30 },
    pool: { lively: new Set(), roots: new Set(), likely: [], valuesOf: () => [true] },
    contextOf: (_, requestId) => Promise.resolve(createContext(requestId)),
    ...seedOf(),
  })

test.each(faults)('%s', async (_, spoil) => {
  const spoilt: Executor = {
    schema: good.schema,
    prepare: (document, name) => {
      const prepared = good.prepare(document, name)
      return {
        execute: async (variables, context) => spoil(await prepared.execute(variables, context)),
      }
    },
  }
  await expect(agreement(spoilt)).rejects.toThrow('Property failed')
})

test('and nothing where nothing is wrong', async () => {
  expect(await agreement(good)).toMatchObject({ runs: expect.any(Number) })
})
