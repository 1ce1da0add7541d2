/** Signs what the gateway and a subgraph say to each other under their shared key: https://www.rfc-editor.org/rfc/rfc9421 */
import { createHash, createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import type { Headers } from './cross-origin.ts'

/** What of a request is signed: all that decides its answer. */
export type SignedRequest = {
  readonly method: string
  /** As it stands in the request line. */
  readonly target: string
  readonly digest: string
  readonly authorization: string
  readonly requestId: string
}

/** When and for whom a request was signed, and its value that is used once. */
export type Signing = { readonly created: number; readonly name: string; readonly nonce: string }

type Part = readonly [identifier: string, value: string]

/** A body, before or after it is encoded in UTF-8. */
type Body = string | Uint8Array

/** https://www.rfc-editor.org/rfc/rfc9530#section-2 */
export const digestOf = (body: Body): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`

const partsOfRequest = (request: SignedRequest): readonly Part[] => [
  ['"@method"', request.method],
  ['"@request-target"', request.target],
  ['"content-digest"', request.digest],
  ['"authorization"', request.authorization],
  ['"x-request-id"', request.requestId],
]

/** An answer belongs to its request: https://www.rfc-editor.org/rfc/rfc9421#section-2.4 */
const partsOfAnswer = (status: number, digest: string, request: string): readonly Part[] => [
  ['"@status"', String(status)],
  ['"content-digest"', digest],
  ['"signature";req;key="sig"', request.replace(/^sig=/, '')],
]

/** https://www.rfc-editor.org/rfc/rfc9421#section-2.5 and #section-3.3.3 */
function headersFor(key: string, parts: readonly Part[], parameters: string): Headers {
  const covered = `(${parts.map(([identifier]) => identifier).join(' ')})${parameters};alg="hmac-sha256"`
  const base = [...parts, ['"@signature-params"', covered]].map((part) => part.join(': '))
  const signature = createHmac('sha256', key).update(base.join('\n')).digest('base64')
  return { 'signature-input': `sig=${covered}`, signature: `sig=:${signature}:` }
}

const isSame = (one: string, other: string): boolean => {
  const [left, right] = [Buffer.from(one), Buffer.from(other)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Only our own form is read: what is covered is not for the sender to choose. */
const isSigned = (expected: Headers, found: Partial<Headers>): boolean =>
  ['signature-input', 'signature'].every((name) => isSame(expected[name] ?? '', found[name] ?? ''))

const parametersOf = ({ created, name, nonce }: Signing): string =>
  `;created=${created};keyid="${name}";nonce="${nonce}"`

/** The headers that sign a request to the subgraph of this name. */
export const signRequest = (key: string, name: string, request: SignedRequest): Headers =>
  headersFor(
    key,
    partsOfRequest(request),
    parametersOf({
      name,
      created: Math.floor(Date.now() / 1000),
      nonce: randomUUID(),
    }),
  )

const parameters = /;created=(\d{10});keyid="([a-z]+)";nonce="([\w-]{36})";alg="hmac-sha256"$/

/** How a request was signed; undefined when it was not, or not with this key. */
export function readSigning(
  key: string,
  request: SignedRequest,
  found: Partial<Headers>,
): Signing | undefined {
  const [, created, name = '', nonce = ''] = parameters.exec(found['signature-input'] ?? '') ?? []
  const signing = { created: Number(created), name, nonce }
  const expected = headersFor(key, partsOfRequest(request), parametersOf(signing))
  return isSigned(expected, found) ? signing : undefined
}

/** The headers that sign the answer to a request with this signature. */
export const signAnswer = (
  key: string,
  { status, body }: { readonly status: number; readonly body: Body },
  request: string,
): Headers => {
  const digest = digestOf(body)
  return {
    'content-digest': digest,
    ...headersFor(key, partsOfAnswer(status, digest, request), ''),
  }
}

/** Was this answer made with the key, for the request with this signature? */
export const isAnswerSigned = (
  key: string,
  answer: { readonly status: number; readonly body: Body; readonly headers: Partial<Headers> },
  request: string,
): boolean => isSigned(signAnswer(key, answer, request), answer.headers)
