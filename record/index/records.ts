/** The rows of every index table that some versions make, as records by column. */
import { raw, type Sql } from 'sql-template-tag'
import { hasName } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import type { FhirObject } from '../resource.ts'
import {
  dateTableOf,
  observationCodeTable,
  quantityTableOf,
  stringTableOf,
  tableOf,
} from '../table.ts'
import type { QuantityRow } from './quantity.ts'
import { toIndexRow, type IndexRow } from './row.ts'

/** A version of a resource that search is to find, as the ledger holds it. */
export interface Current {
  readonly type: ResourceType
  readonly id: string
  readonly version: number
  readonly sequence: number
  readonly updated: string
  readonly source: string
  readonly resource: FhirObject
}

export type IndexedRow = Current & { readonly index: IndexRow }

/** Some records of a table. */
export interface TableRecords {
  readonly table: Sql
  readonly columns: Sql
  readonly records: readonly object[]
}

/** A version with its index row. */
export const withIndex = (current: Current): IndexedRow => ({
  ...current,
  index: toIndexRow(current.type, current.resource),
})

/** The records of the table of a type. */
export function typeRecords(type: ResourceType, rows: readonly IndexedRow[]): TableRecords {
  const named = hasName(type)
  const records = rows.map(({ id, version, sequence, updated, source, index }) => ({
    id,
    version,
    sequence,
    updated,
    source,
    patient: index.patient,
    compartment: index.compartment,
    labels: index.labels,
    encounter: index.encounter,
    status: index.status,
    start: index.start,
    end: index.end,
    tokens: index.tokens,
    ...(named ? { name: index.name } : {}),
  }))
  const columns = raw(
    `id, version, sequence, updated, source, patient, compartment, labels, encounter, status, start, "end", tokens${named ? ', name' : ''}`,
  )
  return { table: tableOf(type), columns, records }
}

/** The records of the tables that hold many rows for one resource. */
export const sideRecords = (type: ResourceType, rows: readonly IndexedRow[]): TableRecords[] => [
  {
    table: stringTableOf(type),
    columns: raw('type, parameter, value, exact, id, whole'),
    records: rows.flatMap(({ id, index }) =>
      index.strings.map((string) => ({ type, id, ...string })),
    ),
  },
  {
    table: dateTableOf(type),
    columns: raw('type, parameter, id, start, "end"'),
    records: rows.flatMap(({ id, index }) => index.dates.map((date) => ({ type, id, ...date }))),
  },
  {
    table: quantityTableOf(type),
    columns: raw(
      'type, path, id, position, low, high, system, code, unit, canonical, "canonicalLow", "canonicalHigh", "conceptSystem", concept',
    ),
    records: rows.flatMap(({ id, index }) =>
      index.quantities.map((quantity) => ({ type, id, ...toBounded(quantity) })),
    ),
  },
  {
    table: observationCodeTable,
    columns: raw(
      'id, system, code, component, patient, encounter, start, sequence, status, compartment, labels',
    ),
    records: rows.flatMap(codeRecords),
  },
]

/** JSON has no infinity, PostgreSQL reads it from a text. */
const toBounded = (quantity: QuantityRow) =>
  Object.fromEntries(
    Object.entries(quantity).map(([column, value]) => [
      column,
      typeof value === 'number' ? String(value) : value,
    ]),
  )

const codeRecords = ({ id, sequence, index }: IndexedRow) =>
  index.codes.map((code) => ({
    id,
    ...code,
    patient: index.patient,
    encounter: index.encounter,
    start: index.start,
    sequence,
    status: index.status,
    compartment: index.compartment,
    labels: index.labels,
  }))
