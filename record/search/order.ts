/** Sort keys, and the keyset conditions that continue after a row. Sort keys are never NULL; ids break ties. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { SearchParameterType } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { dateTableOf, quantityTableOf, stringTableOf } from '../table.ts'

/** What rows can be sorted by: the SQL on the alias `t`, and the type of the cursor's text. */
const columns = {
  start: { expression: 't.start', type: 'timestamptz' },
  undated: { expression: "(t.start = '-infinity')", type: 'boolean' },
  updated: { expression: 't.updated', type: 'timestamptz' },
  name: { expression: 't.name', type: 'text COLLATE "C"' },
  type: { expression: 't.type', type: 'text COLLATE "C"' },
  id: { expression: 't.id', type: 'text COLLATE "C"' },
} as const satisfies Record<string, Expression>

interface Expression {
  readonly expression: string
  readonly type: string
}

export interface ColumnKey {
  readonly column: keyof typeof columns
  readonly descending: boolean
}

/** A key that side tables hold: the highest or lowest value of a parameter. */
export interface ParameterKey {
  readonly type: ResourceType
  readonly parameter: string
  readonly by: keyof typeof values
  readonly paths: readonly string[]
  readonly descending: boolean
  /** Which of several values counts; unlike the direction it stays when a page is read backwards. */
  readonly highest: boolean
}

export type SortKey = ColumnKey | ParameterKey
export type Order = readonly SortKey[]

/** How each kind of parameter is sorted; what has no entry cannot be. */
export const sortable: Partial<Record<SearchParameterType, ParameterKey['by']>> = {
  date: 'date',
  string: 'string',
  uri: 'uri',
  token: 'token',
  number: 'number',
  quantity: 'number',
}

interface Value {
  readonly type: string
  /** What stands for no value, so that it comes last: ascending, descending. */
  readonly none: readonly [string, string]
  select(key: ParameterKey, aggregate: string): string
}

const beside = (table: Sql, { type, parameter }: ParameterKey, suffix = '') =>
  `FROM ${table.text} s WHERE s.type = '${type}' AND s.parameter = '${parameter}${suffix}' AND s.id = t.id`

const lastText = `U&'\\+10FFFF'`

const values = {
  date: {
    type: 'timestamptz',
    none: [`'infinity'::timestamptz`, `'-infinity'::timestamptz`],
    // A period without a start is as good as undated.
    select: (key, aggregate) =>
      `${aggregate}(NULLIF(s.start, '-infinity')) ${beside(dateTableOf(key.type), key)}`,
  },
  string: {
    type: 'text COLLATE "C"',
    none: [lastText, `''`],
    select: (key, aggregate) => `${aggregate}(s.value) ${beside(stringTableOf(key.type), key)}`,
  },
  uri: {
    type: 'text COLLATE "C"',
    none: [lastText, `''`],
    select: (key, aggregate) =>
      `${aggregate}(s.value) ${beside(stringTableOf(key.type), key, ':uri')}`,
  },
  number: {
    type: 'float8',
    none: [`'Infinity'::float8`, `'-Infinity'::float8`],
    select: ({ type, paths }, aggregate) =>
      `${aggregate}(s."canonicalLow") FROM ${quantityTableOf(type).text} s WHERE s.type = '${type}'
        AND s.path IN (${paths.map((path) => `'${path}'`).join(', ')}) AND s.id = t.id`,
  },
  // Of the forms of a token, the one with no separator left is the code alone.
  token: {
    type: 'text COLLATE "C"',
    none: [lastText, `''`],
    select: ({ parameter }, aggregate) =>
      `${aggregate}(substr(token, ${parameter.length + 2})) FROM unnest(t.tokens) AS token
        WHERE starts_with(token, '${parameter}|') AND strpos(substr(token, ${parameter.length + 2}), '|') = 0`,
  },
} as const satisfies Record<string, Value>

/** The SQL of a key. It has no parameters, so that PostgreSQL sees the same expression everywhere. */
function toExpression(key: SortKey): Expression {
  if ('column' in key) return columns[key.column]
  const { type, none, select }: Value = values[key.by]
  const aggregate = key.highest ? 'max' : 'min'
  return {
    type,
    expression: `COALESCE((SELECT ${select(key, aggregate)}), ${none[key.highest ? 1 : 0]})`,
  }
}

const ascending = (column: ColumnKey['column']): ColumnKey => ({ column, descending: false })
const descending = (column: ColumnKey['column']): ColumnKey => ({ column, descending: true })

/** The orders the record offers; the undated come last both ways. */
export const orders = {
  latestFirst: [descending('start'), ascending('id')],
  oldestFirst: [ascending('undated'), ascending('start'), ascending('id')],
  byName: [ascending('name'), ascending('id')],
  byNameDescending: [descending('name'), ascending('id')],
  lastUpdatedFirst: [descending('updated'), ascending('id')],
  byId: [ascending('id')],
  timelineLatestFirst: [descending('start'), ascending('type'), ascending('id')],
  timelineOldestFirst: [
    ascending('undated'),
    ascending('start'),
    ascending('type'),
    ascending('id'),
  ],
} as const satisfies Record<string, readonly ColumnKey[]>

/** The same order the other way round, to read a page backwards. */
export const reversed = (order: Order): Order =>
  order.map((key) => ({ ...key, descending: !key.descending }))

/** ORDER BY's list. */
export const toOrderBy = (order: Order): Sql =>
  join(
    order.map((key) => raw(`${toExpression(key).expression} ${key.descending ? 'DESC' : 'ASC'}`)),
  )

/** The sort key of a row in PostgreSQL's own texts, which keep microseconds: a JSON list, as cursors take it. */
export const toKeyText = (order: Order): Sql =>
  sql`to_json(ARRAY[${join(order.map((key) => raw(`(${toExpression(key).expression})::text`)))}])::text`

/** The rows that come after a key in this order. The first comparison lets an index start there. */
export function after(order: Order, key: readonly string[]): Sql {
  const [first] = order
  if (first === undefined || key.length !== order.length) throw new Error('a key for another order')
  const value = (position: number, sortKey: SortKey) =>
    sql`${key[position]}::${raw(toExpression(sortKey).type)}`
  const rest = (position: number): Sql => {
    const sortKey = order[position]
    if (sortKey === undefined) return sql`FALSE`
    const expression = raw(toExpression(sortKey).expression)
    const beyond = sql`${expression} ${raw(sortKey.descending ? '<' : '>')} ${value(position, sortKey)}`
    if (position === order.length - 1) return beyond
    return sql`(${beyond} OR (${expression} = ${value(position, sortKey)} AND ${rest(position + 1)}))`
  }
  const bound = raw(first.descending ? '<=' : '>=')
  return sql`${raw(toExpression(first).expression)} ${bound} ${value(0, first)} AND ${rest(0)}`
}
