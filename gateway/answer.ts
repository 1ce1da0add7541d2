/** The last look at every answer: its status follows from our codes, causes are logged, extensions are dropped. */
import type { ApolloServerPlugin, GraphQLRequestContext } from '@apollo/server'
import type { GraphQLError, GraphQLFormattedError } from 'graphql'
import { ApiError, isErrorCode, statusOf } from '../errors.ts'
import type { Log } from '../log.ts'
import { codeOf } from './mask.ts'
import type { RequestContext } from './context.ts'

type Context = GraphQLRequestContext<RequestContext>

/** An operation that is named wrongly, or of a kind that the schema does not have. */
function assertOperation({ operation, schema }: Pick<Context, 'operation' | 'schema'>): void {
  if (operation === undefined || !schema.getRootType(operation.operation))
    throw new ApiError('BAD_REQUEST')
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

function finish({ response, contextValue }: Context): void {
  const { body } = response
  if (body?.kind !== 'single') return
  const { data, errors } = body.singleResult
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

/** The plugin that looks at every answer; its log gets the causes of what the caller sees as INTERNAL. */
export const createAnswerPlugin = (log: Log): ApolloServerPlugin<RequestContext> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async (context) => {
        assertOperation(context)
        context.contextValue.entry.operation = context.operationName ?? undefined
      },
      didEncounterErrors: async ({ errors, contextValue }) => {
        for (const error of errors.filter(isOwnFailure).slice(0, maximumErrors))
          log.failure(contextValue.requestId, error)
      },
      willSendResponse: async (context) => {
        finish(context)
      },
    }),
})
