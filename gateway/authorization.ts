/** The one header that says who asks. */
import type { IncomingMessage } from 'node:http'
import { ApiError } from '../errors.ts'

/** https://www.rfc-editor.org/rfc/rfc9110#section-11.6.2: one header; Node would drop a second one silently. */
export function authorizationOf({ rawHeaders, headers }: IncomingMessage): string | undefined {
  const isName = (text: string, place: number) =>
    place % 2 === 0 && text.length === 13 && text.toLowerCase() === 'authorization'
  if (rawHeaders.filter(isName).length > 1) throw new ApiError('UNAUTHENTICATED')
  return headers.authorization
}
