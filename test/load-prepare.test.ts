/** From a file's text to units: Bundles taken apart, faults told with their reason and place. */
import { describe, expect, test } from 'vitest'
import { toDrafts, UnreadableError, type Draft } from '../record/load/prepare.ts'

const namespace = '6ba7b811-9dad-11d1-80b4-00c04fd430c8'
const drafts = (content: unknown) =>
  toDrafts(JSON.stringify(content), { namespace, name: 'file.json' })

const patient = (id?: string, content = {}) => ({
  resourceType: 'Patient',
  ...(id === undefined ? {} : { id }),
  ...content,
})
const observation = (id: string, reference: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'x' },
  subject: { reference },
})
const bundle = (type: string, ...entry: object[]) => ({ resourceType: 'Bundle', type, entry })
const post = { method: 'POST', url: 'Patient' }
const mother = 'urn:uuid:7f7a9f7e-2a5b-4d3c-8e6f-0a1b2c3d4e5f'

/** Each unit as its members' `Type/id`, a refused one with its reason. */
const shape = (units: readonly Draft[]) =>
  units.map(({ members }) =>
    members.map(({ type, resource, fault }) =>
      fault === undefined ? `${type}/${String(resource?.['id'])}` : fault.reason,
    ),
  )
const firstFault = (content: unknown) =>
  drafts(content).flatMap(({ members }) => members.flatMap(({ fault }) => fault ?? []))[0]

describe('what becomes of a Bundle', () => {
  const entries = [{ resource: patient('a') }, { resource: patient('b') }]
  test.each([
    ['transaction', [['Patient/a', 'Patient/b']]],
    ['batch', [['Patient/a'], ['Patient/b']]],
    ['collection', [['Patient/a'], ['Patient/b']]],
    ['searchset', [['Patient/a'], ['Patient/b']]],
    ['history', [['Patient/b'], ['Patient/a']]],
    ['document', [['Bundle/whole']]],
    ['message', [['Bundle/whole']]],
    ['transaction-response', [['Bundle/whole']]],
  ])('%s', (type, expected) => {
    expect(shape(drafts({ ...bundle(type, ...entries), id: 'whole' }))).toEqual(expected)
  })

  test('a history given oldest first stays in that order', () => {
    const at = (lastUpdated: string) => ({ resource: patient('a', { meta: { lastUpdated } }) })
    const [old, recent] = [at('2020-01-01T00:00:00Z'), at('2021-01-01T00:00:00Z')]
    const times = (content: unknown) =>
      drafts(content).map(({ members }) => members[0]?.resource?.['meta'])
    const expected = [old.resource, recent.resource].map((resource) => Object(resource).meta)
    expect(times(bundle('history', old, recent))).toEqual(expected)
    expect(times(bundle('history', recent, old))).toEqual(expected)
  })

  test('a Bundle inside a Bundle is stored whole, its references untouched', () => {
    const inner = bundle('collection', { fullUrl: mother, resource: observation('o', mother) })
    const [unit] = drafts(bundle('collection', { resource: { ...inner, id: 'inner' } }))
    expect(shape(unit === undefined ? [] : [unit])).toEqual([['Bundle/inner']])
    expect(unit?.members[0]?.resource).toMatchObject(inner)
  })
})

describe('refused, with its reason', () => {
  test.each<[string, unknown, object]>([
    ['an unknown Bundle type', bundle('heap', { resource: patient('a') }), { path: 'Bundle.type' }],
    [
      'a Bundle without a type',
      { resourceType: 'Bundle', entry: [{ resource: patient('a') }] },
      { path: 'Bundle.type' },
    ],
    [
      'an entry with an unknown element',
      bundle('batch', { body: {} }),
      { path: 'Bundle.entry[0].body' },
    ],
    [
      'a delete',
      bundle('transaction', { request: { method: 'DELETE', url: 'Patient/a' } }),
      { reason: 'deletes are not loaded' },
    ],
    [
      'a patch',
      bundle('batch', {
        resource: { resourceType: 'Parameters' },
        request: { method: 'PATCH', url: 'Patient/a' },
      }),
      { reason: 'its request is no POST or PUT' },
    ],
    [
      'a read',
      bundle('batch', { request: { method: 'GET', url: 'Patient/a' } }),
      { reason: 'its request is no POST or PUT' },
    ],
    [
      'a request without a resource',
      bundle('batch', { request: post }),
      { reason: 'its request has no resource' },
    ],
    [
      'a text in place of a resource',
      bundle('batch', { resource: 'x' }),
      { reason: 'its resource must be an object' },
    ],
    [
      'an outcome of a search',
      bundle('searchset', {
        resource: { resourceType: 'OperationOutcome' },
        search: { mode: 'outcome' },
      }),
      { reason: expect.stringContaining('outcome') },
    ],
    ['an id that is none', patient('a_b'), { path: 'Patient.id' }],
    [
      'another id than its address',
      bundle('transaction', {
        resource: patient('a'),
        request: { method: 'PUT', url: 'Patient/b' },
      }),
      { reason: expect.stringContaining('its id differs') },
    ],
    [
      'the same resource twice in a transaction',
      bundle('transaction', { resource: patient('a') }, { resource: patient('a') }),
      { reason: expect.stringContaining('twice') },
    ],
    ['a structural fault', patient('a', { surname: 'x' }), { path: 'Patient.surname' }],
    [
      'a type that R4 does not have',
      { resourceType: 'Animal', id: 'a' },
      { reason: expect.stringContaining('R4') },
    ],
    [
      'an address of no entry',
      observation('o', mother),
      { path: 'Observation.subject', reason: expect.stringContaining('no entry') },
    ],
    [
      'an address of two entries',
      bundle(
        'collection',
        { resource: observation('o', mother) },
        { fullUrl: mother, resource: patient('a') },
        { fullUrl: mother, resource: patient('b') },
      ),
      { reason: expect.stringContaining('more than one') },
    ],
  ])('%s', (_, content, expected) => {
    expect(firstFault(content)).toMatchObject(expected)
  })

  test('the type of what is refused is still counted', () => {
    const types = (content: unknown) =>
      drafts(content).flatMap(({ members }) => members.map(({ type }) => type))
    expect(types({ resourceType: 'Animal' })).toEqual(['(unknown type)'])
    expect(types(bundle('heap', { resource: patient('a') }))).toEqual([undefined, 'Patient'])
    expect(types(bundle('batch', { request: post }))).toEqual([undefined])
  })

  test.each([
    ['a list', '[]', 'resourceType is missing'],
    ['an object that is no resource', '{"a":1}', 'resourceType is missing'],
    ['broken JSON', '{"resourceType":', 'not valid JSON'],
  ])('%s is no FHIR at all', (_, text, reason) => {
    const read = () => toDrafts(text, { namespace, name: 'file.json' })
    expect(read).toThrow(UnreadableError)
    expect(read).toThrow(reason)
  })
})
