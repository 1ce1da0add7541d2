/** What every data source does with a fetch, in this process or over HTTP: the deadline and the size are checked first. */
import type { GraphQLDataSource } from '@apollo/gateway'
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { ApiError } from '../errors.ts'
import type { RequestContext } from './context.ts'
import { maximumRepresentations } from './limits.ts'

/** One fetch of a query plan. */
export type Fetch = {
  readonly query: string
  readonly document: DocumentNode | undefined
  readonly variables: Record<string, unknown>
  readonly operationName: string | undefined
}

export type FetchResult = {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
}

type Process = (fetch: Fetch, context: RequestContext) => Promise<FetchResult>

function assertRepresentations({ representations }: Record<string, unknown>): void {
  if (Array.isArray(representations) && representations.length > maximumRepresentations)
    throw new ApiError('LIMIT_EXCEEDED', {
      detail: { limit: 'representations', maximum: maximumRepresentations },
    })
}

/** Creates a data source from what runs one fetch. */
export const createSource = (run: Process): GraphQLDataSource<RequestContext> => ({
  process: async (options) => {
    if (!('incomingRequestContext' in options)) throw new Error('only requests are fetched for')
    const { request, context, document } = options
    const { query = '', operationName, variables = {} } = request
    if (context.signal.aborted) throw new ApiError('TIMEOUT')
    assertRepresentations(variables)
    return run({ query, document, operationName, variables }, context)
  },
})
