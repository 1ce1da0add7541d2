/**
 * Which versions of the ledger a history looks at: for who is bound to one patient hardly any but that patient's, so
 * that how many there are tells nothing of others. Which of them are shown, `showAllowed` decides.
 */
import sql, { join, type Sql } from 'sql-template-tag'
import { conditionFor, type Condition } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { isOfNamedPatients } from '../access/meets.ts'
import { hasManyPatients } from '../fhir/compartment.ts'
import { isResourceType, resourceTypes, type ResourceType } from '../fhir/types.ts'
import type { Database } from './database.ts'
import type { Version } from './history-shown.ts'
import { toInstant } from './instant.ts'
import { ofOneOfMany } from './past/versions.ts'
import { and } from './search/comparison.ts'
import { binaryLocation } from './search/visible.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'

/** Rows are looked at by the batch. */
export const batchSize = 200

/** What is looked through, with which letter, below which place of the ledger. */
export interface Scan {
  readonly type?: string | undefined
  readonly id?: string | undefined
  readonly since?: string | undefined
  readonly action: 'r' | 's'
  readonly before: number
}

/** The next versions to look at, newest first. */
export async function loadScanned(db: Database, access: Access, scan: Scan): Promise<Version[]> {
  const { id, since, before } = scan
  const within = [
    sql`v.sequence < ${before}`,
    ...(since === undefined ? [] : [sql`v.time >= ${since}::timestamptz`]),
    ...(id === undefined ? [] : [sql`v.id = ${id}`]),
  ]
  const branches = reachable(access, scan).map(
    (reached) => sql`(${selectVersions(and([...within, reached]))})`,
  )
  if (branches.length === 0) return []
  return runPrepared(
    db.pool,
    sql`SELECT * FROM (${join(branches, ' UNION ')}) v ORDER BY v.sequence DESC LIMIT ${batchSize}`,
  )
}

/** The newest versions of the ledger, called `v`, that meet a condition. */
export const selectVersions = (condition: Sql): Sql =>
  sql`SELECT v.type, v.id, v.version, v.sequence, v.action, ${toInstant('v.time')} AS time,
      v.document IS NOT NULL AS "hasDocument"
    FROM record.version v WHERE ${condition} ORDER BY v.sequence DESC LIMIT ${batchSize}`

/** Each by a condition of its own, so that each is found by its own index. */
function reachable(access: Access, { type, action }: Scan): Sql[] {
  // The whole history has the types that are searched; who may search everything sees the parked types too.
  if (type === undefined && searchesAll(access)) return [sql`TRUE`]
  const of = (one: string) => conditionFor(access, one, action)
  const types = (type === undefined ? resourceTypes : [type]).filter(
    (one) => of(one).kind !== 'none',
  )
  const open = types.filter((one) => !isOfNamedPatients(of(one)))
  const bound = types.filter(isResourceType).filter((one) => isOfNamedPatients(of(one)))
  const patients = new Set(bound.flatMap((one) => patientsOf(of(one))))
  return [
    ...(open.length === 0 ? [] : [sql`v.type = ANY(${open}::text[])`]),
    ...[...patients].flatMap((patient) => ofPatient(patient, bound)),
  ]
}

const searchesAll = ({ grants }: Access) =>
  grants.some(
    ({ context, type, actions, query }) =>
      context === 'system' && type === '*' && actions.includes('s') && query === undefined,
  )

const patientsOf = (condition: Condition): string[] =>
  condition.kind === 'any'
    ? condition.of.flatMap((rule) => (rule.kind === 'compartment' ? [rule.patient] : []))
    : []

function ofPatient(patient: string, types: readonly ResourceType[]): Sql[] {
  return [
    sql`v.patient = ${patient} AND v.type = ANY(${types}::text[])`,
    ...(types.some(hasManyPatients) ? [ofManyPatients(patient, types)] : []),
    ...(types.includes('Binary') ? [inDocuments(patient)] : []),
  ]
}

/** A deletion has no document, and names the first patient alone: it goes with what was deleted. */
const ofManyPatients = (patient: string, types: readonly ResourceType[]): Sql =>
  sql`(v.type, v.id) IN (${ofOneOfMany(patient, types)})
    AND (v.document IS NULL OR record.patients_in(v.document) @> ARRAY[${patient}::text])`

/** A Binary opens through the documents that carry it. */
const inDocuments = (patient: string): Sql =>
  sql`v.type = 'Binary' AND v.id IN (
    SELECT substr(f.token, ${binaryLocation.length + 1}::int)
    FROM ${tableOf('DocumentReference')} d CROSS JOIN LATERAL unnest(d.tokens) AS f(token)
    WHERE d.compartment @> ARRAY[${patient}::text] AND starts_with(f.token, ${binaryLocation}))`
