/** Requests that must not hurt the REST face, and the status each is answered with. */
import type { Sent } from './http.ts'

/** Several statuses where HTTP leaves the choice. */
export type RestAttack = readonly [name: string, sent: Sent, status: number]

/** In every body that is refused: it must come back in no answer. */
export const canary = 'Zzcanari'

export const bearer = { authorization: 'Bearer staff' }
const fhirJson = { ...bearer, 'content-type': 'application/fhir+json' }

/** A read of an address as it stands. */
export const get = (rawPath: string, headers: NonNullable<Sent['headers']> = {}): Sent => ({
  method: 'GET',
  rawPath: `/fhir/${rawPath}`,
  headers: { ...bearer, ...headers },
})

/** A create of a patient with this text. */
export const create = (
  body: string | Buffer,
  headers: NonNullable<Sent['headers']> = {},
): Sent => ({
  method: 'POST',
  rawPath: '/fhir/Patient',
  headers: { ...fhirJson, ...headers },
  body,
})

/** An update of the patient who is there. */
export const update = (headers: NonNullable<Sent['headers']>): Sent => ({
  method: 'PUT',
  rawPath: '/fhir/Patient/a',
  headers: { ...fhirJson, ...headers },
  body: JSON.stringify({ resourceType: 'Patient', id: 'a', name: [{ family: canary }] }),
})

export const send = (method: string, rawPath: string, body?: string): Sent => ({
  method,
  rawPath: `/fhir/${rawPath}`,
  headers: fhirJson,
  ...(body === undefined ? {} : { body }),
})

/** A Bundle of requests. */
export const bundle = (type: string, ...entry: object[]): Sent =>
  send('POST', '', JSON.stringify({ resourceType: 'Bundle', type, entry }))
