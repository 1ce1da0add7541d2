/** Whose data a resource is: the patients that a trail names when it is shown or written. */
import sql from 'sql-template-tag'
import { compartmentParametersOf } from '../../fhir/compartment.ts'
import { isResourceType } from '../../fhir/types.ts'
import type { Database } from '../database.ts'
import { patientsOf } from '../index/row.ts'
import type { FhirObject, Resource } from '../resource.ts'
import { binaryLocation } from '../search/visible.ts'
import { runPrepared } from '../statement.ts'
import { tableOf } from '../table.ts'

const isOfPatients = (type: string) =>
  type === 'Patient' ||
  type === 'Binary' ||
  (isResourceType(type) && compartmentParametersOf(type).length > 0)

const patientReference = /"reference"\s*:\s*"Patient\/([A-Za-z0-9\-.]{1,64})[/"]/g

/** Those in whose compartment it is; of a type without one, and of a parked type, all that it refers to. */
export function patientsIn(type: string, resource: FhirObject): readonly string[] {
  if (isResourceType(type) && isOfPatients(type)) return patientsOf(type, resource)
  const named = JSON.stringify(resource).matchAll(patientReference)
  return [...new Set([...named].map(([, id = '']) => id))]
}

const known = new WeakMap<Resource, readonly string[]>()

/** The same, remembered with the document: it never changes. */
export function patientsOfDocument(resource: Resource): readonly string[] {
  const remembered = known.get(resource)
  if (remembered !== undefined) return remembered
  const patients = patientsIn(resource.resourceType, resource)
  known.set(resource, patients)
  return patients
}

/** A file has no subject of its own: it is of the patients whose documents carry it. */
export async function loadPatientsOfFile(db: Database, id: string): Promise<readonly string[]> {
  const rows = await runPrepared<{ patient: string }>(
    db.pool,
    sql`SELECT DISTINCT p.patient FROM ${tableOf('DocumentReference')} d CROSS JOIN LATERAL unnest(d.compartment) AS p(patient)
      WHERE d.tokens @> ARRAY[${binaryLocation}::text || ${id}]`,
  )
  return rows.map(({ patient }) => patient)
}
