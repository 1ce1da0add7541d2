/** The last look at every answer: its status follows from our codes, causes are logged, extensions are dropped. */
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import type { FormattedExecutionResult, GraphQLError, GraphQLFormattedError } from 'graphql'
import { ApiError, isErrorCode, statusOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { toOperation } from './described.ts'
import { toPlan } from './directives/plan.ts'
import { asksForShape, shapeData } from './directives/shape.ts'
import { codeOf, maskError } from './mask.ts'
import { toOperationResult } from './operation/answer.ts'
import type { RequestContext } from './context.ts'

type Context = GraphQLRequestContext<RequestContext>

/** An operation that is named wrongly, or of a kind that the schema does not have. */
function assertOperation({ operation, schema }: Pick<Context, 'operation' | 'schema'>) {
  if (operation === undefined || !schema.getRootType(operation.operation))
    throw new ApiError('BAD_REQUEST')
  return operation
}

/** Is this a failure of this process? A subgraph's failure was logged where it arose. */
const isOwnFailure = (error: GraphQLError): boolean =>
  codeOf(error) === 'INTERNAL' && error.extensions['serviceName'] === undefined

const withRequestId = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError =>
  error.extensions?.['code'] === 'INTERNAL'
    ? { ...error, extensions: { ...error.extensions, requestId } }
    : error

/** As many errors are told in one answer: a failed subgraph can fail thousands of fields. */
const maximumErrors = 20

/** Gives the data the shape that the operation's directives ask for; without any, nothing is done. */
function shape(
  { source, document, operation, schema, contextValue }: Context,
  result: FormattedExecutionResult,
): FormattedExecutionResult {
  const { data } = result
  if (!data || !document || !operation || !asksForShape(source ?? '')) return result
  try {
    const plan = toPlan(operation, document, schema)
    return { ...result, data: shapeData(data, plan, contextValue.subgraph) }
  } catch (error) {
    if (error instanceof ApiError) return { errors: [maskError(error.toJSON(), error)] }
    throw error
  }
}

function finish(context: Context, shapes: boolean): void {
  const { response, contextValue } = context
  const { body } = response
  if (body?.kind !== 'single') return
  const shaped = shapes ? shape(context, body.singleResult) : body.singleResult
  const { operation } = contextValue
  const { data, errors } = operation ? toOperationResult(shaped, operation) : shaped
  const code = errors?.[0]?.extensions?.['code']
  if (isErrorCode(code)) {
    contextValue.entry.code = code
    if (data === undefined) response.http.status = statusOf(code)
  }
  const told = errors?.slice(0, data === undefined ? 1 : maximumErrors)
  body.singleResult = {
    ...(told && { errors: told.map((error) => withRequestId(error, contextValue.requestId)) }),
    ...(data === undefined ? {} : { data }),
  }
}

export type AnswerOptions = {
  /** Gets the causes of what the caller sees as INTERNAL. */
  readonly log: Log
  /** Are answers shaped here? The gateway's fetches carry the directives too: a subgraph answers them as they are. */
  readonly shapes: boolean
}

/** The plugin that looks at every answer. */
export const createAnswerPlugin = ({
  log,
  shapes,
}: AnswerOptions): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async (context) => {
        const operation = assertOperation(context)
        const { contextValue, document } = context
        contextValue.entry.operation = context.operationName ?? undefined
        contextValue.trail.describe(toOperation(document, operation))
      },
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors.filter(isOwnFailure).slice(0, maximumErrors))
          log.failure(contextValue.requestId, error)
      },
      willSendResponse: async (context) => {
        finish(context, shapes)
      },
    }),
})
