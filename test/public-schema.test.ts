/** The published schema: what clients rely on does not change unseen. */
import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { loadSupergraph } from '../gateway/graph.ts'
import { breakingChanges, loadPublicSchema, toPublished } from '../gateway/public-schema.ts'

const published = `
  type Query { patient(id: ID): Patient }
  type Patient { id: ID name: String status: Status }
  enum Status { ACTIVE CLOSED }`

test.each([
  ['a field taken away', ['name: String', ''], ['Patient.name was removed.']],
  [
    'another type',
    ['name: String', 'name: Int'],
    ['Patient.name changed type from String to Int.'],
  ],
  ['a value taken away', [' CLOSED', ''], ['CLOSED was removed from enum type Status.']],
  [
    'an argument that must be given',
    ['id: ID)', 'id: ID, at: String!)'],
    ['A required arg at on Query.patient was added.'],
  ],
  ['a field more', ['name: String', 'name: String birthDate: String'], []],
  ['an argument more', ['id: ID)', 'id: ID, at: String)'], []],
])('%s', (_, [from = '', to = ''], expected) => {
  expect(breakingChanges(published, buildSchema(published.replace(from, to)))).toEqual(expected)
})

test('the published schema is the one that is served', async () => {
  const file = new URL('../gateway/public-schema.graphql', import.meta.url)
  const schema = await loadPublicSchema(loadSupergraph())
  expect(readFileSync(file, 'utf8')).toBe(toPublished(schema))
})
