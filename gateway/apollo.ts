/** Creates the Apollo Server of one door, public or a subgraph's own: closed where its defaults are open. */
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
  ApolloServerPluginSchemaReportingDisabled,
  ApolloServerPluginUsageReportingDisabled,
} from '@apollo/server/plugin/disabled'
import type { ApolloGateway } from '@apollo/gateway'
import type { GraphQLSchema } from 'graphql'
import type { Log } from '../log.ts'
import { createAnswerPlugin } from './answer.ts'
import { createLimitsRule, type Limits } from './limits.ts'
import { maskError } from './mask.ts'
import type { RequestContext } from './context.ts'
import { silent } from './silent.ts'

/** Over a supergraph, or over the one schema of a subgraph. */
export type Graph = { readonly gateway: ApolloGateway } | { readonly schema: GraphQLSchema }

const closedPlugins = (): ApolloServerPlugin<RequestContext>[] => [
  ApolloServerPluginCacheControlDisabled(),
  ApolloServerPluginInlineTraceDisabled(),
  ApolloServerPluginLandingPageDisabled(),
  ApolloServerPluginSchemaReportingDisabled(),
  ApolloServerPluginUsageReportingDisabled(),
]

/** Apollo Server, and the schema that it serves. */
export interface Apollo {
  readonly apollo: ApolloServer<RequestContext>
  readonly schema: GraphQLSchema
}

/** A started Apollo Server, called by our own door only. */
export async function createApollo(
  graph: Graph,
  options: { readonly introspection: boolean; readonly limits: Limits; readonly log: Log },
): Promise<Apollo> {
  const served: { schema?: GraphQLSchema } = {}
  const serverWillStart: ApolloServerPlugin['serverWillStart'] = async ({ schema }) => {
    served.schema = schema
  }
  const apollo = new ApolloServer<RequestContext>({
    ...graph,
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
    plugins: [
      ...closedPlugins(),
      createAnswerPlugin({ log: options.log, shapes: 'gateway' in graph }),
      { serverWillStart },
    ],
  })
  await apollo.start()
  if (served.schema === undefined) throw new Error('Apollo Server has started without a schema')
  return { apollo, schema: served.schema }
}
