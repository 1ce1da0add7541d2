/** Callers who write, and documents as they send them. */
import { parseJson, type JsonDocument } from '../../fhir/json.ts'
import type { FhirObject } from '../../record/resource.ts'
import { createRepository, type Repository, type Store } from '../../record/repository.ts'
import { accessOf } from './tokens.ts'

/** The document of a plain object. */
export const documentOf = (resource: object): JsonDocument => parseJson(JSON.stringify(resource))

/** The repository of one request of a caller with this scope. */
export const requestOf = (
  store: Store,
  scope: string,
  who: Parameters<typeof accessOf>[1] = {},
): Repository => createRepository(store, accessOf(scope, who))

/** A member of staff who may do everything. */
export const staffOf = (store: Store): Repository =>
  requestOf(store, 'user/*.cruds socle/access.write')

/** A backend service that may do everything, and so chooses ids. */
export const serviceOf = (store: Store): Repository =>
  requestOf(store, 'system/*.cruds socle/access.write')

/** A patient with this family name. */
export const patient = (family: string, more: object = {}): FhirObject => ({
  resourceType: 'Patient',
  name: [{ family }],
  ...more,
})

/** A result of a patient. */
export const observation = (subject: string, more: object = {}): FhirObject => ({
  resourceType: 'Observation',
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '718-7' }] },
  subject: { reference: subject.includes(':') ? subject : `Patient/${subject}` },
  ...more,
})
