/** Loads the schema of one subgraph: a process that serves one alone reads no other. */
import type { GraphQLSchema } from 'graphql'
import type { Domain } from '../fhir/types.ts'

const modules: Readonly<Record<Domain, () => Promise<{ readonly schema: GraphQLSchema }>>> = {
  patients: () => import('./patients/schema.ts'),
  encounters: () => import('./encounters/schema.ts'),
  observations: () => import('./observations/schema.ts'),
  administration: () => import('./administration/schema.ts'),
}

/** The schema of a domain, with its resolvers. */
export const loadSubgraphSchema = async (domain: Domain): Promise<GraphQLSchema> =>
  (await modules[domain]()).schema
