/** Ids given and references settled as far as a file's own text allows. */
import { describe, expect, test } from 'vitest'
import { toDrafts } from '../record/load/prepare.ts'
import { toUuidV5 } from '../record/load/uuid.ts'

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

const firstResource = (content: unknown) => drafts(content)[0]?.members[0]?.resource

describe('ids', () => {
  test('the published example of a name-based UUID', () => {
    expect(toUuidV5('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
      '2ed6657d-e927-568b-95e1-2665a8aea6a2',
    )
  })

  test.each<[string, unknown, string]>([
    [
      'kept, also under POST',
      bundle('transaction', { resource: patient('a'), request: post }),
      'a',
    ],
    [
      'taken from a PUT',
      bundle('batch', { resource: patient(), request: { method: 'PUT', url: 'Patient/b' } }),
      'b',
    ],
    [
      'taken from a server address',
      bundle('searchset', { fullUrl: 'http://a.org/Patient/c', resource: patient() }),
      'c',
    ],
    [
      'not taken from another type',
      bundle('searchset', { fullUrl: 'http://a.org/Person/c', resource: patient() }),
      toUuidV5(namespace, 'file.json#entry[0]'),
    ],
    [
      'made from the place in the Bundle',
      bundle('batch', { resource: patient() }),
      toUuidV5(namespace, 'file.json#entry[0]'),
    ],
    ['made from the file', patient(), toUuidV5(namespace, 'file.json')],
  ])('%s', (_, content, id) => {
    expect(firstResource(content)?.['id']).toBe(id)
  })
})

describe('references', () => {
  const entry = { fullUrl: mother, resource: patient('m'), request: post }
  const settled = (reference: string, ...others: object[]) =>
    firstResource(bundle('transaction', { resource: observation('o', reference) }, ...others))

  test.each([
    ['an address of the Bundle', mother, 'Patient/m'],
    ['a relative one, here or not', 'Patient/x', 'Patient/x'],
    ['a contained one', '#p1', '#p1'],
    ['an absolute one elsewhere', 'http://b.org/Patient/x', 'http://b.org/Patient/x'],
  ])('%s', (_, reference, expected) => {
    expect(settled(reference, entry)).toMatchObject({ subject: { reference: expected } })
  })

  test('a server address of an entry', () => {
    const other = { fullUrl: 'http://a.org/fhir/Patient/m', resource: patient('m') }
    expect(settled('http://a.org/fhir/Patient/m', other)).toMatchObject({
      subject: { reference: 'Patient/m' },
    })
  })

  test('wherever they stand: extensions, contained resources, attachments', () => {
    const resource = {
      ...patient('a'),
      extension: [{ url: 'http://a', valueReference: { reference: mother } }],
      contained: [
        {
          ...observation('o', mother),
          note: [{ authorReference: { reference: mother }, text: 'x' }],
        },
      ],
      photo: [{ url: mother }, { url: 'urn:uuid:unknown' }, { url: 'http://a.org/Patient/m' }],
    }
    const text = JSON.stringify(firstResource(bundle('batch', { resource }, entry)))
    expect(text.split('Patient/m')).toHaveLength(6)
    expect(text).not.toContain(mother)
    expect(text).toContain('urn:uuid:unknown')
    expect(text).toContain('http://a.org/Patient/m')
  })

  test('an address that is also the name of a definition leaves the definition alone', () => {
    const url = 'http://a.org/ValueSet/v'
    const resource = { resourceType: 'ValueSet', id: 'v', url, status: 'active' }
    expect(firstResource(bundle('batch', { fullUrl: url, resource }))).toMatchObject({ url })
  })

  test.each([
    ['by system and value', 'Patient?identifier=http://s|1', 'Patient/m', 0],
    ['by value', 'Patient?identifier=1', 'Patient/m', 0],
    ['percent-encoded', 'Patient?identifier=http%3A%2F%2Fs%7C1', 'Patient/m', 0],
    ['of another type', 'Person?identifier=http://s|1', 'Person?identifier=http://s|1', 1],
    ['without a system', 'Patient?identifier=|1', 'Patient?identifier=|1', 1],
    ['by something else', 'Patient?family=x', 'Patient?family=x', 1],
    ['by two things', 'Patient?identifier=1&family=x', 'Patient?identifier=1&family=x', 1],
  ])('conditional within the Bundle: %s', (_, reference, expected, open) => {
    const resource = patient('m', { identifier: [{ system: 'http://s', value: '1' }] })
    const [unit] = drafts(
      bundle('transaction', { resource: observation('o', reference) }, { resource }),
    )
    expect(unit?.members[0]?.resource).toMatchObject({ subject: { reference: expected } })
    expect(unit?.members[0]?.conditionals).toHaveLength(open)
  })
})
