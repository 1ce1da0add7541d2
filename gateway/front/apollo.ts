/** The front that is Apollo Server, over the same executor: closed where its defaults are open. */
import {
  ApolloServer,
  HeaderMap,
  type ApolloServerPlugin,
  type HTTPGraphQLResponse,
} from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import { assertOperation, finish, logFailures, noteOperation } from '../answer.ts'
import { toOperation } from '../described.ts'
import { toPlan } from '../directives/plan.ts'
import { asksForShape } from '../directives/shape.ts'
import type { Answer } from '../http.ts'
import { createLimitsRule } from '../limits.ts'
import { maskError } from '../mask.ts'
import { silent } from '../silent.ts'
import { Carrier, toApolloGateway } from './apollo-gateway.ts'
import type { Front, FrontOptions } from './front.ts'
import { createParseValid } from './valid.ts'

const closedPlugins = (): ApolloServerPlugin<Carrier>[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Looks at every operation and every answer by our rules. */
const createAnswerPlugin = ({ log, shapes }: FrontOptions): ApolloServerPlugin<Carrier> => ({
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async ({ operation, schema, document, contextValue: { context } }) => {
        noteOperation(context, toOperation(document, assertOperation(operation, schema)))
      },
      didEncounterErrors: async ({ errors, contextValue: { context } }) => {
        logFailures(errors, context.requestId, log)
      },
      willSendResponse: async ({ response, source, document, operation, schema, contextValue }) => {
        const { body } = response
        if (body?.kind !== 'single') return
        const findPlan = () =>
          shapes && document && operation && asksForShape(source ?? '')
            ? toPlan(operation, document, schema)
            : undefined
        const { status, result } = finish(body.singleResult, findPlan, contextValue.context)
        if (status !== undefined) response.http.status = status
        body.singleResult = result
      },
    }),
})

const createServer = (options: FrontOptions): ApolloServer<Carrier> =>
  new ApolloServer<Carrier>({
    gateway: toApolloGateway(options.executor),
    introspection: options.introspection,
    logger: silent,
    nodeEnv: 'production',
    persistedQueries: false,
    allowBatchedHttpRequests: false,
    hideSchemaDetailsFromClientErrors: true,
    includeStacktraceInErrorResponses: false,
    stopOnTerminationSignals: false,
    parseOptions: { maxTokens: options.limits.tokens },
    validationRules: [createLimitsRule(options.limits)],
    validationOptions: { maxErrors: 1 },
    formatError: maskError,
    stringifyResult: (result) => JSON.stringify(result),
    plugins: [...closedPlugins(), createAnswerPlugin(options)],
  })

/** Our body was read and checked, the media type chosen: Apollo Server sees nothing else of the request. */
const toHeaders = (mediaType: string): HeaderMap =>
  new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', mediaType],
  ])

function toAnswer({ status, headers, body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new Error('an answer in parts was not asked for')
  return { status: status ?? 200, headers: Object.fromEntries(headers), body: body.string }
}

/** Creates the front, started. */
export async function createApolloFront(options: FrontOptions): Promise<Front> {
  const parseValid = createParseValid(options)
  const apollo = createServer(options)
  await apollo.start()
  return {
    answer: async (asked, context, mediaType) => {
      const { query, operationName, variables } = options.toExact(asked)
      const headers = toHeaders(mediaType)
      const body = { query, operationName, variables }
      const response = await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers, search: '', body },
        context: () => Promise.resolve(new Carrier(context)),
      })
      return toAnswer(response)
    },
    // It keeps documents by itself: what is asked for at the start is that they are valid.
    keep: (text) => void parseValid(text),
    close: () => apollo.stop(),
  }
}
