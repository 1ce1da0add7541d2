/** Which searches by reference are answered by a column of the row, whose index also gives their order. */
import { expect, test } from 'vitest'
import { parseParameter } from '../record/search/query.ts'
import type { ResourceType } from '../fhir/types.ts'

test.each<[string, ResourceType, string, string, object | undefined]>([
  ['a patient by id', 'Condition', 'patient', 'a', { name: 'patient', ids: ['a'] }],
  ['a patient', 'Condition', 'patient', 'Patient/a', { name: 'patient', ids: ['a'] }],
  ['several', 'Condition', 'patient', 'a,Patient/b', { name: 'patient', ids: ['a', 'b'] }],
  [
    'a subject that is a patient',
    'Condition',
    'subject',
    'Patient/a',
    { name: 'patient', ids: ['a'] },
  ],
  ['a subject of any type', 'Condition', 'subject', 'a', undefined],
  ['a group', 'Condition', 'subject', 'Group/a', undefined],
  ['a patient among others', 'Condition', 'subject', 'Patient/a,Group/b', undefined],
  ['an encounter', 'Condition', 'encounter', 'Encounter/e', { name: 'encounter', ids: ['e'] }],
  ['another server', 'Condition', 'patient', 'http://elsewhere/Patient/a', undefined],
  ['one of several patients of a resource', 'Appointment', 'patient', 'Patient/a', undefined],
  ['who asserts', 'Condition', 'asserter', 'Patient/a', undefined],
])('%s', (_, type, code, value, column) => {
  expect(parseParameter(type, code, value)).toEqual({
    kind: 'tokens',
    anyOf: value.split(',').map((one) => `${code}|${one}`),
    ...(column === undefined ? {} : { column }),
  })
})
