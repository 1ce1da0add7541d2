/** The published schema: what clients rely on does not change unseen. */
import { readFileSync } from 'node:fs'
import { buildSchema } from 'graphql'
import { expect, test } from 'vitest'
import { createPlannable } from '../gateway/execute/planner.ts'
import { breakingChanges, toPublished } from '../gateway/public-schema.ts'
import { loadSupergraph } from '../gateway/supergraph.ts'

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

const { schema, supergraph } = createPlannable(loadSupergraph())

test('the published schema is the one that is served', () => {
  const file = new URL('../gateway/public-schema.graphql', import.meta.url)
  expect(readFileSync(file, 'utf8')).toBe(toPublished(schema))
})

test('every type of the subgraphs is published: plans are run knowing no others', () => {
  const ofFederation = /^(?:join|link)__/
  const types = Object.keys(supergraph.getTypeMap()).filter((name) => !ofFederation.test(name))
  expect(types.filter((name) => schema.getType(name) === undefined)).toEqual([])
})
