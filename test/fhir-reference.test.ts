/** References and ids as FHIR writes them. */
import { expect, test } from 'vitest'
import { isId, parseReference } from '../fhir/reference.ts'

test.each([
  ['Patient/1', { kind: 'relative', type: 'Patient', id: '1' }],
  ['Patient/1/_history/2', { kind: 'relative', type: 'Patient', id: '1', version: '2' }],
  ['#p1', { kind: 'contained', id: 'p1' }],
  ['#', { kind: 'contained', id: '' }],
  ['urn:uuid:61ebe359-bfdc-4613-8bf2-c5e300945f0a', { kind: 'uuid' }],
  ['urn:oid:1.2.3', { kind: 'uuid' }],
  ['http://a.org/fhir/Patient/1', { kind: 'absolute', type: 'Patient', id: '1' }],
  ['https://a.org/Patient/1/_history/2', { kind: 'absolute', type: 'Patient', version: '2' }],
  ['Patient?identifier=a|b', { kind: 'conditional', type: 'Patient', query: 'identifier=a|b' }],
])('%s is %o', (text, expected) => {
  expect(parseReference(text)).toMatchObject(expected)
})

test.each([
  ['http://a.org/about', { kind: 'absolute', url: 'http://a.org/about' }],
  ['mailto:a@b.org', { kind: 'absolute', url: 'mailto:a@b.org' }],
  [
    'http://a.org/Patient?identifier=1',
    { kind: 'absolute', url: 'http://a.org/Patient?identifier=1' },
  ],
  ['patient/1', { kind: 'other' }],
  ['Patient/', { kind: 'other' }],
  ['Patient/1"', { kind: 'other' }],
  ['Patient/1/2', { kind: 'other' }],
  ['../Patient/1', { kind: 'other' }],
  ['Patient?', { kind: 'other' }],
  ['', { kind: 'other' }],
  [`Patient?${'a'.repeat(5000)}`, { kind: 'other' }],
])('%s names no resource: %o', (text, expected) => {
  expect(parseReference(text)).toEqual(expected)
})

test.each([
  ['1', true],
  ['a.B-9', true],
  ['x'.repeat(64), true],
  ['x'.repeat(65), false],
  ['', false],
  ['a_b', false],
  ['a/b', false],
  ['a\n', false],
  ['é', false],
])('is %j an id: %s', (text, expected) => {
  expect(isId(text)).toBe(expected)
})
