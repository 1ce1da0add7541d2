/** The errors of a fetch as errors of the operation: located in the response, and named for the subgraph. */
import { GraphQLError, type GraphQLFormattedError } from 'graphql'
import type { ResponsePath } from './places.ts'

/** Where an error of a subgraph stands in the response: nowhere, at one place, or at all that share a representation. */
export type Locate = (path: ResponsePath | undefined) => readonly (ResponsePath | undefined)[]

/** The errors of a fetch, for every place that they are errors of. */
export const toDownstreamErrors = (
  errors: readonly GraphQLFormattedError[],
  serviceName: string,
  locate: Locate,
): GraphQLError[] =>
  errors.flatMap(({ message, path, extensions }) =>
    locate(path).map(
      (place) =>
        new GraphQLError(message || `Error while fetching subquery from service "${serviceName}"`, {
          path: place ?? null,
          extensions: {
            ...extensions,
            code: extensions?.['code'] ?? 'DOWNSTREAM_SERVICE_ERROR',
            serviceName,
          },
        }),
    ),
  )

/** What a fetch threw, as an error of the operation. */
export const toThrownError = (error: unknown): GraphQLError =>
  error instanceof GraphQLError
    ? error
    : new GraphQLError(error instanceof Error ? error.message : 'a fetch has failed', {
        originalError: error instanceof Error ? error : null,
      })
