/** Bundles that are refused whole: what is wrong is told by its place, and nothing is left of them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, bundle, patch, post, put } from './support/bundles.ts'
import { issuesOf, openWard, type Ward } from './support/rest-writer.ts'
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

const send = (body: object | string, caller = 'staff') => ward.send(caller, 'POST', '', { body })

const place = (...expression: string[]) => [{ severity: 'error', expression }]

describe('a transaction whose last entry fails leaves nothing', () => {
  const first = post(patient('T'), { fullUrl: 'urn:uuid:1' })
  const touched = put(patient('Un', { id: 'a' }))

  test.each<[string, object, number, string]>([
    ['means nobody', ask('DELETE', 'Patient/nobody', { ifMatch: 'W/"1"' }), 404, 'Bundle.entry[2]'],
    [
      'knows another version',
      ask('DELETE', 'Patient/b', { ifMatch: 'W/"7"' }),
      412,
      'Bundle.entry[2]',
    ],
    [
      'has a malformed version',
      ask('DELETE', 'Patient/b', { ifMatch: 'x' }),
      400,
      'Bundle.entry[2]',
    ],
    [
      'is not valid',
      post({ ...observation('a'), colour: 'red' }),
      422,
      'Bundle.entry[2].resource.colour',
    ],
    ['leads to no entry', post(observation('urn:uuid:9')), 422, 'Bundle.entry[2].resource.subject'],
    [
      'searches in vain',
      post({ ...observation('a'), subject: { reference: 'Patient?_id=none' } }),
      412,
      'Bundle.entry[2].resource.subject',
    ],
    [
      'patches what is not there',
      patch('Patient/b', { op: 'remove', path: '/none' }),
      422,
      'Bundle.entry[2]',
    ],
    [
      'patches a reference to no entry',
      patch('Observation/ob', { op: 'replace', path: '/subject/reference', value: 'urn:uuid:9' }),
      422,
      'Bundle.entry[2].resource.subject',
    ],
    [
      'patches a search into a reference',
      patch('Observation/ob', {
        op: 'add',
        path: '/focus',
        value: [{ reference: 'Patient?_id=a' }],
      }),
      422,
      'Bundle.entry[2].resource.focus[0]',
    ],
    [
      'patches with no JSON',
      {
        ...ask('PATCH', 'Patient/b'),
        resource: {
          resourceType: 'Binary',
          contentType: 'application/json-patch+json',
          data: 'e3s=',
        },
      },
      400,
      'Bundle.entry[2]',
    ],
    [
      'patches by FHIRPath',
      { ...ask('PATCH', 'Patient/b'), resource: { resourceType: 'Parameters' } },
      415,
      'Bundle.entry[2]',
    ],
    ['has no resource', ask('POST', 'Patient'), 400, 'Bundle.entry[2]'],
    [
      'has another id',
      { ...put(patient('Deux', { id: 'b' })), ...ask('PUT', 'Patient/c') },
      400,
      'Bundle.entry[2].resource.id',
    ],
    [
      'is an operation',
      { ...post(patient('X')), ...ask('POST', 'Patient/$validate') },
      405,
      'Bundle.entry[2]',
    ],
    [
      'is another Bundle',
      { ...ask('POST', '/'), resource: bundle('batch') },
      400,
      'Bundle.entry[2]',
    ],
    ['is of no type', ask('DELETE', 'Nothing/1'), 404, 'Bundle.entry[2]'],
  ])('%s', async (_, last, status, expression) => {
    const before = [await ward.countVersions('Patient'), await ward.countVersions('Observation')]
    const answer = await send(bundle('transaction', first, touched, last))
    expect(answer.status).toBe(status)
    expect(issuesOf(answer)).toMatchObject(place(expression))
    expect([await ward.countVersions('Patient'), await ward.countVersions('Observation')]).toEqual(
      before,
    )
  })

  test.each<[string, object, number]>([
    ['is not theirs', post(observation('b')), 403],
    ['changes what is not theirs', patch('Observation/ob'), 404],
    ['deletes, which no patient does', ask('DELETE', 'Observation/oa'), 403],
    ['searches for what is not theirs', patch('Observation?_id=ob'), 404],
  ])('%s', async (_, last, status) => {
    const before = await ward.countVersions('Observation')
    const answer = await send(bundle('transaction', post(observation('a')), last), 'own')
    expect(answer.status).toBe(status)
    expect(await ward.countVersions('Observation')).toBe(before)
  })
})

describe('a Bundle is refused', () => {
  const good = post(patient('X'), { fullUrl: 'urn:uuid:1' })

  test.each<[string, object, string, number]>([
    ['of another type', bundle('collection', good), 'Bundle.type', 400],
    ['of no type', { resourceType: 'Bundle', entry: [good] }, 'Bundle.type', 400],
    [
      'without a request',
      bundle('batch', { resource: patient('X') }),
      'Bundle.entry[0].request',
      400,
    ],
    [
      'with an unknown method',
      bundle('batch', good, ask('TRACE', 'Patient/a')),
      'Bundle.entry[1].request.method',
      400,
    ],
    [
      'with an address that is none',
      bundle('batch', ask('GET', '%zz')),
      'Bundle.entry[0].request.url',
      400,
    ],
    [
      'with an unknown element',
      bundle('batch', { ...good, colour: 'red' }),
      'Bundle.entry[0].colour',
      400,
    ],
    ['with one address twice', bundle('transaction', good, good), 'Bundle.entry[1].fullUrl', 400],
    [
      'with too many entries',
      bundle('batch', ...Array.from({ length: 2_001 }, () => ask('GET', 'Patient/a'))),
      'Bundle.entry',
      400,
    ],
  ])('%s', async (_, body, expression, status) => {
    const before = await ward.countVersions('Patient')
    const answer = await send(body)
    expect(answer.status).toBe(status)
    expect(issuesOf(answer)).toMatchObject(place(expression))
    expect(await ward.countVersions('Patient')).toBe(before)
  })

  test.each<[string, object | string]>([
    ['that is none', patient('X')],
    ['that is a list', [bundle('batch')]],
    ['that is no JSON', '{'],
    [
      'that writes a resource twice',
      bundle('transaction', put(patient('X', { id: 'b' })), ask('DELETE', 'Patient/b')),
    ],
    [
      'that searches twice for what it makes',
      bundle(
        'transaction',
        post(patient('X'), { ifNoneExist: 'name=q' }),
        post(patient('X'), { ifNoneExist: 'name=q' }),
      ),
    ],
  ])('%s', async (_, body) => {
    const before = await ward.countVersions('Patient')
    const answer = await send(body)
    expect([answer.status, answer.body['resourceType']]).toEqual([400, 'OperationOutcome'])
    expect(await ward.countVersions('Patient')).toBe(before)
  })

  test('without a token, or in XML', async () => {
    expect((await send(bundle('batch', good), 'nobody')).status).toBe(401)
    const headers = { 'content-type': 'application/xml' }
    expect((await ward.send('staff', 'POST', '', { body: '<Bundle/>', headers })).status).toBe(415)
  })
})
