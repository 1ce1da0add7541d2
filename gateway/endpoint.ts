/** Answers one GraphQL request over HTTP: authenticate, read, execute within a deadline, answer in our own codes. */
import type { IncomingMessage } from 'node:http'
import { ApiError, messageOf } from '../errors.ts'
import { CallContext, type ContextOf } from './context.ts'
import { within } from './deadline.ts'
import type { Enter, Entered } from './enter.ts'
import type { Front } from './front/front.ts'
import { jsonMediaType, mediaTypeFor } from './front/media-type.ts'
import type { TrustedDocuments } from './front/trusted.ts'
import type { Answer, Call, Route } from './http.ts'
import { maximumAnswerBytes, type Limits } from './limits.ts'
import type { Operation } from './operation/answer.ts'
import type { Rewrite } from './operation/rewrite.ts'
import { readGraphQLBodies, readGraphQLBody, type GraphQLBody } from './request.ts'
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
  readonly contextOf: ContextOf
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
  (options: ExecuteOptions): Execute =>
  async (call, entered, asked, operation) => {
    assertVariables(asked.variables, options.limits)
    const mediaType = mediaTypeFor(call.request.headers.accept)
    if (mediaType === undefined) return notAcceptable(call)
    const context = new CallContext(call, entered, options.contextOf, operation)
    return options.front.answer(asked, context, mediaType)
  }

/** What the gateway would not take is refused here, and so told here. */
function assertAnswer(results: string): void {
  if (Buffer.byteLength(results) > maximumAnswerBytes)
    throw new ApiError('LIMIT_EXCEEDED', {
      detail: { limit: 'answerBytes', maximum: maximumAnswerBytes },
    })
}

type ExecuteAll = (call: Call, entered: Entered, bodies: readonly GraphQLBody[]) => Promise<Answer>

/**
 * The same of several requests that our gateway makes for one caller. What they have read is handed over with their
 * results: the gateway answers the caller, and its trail tells of the whole operation.
 */
export const createExecuteAll =
  (options: ExecuteOptions): ExecuteAll =>
  async (call, entered, bodies) => {
    for (const { variables } of bodies) assertVariables(variables, options.limits)
    const context = new CallContext(call, entered, options.contextOf)
    const answers = await Promise.all(
      bodies.map((body) => options.front.answer(body, context, jsonMediaType)),
    )
    const results = answers.map(({ body }) => body.toString()).join(',')
    assertAnswer(results)
    const account = entered.trail.handOver()
    return {
      status: 200,
      headers: { 'content-type': jsonMediaType },
      body: `{"results":[${results}]${account === undefined ? '' : `,"account":${JSON.stringify(account)}`}}`,
    }
  }

type AnswerCall = (call: Call, entered: Entered) => Promise<Answer>

const toRoute =
  ({ enter, limits }: Pick<EndpointOptions, 'enter' | 'limits'>, answer: AnswerCall): Route =>
  async (call) => {
    const entered = await enter(call)
    return within(limits.milliseconds, call.abort, answer(call, entered))
  }

/** Creates the route that answers GraphQL. */
export function createEndpoint(options: EndpointOptions): Route {
  const { limits, rewrite, execute, trusted } = options
  return toRoute(options, async (call, entered) => {
    assertMethod(call.request)
    const body = await readGraphQLBody(call.request, limits, trusted)
    call.assertBody?.(body.text)
    return execute(call, entered, { ...body, query: withSlices(body.query, rewrite) })
  })
}

/** Creates the route of a subgraph, which its gateway may ask several things at a time. */
export function createSubgraphEndpoint(
  options: Pick<EndpointOptions, 'enter' | 'limits' | 'execute'> & {
    readonly executeAll: ExecuteAll
  },
): Route {
  const { limits, execute, executeAll } = options
  return toRoute(options, async (call, entered) => {
    assertMethod(call.request)
    const { bodies, text } = await readGraphQLBodies(call.request, limits)
    call.assertBody?.(text)
    return 'query' in bodies ? execute(call, entered, bodies) : executeAll(call, entered, bodies)
  })
}
