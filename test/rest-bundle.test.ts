/** Several interactions in one Bundle: each by itself in a batch, all or nothing in a transaction. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ask, bundle, patch, post, put, resourceAt, statusesOf } from './support/bundles.ts'
import { openWard, type Ward } from './support/rest-writer.ts'
import { observation, patient } from './support/writers.ts'

let ward: Ward

beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    observation('b', { id: 'ob' }),
    {
      resourceType: 'Binary',
      id: 'large',
      contentType: 'text/plain',
      securityContext: { reference: 'Patient/a' },
      data: 'A'.repeat(8_000_000),
    },
  ])
})

afterAll(() => ward.close())

const send = (body: object, headers: Record<string, string> = {}, caller = 'staff') =>
  ward.send(caller, 'POST', '', { body, headers })

const amend = { op: 'replace', path: '/status', value: 'amended' }
const identified = (family: string, value: string) =>
  patient(family, { identifier: [{ system: 'urn:ipp', value }] })

describe('a batch', () => {
  test('does each by itself, and answers in order', async () => {
    const answer = await send(
      bundle(
        'batch',
        post(observation('a')),
        ask('GET', 'Patient/a'),
        ask('DELETE', 'Patient/nobody'),
        post({ ...observation('a'), colour: 'red' }),
        ask('GET', `${ward.served.url}/fhir/Patient/nobody`),
        ask('HEAD', '/Patient/a'),
        patch('Observation/oa', amend),
        ask('PUT', 'Patient/a'),
        ask('DELETE', 'Observation/oa', { ifMatch: 'W/"1"' }),
      ),
    )
    expect([answer.status, answer.body['type']]).toEqual([200, 'batch-response'])
    expect(statusesOf(answer).join()).toBe('201,200,404,422,404,200,200,400,412')
    expect(answer.body['entry']).toMatchObject([
      {
        response: {
          location: expect.stringMatching(/^Observation\/[^/]+\/_history\/1$/),
          etag: 'W/"1"',
          lastModified: expect.stringMatching(/^\d{4}-.*Z$/),
        },
      },
      { resource: { resourceType: 'Patient', id: 'a' } },
      {},
      { response: { outcome: { issue: [{ expression: ['Observation.colour'] }] } } },
      {},
      {},
      { response: { etag: 'W/"2"' } },
      {},
      {},
    ])
  })

  test('a repeat of it writes nothing more', async () => {
    const body = bundle('batch', post(patient('Lot')), ask('DELETE', 'Patient/nobody'))
    const once = { 'idempotency-key': 'lot' }
    const first = await send(body, once)
    const before = await ward.countVersions('Patient')
    expect((await send(body, once)).text).toBe(first.text)
    expect(await ward.countVersions('Patient')).toBe(before)
  })

  test('what it reads after the answer is full is refused, and not left out', async () => {
    const reads = Array.from({ length: 6 }, () => ask('GET', 'Binary/large'))
    const answer = await send(bundle('batch', ...reads))
    expect(statusesOf(answer).join()).toBe('200,200,200,200,200,400')
    expect(answer.text).toContain('too-costly')
  })

  test('each entry is judged by the caller’s own access', async () => {
    const answer = await send(
      bundle(
        'batch',
        post(observation('a')),
        post(observation('b')),
        ask('GET', 'Patient/b'),
        ask('DELETE', 'Observation/ob'),
        ask('GET', 'Patient/a'),
      ),
      {},
      'own',
    )
    expect(statusesOf(answer).join()).toBe('201,403,404,403,200')
    expect(answer.text).not.toContain('Deux')
  })
})

describe('a transaction', () => {
  const whole = { prefer: 'return=representation' }

  test('resolves references between its entries, and to what a search meets', async () => {
    const answer = await send(
      bundle(
        'transaction',
        post(observation('urn:uuid:1'), { fullUrl: 'urn:uuid:2' }),
        post(identified('T', 't'), { fullUrl: 'urn:uuid:1' }),
        post({ ...observation('a'), subject: { reference: 'Patient?_id=b' } }),
        ask('GET', 'Patient/b'),
        patch('Observation/ob', {
          op: 'add',
          path: '/focus',
          value: [{ reference: 'urn:uuid:1' }],
        }),
      ),
      whole,
    )
    expect([answer.status, answer.body['type']]).toEqual([200, 'transaction-response'])
    expect(resourceAt(answer, 0)).toMatchObject({
      subject: { reference: `Patient/${String(resourceAt(answer, 1)['id'])}` },
    })
    expect(resourceAt(answer, 2)).toMatchObject({ subject: { reference: 'Patient/b' } })
    expect(resourceAt(answer, 3)).toMatchObject({ id: 'b' })
    const { subject } = resourceAt(answer, 0)
    expect(resourceAt(answer, 4)).toMatchObject({ focus: [subject] })
  })

  test('an entry calls the others as its own server did, and is not led to a stranger', async () => {
    const from = (path: string) => ({ fullUrl: `http://other.example/fhir/${path}` })
    const answer = await send(
      bundle('transaction', post(patient('X'), from('Patient/a')), {
        ...post(observation('a'), from('Observation/1')),
      }),
      whole,
    )
    const { id } = resourceAt(answer, 0)
    expect(id).not.toBe('a')
    expect(resourceAt(answer, 1)).toMatchObject({ subject: { reference: `Patient/${String(id)}` } })
  })

  test('refers to what a conditional create found', async () => {
    const made = await ward.send('staff', 'POST', 'Patient', { body: identified('F', 'f') })
    const answer = await send(
      bundle(
        'transaction',
        post(identified('F', 'f'), { fullUrl: 'urn:uuid:f', ifNoneExist: 'identifier=urn:ipp|f' }),
        post(observation('urn:uuid:f')),
      ),
      whole,
    )
    expect(statusesOf(answer)).toEqual(['200', '201'])
    expect(resourceAt(answer, 1)).toMatchObject({
      subject: { reference: `Patient/${String(made.body['id'])}` },
    })
  })

  test('deletes, creates, changes, then reads, whatever their order', async () => {
    const old = await ward.send('staff', 'POST', 'Patient', { body: identified('Old', 'swap') })
    const id = String(old.body['id'])
    const answer = await send(
      bundle(
        'transaction',
        ask('GET', `Patient/${id}`),
        ask('GET', 'Observation/ob'),
        patch('Observation/ob', amend),
        post(identified('New', 'swap'), { ifNoneExist: 'identifier=urn:ipp|swap' }),
        ask('DELETE', `Patient/${id}`),
      ),
    )
    expect(statusesOf(answer).join()).toBe('410,200,200,201,204')
    expect(resourceAt(answer, 1)).toMatchObject({ status: 'amended' })
  })

  test('a repeat is answered as the first, another body is a conflict', async () => {
    const once = { 'idempotency-key': 't1' }
    const body = bundle('transaction', post(patient('Un')), put(patient('Deux', { id: 'b' })))
    const first = await send(body, once)
    const before = await ward.countVersions('Patient')
    const again = await send(body, once)
    expect([again.status, again.text]).toEqual([200, first.text])
    expect((await send(bundle('transaction', post(patient('Autre'))), once)).status).toBe(412)
    expect(await ward.countVersions('Patient')).toBe(before)
  })

  test('keeps every digit on both ways', async () => {
    const text = JSON.stringify(
      bundle('transaction', post(observation('a', { valueQuantity: { value: 1, unit: 'g' } }))),
    )
    const answer = await ward.send('staff', 'POST', '', {
      body: text.replace(':1,', ':1.10,'),
      headers: whole,
    })
    expect(answer.text).toMatch(/"value": ?1\.10\b/)
  })

  test('an empty one is answered with an empty one', async () => {
    const answer = await send({ resourceType: 'Bundle', type: 'transaction' })
    expect([answer.status, answer.body]).toEqual([
      200,
      { resourceType: 'Bundle', type: 'transaction-response' },
    ])
  })
})
