/** Codegen's view of the supergraph: the schema that clients see. */
import type { GraphQLSchema } from 'graphql'
import { createGraph, loadSupergraph } from './graph.ts'
import { createSource } from './source.ts'

const unused = createSource(() => Promise.reject(new Error('nothing is fetched here')))

/** Called by codegen. */
export default async function loadApiSchema(): Promise<GraphQLSchema> {
  const { schema } = await createGraph(loadSupergraph(), () => unused).load()
  return schema
}
