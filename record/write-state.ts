/** What is in the record when a write comes: the last version of each resource, under the writer's lock. */
import type { Pool, PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { labelsOf } from '../access/labels.ts'
import type { AskedRow } from '../access/meets.ts'
import { isResourceType } from '../fhir/types.ts'
import { patientsOf } from './index/row.ts'
import type { Key } from './ledger.ts'
import { isFhirObject, type FhirObject } from './resource.ts'
import { runPrepared } from './statement.ts'

/** A resource that is, or was, in the record. */
export interface State extends Key {
  readonly version: number
  readonly isDeleted: boolean
  /** The ledger sequence of the last version that has a document. */
  readonly sequence: number
  /** The text of that document. */
  readonly text: string
  readonly resource: FhirObject
  /** What access is decided by: the row of that document. */
  readonly row: AskedRow
}

interface StateRow extends Key {
  readonly version: number
  readonly action: string
  readonly sequence: number
  readonly document: string
}

export type States = (key: Key) => State | undefined

/** The states of resources; what was erased whole is not there. */
export async function loadStates(on: Pool | PoolClient, keys: readonly Key[]): Promise<States> {
  const rows = await runPrepared<StateRow>(
    on,
    sql`SELECT k.type, k.id, last.version, last.action, shown.sequence, shown.document::text AS document
      FROM unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ id }) => id)}::text[]) AS k(type, id)
      CROSS JOIN LATERAL (SELECT v.version, v.action FROM record.version v
        WHERE v.type = k.type AND v.id = k.id ORDER BY v.version DESC LIMIT 1) last
      CROSS JOIN LATERAL (SELECT v.sequence, v.document FROM record.version v
        WHERE v.type = k.type AND v.id = k.id AND v.document IS NOT NULL
        ORDER BY v.version DESC LIMIT 1) shown`,
  )
  const states = new Map(rows.map((row) => [`${row.type}/${row.id}`, toState(row)]))
  return ({ type, id }) => states.get(`${type}/${id}`)
}

function toState({ type, id, version, action, sequence, document }: StateRow): State {
  const resource: unknown = JSON.parse(document)
  if (!isFhirObject(resource)) throw new Error('a document of the ledger is no resource')
  return {
    type,
    id,
    version,
    isDeleted: action === 'delete',
    sequence,
    text: document,
    resource,
    row: askedRowOf(type, resource),
  }
}

/** What access is decided by; a parked type is in nobody's compartment. */
export const askedRowOf = (type: string, resource: FhirObject): AskedRow => ({
  compartment: isResourceType(type) ? patientsOf(type, resource) : [],
  labels: labelsOf(resource),
})
