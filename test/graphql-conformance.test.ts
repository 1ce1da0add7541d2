/** HL7's GraphQL for FHIR, its endpoints: each item of the checklist by its number. https://hl7.org/fhir/R4/graphql.html */
import { buildClientSchema, getIntrospectionQuery, type IntrospectionQuery } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resourceTypes } from '../fhir/types.ts'
import { codeOf, serveConformance, type Conformance } from './support/conformance.ts'

let server: Conformance

beforeAll(async () => {
  server = await serveConformance()
})
afterAll(() => server.close())

test('G1 answers about the whole record, and about one resource', async () => {
  expect(await server.ask('{ Patient(id: "a") { id } }')).toMatchObject({
    status: 200,
    body: { data: { Patient: { id: 'a' } } },
  })
  const { body } = await server.ask('{ id name { family } }', 'Patient/a/$graphql')
  expect(body).toEqual({
    data: { id: 'a', name: [{ family: 'Chalmers' }, { family: null }, { family: 'Windsor' }] },
  })
  expect(
    await server.ask(
      'query q($n: Int) { name(_count: $n) { ...f } } fragment f on HumanName { use }',
      'Patient/a/%24graphql',
      'staff',
      { n: 1 },
    ),
  ).toMatchObject({
    body: { data: { name: [{ use: 'official' }] } },
  })
})

test('G1 a resource may be asked for more fields than the whole record', async () => {
  const fields = Array.from({ length: 30 }, (_, n) => `f${n}: active`).join(' ')
  expect(await server.ask(`{ ${fields} }`, 'Patient/a/$graphql')).toMatchObject({ status: 200 })
})

test.each([
  ['a patient reads themselves', 'own', 'Patient/a', 200, undefined],
  ["another's record is not found", 'own', 'Patient/b', 404, 'NOT_FOUND'],
  ['nobody is not found', 'own', 'Patient/none', 404, 'NOT_FOUND'],
  ['no scope for the type', 'narrow', 'Patient/a', 403, 'FORBIDDEN'],
  ['no token', '', 'Patient/a', 401, 'UNAUTHENTICATED'],
  ['no type of FHIR', 'staff', 'Nothing/a', 404, 'NOT_FOUND'],
  ['no id', 'staff', 'Patient/a b', 404, 'NOT_FOUND'],
])('G1 about one resource: %s', async (_, caller, instance, status, code) => {
  const answer = await server.ask('{ id }', `${instance}/$graphql`, caller)
  expect([answer.status, codeOf(answer)]).toEqual([status, code])
  expect('data' in answer.body).toBe(status === 200)
})

const query =
  'query q { Patient(id: "a") { id } } query r($id: ID!) { Patient(id: $id) { active } }'
const inUrl = `?query=${encodeURIComponent(query)}`

test.each([
  ['GET', 'GET', `${inUrl}&operationName=q`, undefined, undefined],
  [
    'GET with variables',
    'GET',
    `${inUrl}&operationName=r&variables={"id":"a"}`,
    undefined,
    undefined,
  ],
  ['POST of the query', 'POST', '', 'application/graphql', '{ Patient(id: "a") { id } }'],
  [
    'POST of JSON',
    'POST',
    '',
    'application/json',
    JSON.stringify({ query, operationName: 'r', variables: { id: 'a' } }),
  ],
])(
  'G2 is invoked by %s, G3 and answers application/json',
  async (_, method, search, type, body) => {
    const answer = await server.send(`/fhir/$graphql${search}`, {
      method,
      ...(type && { type }),
      ...(body && { body }),
    })
    expect(answer.status).toBe(200)
    expect(answer.type).toMatch(/^application\/json\b/)
    expect(answer.body).toMatchObject({ data: { Patient: {} } })
  },
)

const deletion = 'mutation { PatientDelete(id: "b") { id } }'

test.each([
  ['a GET that would write', 'GET', `?query=${encodeURIComponent(deletion)}`, undefined, 405],
  ['a GET without a query', 'GET', '', undefined, 400],
  ['a GET with two queries', 'GET', `${inUrl}&query=x`, undefined, 400],
  ['a GET with broken variables', 'GET', `${inUrl}&operationName=r&variables={`, undefined, 400],
  ['another method', 'PUT', '', '{}', 405],
  ['another media type', 'POST', '', 'text', 415],
  ['a write about one resource', 'POST', '', deletion, 400],
])('G2 refuses %s', async (_, method, search, body, status) => {
  const path = body === deletion ? 'Patient/b/$graphql' : '$graphql'
  const type = body === 'text' ? 'text/plain' : 'application/graphql'
  const answer = await server.send(`/fhir/${path}${search}`, {
    method,
    type,
    ...(body && { body }),
  })
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject({ errors: [{}] })
  expect((await server.ask('{ Patient(id: "b") { id } }')).body).toEqual({
    data: { Patient: { id: 'b' } },
  })
})

test('G4 answers 200 with data, or an error of HTTP with errors', async () => {
  const partial = await server.ask(
    '{ performer { resource { ... on Practitioner { id } } } status }',
    'Observation/o/$graphql',
  )
  expect([partial.status, codeOf(partial)]).toEqual([200, 'REFERENCE_UNRESOLVED'])
  expect(partial.body).toMatchObject({ data: { status: 'final' } })
  expect(partial.body).toMatchObject({ errors: [{ path: ['performer', 0, 'resource'] }] })
  expect(await server.ask('{ nonsense')).toMatchObject({ status: 400, body: { errors: [{}] } })
})

test.each([
  ['field', '{ Patient(id: "a") { name { something } } }'],
  ['argument', '{ Patient(id: "a") { name(something: 1) { family } } }'],
  ['search parameter', '{ PatientList(something: "a") { id } }'],
  ['argument of a primitive', '{ Patient(id: "a") { birthDate(fhirpath: "true") } }'],
  ['type', '{ Patient(id: "a") { ... on Nothing { id } } }'],
  ['directive', '{ Patient(id: "a") { id @something } }'],
  ['argument of a directive', '{ Patient(id: "a") { name @slice(by: "use") { use } } }'],
  ['include', '{ ConditionList(_include: "subject") { id } }'],
])('G5 an unknown %s is an error', async (_, text) => {
  for (const answer of [await server.ask(text), await server.graph(text)])
    expect([answer.status, codeOf(answer)]).toEqual([400, 'GRAPHQL_VALIDATION_FAILED'])
})

test.each([
  ['no token', '{ Patient(id: "a") { id } }', ''],
  ['no scope', '{ Patient(id: "a") { id } }', 'narrow'],
  ['a query that does not fit', '{ nothing }', 'staff'],
  [
    'an invalid resource',
    'mutation { PatientCreate(res: {resourceType: "Patient", active: 1}) { id } }',
    'staff',
  ],
])('G6 an error has a message and an OperationOutcome: %s', async (_, text, caller) => {
  const { body } = await server.ask(text, '$graphql', caller)
  const outcome = { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] }
  expect(body).toMatchObject({
    errors: [{ message: /./, extensions: { resource: outcome } }].map((error) => ({
      ...error,
      message: expect.stringMatching(error.message),
    })),
  })
})

test('G7 a write that succeeds has nothing to add', async () => {
  const res = { resourceType: 'Patient', name: [{ family: 'Trois' }] }
  const { status, body } = await server.ask(
    'mutation ($res: FHIRResource!) { PatientCreate(res: $res) { active } }',
    '$graphql',
    'staff',
    { res },
  )
  expect([status, body]).toEqual([200, { data: { PatientCreate: { active: null } } }])
})

test('G8 introspection describes the service, with descriptions in less than 4 MB', async () => {
  const { body } = await server.graph(getIntrospectionQuery())
  expect(JSON.stringify(body).length).toBeLessThan(4_000_000)
  const { data }: { data?: IntrospectionQuery } = body
  const schema = data && buildClientSchema(data)
  expect(schema?.getDirectives().map(({ name }) => name)).toEqual(
    expect.arrayContaining(['flatten', 'first', 'singleton', 'slice', 'skip', 'include']),
  )
  const { name } = Object(schema?.getType('Patient')).getFields()
  expect(name.args.map((arg: { name: string }) => arg.name)).toEqual(
    expect.arrayContaining(['fhirpath', 'use', 'family', '_offset', '_count']),
  )
})

test('G10 every type can be read, searched, created, updated, patched and deleted', async () => {
  const { body } = await server.graph(
    '{ __schema { queryType { fields { name } } mutationType { fields { name } } } }',
  )
  const { queryType, mutationType } = Object(body['data']).__schema
  const names = [...queryType.fields, ...mutationType.fields].map(
    ({ name }: { name: string }) => name,
  )
  const acts = ['', 'List', 'Connection', 'Create', 'Update', 'Patch', 'Delete']
  expect(names).toEqual(
    expect.arrayContaining(resourceTypes.flatMap((type) => acts.map((act) => `${type}${act}`))),
  )
})
