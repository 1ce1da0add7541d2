/** Answers one GraphQL request over HTTP: authenticate, read, execute within a deadline, answer in our own codes. */
import type { IncomingMessage } from 'node:http'
import { ApiError, messageOf } from '../errors.ts'
import { within } from './deadline.ts'
import type { Access } from '../access/access.ts'
import type { Trail } from '../record/audit/trail.ts'
import type { Enter, Entered } from './enter.ts'
import type { Front } from './front/front.ts'
import { mediaTypeFor } from './front/media-type.ts'
import type { TrustedDocuments } from './front/trusted.ts'
import type { Answer, Call, Route } from './http.ts'
import type { Limits } from './limits.ts'
import type { Operation } from './operation/answer.ts'
import type { Rewrite } from './operation/rewrite.ts'
import { readGraphQLBody, type GraphQLBody } from './request.ts'
import { assertVariables } from './variables.ts'

export type EndpointOptions = {
  readonly enter: Enter
  readonly limits: Limits
  readonly rewrite: Rewrite
  readonly execute: Execute
  readonly trusted?: TrustedDocuments | undefined
}

export type ExecuteOptions = {
  readonly front: Front
  /** Makes what the subgraphs of this process see of a request. */
  readonly contextOf: (access: Access, trail: Trail) => object
  readonly limits: Limits
}

/** What a slice is named by is selected beside the rest; every other document is executed as it came. */
export const withSlices = (text: string, rewrite: Rewrite): string =>
  /@\s*slice\b/.test(text) ? rewrite(text, { isFhir: false }).query : text

function assertMethod(request: IncomingMessage): void {
  if (request.method !== 'POST') throw new ApiError('METHOD_NOT_ALLOWED')
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-15.5.7: nothing is executed for a caller who reads no answer. */
function notAcceptable({ entry }: Call): Answer {
  const code = 'BAD_REQUEST'
  entry.code = code
  return {
    status: 406,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify({ errors: [{ message: messageOf(code), extensions: { code } }] }),
  }
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
  ({ front, contextOf, limits }: ExecuteOptions): Execute =>
  async (call, { access, trail }, asked, operation) => {
    assertVariables(asked.variables, limits)
    const { request, requestId, abort, entry } = call
    const mediaType = mediaTypeFor(request.headers.accept)
    if (mediaType === undefined) return notAcceptable(call)
    const context = {
      subgraph: contextOf(access, trail),
      requestId,
      entry,
      access,
      trail,
      operation,
      signal: abort.signal,
      authorization: request.headers.authorization ?? '',
    }
    return front.answer(asked, context, mediaType)
  }

/** Creates the route that answers GraphQL. */
export function createEndpoint(options: EndpointOptions): Route {
  const { enter, limits, rewrite, execute, trusted } = options
  const answer = async (call: Call, entered: Entered): Promise<Answer> => {
    assertMethod(call.request)
    const body = await readGraphQLBody(call.request, limits, trusted)
    call.assertBody?.(body.text)
    return execute(call, entered, { ...body, query: withSlices(body.query, rewrite) })
  }
  return async (call) => {
    const entered = await enter(call)
    return within(limits.milliseconds, call.abort, answer(call, entered))
  }
}
