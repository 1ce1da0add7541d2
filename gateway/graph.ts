/** Creates the Apollo Gateway over the committed supergraph; each subgraph is a data source that is handed in. */
import { readFileSync } from 'node:fs'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import type { RequestContext } from './context.ts'
import { silent } from './silent.ts'
import type { DataSource, Sources } from './source.ts'

/** The supergraph as it was composed when the project was built. */
export const loadSupergraph = (): string =>
  readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8')

/** A data source as Apollo Gateway calls it. */
const toApolloSource = (source: DataSource): GraphQLDataSource<RequestContext> => ({
  process: (options) => {
    if (!('incomingRequestContext' in options)) throw new Error('only requests are fetched for')
    const { request, context, document } = options
    const { query = '', operationName, variables = {} } = request
    return source.process({ query, document, operationName, variables }, context)
  },
})

/** The gateway, not yet loaded; Apollo Server loads it when it starts. */
export function createGraph(supergraphSdl: string, sources: Sources): ApolloGateway {
  // A hospital's server calls nobody; the gateway reads this when it is constructed.
  process.env['APOLLO_TELEMETRY_DISABLED'] = '1'
  return new ApolloGateway({
    supergraphSdl,
    logger: silent,
    // What is committed was validated when it was composed.
    validateSupergraph: false,
    __exposeQueryPlanExperimental: false,
    queryPlannerConfig: { exposeDocumentNodeInFetchNode: true },
    buildService: ({ name }) => toApolloSource(sources(name)),
  })
}
