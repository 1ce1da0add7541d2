/** A subgraph in a process of its own: the token goes along and is verified there again; what comes back is checked. */
import { Agent, fetch, type Response } from 'undici'
import { ApiError } from '../errors.ts'
import type { Domain } from '../fhir/types.ts'
import type { RequestContext } from './context.ts'
import type { Headers } from './cross-origin.ts'
import { leastTls, type Peer } from './peer.ts'
import { digestOf, isAnswerSigned, signRequest } from './signature.ts'
import { createSource, toDomain, type Fetch, type FetchResult, type Sources } from './source.ts'

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

type Subgraph = {
  readonly name: Domain
  readonly url: string
  readonly key: string | undefined
  readonly dispatcher: Agent
}

/** Signs the request where there is a key, and takes no answer that is not signed for it. */
async function post(
  { name, url, key, dispatcher }: Subgraph,
  { query, operationName, variables }: Fetch,
  { authorization, requestId, signal }: RequestContext,
): Promise<FetchResult> {
  const body = JSON.stringify({ query, operationName, variables })
  const target = new URL(url).pathname
  const digest = digestOf(body)
  const request = { method: 'POST', target, digest, authorization, requestId }
  const signed: Headers = key === undefined ? {} : signRequest(key, name, request)
  const response = await fetch(url, {
    dispatcher,
    method: 'POST',
    redirect: 'error',
    headers: {
      ...signed,
      'content-type': 'application/json',
      'content-digest': digest,
      accept: 'application/json',
      authorization,
      'x-request-id': requestId,
    },
    body,
    signal: AbortSignal.any([signal, AbortSignal.timeout(fetchMilliseconds)]),
  })
  const answer = {
    status: response.status,
    body: await readText(response),
    headers: Object.fromEntries(response.headers),
  }
  if (key !== undefined && !isAnswerSigned(key, answer, signed['signature'] ?? ''))
    throw new Error('the answer was not signed by the subgraph')
  return parseResult(answer.body)
}

/**
 * Data sources over HTTP, to subgraphs that know us and are known; whatever goes wrong on the way is one error
 * that tells nothing of the way.
 */
export function createRemoteSources(urlOf: (name: Domain) => string, peer: Peer): Sources {
  const { key, certificates } = peer
  const dispatcher = new Agent(certificates && { connect: { ...leastTls, ...certificates } })
  return (named) => {
    const name = toDomain(named)
    return createSource((fetched, context) =>
      post({ name, url: urlOf(name), key, dispatcher }, fetched, context).catch(
        (cause: unknown) => {
          throw new ApiError('SUBGRAPH_UNAVAILABLE', cause instanceof Error ? { cause } : {})
        },
      ),
    )
  }
}
