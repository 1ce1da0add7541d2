/** `_sort` as clients write it, made into an order. https://hl7.org/fhir/R4/search.html#sort */
import { hasName, searchParametersOf } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isClinicalDate } from '../index/clinical-date.ts'
import { searchFault } from './fault.ts'
import { orders, sortable, type Order, type SortKey } from './order.ts'

const mostKeys = 5

/** The order that keys ask for, `-` before one for descending; without any the latest come first. */
export function toOrder(type: ResourceType, sort: readonly string[]): Order {
  const keys = sort.flatMap((text) => text.split(','))
  if (keys.length > mostKeys) throw searchFault('sort', '_sort')
  if (keys.length === 0) return orders.latestFirst
  const wanted = keys.flatMap((key) => toKeys(type, key))
  const hasId = wanted.some((key) => 'column' in key && key.column === 'id')
  return hasId ? wanted : [...wanted, ...orders.byId]
}

function toKeys(type: ResourceType, key: string): readonly SortKey[] {
  const descending = key.startsWith('-')
  const code = descending ? key.slice(1) : key
  if (code === '_id') return [{ column: 'id', descending }]
  if (code === '_lastUpdated') return [{ column: 'updated', descending }]
  if (isClinicalDate(type, code)) return dated(descending)
  if (hasName(type) && ['name', 'family'].includes(code)) return [{ column: 'name', descending }]
  const parameters = searchParametersOf(type)
  const parameter = Object.hasOwn(parameters, code) ? parameters[code] : undefined
  const by = parameter === undefined ? undefined : sortable[parameter.type]
  if (parameter === undefined || by === undefined) throw searchFault('sort', code)
  const paths = parameter.paths.map(({ path }) => path.join('.'))
  return [{ type, parameter: code, by, paths, descending, highest: descending }]
}

/** The undated come last both ways. */
const dated = (descending: boolean): readonly SortKey[] =>
  (descending ? orders.latestFirst : orders.oldestFirst).filter(({ column }) => column !== 'id')
