/** A subgraph in a process of its own: the token goes along and is verified there again; what comes back is checked. */
import DataLoader from 'dataloader'
import { Agent } from 'undici'
import { ApiError } from '../errors.ts'
import { domains, type Domain } from '../fhir/types.ts'
import type { RequestContext } from './context.ts'
import type { Headers } from './cross-origin.ts'
import { exchange } from './exchange.ts'
import { maximumAnswerBytes } from './limits.ts'
import { leastTls, type Peer } from './peer.ts'
import { parseAnswer } from './remote-answer.ts'
import { digestOf, isAnswerSigned, signRequest } from './signature.ts'
import {
  createSource,
  toDomain,
  type DataSource,
  type Fetch,
  type FetchResult,
  type Sources,
} from './source.ts'

/** As many fetches go together at most: each with all its representations, they are no larger than a subgraph takes. */
const mostFetches = 8
/** As long as a subgraph may say nothing; the deadline of the request ends its fetches, too. */
const fetchMilliseconds = 10_000

/** A byte that is no UTF-8 is replaced by no other. */
const utf8 = new TextDecoder('utf-8', { fatal: true })

type Subgraph = {
  readonly name: Domain
  readonly origin: string
  readonly path: string
  readonly key: string | undefined
  readonly dispatcher: Agent
}

const isMutation = ({ query }: Fetch): boolean => query.startsWith('mutation')

const toParameters = ({ query, operationName, variables }: Fetch) => ({
  query,
  operationName,
  variables,
})

/** What is asked: one mutation, or any number of queries. */
type Asked = Fetch | readonly Fetch[]

const isList = (asked: Asked): asked is readonly Fetch[] => Array.isArray(asked)

/** What the subgraph is sent: signed where there is a key. */
function toRequest(
  { name, path, key }: Subgraph,
  asked: Asked,
  { authorization, requestId }: RequestContext,
): { readonly body: string; readonly headers: Headers } {
  const body = JSON.stringify(isList(asked) ? asked.map(toParameters) : toParameters(asked))
  const digest = digestOf(body)
  const request = { method: 'POST', target: path, digest, authorization, requestId }
  const signed: Headers = key === undefined ? {} : signRequest(key, name, request)
  return {
    body,
    headers: {
      'content-type': 'application/json',
      'content-digest': digest,
      accept: 'application/json',
      authorization,
      'x-request-id': requestId,
      ...signed,
    },
  }
}

/** Takes no answer that is not signed for the request. */
async function post(
  subgraph: Subgraph,
  asked: Asked,
  context: RequestContext,
): Promise<readonly FetchResult[]> {
  const { origin, path, key, dispatcher } = subgraph
  const { body, headers } = toRequest(subgraph, asked, context)
  const { ending } = context
  const response = await exchange(dispatcher, { origin, path, headers, body, ending })
  const answer = {
    ...response,
    headers: {
      'signature-input': String(response.headers['signature-input']),
      signature: String(response.headers['signature']),
    },
  }
  if (key !== undefined && !isAnswerSigned(key, answer, headers['signature'] ?? ''))
    throw new Error('the answer was not signed by the subgraph')
  const { account, resultsOf } = parseAnswer(utf8.decode(response.body))
  if (account !== undefined) context.trail.take(account)
  return resultsOf(isList(asked) ? asked.length : 1)
}

/** Connections are kept and none is waited for; redirects are not followed, and no answer is unpacked. */
const createDispatcher = ({ certificates }: Peer): Agent =>
  new Agent({
    ...(certificates && { connect: { ...leastTls, ...certificates } }),
    // What was read is told in less than what it was read for.
    maxResponseSize: 2 * maximumAnswerBytes,
    headersTimeout: fetchMilliseconds,
    bodyTimeout: fetchMilliseconds,
  })

/** Whatever goes wrong on the way is one error that tells nothing of the way. */
const ask: typeof post = (subgraph, asked, context) =>
  post(subgraph, asked, context).catch((cause: unknown) => {
    throw new ApiError('SUBGRAPH_UNAVAILABLE', cause instanceof Error ? { cause } : {})
  })

/** Data sources over HTTP, to subgraphs that know us and are known. */
export function createRemoteSources(urlOf: (name: Domain) => string, peer: Peer): Sources {
  const { key } = peer
  const dispatcher = createDispatcher(peer)
  const toRemote = (name: Domain) => {
    const { origin, pathname: path } = new URL(urlOf(name))
    return createRemote({ name, origin, path, key, dispatcher })
  }
  const sources = new Map(domains.map((name) => [name, toRemote(name)]))
  return (named) => {
    const source = sources.get(toDomain(named))
    if (source === undefined) throw new Error(`no subgraph is named ${named}`)
    return source
  }
}

/**
 * The queries of one operation that are made at the same time go together, and what they have read is told by our
 * trail. A mutation goes by itself, and leaves its trail where it writes.
 */
function createRemote(subgraph: Subgraph): DataSource {
  const gather = (context: RequestContext) =>
    new DataLoader((fetches: readonly Fetch[]) => ask(subgraph, fetches, context), {
      cache: false,
      maxBatchSize: mostFetches,
    })
  const source = createSource(async (fetched, context) => {
    if (isMutation(fetched)) {
      const [result = {}] = await ask(subgraph, fetched, context)
      return result
    }
    context.gathered ??= new Map()
    const loader = context.gathered.get(subgraph) ?? gather(context)
    context.gathered.set(subgraph, loader)
    return loader.load(fetched)
  })
  return { ...source, isDistant: true }
}
