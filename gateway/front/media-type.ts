/** The media type of an answer: https://graphql.github.io/graphql-over-http/draft/#sec-Media-Types */
import Negotiator from 'negotiator'

/** What our own processes answer each other in. */
export const jsonMediaType = 'application/json; charset=utf-8'

/** What answers can be, the one that is meant by anything first; Apollo Server knows the same. */
const mediaTypes = [
  jsonMediaType,
  'application/graphql-response+json; charset=utf-8',
  'application/json; callbackSpec=1.0; charset=utf-8',
]

/** Callers send few different headers; whoever sends others is read each time. */
const mostKept = 100
const longestKept = 200

const kept = new Map<string, string | undefined>()

/** The media type that an `accept` header prefers; undefined when it takes none of them. No header takes any. */
export function mediaTypeFor(accept: string | undefined): string | undefined {
  if (accept === undefined || accept === '') return mediaTypes[0]
  if (kept.has(accept)) return kept.get(accept)
  const chosen = new Negotiator({ headers: { accept } }).mediaType(mediaTypes)
  if (kept.size < mostKept && accept.length <= longestKept) kept.set(accept, chosen)
  return chosen
}
