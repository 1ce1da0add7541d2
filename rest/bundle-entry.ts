/** The entries of a Bundle that asks for several interactions at once. https://hl7.org/fhir/R4/bundle.html#transaction */
import { isJsonObject, type JsonDocument, type JsonObject, type JsonValue } from '../fhir/json.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import { resourceTypeOf, validateEnvelope } from '../fhir/validate.ts'
import { ApiError } from '../errors.ts'
import { longestSearch } from '../record/write-operation.ts'
import { parseAddress } from './address.ts'
import { restFault } from './answer.ts'
import { assertMediaType, parseDocument } from './body.ts'
import { methods, type Exchange } from './exchange.ts'
import type { WriteRequest } from './operation.ts'

/** One entry, as the request that it stands for. */
export interface Entry extends WriteRequest {
  readonly fullUrl: string | undefined
}

export interface RequestBundle {
  readonly type: 'batch' | 'transaction'
  readonly entries: readonly Entry[]
}

/** Each entry takes a lock until the end, and PostgreSQL holds some 6,400 of all writers together. */
const mostEntries = 2_000

/** Takes a Bundle apart. Throws what is wrong with it as a whole, or with one of its entries. */
export function toRequestBundle(document: JsonDocument, { base }: Exchange): RequestBundle {
  const bundle = document.value
  if (resourceTypeOf(bundle) !== 'Bundle' || !isJsonObject(bundle)) {
    throw restFault('INVALID_ARGUMENT', 'The base takes a Bundle.')
  }
  const issues = validateEnvelope(bundle)
  if (issues.length > 0) {
    throw new ApiError('INVALID_ARGUMENT', { detail: { resource: toOperationOutcome(issues) } })
  }
  const { type, entry = [] } = bundle
  if (type !== 'batch' && type !== 'transaction') {
    throw restFault('INVALID_ARGUMENT', 'must be batch or transaction', 'Bundle.type')
  }
  const list = Array.isArray(entry) ? entry : []
  if (list.length > mostEntries) {
    throw restFault('LIMIT_EXCEEDED', `must have at most ${mostEntries} entries`, 'Bundle.entry')
  }
  const entries = list.map((one, position) => toEntry(one, { document, base, position }))
  assertUnique(entries)
  return { type, entries }
}

interface Place {
  readonly document: JsonDocument
  readonly base: string
  readonly position: number
}

function toEntry(entry: JsonValue, { document, base, position }: Place): Entry {
  const path = `Bundle.entry[${position}].request`
  const { request, resource, fullUrl } = isJsonObject(entry) ? entry : {}
  if (!isJsonObject(request)) throw restFault('INVALID_ARGUMENT', 'is required', path)
  const method = methods.find((known) => known === request['method'])
  if (method === undefined) {
    throw restFault('INVALID_ARGUMENT', 'must be a method of HTTP', `${path}.method`)
  }
  return {
    fullUrl: typeof fullUrl === 'string' ? fullUrl : undefined,
    method,
    ...addressOf(textAt(request, 'url') ?? '', base, `${path}.url`),
    header: (name) => headersOf(request)[name],
    readDocument: async (kind) => {
      if (!isJsonObject(resource)) throw restFault('INVALID_ARGUMENT', 'The entry has no resource.')
      return kind === 'patch' ? readPatch(resource) : { value: resource, exact: document.exact }
    },
  }
}

/** Below the base, which may stand before it; no longer than a search may be. */
function addressOf(url: string, base: string, path: string) {
  if (url.length > longestSearch) {
    throw restFault('INVALID_ARGUMENT', `must have at most ${longestSearch} characters`, path)
  }
  try {
    return parseAddress(url.startsWith(`${base}/`) ? url.slice(base.length) : url)
  } catch {
    throw restFault('INVALID_ARGUMENT', 'must be an address', path)
  }
}

const textAt = (object: JsonObject, name: string): string | undefined => {
  const value = object[name]
  return typeof value === 'string' ? value : undefined
}

/** https://hl7.org/fhir/R4/bundle-definitions.html#Bundle.entry.request */
const headersOf = (request: JsonObject): Readonly<Record<string, string | undefined>> => ({
  'if-match': textAt(request, 'ifMatch'),
  'if-none-match': textAt(request, 'ifNoneMatch'),
  'if-modified-since': textAt(request, 'ifModifiedSince'),
  'if-none-exist': textAt(request, 'ifNoneExist'),
})

/** "The body of a patch is a Binary": https://hl7.org/fhir/R4/http.html#trules */
function readPatch(resource: JsonObject): JsonDocument {
  assertMediaType(textAt(resource, 'contentType') ?? '', 'patch')
  return parseDocument(Buffer.from(textAt(resource, 'data') ?? '', 'base64').toString('utf8'))
}

/** bdl-7: "FullUrl must be unique in a bundle". */
function assertUnique(entries: readonly Entry[]): void {
  const seen = new Set<string>()
  entries.forEach(({ fullUrl }, position) => {
    if (fullUrl === undefined) return
    if (seen.has(fullUrl)) {
      const path = `Bundle.entry[${position}].fullUrl`
      throw restFault('INVALID_ARGUMENT', 'is the address of another entry too', path)
    }
    seen.add(fullUrl)
  })
}
