/** Answers one GraphQL request over HTTP: authenticate, read, execute within a deadline, answer in our own codes. */
import type { IncomingMessage } from 'node:http'
import { HeaderMap, type ApolloServer, type HTTPGraphQLResponse } from '@apollo/server'
import { ApiError } from '../errors.ts'
import { within } from './deadline.ts'
import type { Access } from '../access/access.ts'
import type { Trail } from '../record/audit/trail.ts'
import type { Enter, Entered } from './enter.ts'
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
  readonly enter: Enter
  /** Makes what the subgraphs of this process see of a request. */
  readonly contextOf: (access: Access, trail: Trail) => object
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
  entered: Entered,
  body: GraphQLBody,
  operation?: Operation,
) => Promise<Answer>

/** Creates the execution that all GraphQL endpoints of a door share. */
export const createExecute =
  ({ apollo, contextOf, limits, toExact }: Omit<EndpointOptions, 'enter' | 'rewrite'>): Execute =>
  async ({ request, requestId, abort, entry }, { access, trail }, asked, operation) => {
    assertVariables(asked.variables, limits)
    const { text: _, ...body } = toExact(asked)
    const subgraph = contextOf(access, trail)
    const context: RequestContext = {
      ...subgraph,
      subgraph,
      requestId,
      entry,
      access,
      trail,
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
  enter,
  limits,
  rewrite,
  execute,
}: Pick<EndpointOptions, 'enter' | 'limits' | 'rewrite'> & { readonly execute: Execute }): Route {
  const answer = async (call: Call, entered: Entered): Promise<Answer> => {
    assertMethod(call.request)
    const body = await readGraphQLBody(call.request, limits)
    call.assertBody?.(body.text)
    if (!asksForSlices(body.query)) return execute(call, entered, body)
    return execute(call, entered, {
      ...body,
      query: rewrite(body.query, { isFhir: false }).query,
    })
  }
  return async (call) => {
    const entered = await enter(call)
    return within(limits.milliseconds, call.abort, answer(call, entered))
  }
}
