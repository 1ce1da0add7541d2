/** What a front remembers of operations: each once, no failure, never more than its bounds, and what it is to keep. */
import { GraphQLError, type DocumentNode } from 'graphql'
import { describe, expect, it, test } from 'vitest'
import { createSchemaExecutor } from '../gateway/execute/schema.ts'
import { createOperations, most } from '../gateway/front/operations.ts'
import { limits } from '../gateway/limits.ts'
import { createReadableLog, toySchema } from './support/graph.ts'

/** Operations over a toy subgraph; each document that is prepared is noted. */
function createCounted(bounds = most) {
  const executor = createSchemaExecutor(toySchema('patients'))
  const prepared: [DocumentNode, string | undefined][] = []
  const operations = createOperations(
    {
      executor: {
        schema: executor.schema,
        prepare: (document, operationName) => {
          prepared.push([document, operationName])
          return executor.prepare(document, operationName)
        },
      },
      introspection: false,
      limits,
      log: createReadableLog().log,
      shapes: false,
      toExact: (body) => body,
    },
    bounds,
  )
  return { operations, prepared }
}

const asked = (query: string, operationName: string | null = null) => ({ query, operationName })

describe('an operation', () => {
  it('is compiled once, and planned when it is first executed', () => {
    const { operations, prepared } = createCounted()
    const one = operations.take(asked('{caller}'))
    expect([operations.take(asked('{caller}')), prepared.length]).toEqual([one, 0])
    expect([one.prepare(), prepared.length]).toEqual([one.prepare(), 1])
  })

  it('is another one under another name, and none of a text that only looks alike', () => {
    const { operations } = createCounted()
    const text = 'query A {caller} mutation B {caller} query C {__typename}'
    expect(operations.take(asked(text, 'A')).described.name).toBe('A')
    expect(operations.take(asked(text, 'C')).described.name).toBe('C')
    for (const alike of [asked(`1:A${text}`), asked(`A${text}`), asked(`:${text}`, '')])
      expect(operations.find(alike)).toBeUndefined()
  })

  it.each([
    ['no GraphQL', asked('{'), 'GRAPHQL_PARSE_FAILED'],
    ['not of the schema', asked('{nothing}'), 'GRAPHQL_VALIDATION_FAILED'],
    ['named wrongly', asked('query A {caller}', 'B'), 'BAD_REQUEST'],
    [
      'introspection where it is off',
      asked('{__schema{types{name}}}'),
      'GRAPHQL_VALIDATION_FAILED',
    ],
  ])('that is %s is refused each time and takes no place', (_, wrong, code) => {
    const { operations } = createCounted()
    for (const _again of [1, 2]) {
      const error = catchError(() => operations.take(wrong))
      expect(error.extensions['code']).toBe(code)
    }
    expect(operations.size()).toEqual({ count: 0, weight: 0 })
  })
})

function catchError(work: () => unknown): GraphQLError {
  try {
    work()
  } catch (error) {
    if (error instanceof GraphQLError) return error
    throw error
  }
  throw new Error('nothing was thrown')
}

const numbered = (n: number) => asked(`query Q${n} {caller}`)

describe('bounds', () => {
  it('of the number: the one that was used longest ago goes first', () => {
    const { operations } = createCounted({ ...most, count: 3 })
    for (const n of [1, 2, 3]) operations.take(numbered(n))
    operations.find(numbered(1))
    operations.take(numbered(4))
    expect([1, 2, 3, 4].map((n) => operations.find(numbered(n)) !== undefined)).toEqual([
      true,
      false,
      true,
      true,
    ])
    expect(operations.size().count).toBe(3)
  })

  it('of what they weigh: fragments count as often as they are spread', () => {
    const { operations } = createCounted({ ...most, weight: 20_000 })
    const spread = (fields: number) =>
      `fragment F on Patient {${'name '.repeat(8)}} {patients {${'...F '.repeat(fields)}}}`
    operations.take(asked(spread(1)))
    const one = operations.size().weight
    operations.take(asked(spread(4)))
    const both = operations.size().weight
    expect(both - one).toBeGreaterThan(3 * one - 1_000)
    for (let n = 0; n < 20; n += 1) operations.take(asked(`${spread(1)} # ${n}`))
    expect(operations.size().weight).toBeLessThanOrEqual(20_000)
    expect(operations.take(asked(spread(20))).weight).toBeGreaterThan(20_000)
    expect(operations.find(asked(spread(20)))).toBeUndefined()
  })
})

test('what is kept is planned at once, by its name or without one, and outlasts all others', () => {
  const { operations, prepared } = createCounted({ ...most, count: 1 })
  operations.keep('query Kept {caller}')
  expect(prepared).toHaveLength(2)
  for (const n of [1, 2, 3]) operations.take(numbered(n))
  for (const name of [null, 'Kept'])
    expect(operations.find(asked('query Kept {caller}', name))?.described.name).toBe('Kept')
  expect(() => operations.keep('{nothing}')).toThrow('Cannot query field')
})
