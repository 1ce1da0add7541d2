/** Leaves: most values are what their scalar makes of them already. https://spec.graphql.org/October2021/#sec-Scalars */
import {
  GraphQLBoolean,
  GraphQLFloat,
  GraphQLID,
  GraphQLInt,
  GraphQLScalarType,
  GraphQLString,
  type GraphQLLeafType,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'

export type Test = (value: unknown) => boolean

const isString: Test = (value) => typeof value === 'string'

const maximumInt = 2 ** 31 - 1

const isInt: Test = (value) =>
  typeof value === 'number' &&
  Number.isInteger(value) &&
  value <= maximumInt &&
  value >= -maximumInt - 1

const tests = new Map<GraphQLLeafType, Test>([
  [GraphQLString, isString],
  [GraphQLID, isString],
  [GraphQLBoolean, (value) => typeof value === 'boolean'],
  [GraphQLFloat, (value) => typeof value === 'number' && Number.isFinite(value)],
  [GraphQLInt, isInt],
])

const never: Test = () => false

/** What a scalar does with values where it says nothing of its own. */
const { serialize: identity } = new GraphQLScalarType({ name: 'AsItIs' })

const isPrimitive: Test = (value) =>
  typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean'

/** Does a value stand for itself in this scalar of GraphQL's own? Undefined for all other types. */
export const builtInTest = (type: GraphQLLeafType): Test | undefined => tests.get(type)

/** Does a value stand for itself in this type? */
export const standsForItself = (type: GraphQLLeafType): Test =>
  builtInTest(type) ?? (type.serialize === identity ? isPrimitive : never)

/** Completes a leaf as its type says. */
export function serializeLeaf(type: GraphQLLeafType, value: unknown): unknown {
  const serialized: unknown = type.serialize(value)
  if (serialized !== null && serialized !== undefined) return serialized
  throw new Error(
    `Expected \`${inspect(type)}.serialize(${inspect(value)})\` to return non-nullable value, returned: ${inspect(serialized)}`,
  )
}
