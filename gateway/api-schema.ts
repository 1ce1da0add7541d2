/** Codegen's view of the supergraph: the schema that clients see. */
import type { GraphQLSchema } from 'graphql'
import { loadSupergraph } from './graph.ts'
import { loadPublicSchema } from './public-schema.ts'

/** Called by codegen. */
export default function loadApiSchema(): Promise<GraphQLSchema> {
  return loadPublicSchema(loadSupergraph())
}
