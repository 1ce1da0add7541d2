/** The parameters of a search: what to find, in which order, how much of it, and what comes along. */
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { ApiError } from '../errors.ts'
import { largestPage } from '../record/page.ts'
import type { Criterion } from '../record/search/criteria.ts'
import { isUnsupported, searchFault } from '../record/search/fault.ts'
import { parseInclude, type Include } from '../record/search/include.ts'
import type { Order } from '../record/search/order.ts'
import { parseQuery } from '../record/search/query.ts'
import { toOrder } from '../record/search/sort.ts'
import type { TotalMode } from '../record/searching.ts'
import type { Parameter } from './exchange.ts'
import { assertFormat } from './format.ts'
import { assertElements, type Subset } from './subset.ts'

export interface SearchRequest {
  readonly where: readonly Criterion[]
  readonly order: Order
  readonly includes: readonly Include[]
  /** How many matches a page holds; none when only their number is asked for. */
  readonly count: number
  readonly total: TotalMode | undefined
  readonly subset: Subset | undefined
  readonly cursor: string | undefined
  /** What was understood, the cursor apart: the links of the answer repeat it. */
  readonly understood: readonly Parameter[]
}

/** A longer search is refused before any of it is read. */
const mostParameters = 100

/** As many matches come without a `_count`. */
const defaultCount = 50

/** The value of a parameter that stands once at most. */
export function onlyValue(parameters: readonly Parameter[], name: string): string | undefined {
  const [value, ...more] = parameters.filter(([known]) => known === name).map(([, text]) => text)
  if (more.length > 0) throw searchFault('value', name)
  return value
}

/** One of these words, or undefined without the parameter. */
function onlyWord<T extends string>(
  parameters: readonly Parameter[],
  name: string,
  words: readonly T[],
): T | undefined {
  const value = onlyValue(parameters, name)
  const word = words.find((known) => known === value)
  if (value !== undefined && word === undefined) throw searchFault('value', name)
  return word
}

/** `_count`, no more than a page holds: the links lead to the rest. https://hl7.org/fhir/R4/search.html#count */
export function parseCount(parameters: readonly Parameter[]): number {
  const value = onlyValue(parameters, '_count') ?? String(defaultCount)
  if (!/^\d{1,9}$/.test(value)) throw searchFault('value', '_count')
  return Math.min(Number(value), largestPage)
}

const valuesOf = (parameters: readonly Parameter[], name: string): string[] =>
  parameters.filter(([known]) => known === name).flatMap(([, value]) => value.split(','))

/** Which part of each resource is asked for; undefined for the whole. */
export function parseSubset(type: string, parameters: readonly Parameter[]): Subset | undefined {
  const summary = onlyWord(parameters, '_summary', ['true', 'text', 'data', 'count', 'false'])
  const elements = valuesOf(parameters, '_elements')
  assertElements(type, elements)
  if (elements.length > 0) return { elements }
  return summary === 'true' || summary === 'text' || summary === 'data' ? { summary } : undefined
}

/** What steers a search rather than being searched for. */
const controls: ReadonlySet<string> = new Set([
  '_sort',
  '_count',
  '_total',
  '_summary',
  '_elements',
  '_format',
  '_pretty',
])

const isInclude = (name: string) => /^_(?:rev)?include(?::|$)/.test(name)

/** Is the caller content with less than was asked? https://hl7.org/fhir/R4/search.html#errors */
export const isLenient = (prefer: string | undefined): boolean =>
  /(?:^|[\s,;])handling\s*=\s*"?lenient"?/i.test(prefer ?? '')

/** Those that can be understood, all of them unless the caller is lenient. */
function understoodOf(
  type: ResourceType,
  parameters: readonly Parameter[],
  lenient: boolean,
): readonly Parameter[] {
  if (!lenient) return parameters
  return parameters.filter(([name, value]) => {
    try {
      if (isInclude(name)) parseInclude(name, value)
      else if (name === '_sort') toOrder(type, [value])
      else if (!controls.has(name)) parseQuery(type, [[name, value]])
      return true
    } catch (error) {
      if (isUnsupported(error)) return false
      throw error
    }
  })
}

/** Reads the parameters of a search. Throws INVALID_ARGUMENT that names the one that is wrong. */
export function parseSearch(
  type: ResourceType,
  parameters: readonly Parameter[],
  lenient: boolean,
): SearchRequest {
  const given = parameters.filter(([name]) => name !== '_cursor')
  if (given.length > mostParameters) throw searchFault('depth', given[mostParameters]?.[0] ?? '')
  const understood = understoodOf(type, given, lenient)
  valuesOf(understood, '_format').forEach(assertFormat)
  const includes = understood
    .filter(([name]) => isInclude(name))
    .map(([name, value]) => parseInclude(name, value))
  const summary = onlyValue(understood, '_summary')
  // https://hl7.org/fhir/R4/search.html#summary: includes cannot be mixed with text summaries.
  if (summary === 'text' && includes.length > 0) throw searchFault('value', '_summary')
  return {
    where: parseQuery(
      type,
      understood.filter(([name]) => !controls.has(name) && !isInclude(name)),
    ),
    order: toOrder(
      type,
      understood.filter(([name]) => name === '_sort').map(([, value]) => value),
    ),
    includes,
    subset: parseSubset(type, understood),
    count: summary === 'count' ? 0 : parseCount(understood),
    total: onlyWord(understood, '_total', ['none', 'estimate', 'accurate']),
    cursor: onlyValue(parameters, '_cursor'),
    understood,
  }
}

/** The type to search. A parked type has no index, so nothing of it is found by search. */
export function parseSearchedType(type: string): ResourceType {
  if (!isResourceType(type)) throw new ApiError('NOT_FOUND')
  return type
}
