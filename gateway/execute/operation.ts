/** The operation that is meant, and its variables as graphql-js coerces them. */
import {
  getOperationAST,
  getVariableValues,
  GraphQLError,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { compilePlain } from './coerce.ts'

/** The operation of that name, or the only one. */
export function findOperation(
  document: DocumentNode,
  operationName: string | undefined,
): OperationDefinitionNode {
  const operation = getOperationAST(document, operationName)
  if (operation) return operation
  throw new GraphQLError(
    operationName === undefined
      ? 'Must provide operation name if query contains multiple operations.'
      : `Unknown operation named "${operationName}".`,
    { extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
  )
}

export type Fragments = Record<string, FragmentDefinitionNode>

/** The fragments of a document, by name. */
export function fragmentsOf(document: DocumentNode): Fragments {
  const fragments: Fragments = Object.create(null)
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION) fragments[definition.name.value] = definition
  return fragments
}

/** As many wrong variables are told of. */
const maxErrors = 50

export type Coerced = ReturnType<typeof getVariableValues>

/** A wrong variable is the caller's mistake, and says so. */
const toUserError = (error: GraphQLError): GraphQLError =>
  new GraphQLError(error.message, {
    nodes: error.nodes ?? null,
    originalError: error.originalError ?? null,
    extensions: { ...error.extensions, code: 'BAD_USER_INPUT' },
  })

/** Compiles the coercion of an operation's variables. https://spec.graphql.org/October2021/#CoerceVariableValues() */
export function compileVariables(
  schema: GraphQLSchema,
  { variableDefinitions = [] }: OperationDefinitionNode,
): (variables: Readonly<Record<string, unknown>>) => Coerced {
  const takePlain = compilePlain(schema, variableDefinitions)
  return (variables) => {
    const plain = takePlain(variables)
    if (plain !== undefined) return { coerced: plain }
    const coerced = getVariableValues(schema, variableDefinitions, variables, { maxErrors })
    return coerced.errors ? { errors: coerced.errors.map(toUserError) } : coerced
  }
}
