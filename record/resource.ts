/** A FHIR resource as it stands in memory: its JSON, nothing mapped. */
import { isObject, type UnknownObject } from '../fhir/object.ts'

/** Any FHIR element: an object of JSON values. */
export type FhirObject = UnknownObject

/** A resource of the record; `resourceType` and `id` are there for sure. */
export type Resource = FhirObject & { readonly resourceType: string; readonly id: string }

/** Is this JSON value an object (no array, no null)? */
export const isFhirObject = (value: unknown): value is FhirObject => isObject(value)

/** Is this JSON value a resource that carries its id? */
export const isResource = (value: unknown): value is Resource =>
  isFhirObject(value) &&
  typeof value['resourceType'] === 'string' &&
  typeof value['id'] === 'string'

/** The text of a property, or undefined when it is absent or no string. */
export function textOf(element: FhirObject, property: string): string | undefined {
  const value = element[property]
  return typeof value === 'string' ? value : undefined
}

/** A property as a list: one value is a list of one, an absent one is empty. */
export function listOf(element: FhirObject, property: string): readonly unknown[] {
  const value = element[property]
  if (value === undefined || value === null) return []
  return Array.isArray(value) ? value : [value]
}
