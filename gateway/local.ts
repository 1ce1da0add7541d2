/** A subgraph in this process: its schema is executed directly, with the context that the request's fetches share. */
import {
  parse,
  type DocumentNode,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import type { Log } from '../log.ts'
import { compileOperation } from './execute/compiled/operation.ts'
import { codeOf, maskError } from './mask.ts'
import { toResult } from './result.ts'
import { assertFetch, type DataSource, type FetchDocument, type RunFetch } from './source.ts'

/** As many causes are logged of one fetch: they are mostly the same. */
const maximumCauses = 5

/** Errors are masked here as a subgraph in a process of its own masks them: the answers stay the same. */
function maskErrors(
  errors: readonly GraphQLError[],
  requestId: string,
  log: Log,
): GraphQLFormattedError[] {
  const failures = errors.filter((error) => codeOf(error) === 'INTERNAL')
  for (const failure of failures.slice(0, maximumCauses)) log.failure(requestId, failure)
  return errors.map((error) => maskError(error.toJSON(), error))
}

/** Compiles a fetch; the planner's documents are valid by construction. */
function prepareFetch(
  schema: GraphQLSchema,
  log: Log,
  { query, document, operationName }: FetchDocument,
): RunFetch {
  const execute = compileOperation(schema, document ?? parse(query), operationName)
  return async (variables, context) => {
    assertFetch(variables, context)
    const { data, errors } = await execute(variables, context.subgraph)
    return toResult(data, errors && maskErrors(errors, context.requestId, log))
  }
}

/** A data source that executes a schema. */
export function createLocalSource(schema: GraphQLSchema, log: Log): DataSource {
  const prepared = new WeakMap<DocumentNode, RunFetch>()
  return {
    prepare: (fetch) => prepareFetch(schema, log, fetch),
    process: async ({ variables, ...fetch }, context) => {
      const { document } = fetch
      const run = (document && prepared.get(document)) ?? prepareFetch(schema, log, fetch)
      if (document) prepared.set(document, run)
      return run(variables, context)
    },
  }
}
