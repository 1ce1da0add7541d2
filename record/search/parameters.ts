/** Search parameters as clients write them, made into criteria. https://hl7.org/fhir/R4/search.html */
import { ApiError } from '../../errors.ts'
import { toRange } from '../../fhir/date.ts'
import { hasName, searchParametersOf } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isClinicalDate } from '../index/clinical-date.ts'
import { toIndexed } from '../index/name.ts'
import { anyCodeToken, anySystemToken, referenceToken, systemToken } from '../index/token.ts'
import { datePrefixes, type Criterion, type DateTest } from './criteria.ts'
import { orders, type Order } from './order.ts'

const longestValue = 1_000

/** One parameter with its alternatives. Throws INVALID_ARGUMENT on a value that cannot be meant. */
export function toCriterion(
  type: ResourceType,
  code: string,
  values: readonly string[],
): Criterion {
  const parameter = searchParametersOf(type)[code]
  if (
    parameter === undefined ||
    values.some((value) => value === '' || value.length > longestValue)
  )
    throw new ApiError('INVALID_ARGUMENT')
  if (code === '_id') return { kind: 'ids', anyOf: values }
  if (code === '_lastUpdated') return { kind: 'updated', anyOf: values.map(parseDate) }
  switch (parameter.type) {
    case 'token':
    case 'uri':
      return { kind: 'tokens', anyOf: values.map((value) => toToken(code, value)) }
    case 'reference':
      return { kind: 'tokens', anyOf: values.map((value) => referenceToken(code, value)) }
    case 'string':
      return { kind: 'strings', parameter: code, anyOf: values.map(parseString) }
    case 'date':
      return isClinicalDate(type, code)
        ? { kind: 'clinicalDate', anyOf: values.map(parseDate) }
        : { kind: 'dates', parameter: code, anyOf: values.map(parseDate) }
    case 'number':
    case 'quantity':
    case 'composite':
    case 'special':
      throw new ApiError('INVALID_ARGUMENT')
  }
}

/** `code`, `system|code`, `|code` or `system|`. https://hl7.org/fhir/R4/search.html#token */
export function toToken(parameter: string, value: string): string {
  const [first = '', ...rest] = value
    .split(/(?<!\\)\|/)
    .map((part) => part.replace(/\\([|,$\\])/g, '$1'))
  if (rest.length === 0) return anySystemToken(parameter, first)
  const code = rest.join('|')
  if (code !== '') return systemToken(parameter, first, code)
  if (first === '') throw new ApiError('INVALID_ARGUMENT')
  return anyCodeToken(parameter, first)
}

function parseString(value: string): string {
  const text = toIndexed(value)
  if (text === '') throw new ApiError('INVALID_ARGUMENT')
  return text
}

/** A date with its prefix; none means `eq`. https://hl7.org/fhir/R4/search.html#date */
export function parseDate(value: string): DateTest {
  const prefix = datePrefixes.find((known) => value.startsWith(known))
  const range = toRange(prefix === undefined ? value : value.slice(prefix.length))
  if (range === null) throw new ApiError('INVALID_ARGUMENT')
  return { prefix: prefix ?? 'eq', ...range }
}

/** `_sort` of one key; without it the latest come first. https://hl7.org/fhir/R4/search.html#sort */
export function toOrder(type: ResourceType, sort: readonly string[]): Order {
  const [key, ...others] = sort
  if (key === undefined) return orders.latestFirst
  const descending = key.startsWith('-')
  const code = descending ? key.slice(1) : key
  const choices: readonly [boolean, Order, Order][] = [
    [code === '_id', orders.byId, orders.byIdDescending],
    [code === '_lastUpdated', orders.firstUpdatedFirst, orders.lastUpdatedFirst],
    [isClinicalDate(type, code), orders.oldestFirst, orders.latestFirst],
    [hasName(type) && ['name', 'family'].includes(code), orders.byName, orders.byNameDescending],
  ]
  const choice = choices.find(([fits]) => fits)
  // The record keeps one sort key a row: a second one would be ignored, so it is refused.
  if (choice === undefined || others.length > 0) throw new ApiError('INVALID_ARGUMENT')
  return descending ? choice[2] : choice[1]
}
