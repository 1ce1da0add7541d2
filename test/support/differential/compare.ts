/** Runs one operation through an executor, and says what a caller would see of the result. */
import { executeSync, GraphQLError, type DocumentNode, type GraphQLFormattedError } from 'graphql'
import type { RequestContext } from '../../../gateway/context.ts'
import type { Executor } from '../../../gateway/execute/executor.ts'
import { maskError } from '../../../gateway/mask.ts'
import type { Variables } from './operation.ts'

/** What is compared: data and errors, whatever their order. */
export interface Outcome {
  readonly data: string | undefined
  /** Do the names of the data stand in the order that the specification gives them? */
  readonly isOrdered: boolean
  readonly errors: readonly string[]
}

/** Apollo Server takes what the gateway says of variables for what it is by its words alone, as is done here. */
const isOfVariables = ({ message, extensions }: GraphQLError) =>
  extensions['code'] === undefined && message.startsWith('Variable "$')

function toMasked(error: unknown): GraphQLFormattedError {
  if (!(error instanceof GraphQLError)) return maskError({ message: String(error) }, error)
  const code = isOfVariables(error) ? { code: 'BAD_USER_INPUT' } : {}
  const { message, path, extensions } = error.toJSON()
  return maskError(
    { message, ...(path && { path }), extensions: { ...extensions, ...code } },
    error,
  )
}

/** Fetches that run at the same time fail in any order. */
const toErrors = (errors: readonly unknown[]): string[] =>
  errors
    .map(toMasked)
    .map(({ message, path, extensions }) => JSON.stringify({ message, path, extensions }))
    .toSorted()

const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The same data with its names in the order of the alphabet. */
const toSorted = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(toSorted)
  if (!isObject(value)) return value
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([name, inner]) => [name, toSorted(inner)]),
  )
}

/**
 * Apollo's gateway puts what fragments select behind the rest, so the order is held to graphql-js: executed over the
 * data itself it gives them back in the order of https://spec.graphql.org/October2021/#CollectFields(). It cannot where
 * a type is not known from the data.
 */
function isInOrder(
  { schema }: Executor,
  { document, operationName }: Operation,
  variableValues: Variables,
  data: unknown,
): boolean {
  const told = executeSync({
    ...{ schema, document, variableValues, rootValue: data },
    ...(operationName !== undefined && { operationName }),
    fieldResolver: (from: unknown, _, __, { path }) => (isObject(from) ? from[path.key] : null),
    typeResolver: () => undefined,
  })
  return told.errors !== undefined || JSON.stringify(told.data) === JSON.stringify(data)
}

/** What is run. */
export interface Operation {
  readonly document: DocumentNode
  readonly operationName: string | undefined
}

/** Runs an operation with some variables. */
export type Run = (variables: Variables, context: RequestContext) => Promise<Outcome>

/** Prepares an operation once; what it is refused with is what each run comes to. */
export function toRun(executor: Executor, operation: Operation): Run {
  const refused = (error: unknown): Outcome => ({
    ...{ data: undefined, isOrdered: true },
    errors: toErrors([error]),
  })
  try {
    const prepared = executor.prepare(operation.document, operation.operationName)
    return async (variables, context) => {
      try {
        const { data, errors = [] } = await prepared.execute(structuredClone(variables), context)
        return {
          data: JSON.stringify(toSorted(data)),
          isOrdered: !data || isInOrder(executor, operation, variables, data),
          errors: toErrors(errors),
        }
      } catch (error) {
        return refused(error)
      }
    }
  } catch (error) {
    return () => Promise.resolve(refused(error))
  }
}
