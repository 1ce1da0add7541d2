/** Keeps the rows of the schema `access`: replaces those of the resources given, in one statement a table. */
import type { PoolClient } from 'pg'
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { ResourceType } from '../../fhir/types.ts'
import type { IndexedRow } from '../index/records.ts'
import { patientsOf } from '../index/row.ts'
import { lockResources, type Key } from '../ledger.ts'
import type { FhirObject } from '../resource.ts'
import { runPrepared } from '../statement.ts'
import { tableOf } from '../table.ts'
import { accessRowsOf, isRelating } from './derive.ts'
import type { AccessTable } from './rows.ts'

const columns: Readonly<Record<AccessTable, string>> = {
  care_relation: 'patient, actor, basis, source, start, until',
  membership: 'member, actor, roles, source, start, until',
  relative: 'person, patient, relationships, until_of_age, source, start, until',
  restriction: 'patient, kind, actor, types, labels, source, position, start, until',
}

const tables = ['care_relation', 'membership', 'relative', 'restriction'] as const

/** Until when parents may speak for a patient. Code civil, art. 414: https://www.legifrance.gouv.fr/codes/id/LEGITEXT000006070721 */
const ofAge = raw(`interval '18 years'`)

const tableNamed = (table: AccessTable): Sql => raw(`access.${table}`)

/** Every table that is refilled from the ledger. */
export const accessTables: readonly string[] = tables.map((table) => tableNamed(table).text)

/** Makes these rows those of the current versions; the index rows of the same versions are stored already. */
export async function storeRelations(
  client: PoolClient,
  rows: readonly IndexedRow[],
): Promise<void> {
  const relating = rows.filter(({ type }) => isRelating(type))
  const replaced = relating.filter(({ version }) => version > 1).map(nameOfRow)
  if (replaced.length > 0) await removeSources(client, replaced)
  const made = relating.map((row) =>
    accessRowsOf(row.type, {
      name: nameOfRow(row),
      resource: row.resource,
      patients: row.index.compartment,
    }),
  )
  for (const table of tables) {
    const records = made.flatMap((one): readonly object[] => one[table] ?? [])
    if (records.length > 0) await insert(client, table, records)
  }
  const kin = relating.filter(({ type }) => type === 'Patient' || type === 'RelatedPerson')
  await settleAges(
    client,
    kin.flatMap(({ index }) => index.compartment),
  )
}

/** Takes away the rows of resources that are no more. */
export async function removeRelations(
  client: PoolClient,
  type: ResourceType,
  ids: readonly string[],
): Promise<void> {
  if (!isRelating(type)) return
  await removeSources(
    client,
    ids.map((id) => `${type}/${id}`),
  )
  if (type === 'Patient') await settleAges(client, ids)
}

/**
 * Makes those who write a patient and those who write its relatives wait for each other until their transactions
 * end: each reads what the other writes. Taken after the locks of the resources themselves, and in one order.
 */
export async function lockKin(
  client: PoolClient,
  written: readonly (Key & { readonly resource?: FhirObject | undefined })[],
): Promise<void> {
  const ids = written.flatMap(({ type, id, resource }) => {
    if (type === 'Patient') return [id]
    return type === 'RelatedPerson' && resource !== undefined ? patientsOf(type, resource) : []
  })
  if (ids.length === 0) return
  await lockResources(
    client,
    ids.map((id) => ({ type: 'access.relative', id })),
  )
}

const nameOfRow = ({ type, id }: Key): string => `${type}/${id}`

async function removeSources(client: PoolClient, sources: readonly string[]): Promise<void> {
  await runPrepared(
    client,
    sql`WITH sources AS MATERIALIZED (SELECT unnest(${sources}::text[]) AS source),
      ${join(tables.map((table) => sql`${raw(`of_${table}`)} AS (DELETE FROM ${tableNamed(table)} t USING sources s WHERE t.source = s.source)`))}
      SELECT`,
  )
}

async function insert(
  client: PoolClient,
  table: AccessTable,
  records: readonly object[],
): Promise<void> {
  const name = tableNamed(table)
  const rows =
    table === 'relative' ? records.map((row) => ({ ...row, until_of_age: '-infinity' })) : records
  await runPrepared(
    client,
    sql`INSERT INTO ${name} (${raw(columns[table])})
      SELECT ${raw(columns[table])} FROM json_populate_recordset(NULL::${name}, ${JSON.stringify(rows)}::json)
      ON CONFLICT DO NOTHING`,
  )
}

/** When these patients are of age, by their birth dates at the earliest they may mean; never known, never minor. */
async function settleAges(client: PoolClient, patients: readonly string[]): Promise<void> {
  if (patients.length === 0) return
  await runPrepared(
    client,
    sql`UPDATE access.relative SET until_of_age = known.until_of_age
      FROM (SELECT r.source, coalesce(p.start + ${ofAge}, '-infinity') AS until_of_age
        FROM access.relative r LEFT JOIN ${tableOf('Patient')} p ON p.id = r.patient
        WHERE r.patient = ANY(${patients}::text[])) known
      WHERE relative.source = known.source AND relative.until_of_age <> known.until_of_age`,
  )
}
