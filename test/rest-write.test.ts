/** Writing one resource through the REST face: statuses, headers, bodies, and what is refused. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    observation('b', { id: 'ob' }),
  ])
})

afterAll(() => ward.close())

describe('a resource through its life', () => {
  test('is created, updated, patched, deleted and made again', async () => {
    const made = await ward.send('staff', 'POST', 'Patient', { body: patient('Curie') })
    const id = String(made.body['id'])
    expect(made.status).toBe(201)
    expect(made.headers.get('location')).toMatch(new RegExp(`/fhir/Patient/${id}/_history/1$`))
    expect(made.headers.get('etag')).toBe('W/"1"')
    expect(Date.parse(made.headers.get('last-modified') ?? '')).not.toBeNaN()
    expect(made.headers.get('content-type')).toBe('application/fhir+json; charset=utf-8')
    const body = patient('Joliot', { id })
    const updated = await ward.send('staff', 'PUT', `Patient/${id}`, { body })
    expect([updated.status, updated.headers.get('etag')]).toEqual([200, 'W/"2"'])
    const patched = await ward.send('staff', 'PATCH', `Patient/${id}`, {
      body: [{ op: 'add', path: '/birthDate', value: '1897-09-12' }],
      headers: { 'if-match': 'W/"2"' },
    })
    expect([patched.status, patched.body['birthDate']]).toEqual([200, '1897-09-12'])
    const deleted = await ward.send('staff', 'DELETE', `Patient/${id}`)
    expect([deleted.status, deleted.text]).toEqual([204, ''])
    expect(deleted.headers.get('content-type')).toBeNull()
    expect(deleted.headers.get('content-length')).toBeNull()
    expect((await ward.send('staff', 'GET', `Patient/${id}`)).status).toBe(410)
    expect((await ward.send('staff', 'PATCH', `Patient/${id}`, { body: [] })).status).toBe(410)
    expect((await ward.send('staff', 'DELETE', `Patient/${id}`)).status).toBe(204)
    const again = await ward.send('staff', 'PUT', `Patient/${id}`, { body })
    expect([again.status, again.headers.get('etag')]).toEqual([201, 'W/"5"'])
  })

  test('keeps every digit, going in and coming out', async () => {
    const text = JSON.stringify(observation('a', { valueQuantity: { value: 1, unit: 'g' } }))
    const made = await ward.send('staff', 'POST', 'Observation', {
      body: text.replace(':1,', ':1.10,'),
    })
    expect(made.text).toMatch(/"value": ?1\.10\b/)
  })

  test.each([
    ['minimal', 201, undefined],
    ['representation', 201, 'Observation'],
    ['OperationOutcome', 201, 'OperationOutcome'],
  ])('return=%s', async (preference, status, type) => {
    const headers = { prefer: `respond-async, return=${preference}` }
    const made = await ward.send('staff', 'POST', 'Observation', {
      body: observation('a'),
      headers,
    })
    expect([made.status, made.body['resourceType']]).toEqual([status, type])
    expect(made.headers.get('location')).toContain('/fhir/Observation/')
    const [, id] = /Observation\/([^/]+)/.exec(made.headers.get('location') ?? '') ?? []
    const deleted = await ward.send('staff', 'DELETE', `Observation/${id}`, { headers })
    expect(deleted.status).toBe(preference === 'OperationOutcome' ? 200 : 204)
  })
})

describe('by search', () => {
  const identifier = (value: string) => ({ identifier: [{ system: 'urn:ipp', value }] })

  test('creates if none is there, and answers what is', async () => {
    const headers = { 'if-none-exist': 'identifier=urn:ipp|1' }
    const body = patient('Un', identifier('1'))
    const made = await ward.send('staff', 'POST', 'Patient', { body, headers })
    const found = await ward.send('staff', 'POST', 'Patient', { body, headers })
    expect([made.status, found.status]).toEqual([201, 200])
    expect(found.body).toEqual(made.body)
    expect(found.headers.get('location')).toBe(made.headers.get('location'))
  })

  test('creates, updates, patches and deletes what it meets', async () => {
    const path = 'Patient?identifier=urn:ipp%7C2&_format=json'
    const body = patient('Deux', identifier('2'))
    expect((await ward.send('staff', 'PATCH', path, { body: [] })).status).toBe(404)
    const made = await ward.send('staff', 'PUT', path, { body })
    const updated = await ward.send('staff', 'PUT', path, { body })
    expect([made.status, updated.status]).toEqual([201, 200])
    expect(updated.body['id']).toBe(made.body['id'])
    const patched = await ward.send('staff', 'PATCH', path, {
      body: [{ op: 'add', path: '/active', value: true }],
    })
    expect([patched.status, patched.headers.get('etag')]).toEqual([200, 'W/"3"'])
    expect((await ward.send('staff', 'DELETE', path)).status).toBe(204)
    expect((await ward.send('staff', 'DELETE', path)).status).toBe(204)
    expect((await ward.send('staff', 'GET', `Patient/${String(made.body['id'])}`)).status).toBe(410)
  })

  test('several matches are a conflict', async () => {
    expect((await ward.send('staff', 'DELETE', 'Patient?name=un,deux')).status).toBe(412)
  })
})

describe('a type outside the index', () => {
  const basic = { resourceType: 'Basic', code: { text: 'x' } }

  test('is written, read and deleted by a system scope', async () => {
    const made = await ward.send('system', 'POST', 'Basic', { body: basic })
    const path = `Basic/${String(made.body['id'])}`
    expect((await ward.send('system', 'GET', path)).text).toBe(made.text)
    const body = { ...basic, id: made.body['id'], code: { text: 'y' } }
    expect((await ward.send('system', 'PUT', path, { body })).status).toBe(200)
    expect((await ward.send('system', 'DELETE', path)).status).toBe(204)
    expect((await ward.send('system', 'GET', path)).status).toBe(410)
  })

  test('is not searched for, and no user scope writes it', async () => {
    const headers = { 'if-none-exist': 'code=x' }
    const searched = await ward.send('system', 'POST', 'Basic', { body: basic, headers })
    expect(searched.status).toBe(400)
    expect((await ward.send('staff', 'POST', 'Basic', { body: basic })).status).toBe(403)
    expect(await ward.countVersions('Basic')).toBe(3)
  })

  test('a Bundle sent to its own type is a resource', async () => {
    const body = { resourceType: 'Bundle', type: 'collection' }
    const made = await ward.send('system', 'POST', 'Bundle', { body })
    expect([made.status, made.body['type']]).toEqual([201, 'collection'])
  })
})
