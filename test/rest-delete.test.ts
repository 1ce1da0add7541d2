/** Deleting what is not there: a success to those who may know it, and nothing found to all others. https://hl7.org/fhir/R4/http.html#delete */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward
beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('b', { id: 'ob' }),
  ])
})
afterAll(() => ward.close())

const guarded = { 'if-match': 'W/"1"' }

test.each([
  // It may be one that is hidden from them.
  ['a member of staff, of nothing', 'staff', 'Observation/none', {}, 404],
  ['a system, of nothing', 'system', 'Observation/none', {}, 204],
  ['a version of nothing', 'system', 'Observation/none', guarded, 404],
  ["a patient's app, of nothing", 'own', 'Observation/none', {}, 403],
  ["a patient's app, of another's", 'own', 'Observation/ob', {}, 403],
])('%s', async (_, caller, path, headers, status) => {
  const answer = await ward.send(caller, 'DELETE', path, { headers })
  expect([answer.status, answer.headers.get('etag')]).toEqual([status, null])
  expect(answer.body?.['resourceType']).toBe(status === 204 ? undefined : 'OperationOutcome')
  expect(await ward.countVersions('Observation')).toBe(1)
})

test('in a transaction it does not stop the others', async () => {
  const entry = [
    { request: { method: 'DELETE', url: 'Observation/none' } },
    { request: { method: 'POST', url: 'Observation' }, resource: observation('a') },
  ]
  const body = { resourceType: 'Bundle', type: 'transaction', entry }
  const answer = await ward.send('system', 'POST', '', { body })
  expect(answer.status).toBe(200)
  expect(answer.body).toMatchObject({
    entry: [{ response: { status: '204' } }, { response: { status: '201' } }],
  })
})
