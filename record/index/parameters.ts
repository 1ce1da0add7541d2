/** The search parameters of each type in the form in which rows are made: listed once, those that rows do not hold left out. */
import {
  searchParametersOf,
  type SearchParameterType,
  type SearchPath,
} from '../../fhir/search-parameters.ts'
import { listedByType } from './by-type.ts'
import type { FhirObject } from '../resource.ts'
import { isClinicalDate } from './clinical-date.ts'

/** A parameter whose values stand at paths of their own. */
export interface Parameter {
  readonly code: string
  readonly kind: SearchParameterType
  readonly paths: readonly SearchPath[]
  /** The elements that its paths start with. */
  readonly elements: readonly string[]
}

/** May the resource have a value for it? Of most parameters a resource has not even the element. */
export const mayHave = (resource: FhirObject, { elements }: Parameter): boolean =>
  elements.some((element) => resource[element] !== undefined)

/** The row's own columns answer these. */
const inColumns: ReadonlySet<string> = new Set(['_id', '_lastUpdated'])

/** Every parameter of a type that values are indexed for; composites pair what others find. */
export const parametersOf = listedByType((type) =>
  Object.entries(searchParametersOf(type))
    .filter(([code, { type: kind }]) => kind !== 'composite' && !inColumns.has(code))
    .map(([code, { type: kind, paths }]): Parameter => {
      const elements = paths.flatMap(({ path }) => path.slice(0, 1))
      return { code, kind, paths, elements: [...new Set(elements)] }
    }),
)

/** The dates of a type other than its clinical one, which has columns. */
export const datesBesideClinicalOf = listedByType((type) =>
  parametersOf(type).filter(({ code, kind }) => kind === 'date' && !isClinicalDate(type, code)),
)
