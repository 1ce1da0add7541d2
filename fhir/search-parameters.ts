/** The search parameters of each modelled type, their FHIRPath compiled to plain JSON paths. */
import { readFileSync } from 'node:fs'
import type { ResourceType } from './types.ts'

/** https://hl7.org/fhir/R4/search.html#ptypes */
export type SearchParameterType =
  | 'composite'
  | 'date'
  | 'number'
  | 'quantity'
  | 'reference'
  | 'special'
  | 'string'
  | 'token'
  | 'uri'

/** Where a parameter's values stand; arrays on the way are flattened. */
export type SearchPath = {
  readonly path: readonly string[]
  /** The FHIR type at the end of the path. */
  readonly as: string
  /** Only the values whose property has this content. */
  readonly where?: readonly { readonly property: string; readonly equals: string }[]
  /** The resource types a reference at the end may name; absent = any. */
  readonly targets?: readonly string[]
}

export type SearchParameter = {
  readonly type: SearchParameterType
  readonly paths: readonly SearchPath[]
  /** The union of the paths' targets; absent = any. */
  readonly targets?: readonly string[]
  /** A composite's parts, their paths counted from the end of the parameter's own. */
  readonly components?: readonly {
    readonly type: SearchParameterType
    readonly paths: readonly SearchPath[]
  }[]
  readonly expression: string
  readonly description: string
}

type SearchParameters = Record<ResourceType, Readonly<Record<string, SearchParameter>>>

const searchParameters: Readonly<SearchParameters> = JSON.parse(
  readFileSync(new URL('generated/search-parameters.json', import.meta.url), 'utf8'),
)

/** All parameters of a type by their code, those of Resource among them. */
export const searchParametersOf = (type: ResourceType): Readonly<Record<string, SearchParameter>> =>
  searchParameters[type]

/** Has the type a name to be listed by? */
export const hasName = (type: ResourceType): boolean =>
  ['name', 'family'].some((code) => searchParametersOf(type)[code]?.type === 'string')
