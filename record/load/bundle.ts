/** Takes a document apart into units that are stored whole or not at all: https://hl7.org/fhir/R4/bundle.html */
import { isJsonObject, type JsonObject, type JsonValue } from '../../fhir/json.ts'
import { parseReference } from '../../fhir/reference.ts'
import { resourceTypeOf } from '../../fhir/validate.ts'

/** One thing met in a document: a resource, or an entry that should have held one. */
export type Member = {
  /** Where in the document: `entry[3]`; undefined for the document itself. */
  readonly entry?: string
  readonly resource?: JsonObject
  readonly fullUrl?: string
  /** The id that its request or its fullUrl gives it. */
  readonly urlId?: string
  readonly fault?: string
}

export type Group = { readonly isAtomic: boolean; readonly members: readonly Member[] }

/** What becomes of a Bundle's members, by its type; `whole` = the Bundle itself is the resource. */
const handling = {
  transaction: 'atomic',
  batch: 'each',
  collection: 'each',
  searchset: 'each',
  history: 'each',
  document: 'whole',
  message: 'whole',
  'transaction-response': 'whole',
  'batch-response': 'whole',
} as const satisfies Record<string, 'atomic' | 'each' | 'whole'>

const isBundleType = (type: unknown): type is keyof typeof handling =>
  typeof type === 'string' && Object.hasOwn(handling, type)

/** Is this a Bundle whose members are stored, rather than itself? */
export const isOpened = (resource: JsonObject): boolean => {
  const type = resource['type']
  return (
    resourceTypeOf(resource) === 'Bundle' && !(isBundleType(type) && handling[type] === 'whole')
  )
}

/** Is this the type of a Bundle at all? */
export const hasBundleType = (bundle: JsonObject): boolean => isBundleType(bundle['type'])

/** The units of a document, in the order in which they are stored. */
export function toGroups(resource: JsonObject): readonly Group[] {
  if (!isOpened(resource)) return [{ isAtomic: true, members: [{ resource }] }]
  const type = resource['type']
  const members = membersOf(resource)
  if (type === 'transaction') return [{ isAtomic: true, members }]
  const ordered = type === 'history' && !isOldestFirst(members) ? members.toReversed() : members
  return ordered.map((member) => ({ isAtomic: false, members: [member] }))
}

/** Every entry of a Bundle that holds a resource or asks for something. */
export function membersOf(bundle: JsonObject): readonly Member[] {
  const entries = bundle['entry']
  if (!Array.isArray(entries)) return []
  return entries.flatMap((entry, index) => toMember(entry, `entry[${index}]`))
}

function toMember(entry: JsonValue, place: string): readonly Member[] {
  if (!isJsonObject(entry)) return []
  const { resource, fullUrl, request, search } = entry
  const fault = requestFault(request, resource) ?? searchFault(search) ?? resourceFault(entry)
  if (!isJsonObject(resource)) return fault === undefined ? [] : [{ entry: place, fault }]
  const address = locate(requestOf(request).url) ?? locate(fullUrl)
  return [
    {
      entry: place,
      resource,
      ...(typeof fullUrl === 'string' ? { fullUrl } : {}),
      ...(address?.id !== undefined && address.type === resource['resourceType']
        ? { urlId: address.id }
        : {}),
      ...(fault === undefined ? {} : { fault }),
    },
  ]
}

const requestOf = (request: JsonValue | undefined): JsonObject =>
  isJsonObject(request) ? request : {}

const storing: ReadonlySet<JsonValue> = new Set(['POST', 'PUT'])

/** A load stores what it is given; it takes nothing away and answers no question. */
function requestFault(request: JsonValue | undefined, resource: JsonValue | undefined) {
  const { method, url } = requestOf(request)
  if (method === undefined) return undefined
  if (method === 'DELETE') return 'deletes are not loaded'
  if (!storing.has(method)) return 'its request is no POST or PUT'
  const id = isJsonObject(resource) ? resource['id'] : undefined
  const isOther = method === 'PUT' && id !== undefined && (locate(url)?.id ?? id) !== id
  return isOther ? 'its id differs from the one in its request' : undefined
}

/** An entry may hold no resource, but not something else in its place. */
function resourceFault({ resource, request }: JsonObject): string | undefined {
  if (isJsonObject(resource)) return undefined
  if (resource !== undefined) return 'its resource must be an object'
  return request === undefined ? undefined : 'its request has no resource'
}

/** https://hl7.org/fhir/R4/search.html#modes: an outcome tells of the search and is no match. */
const searchFault = (search: JsonValue | undefined): string | undefined =>
  isJsonObject(search) && search['mode'] === 'outcome'
    ? 'an outcome of the search, not a part of its result'
    : undefined

/** The type and id that an address names: https://hl7.org/fhir/R4/http.html#update */
function locate(url: JsonValue | undefined): { type?: string; id?: string } | undefined {
  const parsed = typeof url === 'string' ? parseReference(url) : undefined
  return parsed?.kind === 'relative' || parsed?.kind === 'absolute' ? parsed : undefined
}

/** Histories come newest first: https://hl7.org/fhir/R4/http.html#history */
function isOldestFirst(members: readonly Member[]): boolean {
  const times = members.map(({ resource }) => lastUpdatedOf(resource))
  const [first, last] = [times[0], times.at(-1)]
  return first !== undefined && last !== undefined && first < last
}

function lastUpdatedOf(resource: JsonObject | undefined): number | undefined {
  const meta = resource?.['meta']
  const time = isJsonObject(meta) ? meta['lastUpdated'] : undefined
  return typeof time === 'string' ? Date.parse(time) : undefined
}
