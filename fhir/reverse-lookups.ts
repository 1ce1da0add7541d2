/**
 * The lists on the types that a reference names: `Patient.ObservationList(_reference: subject)`.
 *
 * https://hl7.org/fhir/R4/graphql.html#reverse. Only where a parameter names the type: a reference to
 * anything at all would put every list on every type.
 */
import { toArgumentName } from './search-arguments.ts'
import { searchParametersOf } from './search-parameters.ts'
import type { SearchParameter } from './search-parameters.ts'
import { resourceTypes, typesOf } from './types.ts'
import type { Domain, ResourceType } from './types.ts'

export type ReferenceParameter = { name: string; code: string }

export type ReverseLookup = {
  /** The type that gets the list. */
  target: ResourceType
  /** The type that is listed. */
  type: ResourceType
  parameters: ReferenceParameter[]
}

/** A canonical names a URL, not a resource of this record. */
const names = ({ paths }: SearchParameter, target: ResourceType) =>
  paths.some(({ as, targets }) => as === 'Reference' && targets?.includes(target))

/** The reference parameters of a type that name the target. */
const parametersNaming = (type: ResourceType, target: ResourceType): ReferenceParameter[] =>
  Object.entries(searchParametersOf(type))
    .filter(([, parameter]) => parameter.type === 'reference' && names(parameter, target))
    .map(([code]) => ({ name: toArgumentName(code), code }))

/** What a domain contributes: its own types, listed on any type that they name. */
export const reverseLookupsOf = (domain: Domain): ReverseLookup[] =>
  typesOf(domain).flatMap((type) =>
    resourceTypes
      .map((target) => ({ target, type, parameters: parametersNaming(type, target) }))
      .filter(({ parameters }) => parameters.length > 0),
  )
