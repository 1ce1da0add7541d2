/** Executes the operations of one schema with resolvers: a subgraph's own door. */
import {
  execute,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  type GraphQLSchema,
} from 'graphql'
import { ApiError } from '../../errors.ts'
import type { Executor } from './executor.ts'

/** An executor by graphql-js. */
export const createSchemaExecutor = (schema: GraphQLSchema): Executor => ({
  schema,
  prepare: (document, operationName) => ({
    execute: async (variables, context) => {
      const operation = getOperationAST(document, operationName)
      if (!operation) throw new ApiError('BAD_REQUEST')
      const { errors } = getVariableValues(schema, operation.variableDefinitions ?? [], variables)
      if (errors)
        return {
          errors: errors.map(
            (error) =>
              new GraphQLError(error.message, {
                nodes: error.nodes ?? null,
                originalError: error,
                extensions: { code: 'BAD_USER_INPUT' },
              }),
          ),
        }
      return execute({
        schema,
        document,
        variableValues: variables,
        contextValue: context.subgraph,
        operationName,
      })
    },
  }),
})
