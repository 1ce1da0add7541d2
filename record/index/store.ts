/** Writes index rows: replaces those of the resources given, in one statement a table. */
import type { PoolClient } from 'pg'
import sql, { empty, raw, type Sql } from 'sql-template-tag'
import { hasName } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { groupBy } from '../group.ts'
import type { FhirObject } from '../resource.ts'
import { runPrepared } from '../statement.ts'
import {
  dateTableOf,
  observationCodeTable,
  quantityTableOf,
  sideTablesOf,
  stringTableOf,
  tableOf,
} from '../table.ts'
import type { QuantityRow } from './quantity.ts'
import { toIndexRow, type IndexRow } from './row.ts'

/** A current version of a resource, as the ledger holds it. */
export interface Current {
  readonly type: ResourceType
  readonly id: string
  readonly version: number
  readonly sequence: number
  readonly updated: string
  readonly source: string
  readonly resource: FhirObject
}

type Row = Current & { readonly index: IndexRow }

/** Makes these versions the current ones of their resources in every index table. */
export async function storeIndex(client: PoolClient, currents: readonly Current[]): Promise<void> {
  const byType = groupBy(
    currents.map((current) => ({ ...current, index: toIndexRow(current.type, current.resource) })),
    ({ type }) => type,
  )
  for (const [type, rows] of byType) {
    const replaced = rows.filter(({ version }) => version > 1).map(({ id }) => id)
    if (replaced.length > 0) await removeSideRows(client, type, replaced)
    await runPrepared(client, insertRows(type, rows))
    await storeSideRows(client, type, rows)
  }
}

/** Takes resources that are no more out of every index table. */
export async function removeIndex(
  client: PoolClient,
  type: ResourceType,
  ids: string[],
): Promise<void> {
  await removeSideRows(client, type, ids)
  await runPrepared(client, sql`DELETE FROM ${tableOf(type)} WHERE id = ANY(${ids}::text[])`)
}

function insertRows(type: ResourceType, rows: readonly Row[]): Sql {
  const named = hasName(type)
  const records = rows.map(({ id, version, sequence, updated, source, index }) => ({
    id,
    version,
    sequence,
    updated,
    source,
    patient: index.patient,
    compartment: index.compartment,
    encounter: index.encounter,
    status: index.status,
    start: index.start,
    end: index.end,
    tokens: index.tokens,
    ...(named ? { name: index.name } : {}),
  }))
  const name = named ? raw(', name') : empty
  const columns = sql`id, version, sequence, updated, source, patient, compartment, encounter, status, start, "end", tokens${name}`
  return sql`
    INSERT INTO ${tableOf(type)} (${columns})
    SELECT ${columns} FROM json_populate_recordset(NULL::${tableOf(type)}, ${JSON.stringify(records)}::json)
    ON CONFLICT (id) DO UPDATE SET version = excluded.version, sequence = excluded.sequence,
      updated = excluded.updated, source = excluded.source, patient = excluded.patient,
      compartment = excluded.compartment, encounter = excluded.encounter, status = excluded.status,
      start = excluded.start, "end" = excluded."end", tokens = excluded.tokens${
        named ? raw(', name = excluded.name') : empty
      }`
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

async function storeSideRows(client: PoolClient, type: ResourceType, rows: readonly Row[]) {
  await insertSide(
    client,
    stringTableOf(type),
    raw('type, parameter, value, exact, id, whole'),
    rows.flatMap(({ id, index }) => index.strings.map((string) => ({ type, id, ...string }))),
  )
  await insertSide(
    client,
    dateTableOf(type),
    raw('type, parameter, id, start, "end"'),
    rows.flatMap(({ id, index }) => index.dates.map((date) => ({ type, id, ...date }))),
  )
  await insertSide(
    client,
    quantityTableOf(type),
    raw(
      'type, path, id, position, low, high, system, code, unit, canonical, "canonicalLow", "canonicalHigh", "conceptSystem", concept',
    ),
    rows.flatMap(({ id, index }) =>
      index.quantities.map((quantity) => ({ type, id, ...toBounded(quantity) })),
    ),
  )
  await insertSide(
    client,
    observationCodeTable,
    raw('id, system, code, component, patient, encounter, start, sequence, status, compartment'),
    rows.flatMap(codeRecords),
  )
}

/** JSON has no infinity, PostgreSQL reads it from a text. */
const toBounded = (quantity: QuantityRow) =>
  Object.fromEntries(
    Object.entries(quantity).map(([column, value]) => [
      column,
      typeof value === 'number' ? String(value) : value,
    ]),
  )

const codeRecords = ({ id, sequence, index }: Row) =>
  index.codes.map((code) => ({
    id,
    ...code,
    patient: index.patient,
    encounter: index.encounter,
    start: index.start,
    sequence,
    status: index.status,
    compartment: index.compartment,
  }))

async function insertSide(client: PoolClient, table: Sql, columns: Sql, records: object[]) {
  if (records.length === 0) return
  await runPrepared(
    client,
    sql`INSERT INTO ${table} (${columns})
      SELECT ${columns} FROM json_populate_recordset(NULL::${table}, ${JSON.stringify(records)}::json)
      ON CONFLICT DO NOTHING`,
  )
}
