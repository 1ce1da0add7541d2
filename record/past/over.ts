/** The statements of search over rows that no table holds: the same SQL, with every index table exchanged. */
import sql, { join, raw, Sql } from 'sql-template-tag'
import { domains } from '../../fhir/types.ts'

/** The names of index tables, as record/table.ts writes them. No value is ever part of a statement's text. */
const indexTable = new RegExp(`\\b(?:${domains.join('|')})\\."\\w+"`, 'g')

/** The index tables that a statement reads. */
export const tablesIn = (statement: Sql): ReadonlySet<string> =>
  new Set(statement.strings.flatMap((text) => text.match(indexTable) ?? []))

const placeOf = (table: string) => `"past.${table.replaceAll('"', '')}"`

/** The statement with these records in place of every index table it reads; a table without records is empty. */
export function over(statement: Sql, records: ReadonlyMap<string, readonly object[]>): Sql {
  const tables = [...tablesIn(statement)].map(
    (table) =>
      sql`${raw(placeOf(table))} AS MATERIALIZED (SELECT *
        FROM json_populate_recordset(NULL::${raw(table)}, ${JSON.stringify(records.get(table) ?? [])}::json))`,
  )
  const strings = statement.strings.map((text) => text.replaceAll(indexTable, placeOf))
  return sql`WITH ${join(tables)} ${new Sql(strings, statement.values)}`
}
