/** Reads the values of a search parameter out of a resource, by the paths compiled from HL7's expressions. */
import { searchParametersOf, type SearchPath } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, listOf, type FhirObject } from '../resource.ts'

/** A value found, with the FHIR type that tells how to read it. */
export interface Found {
  readonly value: unknown
  readonly as: string
  readonly targets: readonly string[] | undefined
}

/** Most parameters find nothing in most resources: one list for all of them. */
const nothing: readonly never[] = []

/** All values of one path, lists flattened. */
export function valuesAt(resource: FhirObject, { path, where }: SearchPath): readonly unknown[] {
  const first = path[0]
  let values = first === undefined ? [resource] : listOf(resource, first)
  for (let step = 1; step < path.length && values.length > 0; step++) {
    values = membersOf(values, path[step] ?? '')
  }
  return where === undefined || values.length === 0
    ? values
    : values.filter((value) => meets(value, where))
}

function membersOf(values: readonly unknown[], property: string): readonly unknown[] {
  const value = values[0]
  if (values.length === 1) return isFhirObject(value) ? listOf(value, property) : nothing
  return values.flatMap((one) => (isFhirObject(one) ? listOf(one, property) : nothing))
}

const meets = (value: unknown, where: NonNullable<SearchPath['where']>) =>
  isFhirObject(value) && where.every(({ property, equals }) => value[property] === equals)

/** All values of one search parameter of a type. */
export function valuesOf(type: ResourceType, code: string, resource: FhirObject): readonly Found[] {
  const parameter = searchParametersOf(type)[code]
  return parameter === undefined ? nothing : foundAt(resource, parameter.paths)
}

/** All values of some paths, each with its path's type. */
export function foundAt(resource: FhirObject, paths: readonly SearchPath[]): readonly Found[] {
  let found: Found[] | undefined
  for (const path of paths) {
    const { as, targets } = path
    for (const value of valuesAt(resource, path)) (found ??= []).push({ value, as, targets })
  }
  return found ?? nothing
}
