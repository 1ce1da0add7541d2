/** What the headers of an answer say of a resource's version. https://hl7.org/fhir/R4/http.html#versioning */
import { toETag } from '../fhir/etag.ts'
import type { RestRequest } from './exchange.ts'

/** A version, as rows, texts and history entries tell it. */
export interface Dated {
  readonly version: number
  /** FHIR's instant. */
  readonly updated: string
}

/** HTTP's dates go to the second: https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7 */
const toSecond = (time: number): number => Math.floor(time / 1000) * 1000

export const versionHeaders = ({ version, updated }: Dated): Readonly<Record<string, string>> => ({
  etag: toETag(version),
  'last-modified': new Date(updated).toUTCString(),
})

/** The versions that an If-None-Match names; weak or not is the same here. */
const namedVersions = (text: string): string[] =>
  text.split(',').map((tag) => tag.trim().replace(/^(?:W\/)?"?([^"]*)"?$/, '$1'))

/**
 * Has the caller this version already? If-None-Match goes before If-Modified-Since.
 * https://hl7.org/fhir/R4/http.html#cread, https://www.rfc-editor.org/rfc/rfc9110#section-13.2.2
 */
export function isKnown(
  request: Pick<RestRequest, 'header'>,
  { version, updated }: Dated,
): boolean {
  const tags = request.header('if-none-match')
  if (tags !== undefined) {
    return namedVersions(tags).some((named) => named === '*' || named === String(version))
  }
  const since = Date.parse(request.header('if-modified-since') ?? '')
  return !Number.isNaN(since) && toSecond(Date.parse(updated)) <= since
}
