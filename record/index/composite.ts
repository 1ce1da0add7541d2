/**
 * What composites find: values that stand in the same element, never across two.
 * https://hl7.org/fhir/R4/search.html#composite. Pairs with a quantity are rows of their own.
 */
import {
  searchParametersOf,
  type SearchParameter,
  type SearchParameterType,
  type SearchPath,
} from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, type FhirObject } from '../resource.ts'
import { listedByType } from './by-type.ts'
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
  elementsOf(resource, tokenComposites(type)).flatMap(({ code, element, first, second }) => {
    const others = codingsAt(element, second)
    if (others.length === 0) return []
    return codingsAt(element, first).flatMap((one) =>
      others.flatMap((other) => pairTokens(code, one, other)),
    )
  })

/** The dates or strings that stand beside a coding. */
export const besidePairs = (
  type: ResourceType,
  resource: FhirObject,
  kind: 'date' | 'string',
): BesidePair[] =>
  elementsOf(resource, besideComposites[kind](type)).flatMap(({ code, element, first, second }) => {
    const values = second.paths.flatMap((path) => valuesAt(element, path))
    if (values.length === 0) return []
    const forms = new Set(codingsAt(element, first).flatMap(formsOf))
    return [...forms].map((form) => ({ name: besideName(code, form), values }))
  })

/** How many pairs the composites of a resource make; a long text, which is kept beside each coding, counts as many. */
export const countPairs = (type: ResourceType, resource: FhirObject): number =>
  elementsOf(resource, countedComposites(type))
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

interface Composite {
  readonly code: string
  readonly paths: readonly SearchPath[]
  readonly first: Component
  readonly second: Component
}

/** The composites of each type whose second component is of one of these kinds. */
const compositesWith = (...kinds: readonly SearchParameterType[]) =>
  listedByType((type): readonly Composite[] =>
    Object.entries(searchParametersOf(type)).flatMap(([code, { paths, components = [] }]) => {
      const [first, second] = components
      if (first === undefined || second === undefined || !kinds.includes(second.type)) return []
      return [{ code, paths, first, second }]
    }),
  )

const tokenComposites = compositesWith('token')
const besideComposites = { date: compositesWith('date'), string: compositesWith('string') }
const countedComposites = compositesWith('token', 'date', 'string')

/** Each element that a composite looks at and that may have something to pair: most have nothing. */
const elementsOf = (resource: FhirObject, composites: readonly Composite[]) =>
  composites.flatMap(({ code, paths, first, second }) =>
    paths
      .flatMap((path) => valuesAt(resource, path))
      .filter(isFhirObject)
      .filter((element) => mayHave(element, second))
      .map((element) => ({ code, element, first, second })),
  )

const mayHave = (element: FhirObject, { paths }: Component): boolean =>
  paths.some(({ path: [first] }) => first === undefined || element[first] !== undefined)

const codingsAt = (element: FhirObject, { paths }: Component): Coding[] =>
  paths.flatMap((path) => valuesAt(element, path).flatMap((value) => codingsOf(value, path.as)))
