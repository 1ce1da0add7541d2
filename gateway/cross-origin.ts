/** The cross-origin rule: closed, but for the origins that the settings name. https://fetch.spec.whatwg.org/#http-cors-protocol */
import type { IncomingMessage } from 'node:http'

export type Headers = Readonly<Record<string, string>>

/** Which browser applications may call. */
export type CrossOrigin = {
  /** The origins of the settings. */
  readonly origins: readonly string[]
  /** Further ones, such as those of registered apps. */
  readonly isOrigin?: (origin: string) => boolean
  /** The paths that every origin may read: they tell nothing of the record. */
  readonly openPaths?: ReadonlySet<string>
}

/** The headers that let an origin read the answer; none for an origin that is not named. */
export function crossOriginHeaders(
  request: IncomingMessage,
  { origins, isOrigin, openPaths }: CrossOrigin,
): Headers {
  const { origin } = request.headers
  // https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#considerations-for-cross-origin-resource-sharing-cors-support
  if (openPaths?.has(/^[^?#]*/.exec(request.url ?? '')?.[0] ?? ''))
    return { 'access-control-allow-origin': '*' }
  if (origin === undefined) return {}
  if (!origins.includes(origin) && isOrigin?.(origin) !== true) return {}
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
