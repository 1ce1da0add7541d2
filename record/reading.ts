/** Resources one by one: by id, by entity key, by reference; absent and forbidden answer alike. */
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { createSealer, type Sealer } from '../access/seal.ts'
import { parseReference } from '../fhir/reference.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { containedAt, containedTarget, placeOf } from './contained.ts'
import type { Asked, Row } from './question.ts'
import { textOf, type FhirObject, type Resource } from './resource.ts'
import type { Text } from './texts.ts'

/** A reference that resolves for this caller. */
export interface Target {
  readonly type: ResourceType
  /** The entity key: opens the resource in whichever subgraph owns it. */
  readonly ref: string
  load(): Promise<FhirObject | null>
}

export interface Reading {
  /** The resource with this id, or null: absent and forbidden alike. Throws FORBIDDEN without a scope for it. */
  read(type: ResourceType, id: string): Promise<Resource | null>
  /** The same as text. */
  readText(type: ResourceType, id: string): Promise<Text | null>
  /** The resource that an entity key opens, or null. */
  open(type: string, ref: string): Promise<FhirObject | null>
  /** What a reference in a visible resource names, or null: absent, dangling and forbidden alike. */
  follow(reference: FhirObject): Promise<Target | null>
  /** The entity key of a resource, contained ones included. */
  refOf(resource: FhirObject): string
  /** The id of a resource or entity stub that other resources may refer to; null for a contained one. */
  idOf(entity: FhirObject): string | null
}

/** Makes the reading part of a repository; `key` seals references. */
export function createReading(asked: Asked, key: Uint8Array): Reading {
  const sealer = createSealer(key, asked.access)
  const load = (type: ResourceType, id: string, sealed: boolean) =>
    loadOne(asked, { type, id, sealed })
  const refOf = (resource: FhirObject) => sealer.seal(plainRef(resource))
  return {
    refOf,
    idOf: (entity) => idOf(sealer, entity),
    async read(type, id) {
      assertAllowed(asked.access, type, letterOf.byId)
      return load(type, id, false)
    },
    async readText(type, id) {
      assertAllowed(asked.access, type, letterOf.byId)
      const [text = null] = await asked.textsOf(await findRows(asked, { type, id, sealed: false }))
      return text
    },
    async open(type, ref) {
      const { type: containerType, id, contained, sealed } = sealer.parse(ref)
      const container = await load(containerType, id, sealed)
      const resource =
        container === null || contained === undefined
          ? container
          : containedAt(container, contained)
      return resource?.['resourceType'] === type ? resource : null
    },
    async follow(reference) {
      const contained = containedTarget(reference)
      if (contained !== undefined) return toContainedTarget(contained, refOf(contained))
      const parsed = parseReference(textOf(reference, 'reference') ?? '')
      if (parsed.kind !== 'relative' || !isResourceType(parsed.type)) return null
      const { type, id } = parsed
      const [row] = await findRows(asked, { type, id, sealed: true })
      if (row === undefined) return null
      return { type, ref: sealer.seal(`${type}/${id}`), load: () => load(type, id, true) }
    },
  }
}

/** A resource to read; `sealed` when the caller came to it through a visible record. */
interface Wanted {
  readonly type: ResourceType
  readonly id: string
  readonly sealed: boolean
}

async function findRows(
  { access, questions }: Asked,
  { type, id, sealed }: Wanted,
): Promise<readonly Row[]> {
  const opens = sealed && dependsOnSeal(access, type)
  return (await questions.load({ kind: 'read', type, parent: id, sealed: opens })).rows
}

async function loadOne(asked: Asked, wanted: Wanted): Promise<Resource | null> {
  const [resource = null] = await asked.documentsOf(await findRows(asked, wanted))
  return resource
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

function idOf(sealer: Sealer, entity: FhirObject): string | null {
  const ref = textOf(entity, '_ref')
  if (ref === undefined) {
    return placeOf(entity) === undefined ? (textOf(entity, 'id') ?? null) : null
  }
  const { id, contained } = sealer.parse(ref)
  return contained === undefined ? id : null
}

function toContainedTarget(resource: FhirObject, ref: string): Target | null {
  const type = textOf(resource, 'resourceType') ?? ''
  return isResourceType(type) ? { type, ref, load: () => Promise.resolve(resource) } : null
}
