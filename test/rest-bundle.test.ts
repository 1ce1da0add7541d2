/** Several interactions in one Bundle: each by itself in a batch, all or nothing in a transaction. */
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

const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })

const post = (resource: object, more: object = {}, fullUrl?: string) => ({
  ...(fullUrl === undefined ? {} : { fullUrl }),
  resource,
  request: { method: 'POST', url: Reflect.get(resource, 'resourceType'), ...more },
})

const ask = (method: string, url: string, more: object = {}) => ({
  request: { method, url, ...more },
})

const patchOf = (...operations: object[]) => ({
  resourceType: 'Binary',
  contentType: 'application/json-patch+json',
  data: Buffer.from(JSON.stringify(operations)).toString('base64'),
})

const send = (caller: string, body: object, headers: Record<string, string> = {}) =>
  ward.send(caller, 'POST', '', { body, headers })

const statusesOf = (answer: { body: unknown }): string[] =>
  JSON.parse(JSON.stringify(answer.body)).entry.map(
    ({ response }: { response: { status: string } }) => response.status,
  )

describe('a batch', () => {
  test('does each by itself, answers in order, and reads after what it wrote', async () => {
    const answer = await send(
      'staff',
      bundle(
        'batch',
        post(observation('a')),
        ask('GET', 'Patient/a'),
        ask('DELETE', 'Patient/nobody'),
        post({ ...observation('a'), colour: 'red' }),
        ask('GET', 'Patient/nobody'),
        ask('HEAD', 'Patient/a'),
        {
          resource: patchOf({ op: 'replace', path: '/status', value: 'amended' }),
          ...ask('PATCH', 'Observation/oa'),
        },
        ask('TEAPOT', 'Patient/a').request.method === 'TEAPOT' ? ask('PUT', 'Patient/a') : {},
      ),
    )
    expect([answer.status, answer.body?.['type']]).toEqual([200, 'batch-response'])
    expect(statusesOf(answer)).toEqual(['201', '200', '404', '422', '404', '200', '200', '400'])
    expect(answer.body?.['entry']).toMatchObject([
      {
        response: {
          location: expect.stringMatching(/^Observation\/[^/]+\/_history\/1$/),
          etag: 'W/"1"',
          lastModified: expect.stringMatching(/Z$/),
        },
      },
      { resource: { resourceType: 'Patient', id: 'a' } },
      { response: { outcome: { resourceType: 'OperationOutcome' } } },
      { response: { outcome: { issue: [{ expression: ['Observation.colour'] }] } } },
      {},
      {},
      { response: { etag: 'W/"2"' } },
      {},
    ])
  })
})

describe('a transaction', () => {
  test('resolves references between its entries, and to what a search meets', async () => {
    const answer = await send(
      'staff',
      bundle(
        'transaction',
        post(observation('urn:uuid:1'), {}, 'urn:uuid:2'),
        post(patient('T', { identifier: [{ system: 'urn:ipp', value: 't' }] }), {}, 'urn:uuid:1'),
        post({ ...observation('a'), subject: { reference: 'Patient?_id=b' } }),
        ask('GET', 'Patient/b'),
      ),
      { prefer: 'return=representation' },
    )
    expect([answer.status, answer.body?.['type']]).toEqual([200, 'transaction-response'])
    const { entry } = JSON.parse(answer.text)
    expect(entry[0].resource.subject.reference).toBe(`Patient/${entry[1].resource.id}`)
    expect(entry[2].resource.subject.reference).toBe('Patient/b')
    expect(entry[3].resource.id).toBe('b')
  })
})
