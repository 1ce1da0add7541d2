/**
 * What composites find: values that stand in the same element, never across two.
 * https://hl7.org/fhir/R4/search.html#composite. Pairs with a quantity are rows of their own.
 */
import {
  searchParametersOf,
  type SearchParameter,
  type SearchParameterType,
} from '../../fhir/search-parameters.ts'
import { resourceTypes, type ResourceType } from '../../fhir/types.ts'
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

/** How many pairs the composites of a resource make; a long text, which is kept beside each coding, counts as many. */
export const countPairs = (type: ResourceType, resource: FhirObject): number =>
  elementsOf(type, resource, 'token', 'date', 'string')
    .map(({ element, first, second }) => codingsAt(element, first).length * weigh(element, second))
    .reduce((sum, pairs) => sum + pairs, 0)

function weigh(element: FhirObject, component: Component): number {
  if (component.type === 'token') return codingsAt(element, component).length
  return component.paths
    .flatMap((path) => valuesAt(element, path))
    .reduce<number>(
      (sum, value) => sum + 1 + (typeof value === 'string' ? value.length >> 10 : 0),
      0,
    )
}

/** The composites of each type, found once. */
const composites = new Map(
  resourceTypes.map((type) => [
    type,
    Object.entries(searchParametersOf(type)).flatMap(([code, { paths, components = [] }]) => {
      const [first, second] = components
      return first === undefined || second === undefined ? [] : [{ code, paths, first, second }]
    }),
  ]),
)

/** Each element that a composite looks at, whose second component is of one of these kinds. */
const elementsOf = (
  type: ResourceType,
  resource: FhirObject,
  ...kinds: readonly SearchParameterType[]
) =>
  (composites.get(type) ?? [])
    .filter(({ second }) => kinds.includes(second.type))
    .flatMap(({ code, paths, first, second }) =>
      paths
        .flatMap((path) => valuesAt(resource, path))
        .filter(isFhirObject)
        .map((element) => ({ code, element, first, second })),
    )

const codingsAt = (element: FhirObject, { paths }: Component): Coding[] =>
  paths.flatMap((path) => valuesAt(element, path).flatMap((value) => codingsOf(value, path.as)))
