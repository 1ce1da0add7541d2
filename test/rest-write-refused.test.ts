/** What the REST face refuses of a write before it reaches the record, or within it, and with which outcome. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { limits } from '../gateway/limits.ts'
import { send } from './support/http.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard(
    [patient('Un', { id: 'a' }), observation('a', { id: 'oa' })],
    {},
    { limits: { ...limits, restBodyBytes: 10_000 } },
  )
})

afterAll(() => ward.close())

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
      'too long a body',
      'POST',
      'Observation',
      { body: `"${'x'.repeat(10_000)}"` },
      413,
      'too large',
    ],
    [
      'a packed body',
      'POST',
      'Observation',
      { body: good, headers: { 'content-encoding': 'gzip' } },
      415,
      'compressed',
    ],
    [
      'a create with a search',
      'POST',
      'Observation?status=final',
      { body: good },
      400,
      'If-None-Exist',
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
    expect([answer.status, answer.body['resourceType']]).toEqual([status, 'OperationOutcome'])
    expect(answer.text).toContain(told)
    expect(await ward.countVersions('Observation', 'oa')).toBe(1)
  })

  test('bytes that are no UTF-8, so that none is replaced', async () => {
    const sent = Buffer.from(JSON.stringify(patient('Curé')), 'latin1')
    const headers = { authorization: 'Bearer staff', 'content-type': 'application/fhir+json' }
    const path = '/fhir/Patient'
    expect(await send(ward.served.url, { path, headers, body: sent })).toMatchObject({
      status: 400,
    })
  })

  test('a wrong method is told the right ones', async () => {
    const answer = await ward.send('staff', 'POST', 'Observation/oa', { body: good })
    expect(answer.headers.get('allow')).toBe('GET, HEAD, PUT, PATCH, DELETE')
  })
})
