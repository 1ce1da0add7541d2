/** Creates the Apollo Gateway over the committed supergraph; each subgraph is a data source that is handed in. */
import { readFileSync } from 'node:fs'
import { ApolloGateway, type GraphQLDataSource } from '@apollo/gateway'
import { domains, type Domain } from '../fhir/types.ts'
import type { RequestContext } from './context.ts'
import { silent } from './silent.ts'

/** Finds the data source of a subgraph. */
export type Sources = (name: Domain) => GraphQLDataSource<RequestContext>

/** The supergraph as it was composed when the project was built. */
export const loadSupergraph = (): string =>
  readFileSync(new URL('supergraph.graphql', import.meta.url), 'utf8')

const isDomain = (name: string): name is Domain => domains.some((domain) => domain === name)

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
    buildService: ({ name }) => {
      if (!isDomain(name)) throw new Error(`the supergraph names an unknown subgraph: ${name}`)
      return sources(name)
    },
  })
}
