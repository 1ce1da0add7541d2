/** A subgraph in a process of its own: the token goes along and is verified there again; what comes back is checked. */
import DataLoader from 'dataloader'
import { Agent, request as send, type Dispatcher } from 'undici'
import { ApiError } from '../errors.ts'
import { isObject } from '../fhir/object.ts'
import { domains, type Domain } from '../fhir/types.ts'
import type { RequestContext } from './context.ts'
import type { Headers } from './cross-origin.ts'
import { leastTls, type Peer } from './peer.ts'
import { digestOf, isAnswerSigned, signRequest } from './signature.ts'
import {
  createSource,
  toDomain,
  type DataSource,
  type Fetch,
  type FetchResult,
  type Sources,
} from './source.ts'

/** The most a subgraph may answer to one fetch. */
const maximumBytes = 32 * 1024 * 1024
/** As long as a subgraph may say nothing; the deadline of the request ends its fetches, too. */
const fetchMilliseconds = 10_000

/** A byte that is no UTF-8 is replaced by no other. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

const headerOf = ({ headers }: Dispatcher.ResponseData, name: string): string =>
  headers[name]?.toString() ?? ''

const isFormattedError = (value: unknown): value is { message: string } =>
  isObject(value) && typeof value['message'] === 'string'

function toResult(result: unknown): FetchResult {
  if (!isObject(result)) throw new Error('the answer of a subgraph is no GraphQL result')
  const { data, errors } = result
  const isData = data === undefined || data === null || isObject(data)
  if (!isData || (data === undefined && errors === undefined))
    throw new Error('the answer of a subgraph is no GraphQL result')
  return {
    ...(data === undefined ? {} : { data }),
    ...(Array.isArray(errors) ? { errors: errors.filter(isFormattedError) } : {}),
  }
}

/** The results of as many fetches. What was refused as a whole was refused for each of them. */
function parseResults(text: string, count: number): readonly FetchResult[] {
  const answer: unknown = JSON.parse(text)
  const results: readonly unknown[] = Array.isArray(answer)
    ? answer
    : new Array<unknown>(count).fill(answer)
  if (results.length !== count) throw new Error('a subgraph answered other than it was asked')
  return results.map(toResult)
}

type Subgraph = {
  readonly name: Domain
  readonly url: string
  readonly key: string | undefined
  readonly dispatcher: Agent
}

/** What the subgraph is sent: signed where there is a key. */
function toRequest(
  { name, url, key }: Subgraph,
  fetches: readonly Fetch[],
  { authorization, requestId }: RequestContext,
): { readonly body: string; readonly headers: Headers } {
  const bodies = fetches.map(({ query, operationName, variables }) => ({
    query,
    operationName,
    variables,
  }))
  const body = JSON.stringify(bodies.length === 1 ? bodies[0] : bodies)
  const digest = digestOf(body)
  const target = new URL(url).pathname
  const request = { method: 'POST', target, digest, authorization, requestId }
  const signed: Headers = key === undefined ? {} : signRequest(key, name, request)
  return {
    body,
    headers: {
      ...signed,
      'content-type': 'application/json',
      'content-digest': digest,
      accept: 'application/json',
      authorization,
      'x-request-id': requestId,
    },
  }
}

/** Takes no answer that is not signed for the request. */
async function post(
  subgraph: Subgraph,
  fetches: readonly Fetch[],
  context: RequestContext,
): Promise<readonly FetchResult[]> {
  const { url, key, dispatcher } = subgraph
  const { body, headers } = toRequest(subgraph, fetches, context)
  const { signal } = context
  const response = await send(url, { dispatcher, method: 'POST', headers, body, signal })
  const text = utf8.decode(await response.body.bytes())
  const answer = {
    status: response.statusCode,
    body: text,
    headers: {
      'signature-input': headerOf(response, 'signature-input'),
      signature: headerOf(response, 'signature'),
    },
  }
  if (key !== undefined && !isAnswerSigned(key, answer, headers['signature'] ?? ''))
    throw new Error('the answer was not signed by the subgraph')
  return parseResults(text, fetches.length)
}

/** Connections are kept and none is waited for; redirects are not followed, and no answer is unpacked. */
const createDispatcher = ({ certificates }: Peer): Agent =>
  new Agent({
    ...(certificates && { connect: { ...leastTls, ...certificates } }),
    maxResponseSize: maximumBytes,
    headersTimeout: fetchMilliseconds,
    bodyTimeout: fetchMilliseconds,
  })

/** The fetches of one operation that are made at the same time go together. */
const gather = (subgraph: Subgraph, context: RequestContext): DataLoader<Fetch, FetchResult> =>
  new DataLoader(
    (fetches) =>
      post(subgraph, fetches, context).catch((cause: unknown) => {
        throw new ApiError('SUBGRAPH_UNAVAILABLE', cause instanceof Error ? { cause } : {})
      }),
    { cache: false },
  )

/**
 * Data sources over HTTP, to subgraphs that know us and are known; whatever goes wrong on the way is one error
 * that tells nothing of the way.
 */
export function createRemoteSources(urlOf: (name: Domain) => string, peer: Peer): Sources {
  const { key } = peer
  const dispatcher = createDispatcher(peer)
  const sources = new Map(
    domains.map((name) => [name, createRemote({ name, url: urlOf(name), key, dispatcher })]),
  )
  return (named) => {
    const source = sources.get(toDomain(named))
    if (source === undefined) throw new Error(`no subgraph is named ${named}`)
    return source
  }
}

function createRemote(subgraph: Subgraph): DataSource {
  const gathered = new WeakMap<RequestContext, DataLoader<Fetch, FetchResult>>()
  return createSource((fetched, context) => {
    const loader = gathered.get(context) ?? gather(subgraph, context)
    gathered.set(context, loader)
    return loader.load(fetched)
  })
}
