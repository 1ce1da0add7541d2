/** Resources as members of the graph: the subgraph's own as they are, those of others as entity stubs. */
import { domainOf, isResourceType, type Domain } from '../fhir/types.ts'
import { ApiError } from '../errors.ts'
import { isFhirObject, listOf, textOf, type FhirObject } from '../record/resource.ts'
import type { Context } from './context.ts'

/** A key by which the subgraph that owns the type finds the resource, and access to it, by itself. */
export interface EntityStub {
  readonly [property: string]: unknown
  readonly __typename: string
  readonly _ref: string
}

/** The `_ref` of a representation that came through `_entities`. */
function refOf(representation: FhirObject): string {
  const ref = textOf(representation, '_ref')
  if (ref === undefined) throw new ApiError('INVALID_ARGUMENT')
  return ref
}

/** A resource that the caller may see, as a member of the union `Resource` in this subgraph. */
export function toMember(
  domain: Domain,
  resource: FhirObject,
  { repository }: Context,
): FhirObject {
  const type = textOf(resource, 'resourceType') ?? ''
  if (!isResourceType(type)) {
    return {
      __typename: 'OtherResource',
      resourceType: type,
      id: resource['id'],
      json: JSON.stringify(resource),
    }
  }
  return domainOf(type) === domain
    ? resource
    : { __typename: type, _ref: repository.of(resource).refOf(resource) }
}

/** The concrete type of a member of `Resource`: a stub says it, a resource is what it is. */
export const typeNameOf = (member: FhirObject): string | undefined =>
  textOf(member, '__typename') ?? textOf(member, 'resourceType')

/** `contained`: the resources inside another one, of whichever domain; null when there are none. */
export function containedOf(
  domain: Domain,
  resource: FhirObject,
  context: Context,
): FhirObject[] | null {
  const contained = listOf(resource, 'contained').filter(isFhirObject)
  return contained.length === 0 ? null : contained.map((one) => toMember(domain, one, context))
}

interface ReferenceArguments {
  readonly optional?: boolean | null
  /** A string, or whatever else a client sent for a `Code`. */
  readonly type?: unknown
}

/**
 * `Reference.resource`: absent, dangling and forbidden answer alike, with null where it is optional
 * and else with an error. https://hl7.org/fhir/R4/graphql.html#resolving
 */
export async function resolveReference(
  domain: Domain,
  reference: FhirObject,
  { optional, type }: ReferenceArguments,
  { repository }: Context,
): Promise<FhirObject | EntityStub | null> {
  const target = await repository.of(reference).follow(reference)
  if (target === null) {
    if (optional === true) return null
    throw new ApiError('REFERENCE_UNRESOLVED')
  }
  if (type != null && type !== target.type) return null
  if (domainOf(target.type) === domain) return target.load()
  return { __typename: target.type, _ref: target.ref }
}

/** Where an entity is resolved: by its owner through the repository; elsewhere the stub is passed on. */
export function openEntity(
  domain: Domain,
  representation: FhirObject,
  { repository }: Context,
): FhirObject | Promise<FhirObject | null> {
  const type = textOf(representation, '__typename') ?? ''
  if (!isResourceType(type)) throw new ApiError('INVALID_ARGUMENT')
  return domainOf(type) === domain
    ? repository.of(representation).open(type, refOf(representation))
    : representation
}
