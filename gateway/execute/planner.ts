/** Apollo's query planner over a supergraph that was validated when it was composed. */
import { operationFromDocument, Supergraph } from '@apollo/federation-internals'
import { QueryPlanner, type QueryPlan } from '@apollo/query-planner'
import type { DocumentNode, GraphQLSchema } from 'graphql'

/** Makes plans; throws, or rejects with, the planner's error. */
export type Plan = (
  document: DocumentNode,
  operationName: string | undefined,
) => QueryPlan | Promise<QueryPlan>

/** A supergraph that can be planned over. */
export interface Plannable {
  /** What clients see. */
  readonly schema: GraphQLSchema
  /** With every type of every subgraph, those that clients do not see too. */
  readonly supergraph: GraphQLSchema
  readonly plan: Plan
}

/** Plans in this thread. */
export function createPlannable(supergraphSdl: string): Plannable {
  const supergraph = Supergraph.build(supergraphSdl, { validateSupergraph: false })
  const planner = new QueryPlanner(supergraph)
  const apiSchema = supergraph.apiSchema()
  return {
    schema: apiSchema.toGraphQLJSSchema(),
    supergraph: supergraph.schema.toGraphQLJSSchema(),
    plan: (document, operationName) =>
      planner.buildQueryPlan(
        operationFromDocument(
          apiSchema,
          document,
          operationName === undefined ? {} : { operationName },
        ),
      ),
  }
}
