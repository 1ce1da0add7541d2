/** Apollo Gateway's own executor behind the same interface: the oracle of ours, and the way back to it. */
import { print, type GraphQLSchema } from 'graphql'
import { createGraph } from '../graph.ts'
import { silent } from '../silent.ts'
import type { Sources } from '../source.ts'
import type { Executor } from './executor.ts'
import { compileVariables, findOperation } from './operation.ts'

type Asked = Parameters<ReturnType<typeof createGraph>['executor']>[0]

/** What the gateway's types want of the server around it, and never look at. */
const isSchemaHash = (text: string): text is Asked['schemaHash'] => text.length > 0

const unusedCache: Asked['cache'] = {
  get: () => Promise.resolve(undefined),
  set: () => Promise.resolve(),
  delete: () => Promise.resolve(true),
}

function toSurroundings(schema: GraphQLSchema) {
  const schemaHash = 'unused'
  if (!isSchemaHash(schemaHash)) throw new Error('a hash is a text')
  return { schema, schemaHash, logger: silent, cache: unusedCache, overallCachePolicy: undefined }
}

/** Creates the executor of a supergraph as Apollo ships it. */
export async function createStockExecutor(
  supergraphSdl: string,
  sources: Sources,
): Promise<Executor> {
  const { schema, executor } = await createGraph(supergraphSdl, sources).load()
  const surroundings = toSurroundings(schema)
  // The gateway keeps its plans under this.
  let prepared = 0
  return {
    schema,
    prepare: (document, operationName) => {
      const operation = findOperation(document, operationName)
      const source = print(document)
      const coerce = compileVariables(schema, operation)
      prepared += 1
      const queryHash = String(prepared)
      return {
        execute: async (variables, context) => {
          const { errors } = coerce(variables)
          if (errors) return { errors }
          return executor({
            ...surroundings,
            ...{ document, operation, source, queryHash, context, metrics: {} },
            operationName: operationName ?? null,
            request: {
              query: source,
              variables: { ...variables },
              ...(operationName === undefined ? {} : { operationName }),
            },
          })
        },
      }
    },
  }
}
