/**
 * FHIR's own GraphQL endpoints, `[base]/$graphql` and `[base]/[type]/[id]/$graphql`, over the same graph, under the
 * same authentication, limits and masking as `/graphql`.
 *
 * https://hl7.org/fhir/R4/graphql.html
 */
import { ApiError } from '../../errors.ts'
import type { Log } from '../../log.ts'
import { within } from '../deadline.ts'
import type { EndpointOptions } from '../endpoint.ts'
import type { Answer, Call, Route } from '../http.ts'
import { toRefusedAnswer } from '../refused.ts'
import { withOutcome } from './answer.ts'
import { parseAddress, readInvocation, type OperationAddress } from './request.ts'

export type OperationOptions = EndpointOptions & {
  readonly log: Log
  /** Where FHIR's addresses begin. */
  readonly base: string
  /** Answers every other address. */
  readonly otherwise: Route
}

/** Creates the route that answers `$graphql`, and hands over what is none. */
export function createOperationRoute(options: OperationOptions): Route {
  const { enter, limits, rewrite, execute, trusted, log, base, otherwise } = options

  const answer = async (call: Call, { instance }: OperationAddress): Promise<Answer> => {
    const entered = await enter(call)
    const body = await readInvocation(call.request, limits, trusted)
    const { query, variables, changes } = rewrite(body.query, { isFhir: true, instance })
    // A GET is safe: https://www.rfc-editor.org/rfc/rfc9110#section-9.2.1
    if (call.request.method === 'GET' && changes(body.operationName))
      throw new ApiError('METHOD_NOT_ALLOWED')
    const asked = { ...body, query, variables: { ...body.variables, ...variables } }
    return execute(call, entered, asked, instance === undefined ? 'system' : 'instance')
  }

  return async (call) => {
    try {
      const address = parseAddress(call.request.url ?? '', base)
      if (address === undefined) return await otherwise(call)
      call.refuse = (error) => toRefusedAnswer(error, call, log, withOutcome)
      return await within(limits.milliseconds, call.abort, answer(call, address))
    } catch (error) {
      return toRefusedAnswer(error, call, log, withOutcome)
    }
  }
}
