/** Answers one GraphQL request over HTTP: authenticate, read, execute within a deadline, answer in our own codes. */
import type { IncomingMessage } from 'node:http'
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server'
import type { Access } from '../access/access.ts'
import { ApiError } from '../errors.ts'
import { authorizationOf } from './authorization.ts'
import { within } from './deadline.ts'
import type { Answer, Call, Route } from './http.ts'
import type { RequestContext } from './context.ts'
import type { Limits } from './limits.ts'
import { readGraphQLBody } from './request.ts'
import { assertVariables } from './variables.ts'

export type EndpointOptions = {
  readonly apollo: ApolloServer<RequestContext>
  readonly verify: (authorization: string | undefined) => Promise<Access>
  /** Makes what the subgraphs of this process see of a request. */
  readonly contextOf: (access: Access) => object
  readonly limits: Limits
}

function assertMethod(request: IncomingMessage): void {
  if (request.method !== 'POST') throw new ApiError('METHOD_NOT_ALLOWED')
}

/** Our body was read and checked: Apollo sees nothing else of the request but what the caller accepts. */
const toHeaders = (request: IncomingMessage): HeaderMap =>
  new HeaderMap([
    ['content-type', 'application/json'],
    ['accept', request.headers.accept ?? '*/*'],
  ])

function toAnswer({ status, headers, body }: HTTPGraphQLResponse): Answer {
  if (body.kind !== 'complete') throw new Error('an answer in parts was not asked for')
  return { status: status ?? 200, headers: Object.fromEntries(headers), body: body.string }
}

/** Creates the route that answers GraphQL. */
export function createEndpoint({ apollo, verify, contextOf, limits }: EndpointOptions): Route {
  const execute = async (call: Call, access: Access): Promise<Answer> => {
    const { request, requestId, abort, entry } = call
    assertMethod(request)
    const body = await readGraphQLBody(request, limits)
    assertVariables(body.variables, limits)
    const subgraph = contextOf(access)
    const context: RequestContext = {
      ...subgraph,
      subgraph,
      requestId,
      entry,
      access,
      signal: abort.signal,
      authorization: request.headers.authorization ?? '',
    }
    return toAnswer(
      await apollo.executeHTTPGraphQLRequest({
        httpGraphQLRequest: { method: 'POST', headers: toHeaders(request), search: '', body },
        context: () => Promise.resolve(context),
      }),
    )
  }
  return async (call) => {
    const access = await verify(authorizationOf(call.request))
    return within(limits.milliseconds, call.abort, execute(call, access))
  }
}
