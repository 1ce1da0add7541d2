/** What runs the fetches of a subgraph, in this process or over HTTP: the deadline and the size are checked first. */
import type { DocumentNode, GraphQLFormattedError } from 'graphql'
import { ApiError } from '../errors.ts'
import { domains, type Domain } from '../fhir/types.ts'
import type { RequestContext } from './context.ts'
import { maximumRepresentations } from './limits.ts'

/** What a query plan asks of a subgraph, but for the values. */
export type FetchDocument = {
  readonly query: string
  readonly document: DocumentNode | undefined
  readonly operationName: string | undefined
}

/** One fetch of a query plan. */
export type Fetch = FetchDocument & { readonly variables: Readonly<Record<string, unknown>> }

export type FetchResult = {
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly GraphQLFormattedError[]
}

/** Runs a fetch that was prepared. */
export type RunFetch = (
  variables: Fetch['variables'],
  context: RequestContext,
) => Promise<FetchResult>

/** A subgraph, as the executors call it. */
export interface DataSource {
  /** Is each request to it worth waiting for what else is to be asked? */
  readonly isDistant?: boolean
  process(fetch: Fetch, context: RequestContext): Promise<FetchResult>
  /** Where it exists, makes of a document once what runs it any number of times. */
  prepare?(fetch: FetchDocument): RunFetch
}

/** Finds the data source of a subgraph. */
export type Sources = (name: string) => DataSource

/** The domain that a subgraph is named for. */
export function toDomain(name: string): Domain {
  const found = domains.find((domain) => domain === name)
  if (found === undefined) throw new Error(`the supergraph names an unknown subgraph: ${name}`)
  return found
}

function assertRepresentations({ representations }: Fetch['variables']): void {
  if (Array.isArray(representations) && representations.length > maximumRepresentations)
    throw new ApiError('LIMIT_EXCEEDED', {
      detail: { limit: 'representations', maximum: maximumRepresentations },
    })
}

/** What no fetch may do, wherever it is run. */
export function assertFetch(variables: Fetch['variables'], { ending }: RequestContext): void {
  if (ending.isEnded) throw new ApiError('TIMEOUT')
  assertRepresentations(variables)
}

/** Creates a data source from what runs one fetch. */
export const createSource = (run: DataSource['process']): DataSource => ({
  process: async (fetch, context) => {
    assertFetch(fetch.variables, context)
    return run(fetch, context)
  },
})
