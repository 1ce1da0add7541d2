/** Answers one GraphQL request over HTTP: authenticate, read, execute within a deadline, answer in our own codes. */
import type { IncomingMessage } from 'node:http'
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server'
import type { Access } from '../access/access.ts'
import { ApiError } from '../errors.ts'
import { authorizationOf } from './authorization.ts'
import { within } from './deadline.ts'
import type { ToExact } from './exact.ts'
import type { Answer, Call, Route } from './http.ts'
import type { RequestContext } from './context.ts'
import type { Limits } from './limits.ts'
import type { Operation } from './operation/answer.ts'
import type { Rewrite } from './operation/rewrite.ts'
import { readGraphQLBody, type GraphQLBody } from './request.ts'
import { assertVariables } from './variables.ts'

export type EndpointOptions = {
  readonly apollo: ApolloServer<RequestContext>
  readonly verify: (authorization: string | undefined) => Promise<Access>
  /** Makes what the subgraphs of this process see of a request. */
  readonly contextOf: (access: Access) => object
  readonly limits: Limits
  readonly rewrite: Rewrite
  readonly toExact: ToExact
}

/** What a slice is named by is selected beside the rest; every other document is executed as it came. */
const asksForSlices = (text: string) => /@\s*slice\b/.test(text)

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

/** Executes what was asked of an endpoint, for whoever has been let in. */
export type Execute = (
  call: Call,
  access: Access,
  body: GraphQLBody,
  operation?: Operation,
) => Promise<Answer>

/** Creates the execution that all GraphQL endpoints of a door share. */
export const createExecute =
  ({ apollo, contextOf, limits, toExact }: Omit<EndpointOptions, 'verify' | 'rewrite'>): Execute =>
  async ({ request, requestId, abort, entry }, access, asked, operation) => {
    assertVariables(asked.variables, limits)
    const { text: _, ...body } = toExact(asked)
    const subgraph = contextOf(access)
    const context: RequestContext = {
      ...subgraph,
      subgraph,
      requestId,
      entry,
      access,
      operation,
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

/** Creates the route that answers GraphQL. */
export function createEndpoint({
  verify,
  limits,
  rewrite,
  execute,
}: Pick<EndpointOptions, 'verify' | 'limits' | 'rewrite'> & { readonly execute: Execute }): Route {
  const answer = async (call: Call, access: Access): Promise<Answer> => {
    assertMethod(call.request)
    const body = await readGraphQLBody(call.request, limits)
    call.assertBody?.(body.text)
    if (!asksForSlices(body.query)) return execute(call, access, body)
    return execute(call, access, {
      ...body,
      query: rewrite(body.query, { isFhir: false }).query,
    })
  }
  return async (call) => {
    const access = await verify(authorizationOf(call.request))
    return within(limits.milliseconds, call.abort, answer(call, access))
  }
}
