/** Compiles the expressions of one search parameter and keeps the paths its kind can compare. */
import type { SearchParameterType, SearchPath } from '../search-parameters.ts'
import type { Structure } from '../structures.ts'
import { NotCompiled, compilePart } from './fhirpath.ts'

/** https://hl7.org/fhir/R4/search.html#table: what each kind of parameter can be compared with. */
const comparable: Readonly<Record<SearchParameterType, readonly string[] | undefined>> = {
  number: ['integer', 'decimal', 'positiveInt', 'unsignedInt'],
  date: ['date', 'dateTime', 'instant', 'Period', 'Timing'],
  string: ['string', 'markdown', 'HumanName', 'Address'],
  token: [
    'CodeableConcept',
    'Coding',
    'Identifier',
    'ContactPoint',
    'code',
    'boolean',
    'string',
    'id',
    'uri',
  ],
  reference: ['Reference', 'canonical', 'uri'],
  quantity: ['Quantity', 'Age', 'Duration', 'Money', 'Range'],
  uri: ['uri', 'url', 'canonical', 'oid', 'uuid'],
  composite: undefined,
  special: undefined,
}

const isSearchParameterType = (type: string): type is SearchParameterType =>
  Object.hasOwn(comparable, type)

/** A definition's type, asserted to be one that search knows. */
export function toSearchParameterType(type: string): SearchParameterType {
  if (isSearchParameterType(type)) return type
  throw new Error(`no type of search parameter: ${type}`)
}

/** What an expression yields, with the reasons why paths are missing. */
export type Compiled = { paths: SearchPath[]; leftOut: { what: string; reason: string }[] }

/** From where the parts are read, and for which kind of parameter. */
type Target = {
  from: SearchPath
  type: SearchParameterType
  structures: Readonly<Record<string, Structure>>
}

function compile(part: string, { from, type, structures }: Target): Compiled {
  const fits = ({ as }: SearchPath) => comparable[type]?.includes(as) ?? true
  try {
    const found = compilePart(part, from, structures)
    const leftOut = found
      .filter((path) => !fits(path))
      .map(({ path, as }) => ({
        what: path.join('.'),
        reason: `${as} is not comparable as ${type}`,
      }))
    return { paths: found.filter(fits), leftOut }
  } catch (error) {
    if (!(error instanceof NotCompiled)) throw error
    return { paths: [], leftOut: [{ what: part, reason: error.message }] }
  }
}

/** The parts of a union, each compiled or left out on its own. */
export function compileAll(parts: readonly string[], target: Target): Compiled {
  const compiled = parts.map((part) => compile(part, target))
  return {
    paths: compiled.flatMap(({ paths }) => paths),
    leftOut: compiled.flatMap(({ leftOut }) => leftOut),
  }
}
