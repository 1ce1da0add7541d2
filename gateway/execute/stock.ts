/** Apollo Gateway's own executor. */
import { createHash } from 'node:crypto'
import { getOperationAST, getVariableValues, GraphQLError, print } from 'graphql'
import { ApiError } from '../../errors.ts'
import { createGraph } from '../graph.ts'
import { silent } from '../silent.ts'
import type { Sources } from '../source.ts'
import type { Executor } from './executor.ts'

export async function createStockExecutor(sdl: string, sources: Sources): Promise<Executor> {
  const gateway = createGraph(sdl, sources)
  const { schema, executor } = await gateway.load()
  return {
    schema,
    prepare: (document, operationName) => {
      const operation = getOperationAST(document, operationName)
      if (!operation) throw new ApiError('BAD_REQUEST')
      const source = print(document)
      const queryHash = createHash('sha256').update(source).digest('hex')
      return {
        execute: async (variables, context) => {
          const { errors } = getVariableValues(
            schema,
            operation.variableDefinitions ?? [],
            variables,
          )
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
          return executor({
            request: {
              query: source,
              variables: { ...variables },
              ...(operationName === undefined ? {} : { operationName }),
            },
            logger: silent,
            schema,
            context,
            queryHash,
            document,
            source,
            operationName: operationName ?? null,
            operation,
            metrics: {},
            overallCachePolicy: {},
          } as any)
        },
      }
    },
  }
}
