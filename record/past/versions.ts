/** Which versions were the current ones at a moment, out of the ledger. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { ApiError } from '../../errors.ts'
import { compartmentParametersOf, hasManyPatients } from '../../fhir/compartment.ts'
import { isResourceType, resourceTypes, type ResourceType } from '../../fhir/types.ts'
import type { AsOf } from '../../access/seal.ts'
import type { Database } from '../database.ts'
import { toInstant } from '../instant.ts'
import { runPrepared } from '../statement.ts'

/** A version that was current at the moment. */
export interface PastVersion {
  readonly type: ResourceType
  readonly id: string
  readonly version: number
  readonly sequence: number
  readonly time: string
  readonly source: string
  readonly action: string
  readonly hasDocument: true
  /** Is it the current one still? */
  readonly isCurrent: boolean
}

/** What is asked of the past: everything of some types that the patient's record holds, and resources by id. */
export interface PastScope {
  readonly types: readonly ResourceType[]
  readonly ids: ReadonlyMap<ResourceType, readonly string[]>
}

/** More are refused: a record that silently lacked some would be believed. */
const mostVersions = 50_000

/** Throws LIMIT_EXCEEDED beyond 50,000 versions. */
export async function loadPastVersions(
  db: Database,
  asOf: AsOf,
  scope: PastScope,
): Promise<PastVersion[]> {
  const found = await runPrepared<Omit<PastVersion, 'type'> & { type: string }>(
    db.pool,
    sql`SELECT v.type, v.id, v.version, v.sequence, ${toInstant('v.time')} AS time, v.source, v.action,
        TRUE AS "hasDocument",
        NOT EXISTS (SELECT FROM record.version n
          WHERE n.type = v.type AND n.id = v.id AND n.version > v.version) AS "isCurrent"
      FROM (${join(keysOf(asOf, scope), ' UNION ')}) k
      CROSS JOIN LATERAL (SELECT p.* FROM record.version p
        WHERE p.type = k.type AND p.id = k.id AND p.time <= ${asOf.moment}::timestamptz
        ORDER BY p.version DESC LIMIT 1) v
      WHERE v.document IS NOT NULL LIMIT ${mostVersions + 1}`,
  )
  if (found.length > mostVersions) throw new ApiError('LIMIT_EXCEEDED')
  return found.flatMap(({ type, ...version }) =>
    isResourceType(type) ? [{ type, ...version }] : [],
  )
}

/** Is this type kept in patients' records, so that a view of one needs no others? */
export const isInRecords = (type: ResourceType): boolean => compartmentParametersOf(type).length > 0

function keysOf({ patient }: AsOf, { types, ids }: PastScope): Sql[] {
  const own = types.filter(isInRecords)
  const whole = types.filter((type) => !isInRecords(type))
  const named = [...ids].flatMap(([type, all]) => all.map((id) => ({ type, id })))
  return [
    sql`SELECT n.type, n.id FROM unnest(${named.map(({ type }) => type)}::text[],
      ${named.map(({ id }) => id)}::text[]) AS n(type, id)`,
    ...(own.length === 0 ? [] : [ofSubject(patient, own)]),
    ...(own.some(hasManyPatients) ? [ofOneOfMany(patient, own)] : []),
    ...(whole.length === 0 ? [] : [ofTypes(whole)]),
  ]
}

/** What has ever been this patient's: whether it was at the moment, its document says. */
const ofSubject = (patient: string, types: readonly ResourceType[]): Sql =>
  sql`SELECT s.type, s.id FROM record.version s
    WHERE s.patient = ${patient} AND s.type = ANY(${types}::text[])`

/** The ledger's column names the first patient only; its index `version_patients_idx` knows all of these types. */
export const manyPatients: readonly ResourceType[] = resourceTypes.filter(hasManyPatients)

/** What has ever named this patient, of the types that may concern several. */
export const ofOneOfMany = (patient: string, types: readonly ResourceType[]): Sql =>
  sql`SELECT m.type, m.id FROM record.version m
    WHERE m.type IN (${raw(manyPatients.map((type) => `'${type}'`).join(', '))}) AND m.type = ANY(${types}::text[])
      AND record.patients_in(m.document) @> ARRAY[${patient}::text]`

const ofTypes = (types: readonly ResourceType[]): Sql =>
  sql`(SELECT DISTINCT w.type, w.id FROM record.version w
    WHERE w.type = ANY(${types}::text[]) LIMIT ${mostVersions + 1})`
