/** Reading one resource through the REST face: what it answers, in which form, and what it refuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { canonicalHash, toStoredText } from '../fhir/canonical.ts'
import { writeUnits } from '../record/write.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, serviceOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    { resourceType: 'Basic', id: 'parked', code: { text: 'x' } },
  ])
  const put = (id: string, subject: string) =>
    serviceOf(store).update('Observation', { id }, documentOf(observation(subject, { id })))
  for (const subject of ['a', 'b', 'a']) await put('moved', subject)
  await put('gone', 'a')
  await staffOf(store).remove('Observation', { id: 'gone' })
  const exact = `{"resourceType":"Observation","id":"exact","status":"final","code":{"text":"x"},
    "subject":{"reference":"Patient/a"},"valueQuantity":{"value":1.10}}`
  const document = parseJson(exact)
  const text = toStoredText(document)
  const entry = { type: 'Observation', id: 'exact', text, hash: canonicalHash(text) }
  await writeUnits(db, [{ entries: [{ ...entry, resource: JSON.parse(exact) }] }], {
    source: 'exact',
    author: 'test',
  })
  served = await serve(store, {
    staff: accessOf('user/*.rs'),
    own: accessOf('patient/*.rs', { patient: 'a' }),
    other: accessOf('patient/*.rs', { patient: 'b' }),
    narrow: accessOf('user/Observation.rs'),
    system: accessOf('system/*.rs'),
  })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

test.each([
  ['staff reads a patient', 'staff', 'Patient/a', 200],
  ['a patient reads themselves', 'own', 'Patient/a', 200],
  ["another's record is not found", 'own', 'Patient/b', 404],
  ['nobody is not found', 'own', 'Patient/none', 404],
  ['no scope for the type', 'narrow', 'Patient/a', 403],
  ['no token', 'nobody', 'Patient/a', 401],
  ['no type of FHIR', 'staff', 'Nothing/a', 404],
  ['no address at all', 'staff', 'Patient/a/b/c/d/e', 404],
  ['a deleted resource', 'staff', 'Observation/gone', 410],
  ['a deleted resource of theirs', 'own', 'Observation/gone', 410],
  ['a deleted resource of another', 'other', 'Observation/gone', 404],
  ['a version', 'staff', 'Observation/moved/_history/2', 200],
  ['a version that was theirs', 'own', 'Observation/moved/_history/1', 200],
  ["a version that was another's", 'own', 'Observation/moved/_history/2', 404],
  ['their version of what moved away', 'other', 'Observation/moved/_history/2', 404],
  ['a version without a scope', 'narrow', 'Patient/a/_history/1', 403],
  ['the version that deleted', 'staff', 'Observation/gone/_history/2', 410],
  ['the version that deleted, of another', 'other', 'Observation/gone/_history/2', 404],
  ['no version', 'staff', 'Observation/moved/_history/9', 404],
  ['no version at all', 'staff', 'Observation/moved/_history/x', 404],
  ['a parked type', 'system', 'Basic/parked', 200],
  ['a version of a parked type', 'system', 'Basic/parked/_history/1', 200],
  ['a parked type that is not there', 'system', 'Basic/none', 404],
  ['a parked type as staff', 'staff', 'Basic/parked', 403],
  ['a version of a parked type as staff', 'staff', 'Basic/parked/_history/1', 403],
  ['a parked type as a patient', 'own', 'Basic/parked', 403],
])('%s', async (_, caller, path, status) => {
  const answer = await call(caller, path)
  expect(answer.status).toBe(status)
  const [type = '', id = ''] = path.split('/')
  expect(answer.body).toMatchObject(
    status === 200
      ? { resourceType: type, id }
      : { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] },
  )
})

describe('the text', () => {
  test('numbers keep their digits', async () => {
    expect((await call('own', 'Observation/exact')).text).toMatch(/"value": ?1\.10\D/)
  })

  test('version and time stand in the resource and in the headers', async () => {
    const { headers, body } = await call('staff', 'Observation/moved')
    expect(headers.get('content-type')).toMatch(/^application\/fhir\+json/)
    expect(headers.get('etag')).toBe('W/"3"')
    expect(body).toMatchObject({ meta: { versionId: '3' } })
    const updated = new Date(String(Object(body['meta'])['lastUpdated']))
    expect(headers.get('last-modified')).toBe(updated.toUTCString())
  })

  test('HEAD has the headers and no body', async () => {
    const whole = await call('staff', 'Observation/moved')
    const head = await call('staff', 'Observation/moved', { method: 'HEAD' })
    expect([head.status, head.text, head.headers.get('etag')]).toEqual([200, '', 'W/"3"'])
    expect(head.headers.get('content-length')).toBe(String(Buffer.byteLength(whole.text)))
    expect((await call('other', 'Patient/a', { method: 'HEAD' })).status).toBe(404)
  })
})

describe('a conditional read', () => {
  test.each([
    ['the same version', { 'if-none-match': 'W/"3"' }, 304],
    ['one of several versions', { 'if-none-match': '"1", "3"' }, 304],
    ['any version', { 'if-none-match': '*' }, 304],
    ['an older version', { 'if-none-match': 'W/"2"' }, 200],
    ['a later time', { 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' }, 304],
    ['an earlier time', { 'if-modified-since': 'Sat, 01 Jan 2000 00:00:00 GMT' }, 200],
    ['no time', { 'if-modified-since': 'yesterday' }, 200],
    [
      'an older version at a later time',
      { 'if-none-match': 'W/"2"', 'if-modified-since': 'Fri, 01 Jan 2100 00:00:00 GMT' },
      200,
    ],
  ])('%s', async (_, headers, status) => {
    const answer = await call('staff', 'Observation/moved', { headers })
    expect([answer.status, answer.text === '']).toEqual([status, status === 304])
    if (status === 304) expect(answer.headers.get('content-length')).toBeNull()
  })

  test('tells nothing of what the caller may not see', async () => {
    const headers = { 'if-none-match': '*' }
    expect((await call('other', 'Patient/a', { headers })).status).toBe(404)
  })
})

describe('formats', () => {
  test.each([
    ['', 'application/fhir+json', 200],
    ['', 'application/json', 200],
    ['', 'text/html, */*;q=0.1', 200],
    ['', 'application/fhir+json; fhirVersion=4.0', 200],
    ['', 'application/fhir+json; fhirVersion=3.0', 406],
    ['', 'application/fhir+xml', 406],
    ['', 'application/json;q=0', 406],
    ['_format=json', 'application/fhir+xml', 200],
    ['_format=application/fhir%2Bjson', '', 200],
    ['_format=application/fhir+json', '', 200],
    ['_format=xml', '', 406],
    ['_format=application/fhir%2Bxml', 'application/json', 406],
    ['_format=html', '', 406],
  ])('%s %s', async (query, accept, status) => {
    const headers = accept === '' ? {} : { accept }
    expect((await call('staff', `Patient/a?${query}`, { headers })).status).toBe(status)
  })
})
