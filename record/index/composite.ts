/**
 * What composites find: values that stand in the same element, never across two.
 * https://hl7.org/fhir/R4/search.html#composite. Pairs with a quantity are rows of their own.
 */
import {
  searchParametersOf,
  type SearchParameter,
  type SearchParameterType,
} from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, type FhirObject } from '../resource.ts'
import { valuesAt } from './extract.ts'
import { besideName, codingsOf, formsOf, pairTokens, type Coding } from './token.ts'

type Component = NonNullable<SearchParameter['components']>[number]

/** Values beside a coding, under the names by which they are asked for. */
export interface BesidePair {
  readonly name: string
  readonly values: readonly unknown[]
}

/** The tokens of all composites of two tokens. */
export const compositeTokens = (type: ResourceType, resource: FhirObject): string[] =>
  elementsOf(type, resource, 'token').flatMap(({ code, element, first, second }) =>
    codingsAt(element, first).flatMap((one) =>
      codingsAt(element, second).flatMap((other) => pairTokens(code, one, other)),
    ),
  )

/** The dates or strings that stand beside a coding. */
export const besidePairs = (
  type: ResourceType,
  resource: FhirObject,
  kind: 'date' | 'string',
): BesidePair[] =>
  elementsOf(type, resource, kind).flatMap(({ code, element, first, second }) => {
    const values = second.paths.flatMap((path) => valuesAt(element, path))
    if (values.length === 0) return []
    const forms = new Set(codingsAt(element, first).flatMap(formsOf))
    return [...forms].map((form) => ({ name: besideName(code, form), values }))
  })

/** Each element that a composite looks at, whose second component is of this kind. */
function elementsOf(type: ResourceType, resource: FhirObject, kind: SearchParameterType) {
  return Object.entries(searchParametersOf(type)).flatMap(([code, { paths, components = [] }]) => {
    const [first, second] = components
    if (first === undefined || second?.type !== kind) return []
    return paths
      .flatMap((path) => valuesAt(resource, path))
      .filter(isFhirObject)
      .map((element) => ({ code, element, first, second }))
  })
}

const codingsAt = (element: FhirObject, { paths }: Component): Coding[] =>
  paths.flatMap((path) => valuesAt(element, path).flatMap((value) => codingsOf(value, path.as)))
