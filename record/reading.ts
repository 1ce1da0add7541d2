/** Resources one by one: by id, by entity key, by reference; absent and forbidden answer alike. */
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { createSealer, isOfPast, type AsOf, type Sealer } from '../access/seal.ts'
import { ApiError } from '../errors.ts'
import { parseReference } from '../fhir/reference.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { containedAt, containedTarget, placeOf } from './contained.ts'
import { asOfMarked } from './past/mark.ts'
import type { Answer, Asked, Row } from './question.ts'
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
  /** The moment that an object of the graph was read at; undefined for the present. */
  asOfOf(entity: FhirObject): AsOf | undefined
}

/** Makes the reading part of a repository of this moment; `key` seals references. */
export function createReading(asked: Asked, key: Uint8Array, moment?: string): Reading {
  const sealer = createSealer(key, asked.access)
  const load = (type: ResourceType, id: string, sealed: boolean) =>
    loadOne(asked, { type, id, sealed })
  const refOf = (resource: FhirObject) => sealer.seal(plainRef(resource), asOfMarked(resource))
  const targetOf = createTargets(asked, {
    load: (type, id) => load(type, id, true),
    refOf: async (type, id, row) =>
      moment === undefined ? sealer.seal(`${type}/${id}`) : refOf(await documentOf(asked, row)),
  })
  return {
    refOf,
    idOf: (entity) => idOf(sealer, entity),
    asOfOf: (entity) => asOfOf(sealer, entity),
    async read(type, id) {
      assertAllowed(asked.access, type, letterOf.byId)
      return load(type, id, false)
    },
    readText: (type, id) => readText(asked, type, id),
    async open(type, ref) {
      const { type: containerType, id, contained, asOf, sealed } = sealer.parse(ref)
      if (asOf?.moment !== moment) throw new ApiError('INVALID_ARGUMENT')
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
      return targetOf(parsed.type, parsed.id)
    },
  }
}

interface Finding {
  load(type: ResourceType, id: string): Promise<FhirObject | null>
  refOf(type: ResourceType, id: string, row: Row): Promise<string>
}

/**
 * Finds what references name. Many records refer to the same one: it is found once, and anew when the answers are
 * forgotten after a write.
 */
function createTargets(asked: Asked, { load, refOf }: Finding) {
  const targets = new WeakMap<Promise<Answer>, Promise<Target | null>>()
  const toTarget = async (type: ResourceType, id: string, answer: Promise<Answer>) => {
    const [row] = (await answer).rows
    return row === undefined
      ? null
      : { type, ref: await refOf(type, id, row), load: () => load(type, id) }
  }
  return (type: ResourceType, id: string): Promise<Target | null> => {
    const answer = ask(asked, { type, id, sealed: true })
    const target = targets.get(answer) ?? toTarget(type, id, answer)
    targets.set(answer, target)
    return target
  }
}

async function readText(asked: Asked, type: ResourceType, id: string): Promise<Text | null> {
  assertAllowed(asked.access, type, letterOf.byId)
  const [text = null] = await asked.textsOf(await findRows(asked, { type, id, sealed: false }))
  if (text === null) asked.trail.name(type, id)
  return text
}

/** A resource to read; `sealed` when the caller came to it through a visible record. */
interface Wanted {
  readonly type: ResourceType
  readonly id: string
  readonly sealed: boolean
}

const ask = ({ access, questions }: Asked, { type, id, sealed }: Wanted): Promise<Answer> =>
  questions.load({ kind: 'read', type, parent: id, sealed: sealed && dependsOnSeal(access, type) })

const findRows = async (asked: Asked, wanted: Wanted): Promise<readonly Row[]> =>
  (await ask(asked, wanted)).rows

async function documentOf(asked: Asked, row: Row): Promise<Resource> {
  const [resource] = await asked.documentsOf([row])
  if (resource === undefined) throw new Error('a row without its document')
  return resource
}

async function loadOne(asked: Asked, wanted: Wanted): Promise<Resource | null> {
  const [resource = null] = await asked.documentsOf(await findRows(asked, wanted))
  if (resource === null) asked.trail.name(wanted.type, wanted.id)
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

function asOfOf(sealer: Sealer, entity: FhirObject): AsOf | undefined {
  const ref = textOf(entity, '_ref')
  if (ref === undefined) return asOfMarked(entity)
  return isOfPast(ref) ? sealer.parse(ref).asOf : undefined
}

function toContainedTarget(resource: FhirObject, ref: string): Target | null {
  const type = textOf(resource, 'resourceType') ?? ''
  return isResourceType(type) ? { type, ref, load: () => Promise.resolve(resource) } : null
}
