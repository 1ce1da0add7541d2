/**
 * Resources of the past are copies of one request, in which every object knows its moment: documents in memory are
 * shared by all requests and carry no mark.
 */
import type { AsOf } from '../../access/seal.ts'
import { isResourceType } from '../../fhir/types.ts'
import { linkContained } from '../contained.ts'
import { patientsOf } from '../index/row.ts'
import { isFhirObject, isResource, type Resource } from '../resource.ts'

const marks = new WeakMap<object, AsOf>()

/** The moment that an object was read at, and whose record it is part of; undefined for the present. */
export const asOfMarked = (object: object): AsOf | undefined => marks.get(object)

/** A copy of a resource in which every object knows the moment. */
export function copyAsOf(resource: Resource, asOf: AsOf): Resource {
  const copy = copyMarked(resource, inRecordOf(resource, asOf))
  if (!isResource(copy)) throw new Error('a copy of a resource is no resource')
  return linkContained(copy)
}

/** What is in other patients' records only, a mother's or a donor's, leads on into theirs. */
function inRecordOf({ resourceType, ...resource }: Resource, { moment, patient }: AsOf): AsOf {
  const patients = isResourceType(resourceType) ? patientsOf(resourceType, resource) : []
  return { moment, patient: patients.includes(patient) ? patient : (patients[0] ?? patient) }
}

function copyMarked(value: unknown, asOf: AsOf): unknown {
  if (Array.isArray(value)) return value.map((item) => copyMarked(item, asOf))
  if (!isFhirObject(value)) return value
  const copy = Object.fromEntries(
    Object.entries(value).map(([property, member]) => [property, copyMarked(member, asOf)]),
  )
  marks.set(copy, asOf)
  return copy
}
