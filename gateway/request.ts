/** Reads one GraphQL request out of HTTP: the content type, the size and the shape are checked before the text is read. */
import type { IncomingMessage } from 'node:http'
import { ApiError } from '../errors.ts'
import { isObject } from '../fhir/object.ts'
import { joinPieces } from './bytes.ts'
import { trustedText, type TrustedDocuments } from './front/trusted.ts'
import type { Limits } from './limits.ts'

/** https://graphql.github.io/graphql-over-http/draft/#sec-Request-Parameters */
export type GraphQLBody = {
  readonly query: string
  readonly operationName: string | null
  readonly variables: Readonly<Record<string, unknown>>
  /** The JSON that all this was read from: its numbers have every digit. */
  readonly text?: string
}

const jsonInUtf8 = /^application\/json\s*(;\s*charset\s*=\s*"?utf-8"?\s*)?$/i

/** Is the body, as it was sent, a text of this media type? */
export function isTextOf({ headers }: IncomingMessage, mediaType: RegExp): boolean {
  const encoding = headers['content-encoding'] ?? 'identity'
  return encoding.toLowerCase() === 'identity' && mediaType.test(headers['content-type'] ?? '')
}

/** The text of a body that is no larger than allowed, and UTF-8 throughout: no byte is replaced by another. */
export async function readText(request: IncomingMessage, maximum: number): Promise<string> {
  if (Number(request.headers['content-length'] ?? 0) > maximum)
    throw new ApiError('PAYLOAD_TOO_LARGE')
  return decodeUtf8(await readBytes(request, maximum))
}

/** By its events: iterating over a stream costs more than all that is done with most bodies. */
const readBytes = (request: IncomingMessage, maximum: number): Promise<Buffer> =>
  new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    request.on('data', (chunk: Buffer) => {
      size += chunk.length
      // What is too large is read away, so that the refusal can still be sent.
      if (size > maximum) reject(new ApiError('PAYLOAD_TOO_LARGE'))
      else chunks.push(chunk)
    })
    request.on('end', () => {
      resolve(joinPieces(chunks))
    })
    const fail = (cause?: Error): void => {
      reject(cause ?? new Error('the caller has gone before the end of the body'))
    }
    request.on('error', fail)
    request.on('close', () => {
      if (!request.readableEnded) fail()
    })
    if (request.destroyed) fail()
  })

const utf8 = new TextDecoder('utf-8', { fatal: true })

function decodeUtf8(bytes: Buffer): string {
  try {
    return utf8.decode(bytes)
  } catch {
    throw new ApiError('BAD_REQUEST')
  }
}

/** Throws BAD_REQUEST for what is no JSON. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new ApiError('BAD_REQUEST')
  }
}

function optional<T>(value: unknown, is: (value: unknown) => value is T): T | undefined {
  if (value === undefined || value === null) return undefined
  if (!is(value)) throw new ApiError('BAD_REQUEST')
  return value
}

const isString = (value: unknown): value is string => typeof value === 'string'

/** The documents that may be asked for by their hashes; none where there is no file of them. */
type Trusted = TrustedDocuments | undefined

/** The JSON of a body, and the text that it was read from. */
async function readJson(
  request: IncomingMessage,
  limits: Limits,
): Promise<{ readonly json: unknown; readonly text: string }> {
  if (!isTextOf(request, jsonInUtf8)) throw new ApiError('UNSUPPORTED_MEDIA_TYPE')
  const text = await readText(request, limits.bodyBytes)
  return { json: parseJson(text), text }
}

/** The request's parameters, or the error to answer with; batches are refused. */
export async function readGraphQLBody(
  request: IncomingMessage,
  limits: Limits,
  trusted: Trusted,
): Promise<GraphQLBody & { readonly text: string }> {
  const { json, text } = await readJson(request, limits)
  return { text, ...parseGraphQLBody(json, trusted) }
}

/** The requests that our gateway sends together: the fetches of one operation that it makes at the same time. */
export async function readGraphQLBodies(
  request: IncomingMessage,
  limits: Limits,
): Promise<{ readonly bodies: GraphQLBody | readonly GraphQLBody[]; readonly text: string }> {
  const { json, text } = await readJson(request, limits)
  return {
    text,
    bodies: Array.isArray(json)
      ? json.map((one) => parseGraphQLBody(one, undefined))
      : { text, ...parseGraphQLBody(json, undefined) },
  }
}

/** The parameters as they were sent, checked for their shape. */
export function parseGraphQLBody(body: unknown, trusted: Trusted): GraphQLBody {
  if (!isObject(body)) throw new ApiError('BAD_REQUEST')
  return {
    query: queryOf(body, trusted),
    operationName: optional(body['operationName'], isString) ?? null,
    variables: optional(body['variables'], isObject) ?? {},
  }
}

/** The document itself, or the trusted one that is named. A document beside a name would be stored elsewhere: not here. */
function queryOf(body: Readonly<Record<string, unknown>>, trusted: Trusted): string {
  const query = optional(body['query'], isString)
  const documentId = documentIdOf(body)
  if (documentId !== undefined) {
    if (trusted === undefined || query !== undefined) throw new ApiError('BAD_REQUEST')
    return trustedText(trusted, documentId)
  }
  if (query === undefined || query.trim() === '') throw new ApiError('BAD_REQUEST')
  if (trusted?.isOnly) throw new ApiError('PERSISTED_DOCUMENT_REQUIRED')
  return query
}

/** By the draft's parameter, or as Apollo's clients ask: https://www.apollographql.com/docs/apollo-server/performance/apq */
function documentIdOf(body: Readonly<Record<string, unknown>>): string | undefined {
  const documentId = optional(body['documentId'], isString)
  const extensions = optional(body['extensions'], isObject)
  if (extensions === undefined || !Object.hasOwn(extensions, 'persistedQuery')) return documentId
  const persisted = extensions['persistedQuery']
  if (documentId !== undefined || !isObject(persisted) || persisted['version'] !== 1)
    throw new ApiError('BAD_REQUEST')
  const hash = persisted['sha256Hash']
  if (!isString(hash)) throw new ApiError('BAD_REQUEST')
  return hash
}
