/** The observations subgraph's executable schema. */
import { createSubgraphSchema } from '../schema.ts'
import { resolvers } from './resolvers.ts'

export const schema = createSubgraphSchema('observations', resolvers)
