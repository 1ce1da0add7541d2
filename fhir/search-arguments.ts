/** Which search parameters the graph takes as arguments, for the generator and the resolvers alike. */
import { searchParametersOf } from './search-parameters.ts'
import type { ResourceType } from './types.ts'

/** GraphQL names have no hyphen: https://hl7.org/fhir/R4/graphql.html#searching */
export const toArgumentName = (code: string): string => code.replaceAll('-', '_')

/** The arguments of `XList` and `XConnection`, apart from those of every search. */
export const graphArgumentsOf = (type: ResourceType): { argument: string; code: string }[] =>
  Object.entries(searchParametersOf(type))
    .filter(([, parameter]) => parameter.type !== 'special')
    .map(([code]) => ({ argument: toArgumentName(code), code }))
