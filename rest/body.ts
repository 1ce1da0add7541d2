/** The body of a request: what may be sent, and its JSON read without loss. https://hl7.org/fhir/R4/http.html#mime-type */
import { JsonError, parseJson, type JsonDocument } from '../fhir/json.ts'
import { restFault } from './answer.ts'
import type { RestRequest } from './exchange.ts'

/** What a body is, and the media types it may have. */
export const mediaTypes = {
  resource: ['application/fhir+json', 'application/json'],
  /** https://www.rfc-editor.org/rfc/rfc6902#section-6 */
  patch: ['application/json-patch+json'],
} as const

export type BodyKind = keyof typeof mediaTypes

/** Reads the body. Throws UNSUPPORTED_MEDIA_TYPE before it is read, BAD_REQUEST for what is no JSON. */
export async function readDocument(request: RestRequest, kind: BodyKind): Promise<JsonDocument> {
  const encoding = request.header('content-encoding') ?? 'identity'
  if (encoding.toLowerCase() !== 'identity') {
    throw restFault('UNSUPPORTED_MEDIA_TYPE', 'The request body must not be compressed.')
  }
  assertMediaType(request.header('content-type') ?? '', kind)
  return parseDocument(await request.readBody())
}

/** Throws UNSUPPORTED_MEDIA_TYPE unless this is one of the body's types, in UTF-8 and of FHIR R4. */
export function assertMediaType(text: string, kind: BodyKind): void {
  const [type = '', ...parameters] = text.toLowerCase().split(';')
  const isKnown = mediaTypes[kind].some((known) => known === type.trim())
  if (isKnown && parameters.every(isSupported)) return
  const isXml = type.includes('xml')
  throw restFault(
    'UNSUPPORTED_MEDIA_TYPE',
    `${isXml ? 'This server takes no XML: the' : 'The'} request body must be ${mediaTypes[kind].join(' or ')} in UTF-8.`,
  )
}

/** https://hl7.org/fhir/R4/versioning.html#mt-version */
const supportedParameters: Readonly<Record<string, string>> = {
  charset: 'utf-8',
  fhirversion: '4.0',
}

function isSupported(parameter: string): boolean {
  const [name = '', value = ''] = parameter.split('=').map((part) => part.trim())
  const supported = Object.hasOwn(supportedParameters, name) ? supportedParameters[name] : undefined
  return supported === undefined || supported === value.replace(/^"(.*)"$/, '$1')
}

/** The document of a text. The fault names its place and repeats nothing. */
export function parseDocument(text: string): JsonDocument {
  try {
    return parseJson(text)
  } catch (error) {
    if (error instanceof JsonError) throw restFault('BAD_REQUEST', error.message)
    throw error
  }
}
