/** Codegen's view of the supergraph: the schema that clients see. */
import type { GraphQLSchema } from 'graphql'
import { loadPublishedSchema } from './supergraph.ts'

/** Called by codegen. */
export default function loadApiSchema(): GraphQLSchema {
  return loadPublishedSchema()
}
