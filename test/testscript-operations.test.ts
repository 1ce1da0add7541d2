/** The runner of TestScripts by itself: which request an operation means. */
import { describe, expect, test } from 'vitest'
import { runScript } from './support/testscript/run.ts'
import type { Operation } from './support/testscript/script.ts'
import { base, named, testerOf } from './support/testscript/toy.ts'

describe('an operation is the request', () => {
  test.each<[string, Operation, string]>([
    ['read by params', named('read', { params: '/${id}' }), 'GET Patient/a'],
    ['read by target', named('read', { targetId: 'anne' }), 'GET Patient/a'],
    ['vread', named('vread', { targetId: 'anne' }), 'GET Patient/a/_history/3'],
    ['history', named('history', { targetId: 'anne' }), 'GET Patient/a/_history'],
    ['search', named('search', { params: '?name=${family}' }), 'GET Patient?name=Martin'],
    ['encoded', named('search', { params: '?given=${given}' }), 'GET Patient?given=An%20ne'],
    [
      'as it stands',
      named('search', { params: '?given=${given}', encodeRequestUrl: false }),
      'GET Patient?given=An ne',
    ],
    ['a default', named('read', { params: '/${default}' }), 'GET Patient/x'],
    ['create', named('create', { sourceId: 'anne' }), 'POST Patient with Patient'],
    ['update', named('update', { sourceId: 'anne' }), 'PUT Patient/a with Patient'],
    [
      'update at another id',
      named('update', { sourceId: 'anne', params: '/b' }),
      'PUT Patient/b with Patient',
    ],
    ['delete', named('delete', { targetId: 'anne' }), 'DELETE Patient/a'],
    [
      'delete what is found',
      named('deleteCondSingle', { params: '?_id=a' }),
      'DELETE Patient?_id=a',
    ],
    ['a Bundle', { type: { code: 'transaction' }, sourceId: 'anne' }, 'POST  with Patient'],
    ['an address', { type: { code: 'read' }, url: 'Patient/b' }, 'GET Patient/b'],
    ['another method', named('read', { method: 'head', targetId: 'anne' }), 'HEAD Patient/a'],
  ])('%s', async (_, operation, expected) => {
    const { sent, tester } = testerOf()
    const results = await runScript({ ...base, setup: { action: [{ operation }] } }, tester)
    expect(results).toEqual([])
    const texts = sent.map(({ method, address, body }) => {
      const { resourceType }: { resourceType?: string } = JSON.parse(body ?? '{}')
      return `${method} ${address}${resourceType === undefined ? '' : ` with ${resourceType}`}`
    })
    expect(texts).toEqual([expected])
  })

  test('with its headers', async () => {
    const { sent, tester } = testerOf()
    const operation = named('update', {
      sourceId: 'anne',
      contentType: 'json',
      requestHeader: [{ field: 'If-Match', value: 'W/"${default}"' }],
    })
    await runScript({ ...base, setup: { action: [{ operation }] } }, tester)
    expect(sent[0]?.headers).toEqual({
      accept: 'application/fhir+json',
      'content-type': 'application/fhir+json',
      'if-match': 'W/"x"',
    })
  })

  test('and fixtures are made before and deleted after', async () => {
    const { sent, tester } = testerOf()
    const fixture = [
      { id: 'anne', autocreate: true, autodelete: true, resource: { reference: 'Patient/a' } },
    ]
    const operation = named('read', { targetId: 'anne' })
    await runScript({ ...base, fixture, setup: { action: [{ operation }] } }, tester)
    expect(sent.map(({ method, address }) => `${method} ${address}`)).toEqual([
      'PUT Patient/a',
      'GET Patient/a',
      'DELETE Patient/a',
    ])
  })

  test('a header of an earlier response is a variable', async () => {
    const { sent, tester } = testerOf()
    const action = [
      { operation: named('create', { sourceId: 'anne', responseId: 'first' }) },
      { operation: { type: { code: 'read' }, url: '${location}' } },
    ]
    await runScript({ ...base, setup: { action } }, tester)
    expect(sent[1]?.address).toBe('Patient/b')
  })
})
