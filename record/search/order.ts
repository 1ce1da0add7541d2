/** Sort keys, and the keyset conditions that continue after a row. Sort columns are never NULL; ids break ties. */
import sql, { join, raw, type Sql } from 'sql-template-tag'

/** What rows can be sorted by: the SQL on the alias `t`, and the type of the cursor's text. */
const columns = {
  start: { expression: 't.start', type: 'timestamptz' },
  undated: { expression: "(t.start = '-infinity')", type: 'boolean' },
  updated: { expression: 't.updated', type: 'timestamptz' },
  name: { expression: 't.name', type: 'text COLLATE "C"' },
  id: { expression: 't.id', type: 'text COLLATE "C"' },
} as const satisfies Record<string, { expression: string; type: string }>

export interface SortKey {
  readonly column: keyof typeof columns
  readonly descending: boolean
}

export type Order = readonly SortKey[]

const ascending = (column: SortKey['column']): SortKey => ({ column, descending: false })
const descending = (column: SortKey['column']): SortKey => ({ column, descending: true })

/** The orders the record offers; the undated come last both ways. */
export const orders = {
  latestFirst: [descending('start'), ascending('id')],
  oldestFirst: [ascending('undated'), ascending('start'), ascending('id')],
  byName: [ascending('name'), ascending('id')],
  byNameDescending: [descending('name'), ascending('id')],
  lastUpdatedFirst: [descending('updated'), ascending('id')],
  firstUpdatedFirst: [ascending('updated'), ascending('id')],
  byId: [ascending('id')],
  byIdDescending: [descending('id')],
} as const satisfies Record<string, Order>

/** The same order the other way round, to read a page backwards. */
export const reversed = (order: Order): Order =>
  order.map(({ column, descending }) => ({ column, descending: !descending }))

/** ORDER BY's list. */
export const toOrderBy = (order: Order): Sql =>
  join(
    order.map(({ column, descending }) =>
      raw(`${columns[column].expression} ${descending ? 'DESC' : 'ASC'}`),
    ),
  )

/** The sort key of a row as PostgreSQL's own text, which keeps microseconds. */
export const toKeyText = (order: Order): Sql =>
  sql`ARRAY[${join(order.map(({ column }) => raw(`(${columns[column].expression})::text`)))}]`

/** The rows that come after a key in this order. The first comparison lets an index start there. */
export function after(order: Order, key: readonly string[]): Sql {
  const [first] = order
  if (first === undefined || key.length !== order.length) throw new Error('a key for another order')
  const value = (position: number, { column }: SortKey) =>
    sql`${key[position]}::${raw(columns[column].type)}`
  const rest = (position: number): Sql => {
    const sortKey = order[position]
    if (sortKey === undefined) return sql`FALSE`
    const expression = raw(columns[sortKey.column].expression)
    const beyond = sql`${expression} ${raw(sortKey.descending ? '<' : '>')} ${value(position, sortKey)}`
    if (position === order.length - 1) return beyond
    return sql`(${beyond} OR (${expression} = ${value(position, sortKey)} AND ${rest(position + 1)}))`
  }
  const bound = raw(first.descending ? '<=' : '>=')
  return sql`${raw(columns[first.column].expression)} ${bound} ${value(0, first)} AND ${rest(0)}`
}
