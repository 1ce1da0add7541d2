/**
 * The only way to the data of the record: made for one access and one request, with no default.
 * Every answer comes from a statement under the access condition; documents are looked up by what it allowed.
 */
import { conditionFor, assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { createSealer } from '../access/seal.ts'
import { parseReference } from '../fhir/reference.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { containedAt, containedTarget, placeOf } from './contained.ts'
import type { Database } from './database.ts'
import { createDocuments, type DocumentCache } from './documents.ts'
import type { Keys } from './key.ts'
import { createQuestions, noParent, type Code, type Question, type Row } from './question.ts'
import { textOf, type FhirObject, type Resource } from './resource.ts'
import { createCursors, type Cursors } from './search/cursor.ts'
import type { Search, Slice } from './search/search.ts'

/** What every repository of a process shares. */
export interface Store {
  readonly db: Database
  readonly keys: Keys
  readonly documents: DocumentCache
}

/** A row found, with its document. */
export interface Match {
  readonly row: Row
  readonly resource: Resource
}

/** A reference that resolves for this caller; the resource itself when it is at hand. */
export interface Target {
  readonly type: ResourceType
  /** The entity key: opens the resource in whichever subgraph owns it. */
  readonly ref: string
  load(): Promise<FhirObject | null>
}

export interface Repository {
  readonly access: Access
  readonly cursors: Cursors
  /** The resource with this id, or null: absent and forbidden alike. Throws FORBIDDEN without a scope for it. */
  read(type: ResourceType, id: string): Promise<Resource | null>
  /** The resource that an entity key opens, or null. */
  open(type: string, ref: string): Promise<FhirObject | null>
  /** What a reference in a visible resource names, or null: absent, dangling and forbidden alike. */
  follow(reference: FhirObject): Promise<Target | null>
  /** The entity key of a resource, contained ones included. */
  refOf(resource: FhirObject): string
  /** The id of a resource or entity stub that other resources may refer to; null for a contained one. */
  idOf(entity: FhirObject): string | null
  /** Rows of a search under a parent, with their documents. Throws FORBIDDEN without a scope for the type. */
  list(search: Search, slice: Slice, parent?: string): Promise<Match[]>
  count(search: Search, parent?: string): Promise<number>
  /** For each code in turn, the patient's latest observation that carries it, if any. */
  latest(patient: string, codes: readonly Code[]): Promise<(Resource | null)[]>
}

/** Makes the repository of one request. */
export function createRepository(store: Store, access: Access): Repository {
  const questions = createQuestions(store.db, access)
  const documentsOf = createDocuments(store.db, store.documents)
  const sealer = createSealer(store.keys.seal, access)

  const ask = async (question: Question) => (await questions.load(question)).rows
  const load = async (rows: readonly Row[]) => documentsOf(rows.map(({ sequence }) => sequence))
  const find = async (type: ResourceType, id: string, sealed: boolean) => {
    const opens = sealed && dependsOnSeal(access, type)
    const rows = await ask({ kind: 'read', type, parent: id, sealed: opens })
    return async () => (await load(rows))[0] ?? null
  }
  const exists = async (type: ResourceType, id: string) => {
    const opens = dependsOnSeal(access, type)
    return (await ask({ kind: 'read', type, parent: id, sealed: opens })).length > 0
  }
  const refOf = (resource: FhirObject) => sealer.seal(plainRef(resource))

  return {
    access,
    cursors: createCursors(store.keys.cursor, access),
    refOf,
    idOf(entity) {
      const ref = textOf(entity, '_ref')
      if (ref === undefined)
        return placeOf(entity) === undefined ? (textOf(entity, 'id') ?? null) : null
      const { id, contained } = sealer.parse(ref)
      return contained === undefined ? id : null
    },
    async read(type, id) {
      assertAllowed(access, type, letterOf.byId)
      return (await find(type, id, false))()
    },
    async open(type, ref) {
      const { type: containerType, id, contained, sealed } = sealer.parse(ref)
      const container = await (await find(containerType, id, sealed))()
      const resource =
        container === null || contained === undefined
          ? container
          : containedAt(container, contained)
      return resource?.['resourceType'] === type ? resource : null
    },
    async follow(reference) {
      const contained = containedTarget(reference)
      if (contained !== undefined) return containedTargetOf(contained, refOf(contained))
      const parsed = parseReference(textOf(reference, 'reference') ?? '')
      if (parsed.kind !== 'relative' || !isResourceType(parsed.type)) return null
      const { type, id } = parsed
      if (!(await exists(type, id))) return null
      return {
        type,
        ref: sealer.seal(`${type}/${id}`),
        load: async () => (await find(type, id, true))(),
      }
    },
    async list(search, slice, parent = noParent) {
      assertSearchAllowed(access, search)
      const rows = await ask({ kind: 'list', search, slice, parent })
      const resources = await load(rows)
      return rows.flatMap((row, position) => {
        const resource = resources[position]
        return resource === undefined ? [] : [{ row, resource }]
      })
    },
    async count(search, parent = noParent) {
      assertSearchAllowed(access, search)
      return (await questions.load({ kind: 'count', search, parent })).count
    },
    async latest(patient, codes) {
      assertAllowed(access, 'Observation', letterOf.latest)
      const rows = await ask({ kind: 'latest', codes, parent: patient })
      const resources = await load(rows)
      const byPlace = new Map(rows.map(({ place }, position) => [place, resources[position]]))
      return codes.map((_, position) => byPlace.get(position + 1) ?? null)
    },
  }
}

/** A search needs the right to search every type it asks about, or its answer would tell what may not be read. */
function assertSearchAllowed(access: Access, { type, where }: Search): void {
  assertAllowed(access, type, letterOf.list)
  if (where.some(({ kind }) => kind === 'stay')) assertAllowed(access, 'Encounter', letterOf.list)
}

/** Does this type open to the caller by reference only? */
function dependsOnSeal(access: Access, type: ResourceType): boolean {
  const condition = conditionFor(access, type, letterOf.reference)
  return condition.kind === 'any' && condition.of.some(({ kind }) => kind === 'referenced')
}

function plainRef(resource: FhirObject): string {
  const place = placeOf(resource)
  if (place === undefined) return `${textOf(resource, 'resourceType')}/${textOf(resource, 'id')}`
  return `${plainRef(place.container)}#${place.position}`
}

function containedTargetOf(resource: FhirObject, ref: string): Target | null {
  const type = textOf(resource, 'resourceType') ?? ''
  return isResourceType(type) ? { type, ref, load: async () => resource } : null
}
