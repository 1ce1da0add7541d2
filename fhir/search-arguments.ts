/** Which search parameters the graph takes as arguments, for the generator and the resolvers alike. */
import { searchParametersOf } from './search-parameters.ts'
import type { ResourceType } from './types.ts'

const codes = [
  '_id',
  '_lastUpdated',
  'identifier',
  'patient',
  'subject',
  'encounter',
  'code',
  'category',
  'status',
  'clinical-status',
  'class',
  'date',
  'name',
  'family',
  'given',
  'birthdate',
  'gender',
] as const

/** GraphQL names have no hyphen: https://hl7.org/fhir/R4/graphql.html#searching */
export const toArgumentName = (code: string): string => code.replaceAll('-', '_')

/** The arguments of `XList` and `XConnection`, apart from `_sort`, `_count` and `_cursor`. */
export function graphArgumentsOf(type: ResourceType): { argument: string; code: string }[] {
  const parameters = searchParametersOf(type)
  return codes
    .filter((code) => Object.hasOwn(parameters, code))
    .map((code) => ({ argument: toArgumentName(code), code }))
}
