/** Executes the operations of one schema with resolvers: a subgraph's own door. */
import type { GraphQLSchema } from 'graphql'
import { compileOperation } from './compiled/operation.ts'
import type { Executor } from './executor.ts'

/** An executor that compiles each operation once. */
export const createSchemaExecutor = (schema: GraphQLSchema): Executor => ({
  schema,
  prepare: (document, operationName) => {
    const execute = compileOperation(schema, document, operationName)
    return { execute: (variables, { subgraph }) => execute(variables, subgraph) }
  },
})
