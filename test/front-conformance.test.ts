/** Both fronts over the real graph, its subgraphs in one process or each in one of its own: they answer alike. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { frontNames } from '../settings-graph.ts'
import { serveConformance, type Conformance } from './support/conformance.ts'

let servers: readonly Conformance[]
beforeAll(async () => {
  servers = await Promise.all(
    frontNames.flatMap((name) => [serveConformance(false, name), serveConformance(true, name)]),
  )
})
afterAll(() => Promise.all(servers.map((server) => server.close())))

const withoutIds = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value).replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, 'an id'))

/** What all of them answer. */
async function answerOf(ask: (server: Conformance) => Promise<unknown>): Promise<unknown> {
  const [first, ...others] = await Promise.all(
    servers.map(async (server) => withoutIds(await ask(server))),
  )
  for (const other of others) expect(other).toEqual(first)
  return first
}

const instance = 'Patient/a/$graphql'

test.each([
  ['a resource', '{ id active name { family } }', instance, 'staff', 200],
  ['a list that is flattened', '{ name @flatten { family given } }', instance, 'staff', 200],
  ['the first of a list', '{ telecom @first { value } }', instance, 'staff', 200],
  ['slices', '{ name @slice(path: "use") { family } }', instance, 'staff', 200],
  ['a singleton that is none', '{ name @flatten { family @singleton } }', instance, 'staff', 422],
  ['a flattened value', '{ active @flatten }', instance, 'staff', 422],
  ['a path that is none', '{ name @slice(path: "(") { family } }', instance, 'staff', 400],
  ['nobody', '{ id }', 'Patient/nobody/$graphql', 'staff', 404],
  ['who may not be seen', '{ id }', 'Patient/b/$graphql', 'own', 404],
  ['a scope that is missing', '{ id }', instance, 'narrow', 403],
  ['no token', '{ id }', instance, '', 401],
  ['a mutation about an instance', 'mutation { id }', instance, 'staff', 400],
  ['no GraphQL', '{', instance, 'staff', 400],
  ['a field that is none', '{ nothing }', instance, 'staff', 400],
  ['bare names, as FHIR writes them', '{ Patient(id: a) { id } }', '$graphql', 'staff', 200],
  ['a list', '{ ConditionList(patient: "a") { code { text } } }', '$graphql', 'staff', 200],
  ['too much', `{ ${'a: __typename '.repeat(61)} }`, '$graphql', 'staff', 400],
])('at an endpoint of FHIR: %s', async (_, query, path, caller, status) => {
  const answer = await answerOf((server) => server.ask(query, path, caller))
  expect(answer).toMatchObject({ status })
})

test.each([
  [
    'data across subgraphs',
    '{ patients(first: 2) { edges { node { id observations { edges { node { id subject { display } } } } } } } }',
    200,
  ],
  ['slices', '{ Patient(id: "a") { name @slice(path: "use") { family } } }', 200],
  ['an argument that is wrong', '{ patients(first: -1) { edges { cursor } } }', 200],
  ['a cursor of another query', '{ patients(after: "x") { edges { cursor } } }', 200],
  [
    'a mutation of what is none',
    'mutation { PatientCreate(res: {resourceType: "Patient", birthDate: 1.10}) { id } }',
    200,
  ],
])("at the graph's own endpoint: %s", async (_, query, status) => {
  expect(await answerOf((server) => server.graph(query))).toMatchObject({ status })
})
