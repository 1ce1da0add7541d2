/** Compiles an operation over a schema with resolvers; what runs it answers as graphql-js's `execute` does. */
import {
  GraphQLError,
  OperationTypeNode,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import { createCollector, type Collector } from '../collect.ts'
import { toResult } from '../../result.ts'
import { conditionsOf, createVariants } from '../conditions.ts'
import { isObject } from '../object.ts'
import { compileVariables, findOperation, fragmentsOf, type Fragments } from '../operation.ts'
import type { Compilation, Select } from './compilation.ts'
import { FieldErrors, type Run } from './run.ts'
import { compileSelection, compileSerial } from './selection.ts'

type Values = Readonly<Record<string, unknown>>

/** Runs a compiled operation with the context that its resolvers are given. */
export type RunOperation = (variables: Values, context: unknown) => Promise<ExecutionResult>

/** An operation of a document, with its `@skip` and `@include` decided, ready to be compiled. */
export const createCompilation = (
  schema: GraphQLSchema,
  operation: OperationDefinitionNode,
  fragments: Fragments,
  collector: Collector,
): Compilation => {
  const compilation: Compilation = {
    schema,
    operation,
    fragments,
    select: (type, nodes) => compileSelection(compilation, type, collector.subfields(type, nodes)),
  }
  return compilation
}

type Rooted = {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Fragments
  readonly rootType: GraphQLObjectType
}

/** Compiles with `@skip` and `@include` decided. */
function compileDecided({ schema, operation, fragments, rootType }: Rooted, decided: Values) {
  const collector = createCollector(schema, fragments, decided)
  const compilation = createCompilation(schema, operation, fragments, collector)
  const fields = collector.fields(rootType, operation.selectionSet)
  return operation.operation === OperationTypeNode.MUTATION
    ? compileSerial(compilation, rootType, fields)
    : compileSelection(compilation, rootType, fields)
}

async function execute(select: () => Select, run: Run): Promise<ExecutionResult> {
  const { list } = run.errors
  try {
    const data = await select()(run.root, undefined, run)
    return toResult(isObject(data) ? data : null, list.length > 0 ? list : undefined)
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error
    return { errors: [...list, error], data: null }
  }
}

/** Compiles an operation of a valid document. */
export function compileOperation(
  schema: GraphQLSchema,
  document: DocumentNode,
  operationName: string | undefined,
): RunOperation {
  const operation = findOperation(document, operationName)
  const rootType = schema.getRootType(operation.operation)
  if (!rootType)
    throw new GraphQLError(
      `Schema is not configured to execute ${operation.operation} operation.`,
      { nodes: operation, extensions: { code: 'OPERATION_RESOLUTION_FAILURE' } },
    )
  const rooted = { schema, operation, fragments: fragmentsOf(document), rootType }
  const variantOf = createVariants(conditionsOf(document, operation), (decided) =>
    compileDecided(rooted, decided),
  )
  const coerce = compileVariables(schema, operation)
  return async (given, context) => {
    const { coerced, errors } = coerce(given)
    if (errors) return { errors }
    return execute(() => variantOf(coerced), {
      root: undefined,
      context,
      variables: coerced,
      errors: new FieldErrors(),
      args: new Map(),
    })
  }
}
