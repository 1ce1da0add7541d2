/**
 * Contained resources: each knows its container, and so does each `#` reference, since an id in a
 * container means something there and nowhere else. https://hl7.org/fhir/R4/references.html#contained
 */
import { isFhirObject, listOf, textOf, type FhirObject, type Resource } from './resource.ts'

/** Where a contained resource stands. */
export interface Place {
  readonly container: Resource
  readonly position: number
}

const places = new WeakMap<object, Place>()
const containers = new WeakMap<object, Resource>()

/** The place of a contained resource; undefined for a resource of its own. */
export const placeOf = (resource: object): Place | undefined => places.get(resource)

/** Notes the container of every contained resource and `#` reference in it, and returns it. */
export function linkContained(container: Resource): Resource {
  const contained = containedIn(container)
  if (contained.length === 0) return container
  contained.forEach((resource, position) => {
    places.set(resource, { container, position })
  })
  linkReferences(container, container)
  return container
}

function linkReferences(value: unknown, container: Resource): void {
  if (Array.isArray(value)) for (const item of value) linkReferences(item, container)
  if (!isFhirObject(value)) return
  if (textOf(value, 'reference')?.startsWith('#') === true) containers.set(value, container)
  for (const member of Object.values(value)) linkReferences(member, container)
}

/** What a `#` reference names: a contained resource, or the container itself (`#`); else undefined. */
export function containedTarget(reference: FhirObject): FhirObject | undefined {
  const container = containers.get(reference)
  const id = textOf(reference, 'reference')?.slice(1)
  if (container === undefined || id === undefined) return undefined
  if (id === '') return container
  return containedIn(container).find((resource) => resource['id'] === id)
}

/** The contained resource at a position of its container. */
export const containedAt = (container: Resource, position: number): FhirObject | undefined =>
  containedIn(container)[position]

/**
 * What a resource contains, and what that contains: loading refuses the latter, but were one ever here
 * without a place of its own, it would pass for the resource of the record that has its id.
 */
const containedIn = (resource: FhirObject): FhirObject[] =>
  listOf(resource, 'contained')
    .filter(isFhirObject)
    .flatMap((one) => [one, ...containedIn(one)])
