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
    const id = String(made.body?.['id'])
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
    expect([patched.status, patched.body?.['birthDate']]).toEqual([200, '1897-09-12'])
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
    ['minimal', 201, null],
    ['representation', 201, 'Observation'],
    ['OperationOutcome', 201, 'OperationOutcome'],
  ])('return=%s', async (preference, status, type) => {
    const headers = { prefer: `respond-async, return=${preference}` }
    const made = await ward.send('staff', 'POST', 'Observation', {
      body: observation('a'),
      headers,
    })
    expect([made.status, made.body?.['resourceType'] ?? null]).toEqual([status, type])
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
    expect(updated.body?.['id']).toBe(made.body?.['id'])
    const patched = await ward.send('staff', 'PATCH', path, {
      body: [{ op: 'add', path: '/active', value: true }],
    })
    expect([patched.status, patched.headers.get('etag')]).toEqual([200, 'W/"3"'])
    expect((await ward.send('staff', 'DELETE', path)).status).toBe(204)
    expect((await ward.send('staff', 'DELETE', path)).status).toBe(204)
    expect((await ward.send('staff', 'GET', `Patient/${String(made.body?.['id'])}`)).status).toBe(
      410,
    )
  })

  test('several matches are a conflict', async () => {
    expect((await ward.send('staff', 'DELETE', 'Patient?name=un,deux')).status).toBe(412)
  })
})

describe('is refused', () => {
  const good = observation('a')
  const inXml = { 'content-type': 'application/fhir+xml' }
  test.each<[string, string, string, object, number, string]>([
    ['XML', 'POST', 'Observation', { body: '<Observation/>', headers: inXml }, 415, 'no XML'],
    [
      'no type',
      'POST',
      'Observation',
      { body: '{}', headers: { 'content-type': '' } },
      415,
      'must be',
    ],
    [
      'another charset',
      'POST',
      'Observation',
      { body: good, headers: { 'content-type': 'application/fhir+json; charset=latin1' } },
      415,
      'UTF-8',
    ],
    [
      'another release',
      'POST',
      'Observation',
      { body: good, headers: { 'content-type': 'application/fhir+json; fhirVersion=5.0' } },
      415,
      'must be',
    ],
    [
      'a patch of FHIRPath',
      'PATCH',
      'Observation/oa',
      { body: {}, headers: { 'content-type': 'application/fhir+json' } },
      415,
      'json-patch',
    ],
    ['no JSON', 'POST', 'Observation', { body: '{"resourceType":' }, 400, 'line 1'],
    ['a name twice', 'POST', 'Observation', { body: '{"id":"1","id":"2"}' }, 400, 'twice'],
    ['another type', 'POST', 'Observation', { body: patient('X') }, 400, 'type it is written as'],
    [
      'another id',
      'PUT',
      'Observation/oa',
      { body: { ...good, id: 'ob' } },
      400,
      'id it is written to',
    ],
    ['no id', 'PUT', 'Observation/oa', { body: good }, 400, 'id it is written to'],
    [
      'an unknown element',
      'POST',
      'Observation',
      { body: { ...good, colour: 'red' } },
      422,
      'Observation.colour',
    ],
    [
      'a code outside its set',
      'POST',
      'Observation',
      { body: { ...good, status: 'wrong' } },
      422,
      'Observation.status',
    ],
    ['no type of FHIR', 'POST', 'Nothing', { body: good }, 404, 'nothing at this address'],
    ['an update of a type', 'PUT', 'Observation', { body: good }, 400, 'a search for one'],
    ['a delete of everything', 'DELETE', 'Observation', {}, 400, 'a search for one'],
    ['a search beside an id', 'DELETE', 'Observation/oa?status=final', {}, 400, 'beside an id'],
    ['an unknown parameter', 'DELETE', 'Observation?colour=red', {}, 400, 'error'],
    ['a NUL in a search', 'DELETE', 'Patient?identifier=%00', {}, 400, 'error'],
    [
      'a malformed If-Match',
      'DELETE',
      'Observation/oa',
      { headers: { 'if-match': 'W/"x"' } },
      400,
      'If-Match',
    ],
    [
      'two tags',
      'DELETE',
      'Observation/oa',
      { headers: { 'if-match': 'W/"1", W/"2"' } },
      400,
      'If-Match',
    ],
    [
      'another version',
      'DELETE',
      'Observation/oa',
      { headers: { 'if-match': 'W/"7"' } },
      412,
      'not as this request',
    ],
    [
      'a create of a version',
      'POST',
      'Observation',
      { body: good, headers: { 'if-match': 'W/"1"' } },
      400,
      'if-match',
    ],
    [
      'an update if none is there',
      'PUT',
      'Observation/oa',
      { body: { ...good, id: 'oa' }, headers: { 'if-none-match': '*' } },
      400,
      'if-none-match',
    ],
    [
      'an empty key',
      'POST',
      'Observation',
      { body: good, headers: { 'idempotency-key': '' } },
      400,
      'error',
    ],
    [
      'a patch that does not fit',
      'PATCH',
      'Observation/oa',
      { body: [{ op: 'remove', path: '/none' }] },
      422,
      'not there',
    ],
    [
      'a patch to another id',
      'PATCH',
      'Observation/oa',
      { body: [{ op: 'replace', path: '/id', value: 'x' }] },
      422,
      'Observation.id',
    ],
    ['a method of another address', 'POST', 'Observation/oa', { body: good }, 405, 'method'],
  ])('%s', async (_, method, path, sent, status, told) => {
    const answer = await ward.send('staff', method, path, sent)
    expect([answer.status, answer.body?.['resourceType']]).toEqual([status, 'OperationOutcome'])
    expect(answer.text).toContain(told)
    expect(await ward.countVersions('Observation', 'oa')).toBe(1)
  })
})
