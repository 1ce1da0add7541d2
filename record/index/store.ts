/** Writes index rows: replaces those of the resources given, in one statement a table. */
import type { PoolClient } from 'pg'
import sql, { raw, type Sql } from 'sql-template-tag'
import { hasName } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { groupBy } from '../group.ts'
import { removeRelations, storeRelations } from '../relations/store.ts'
import { runPrepared } from '../statement.ts'
import { observationCodeTable, sideTablesOf, tableOf } from '../table.ts'
import {
  sideRecords,
  withIndex,
  typeRecords,
  type Current,
  type IndexedRow,
  type TableRecords,
} from './records.ts'

/** Makes these versions the current ones of their resources in every index table, and in those of who may see whom. */
export const storeIndex = (client: PoolClient, currents: readonly Current[]): Promise<void> =>
  storeRows(client, currents.map(withIndex))

/** The same of versions whose index rows are made already. */
export async function storeRows(client: PoolClient, indexed: readonly IndexedRow[]): Promise<void> {
  const byType = groupBy(indexed, ({ type }) => type)
  for (const [type, rows] of byType) {
    const replaced = rows.filter(({ version }) => version > 1).map(({ id }) => id)
    if (replaced.length > 0) await removeSideRows(client, type, replaced)
    await runPrepared(client, insertRows(type, rows))
    for (const side of sideRecords(type, rows)) await insertSide(client, side)
  }
  await storeRelations(client, indexed)
}

/** Takes resources that are no more out of every index table. */
export async function removeIndex(
  client: PoolClient,
  type: ResourceType,
  ids: string[],
): Promise<void> {
  await removeSideRows(client, type, ids)
  await runPrepared(client, sql`DELETE FROM ${tableOf(type)} WHERE id = ANY(${ids}::text[])`)
  await removeRelations(client, type, ids)
}

function insertRows(type: ResourceType, rows: readonly IndexedRow[]): Sql {
  return sql`
    ${toInsert(typeRecords(type, rows))}
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, sequence = excluded.sequence,
      updated = excluded.updated, source = excluded.source, patient = excluded.patient,
      compartment = excluded.compartment, labels = excluded.labels, encounter = excluded.encounter, status = excluded.status,
      start = excluded.start, "end" = excluded."end", tokens = excluded.tokens${raw(
        hasName(type) ? ', name = excluded.name' : '',
      )}`
}

async function removeSideRows(client: PoolClient, type: ResourceType, ids: string[]) {
  for (const table of sideTablesOf(type)) {
    await runPrepared(
      client,
      sql`DELETE FROM ${table} WHERE type = ${type} AND id = ANY(${ids}::text[])`,
    )
  }
  if (type === 'Observation') {
    await runPrepared(
      client,
      sql`DELETE FROM ${observationCodeTable} WHERE id = ANY(${ids}::text[])`,
    )
  }
}

async function insertSide(client: PoolClient, side: TableRecords) {
  if (side.records.length === 0) return
  await runPrepared(client, sql`${toInsert(side)} ON CONFLICT DO NOTHING`)
}

const toInsert = ({ table, columns, records }: TableRecords): Sql =>
  sql`INSERT INTO ${table} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${table}, ${JSON.stringify(records)}::json)`
