/** Variables that are taken as they are come out as graphql-js coerces them; all others are told its errors. */
import {
  buildSchema,
  getOperationAST,
  getVariableValues,
  parse,
  type OperationDefinitionNode,
} from 'graphql'
import { expect, test } from 'vitest'
import { compileVariables } from '../gateway/execute/operation.ts'

const schema = buildSchema(`
  scalar Any
  enum Colour { RED GREEN }
  input Filter { name: String = "x" depth: Int }
  type Query { field(id: ID, number: Float): Int }
`)

function operationOf(definition: string): OperationDefinitionNode {
  const operation = getOperationAST(parse(`query (${definition}) { field }`))
  if (!operation) throw new Error('no operation')
  return operation
}

const types = [
  ...['ID', 'ID!', 'String', 'String!', 'Int', 'Int!', 'Float', 'Boolean!', 'Any', 'Any!'],
  ...[
    '[ID!]!',
    '[Int]',
    '[[Int!]]',
    '[Any!]!',
    'Colour',
    'Colour!',
    '[Colour]',
    'Filter',
    'Missing',
  ],
].map((type) => `$value: ${type}`)
const defaults = ['$value: Int = 3', '$value: [ID!] = ["a"]', '$value: String! = "b"']

const values: readonly unknown[] = [
  ...['', 'text', 'RED', 0, 7, 1.5, -(2 ** 31), 2 ** 31, Number.NaN, true, false, null, undefined],
  ...[[], ['a', 'b'], [1, 2], [[1], null], [null], ['RED'], {}, { name: 'y' }, { depth: '1' }],
]

const given: readonly Readonly<Record<string, unknown>>[] = [
  {},
  Object.create({ value: 'inherited' }),
  { other: 1 },
  ...values.map((value) => ({ value })),
]

test.each([...types, ...defaults])('%s', (definition) => {
  const operation = operationOf(definition)
  const coerce = compileVariables(schema, operation)
  for (const variables of given) {
    const expected = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
    const { coerced, errors } = coerce(variables)
    expect(coerced).toEqual(expected.coerced)
    expect(errors?.map(({ message }) => message)).toEqual(
      expected.errors?.map(({ message }) => message),
    )
  }
})

test('one that is named as a prototype is, goes to graphql-js', () => {
  const operation = operationOf('$__proto__: ID')
  const variables = JSON.parse('{ "__proto__": "a" }')
  const { coerced } = compileVariables(schema, operation)(variables)
  expect(coerced).toEqual(
    getVariableValues(schema, operation.variableDefinitions ?? [], variables).coerced,
  )
})
