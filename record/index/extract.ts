/** Reads the values of a search parameter out of a resource, by the paths compiled from HL7's expressions. */
import { searchParametersOf, type SearchPath } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, type FhirObject } from '../resource.ts'

/** A value found, with the FHIR type that tells how to read it. */
export interface Found {
  readonly value: unknown
  readonly as: string
  readonly targets: readonly string[] | undefined
}

/** All values of one path, lists flattened. */
export function valuesAt(resource: FhirObject, path: SearchPath): unknown[] {
  let values: unknown[] = [resource]
  for (const property of path.path) {
    const next: unknown[] = []
    for (const value of values) {
      if (!isFhirObject(value)) continue
      const member = value[property]
      if (Array.isArray(member)) next.push(...member)
      else if (member !== undefined && member !== null) next.push(member)
    }
    if (next.length === 0) return next
    values = next
  }
  const { where } = path
  return where === undefined ? values : values.filter((value) => meets(value, where))
}

const meets = (value: unknown, where: NonNullable<SearchPath['where']>) =>
  isFhirObject(value) && where.every(({ property, equals }) => value[property] === equals)

/** All values of one search parameter of a type. */
export function valuesOf(type: ResourceType, code: string, resource: FhirObject): Found[] {
  const parameter = searchParametersOf(type)[code]
  if (parameter === undefined) return []
  return parameter.paths.flatMap((path) =>
    valuesAt(resource, path).map((value) => ({ value, as: path.as, targets: path.targets })),
  )
}
