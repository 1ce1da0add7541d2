/** The one header that says who asks. */
import type { IncomingMessage } from 'node:http'
import { ApiError } from '../errors.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2: one header; Node would drop a second one silently. */
export function authorizationOf(request: IncomingMessage): string | undefined {
  const headers = request.headersDistinct['authorization'] ?? []
  if (headers.length > 1) throw new ApiError('UNAUTHENTICATED')
  return headers[0]
}
