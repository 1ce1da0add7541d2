/**
 * Variables that stand for themselves: texts, numbers and truths where the scalars of GraphQL are asked for, and lists of
 * them. All others, wrong ones too, are graphql-js's to coerce.
 */
import {
  GraphQLScalarType,
  isInputType,
  isListType,
  isNonNullType,
  isScalarType,
  typeFromAST,
  type GraphQLSchema,
  type GraphQLType,
  type VariableDefinitionNode,
} from 'graphql'
import { builtInTest, type Test } from './compiled/leaf.ts'

type Values = Readonly<Record<string, unknown>>

/** The variables as they are, or undefined where one of them must be coerced. */
export type TakePlain = (variables: Values) => Record<string, unknown> | undefined

const never: Test = () => false
const isThere: Test = (value) => value !== null && value !== undefined

/** What a scalar does with input where it says nothing of its own. */
const { parseValue: identity } = new GraphQLScalarType({ name: 'AsItIs' })

function plainTest(type: GraphQLType | undefined): Test {
  if (isNonNullType(type)) return plainTest(type.ofType)
  if (isListType(type)) {
    const isPlain = plainTest(type.ofType)
    return (value) => Array.isArray(value) && value.every(isPlain)
  }
  if (!isScalarType(type)) return never
  return builtInTest(type) ?? (type.parseValue === identity ? isThere : never)
}

/** Compiles the question for the variables of an operation. */
export function compilePlain(
  schema: GraphQLSchema,
  definitions: readonly VariableDefinitionNode[],
): TakePlain {
  const asked = definitions.map(({ variable, type: node, defaultValue }) => {
    const name = variable.name.value
    const type = typeFromAST(schema, node)
    return {
      name,
      isPlain: name === '__proto__' ? never : plainTest(type),
      mayBeLeftOut: isInputType(type) && !isNonNullType(type) && defaultValue === undefined,
    }
  })
  return (variables) => {
    const taken: Record<string, unknown> = {}
    for (const { name, isPlain, mayBeLeftOut } of asked) {
      if (Object.hasOwn(variables, name)) {
        const value = variables[name]
        if (!isPlain(value)) return undefined
        taken[name] = value
      } else if (!mayBeLeftOut) return undefined
    }
    return taken
  }
}
