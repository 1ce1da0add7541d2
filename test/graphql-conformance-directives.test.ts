/** HL7's GraphQL for FHIR, shape and writes: G20 and G21 of the checklist, in one process and in four. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, serveConformance, type Conformance } from './support/conformance.ts'

const shapes: readonly (readonly [string, string, unknown])[] = [
  [
    '@flatten of a list makes lists',
    'name @flatten { family text given }',
    { family: ['Chalmers', 'Windsor'], given: ['Peter', 'James', 'Jim', 'Peter', 'James'] },
  ],
  [
    '@flatten of what stands once',
    '_birthDate @flatten { extension { url } }',
    { extension: [{ url: 'urn:time' }] },
  ],
  [
    '@flatten inside @flatten',
    'contact @flatten { name @flatten { family } }',
    { family: ['Near', 'Far'] },
  ],
  [
    '@flatten across aliases and fragments',
    '... on Patient { names: name @flatten { ... on HumanName { f: family } } }',
    { f: ['Chalmers', 'Windsor'] },
  ],
  ['@first keeps the first', 'name @first { use }', { name: [{ use: 'official' }] }],
  [
    '@first beneath @flatten',
    'name @flatten { given @first }',
    { given: ['Peter', 'Jim', 'Peter'] },
  ],
  ['@singleton is no list', 'name @flatten @first { family @singleton }', { family: 'Chalmers' }],
  [
    '@slice by an element',
    'name @flatten @slice(path: "use") { given @first @singleton }',
    { 'given.official': 'Peter', 'given.usual': 'Jim', 'given.maiden': 'Peter' },
  ],
  [
    '@slice by place',
    'contact @flatten @slice(path: "$index") { name { family } }',
    { 'name.0': [{ family: 'Near' }], 'name.1': [{ family: 'Far' }] },
  ],
  [
    '@slice by a path that leads further',
    'name(use: official) @flatten @slice(path: "period.start") { use }',
    { 'use.2001': ['official'] },
  ],
  [
    '@slice in @slice',
    'contact @flatten @slice(path: "$index") { name @flatten @slice(path: "family") { family @singleton } }',
    { 'family.0.Near': 'Near', 'family.1.Far': 'Far' },
  ],
  [
    '@slice alone renames beneath',
    'contact @slice(path: "name.family") { id name { family } }',
    {
      contact: [
        { 'id.Near': null, 'name.Near': { family: 'Near' } },
        { 'id.Far': null, 'name.Far': { family: 'Far' } },
      ],
    },
  ],
]

const contradicting: readonly (readonly [string, string, string])[] = [
  ['several values of a singleton', 'name @flatten { family @singleton }', 'DIRECTIVE_FAILED'],
  ['a list as a singleton', 'name @first { given @singleton }', 'DIRECTIVE_FAILED'],
  [
    'types that are mixed',
    'name @flatten { x: family } telecom @flatten { x: rank }',
    'DIRECTIVE_FAILED',
  ],
  [
    'objects mixed with text',
    'name @flatten { x: family } contact @flatten { x: name { family } }',
    'DIRECTIVE_FAILED',
  ],
  ['a scalar flattened', 'birthDate @flatten', 'DIRECTIVE_FAILED'],
  ['a slice by a path that is none', 'name @slice(path: "a b") { use }', 'INVALID_ARGUMENT'],
  ['a slice by several values', 'name @slice(path: "given") { use }', 'DIRECTIVE_FAILED'],
]

describe.each([
  ['in one process', false],
  ['each subgraph in a process of its own', true],
])('G20 %s', (_, isApart) => {
  let server: Conformance

  beforeAll(async () => {
    server = await serveConformance(isApart)
  })
  afterAll(() => server.close())

  test.each(shapes)('%s', async (_name, fields, expected) => {
    const query = `{ Patient(id: "a") { ${fields} } }`
    for (const { body } of [await server.ask(query), await server.graph(query)])
      expect(body).toEqual({ data: { Patient: expected } })
  })

  test.each(contradicting)('%s is an error', async (_name, fields, code) => {
    const query = `{ Patient(id: "a") { ${fields} } }`
    for (const answer of [await server.ask(query), await server.graph(query)]) {
      expect(codeOf(answer)).toBe(code)
      expect(answer.body['data']).toBeUndefined()
      expect(JSON.stringify(answer.body)).not.toContain('Chalmers')
    }
  })

  test('what a slice reads is not answered, and what may not be seen is not read', async () => {
    const query =
      '{ subject @flatten { resource(optional: true) @flatten { ... on Patient { active } } } status }'
    expect((await server.ask(query, 'Observation/o/$graphql')).body).toEqual({
      data: { active: true, status: 'final' },
    })
    expect((await server.ask(query, 'Observation/o/$graphql', 'narrow')).body).toEqual({
      data: { status: 'final' },
    })
  })
})

describe('G21 writes', () => {
  let server: Conformance

  beforeAll(async () => {
    server = await serveConformance()
  })
  afterAll(() => server.close())

  test('create, update and delete', async () => {
    const res = { resourceType: 'Patient', name: [{ family: 'Trois' }] }
    const make =
      'mutation ($res: FHIRResource!) { PatientCreate(res: $res) { id name { family } } }'
    const made = Object(
      (await server.ask(make, '$graphql', 'staff', { res })).body['data'],
    ).PatientCreate
    expect(made).toEqual({ id: expect.any(String), name: [{ family: 'Trois' }] })
    const { id } = made
    const update =
      'mutation ($id: ID!, $res: FHIRResource!) { PatientUpdate(id: $id, res: $res) { name { family } } }'
    const changed = { ...res, id, name: [{ family: 'Quatre' }] }
    expect((await server.ask(update, '$graphql', 'staff', { id, res: changed })).body).toEqual({
      data: { PatientUpdate: { name: [{ family: 'Quatre' }] } },
    })
    const remove = 'mutation ($id: ID!) { PatientDelete(id: $id) { id } }'
    expect((await server.ask(remove, '$graphql', 'staff', { id })).body).toEqual({
      data: { PatientDelete: { id } },
    })
    expect((await server.ask('{ id }', `Patient/${id}/$graphql`)).status).toBe(404)
  })

  test('are refused without the letter for them', async () => {
    const answer = await server.ask('mutation { PatientDelete(id: "a") { id } }', '$graphql', 'own')
    expect(codeOf(answer)).toBe('FORBIDDEN')
    expect((await server.ask('{ id }', 'Patient/a/$graphql')).status).toBe(200)
  })
})
