/**
 * Which lists can be narrowed in a query, and by what: `name(use: official)`, `telecom(_count: 1)`.
 *
 * https://hl7.org/fhir/R4/graphql.html#list. Primitives take no arguments. A filter compares a child that stands
 * once and has one type: what repeats, choices, and the `id` inside an element are left to `fhirpath`.
 */
import { structures, type StructureElement } from './structures.ts'

const isPrimitive = (type: string) => structures[type]?.kind === 'primitive'

/** Is this a list of complex elements? Contained resources are members of a union, and no elements. */
export const isNavigable = ({ type, max }: StructureElement): boolean =>
  max === '*' && type !== 'Resource' && !isPrimitive(type)

/** The children that a list of this type can be filtered by, with their types. */
export const filtersOf = (type: string): { name: string; type: string }[] =>
  Object.entries(structures[type]?.elements ?? {})
    .filter(([name, { type: child, max, choice }]) => {
      const isOne = max !== '*' && choice === undefined
      return isOne && name !== 'id' && isPrimitive(child)
    })
    .map(([name, { type: child }]) => ({ name, type: child }))
