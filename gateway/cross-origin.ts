/** The cross-origin rule: closed, but for the origins that the settings name. https://fetch.spec.whatwg.org/#http-cors-protocol */
import type { IncomingMessage } from 'node:http'

export type Headers = Readonly<Record<string, string>>

/** The headers that let an origin read the answer; none for an origin that is not named. */
export function crossOriginHeaders(request: IncomingMessage, origins: readonly string[]): Headers {
  const { origin } = request.headers
  if (origin === undefined || !origins.includes(origin)) return {}
  return {
    'access-control-allow-origin': origin,
    'access-control-expose-headers': 'x-request-id, etag, location, last-modified',
    vary: 'origin',
  }
}

/** What a browser asks before it sends a token. */
export const preflightHeaders: Headers = {
  'access-control-allow-methods': 'GET, HEAD, POST, PUT, PATCH, DELETE',
  'access-control-allow-headers':
    'authorization, content-type, if-match, if-modified-since, if-none-exist, if-none-match, idempotency-key, prefer',
  'access-control-max-age': '600',
}
