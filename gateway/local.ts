/** A subgraph in this process: its schema is executed directly, with the context that the request's fetches share. */
import {
  execute,
  parse,
  type GraphQLError,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql'
import type { Log } from '../log.ts'
import { codeOf, maskError } from './mask.ts'
import { createSource, type DataSource } from './source.ts'

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

/** A data source that executes a schema; the planner's documents are valid by construction. */
export const createLocalSource = (schema: GraphQLSchema, log: Log): DataSource =>
  createSource(async ({ query, document, variables, operationName }, { subgraph, requestId }) => {
    const { data, errors } = await execute({
      schema,
      document: document ?? parse(query),
      variableValues: variables,
      contextValue: subgraph,
      ...(operationName === undefined ? {} : { operationName }),
    })
    return {
      ...(data === undefined ? {} : { data }),
      ...(errors && { errors: maskErrors(errors, requestId, log) }),
    }
  })
