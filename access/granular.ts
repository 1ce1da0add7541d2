/**
 * The query of a scope, `patient/Observation.rs?category=laboratory`: which rows of the type it grants. What cannot be
 * evaluated to the letter refuses the token: a query that is dropped would widen it.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html#finer-grained-resource-constraints-using-search-parameters
 */
import { splitEscaped, unescaped } from '../fhir/escape.ts'
import { searchParametersOf, type SearchParameter } from '../fhir/search-parameters.ts'
import { isResourceType, resourceTypes, type ResourceType } from '../fhir/types.ts'

/** One parameter of a query: the row must have one of the values. */
export interface QueryParameter {
  readonly code: string
  readonly values: readonly string[]
}

/** All parameters must be met; none at all is met by every row. */
export type ScopeQuery = readonly QueryParameter[]

/** Types of parameters that a row's own tokens answer. */
const answered: ReadonlySet<string> = new Set(['token', 'reference', 'uri'])

const longestQuery = 2_000
const mostValues = 100
const longestValue = 1_000

/** An identifier may be masked for its reader, so that nothing is decided by one. */
const isAnswered = ({ type, paths }: SearchParameter): boolean =>
  answered.has(type) && paths.every(({ as }) => as !== 'Identifier')

const knows = (type: ResourceType, code: string): boolean => {
  const parameters = searchParametersOf(type)
  const parameter = Object.hasOwn(parameters, code) ? parameters[code] : undefined
  return parameter !== undefined && isAnswered(parameter)
}

/** May every type that the scope names be asked by this parameter? Those of all types are `_tag`, `_security` … */
const isKnown = (type: string, code: string): boolean =>
  type === '*'
    ? code.startsWith('_') && resourceTypes.every((one) => knows(one, code))
    : isResourceType(type) && knows(type, code)

const isValue = (type: SearchParameter['type'] | undefined, value: string): boolean => {
  if (value === '' || value.length > longestValue || value.includes('\0')) return false
  if (type !== 'token') return unescaped(value) !== ''
  const parts = splitEscaped(value, '|')
  return parts.length <= 2 && parts.some((part) => part !== '')
}

/** Of all types, a parameter has one kind. */
const kindOf = (type: string, code: string) =>
  searchParametersOf(isResourceType(type) ? type : 'Patient')[code]?.type

/** A text of a scope as it is meant; undefined for what is not percent-encoded well, or might mean a space. */
function decoded(text: string): string | undefined {
  if (text.includes('+')) return undefined
  try {
    return decodeURIComponent(text)
  } catch {
    return undefined
  }
}

function parseParameter(type: string, text: string): QueryParameter | undefined {
  const [name = '', value, ...more] = text.split('=').map(decoded)
  if (name === '' || value === undefined || more.length > 0 || !isKnown(type, name))
    return undefined
  const values = splitEscaped(value, ',')
  const kind = kindOf(type, name)
  return values.length <= mostValues && values.every((one) => isValue(kind, one))
    ? Object.freeze({ code: name, values: Object.freeze(values) })
    : undefined
}

/** The query of a scope on a type, or undefined when it cannot be evaluated whole. */
export function parseScopeQuery(type: string, text: string): ScopeQuery | undefined {
  if (text.length > longestQuery) return undefined
  const parameters = text.split('&').map((one) => parseParameter(type, one))
  const known = parameters.filter((one) => one !== undefined)
  return known.length === parameters.length ? Object.freeze(known) : undefined
}
