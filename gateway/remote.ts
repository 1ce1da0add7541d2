/** A subgraph in a process of its own: the token goes along and is verified there again; what comes back is checked. */
import type { GraphQLDataSource } from '@apollo/gateway'
import { ApiError } from '../errors.ts'
import type { RequestContext } from './context.ts'
import { createSource, type Fetch, type FetchResult } from './source.ts'

/** The most a subgraph may answer to one fetch. */
const maximumBytes = 32 * 1024 * 1024
const fetchMilliseconds = 10_000

async function readText(response: Response): Promise<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let size = 0
  let text = ''
  for await (const chunk of response.body ?? []) {
    size += chunk.byteLength
    if (size > maximumBytes) throw new Error('the answer of a subgraph is too large')
    text += decoder.decode(chunk, { stream: true })
  }
  return text + decoder.decode()
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isFormattedError = (value: unknown): value is { message: string } =>
  isRecord(value) && typeof value['message'] === 'string'

function parseResult(text: string): FetchResult {
  const result: unknown = JSON.parse(text)
  if (!isRecord(result)) throw new Error('the answer of a subgraph is no GraphQL result')
  const { data, errors } = result
  if (data === undefined && errors === undefined)
    throw new Error('the answer of a subgraph is empty')
  return {
    ...(data === null || isRecord(data) ? { data } : {}),
    ...(Array.isArray(errors) ? { errors: errors.filter(isFormattedError) } : {}),
  }
}

async function post(url: string, fetched: Fetch, context: RequestContext): Promise<FetchResult> {
  const { query, operationName, variables } = fetched
  const response = await fetch(url, {
    method: 'POST',
    redirect: 'error',
    headers: {
      'content-type': 'application/json',
      accept: 'application/json',
      authorization: context.authorization,
      'x-request-id': context.requestId,
    },
    body: JSON.stringify({ query, operationName, variables }),
    signal: AbortSignal.any([context.signal, AbortSignal.timeout(fetchMilliseconds)]),
  })
  return parseResult(await readText(response))
}

/** A data source over HTTP; whatever goes wrong on the way is one error that tells nothing of the way. */
export const createRemoteSource = (url: string): GraphQLDataSource<RequestContext> =>
  createSource((fetched, context) =>
    post(url, fetched, context).catch((cause: unknown) => {
      throw new ApiError('SUBGRAPH_UNAVAILABLE', cause instanceof Error ? { cause } : {})
    }),
  )
