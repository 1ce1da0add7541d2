/** A request that was not answered, as GraphQL over HTTP says it: one error in our own words and its status. */
import { refusalOf } from '../access/refusal.ts'
import type { GraphQLFormattedError } from 'graphql'
import { messageOf, statusOf, type ErrorCode } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Headers } from './cross-origin.ts'
import type { Answer, Call } from './http.ts'
import { apiErrorOf, codeOf } from './mask.ts'

/** https://www.rfc-editor.org/rfc/rfc6750#section-3 and https://www.rfc-editor.org/rfc/rfc9110#section-15.5.6 */
export const headersByCode: Partial<Record<ErrorCode, Headers>> = {
  UNAUTHENTICATED: { 'www-authenticate': 'Bearer' },
  FORBIDDEN: { 'www-authenticate': 'Bearer error="insufficient_scope"' },
  METHOD_NOT_ALLOWED: { allow: 'POST' },
  TIMEOUT: { 'retry-after': '5' },
}

/** Notes what a request ended in; its cause goes to the log. */
export function noteError(error: unknown, { entry, requestId }: Call, log: Log): ErrorCode {
  const code = codeOf(error)
  entry.code = code
  entry.reason = refusalOf(error)?.reason
  if (code === 'INTERNAL') log.failure(requestId, error)
  return code
}

type Show = (error: GraphQLFormattedError) => GraphQLFormattedError

/** The answer to a request that ended in an error; an endpoint may show its errors in a way of its own. */
export function toRefusedAnswer(
  error: unknown,
  call: Call,
  log: Log,
  show: Show = (formatted) => formatted,
): Answer {
  const code = noteError(error, call, log)
  const extensions = {
    ...apiErrorOf(error)?.extensions,
    code,
    ...(code === 'INTERNAL' ? { requestId: call.requestId } : {}),
  }
  return {
    status: statusOf(code),
    headers: { 'content-type': 'application/json; charset=utf-8', ...headersByCode[code] },
    body: JSON.stringify({ errors: [show({ message: messageOf(code), extensions })] }),
  }
}
