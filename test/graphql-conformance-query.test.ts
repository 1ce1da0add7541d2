/** HL7's GraphQL for FHIR, its queries: each item of the checklist by its number. https://hl7.org/fhir/R4/graphql.html */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { codeOf, serveConformance, type Conformance } from './support/conformance.ts'

let server: Conformance

beforeAll(async () => {
  server = await serveConformance()
})
afterAll(() => server.close())

const dataOf = async (query: string, caller?: string) => {
  const { body } = await server.ask(query, '$graphql', caller)
  expect(body['errors']).toBeUndefined()
  return Object(body['data'])
}
/** The fields of patient `a`. */
const patientOf = async (fields: string) =>
  (await dataOf(`{ Patient(id: "a") { ${fields} } }`)).Patient

test('G9 @skip and @include', async () => {
  const fields =
    'id active @skip(if: true) birthDate @include(if: true) name @include(if: false) { family }'
  expect(await patientOf(fields)).toEqual({ id: 'a', birthDate: '1974-12-25' })
})

test('G11 fields are named as in JSON: choices, and extensions of primitives', async () => {
  const { Observation } = await dataOf(
    '{ Observation(id: "o") { valueQuantity { value unit } valueString } }',
  )
  expect(Observation).toEqual({ valueQuantity: { value: 185, unit: 'lbs' }, valueString: null })
  expect(await patientOf('_birthDate { extension { url valueDateTime } }')).toEqual({
    _birthDate: { extension: [{ url: 'urn:time', valueDateTime: '1974-12-25T14:35:45-05:00' }] },
  })
})

describe('G12 lists are narrowed', () => {
  const phones = (...values: string[]) => values.map((value) => ({ value }))

  test.each([
    ['by an element', 'telecom(system: phone) { value }', phones('1', '2', '3')],
    ['by several', 'telecom(system: "phone", rank: 1) { value }', phones('1', '3')],
    [
      'by FHIRPath',
      `telecom(fhirpath: "rank > 1 and value.contains('@')") { value }`,
      phones('a@b.c'),
    ],
    [
      'by FHIRPath with criteria',
      `name(fhirpath: "given.where($this = 'Jim').exists()") { use }`,
      [{ use: 'usual' }],
    ],
    ['by place', 'telecom(_offset: 1, _count: 2) { value }', phones('2', 'a@b.c')],
    [
      'by place after the filter',
      'telecom(system: phone, _offset: 1, _count: 1) { value }',
      phones('2'),
    ],
    ['to nothing', 'telecom(system: fax) { value }', null],
    ['by nothing', 'telecom(system: null) { value }', phones('1', '2', 'a@b.c', '3')],
    ['inside a list', 'contact(_count: 1) { name { family } }', [{ name: { family: 'Near' } }]],
  ])('%s', async (_, field, expected) => {
    expect(Object.values(await patientOf(field))).toEqual([expected])
  })

  test.each([
    ['a path that is none', `name(fhirpath: "a b") { use }`],
    ['a path that is too long', `name(fhirpath: "${'use or '.repeat(40)}use") { use }`],
    ['a function that repeats', `name(fhirpath: "repeat(period).exists()") { use }`],
    ['a function that goes down without end', `name(fhirpath: "descendants().exists()") { use }`],
    ['a regular expression', `name(fhirpath: "family.matches('^(a+)+$')") { use }`],
    ['a variable', `name(fhirpath: "%resource.id.exists()") { use }`],
    ['another resource', `contact(fhirpath: "organization.resolve().exists()") { id }`],
    ['an operator on too much', `name(fhirpath: "given + 'x' = 'y'") { use }`],
    ['a negative count', `name(_count: -1) { use }`],
    ['a negative offset', `name(_offset: -1) { use }`],
  ])('and %s is refused', async (_, field) => {
    const answer = await server.ask(`{ Patient(id: "a") { ${field} } }`)
    expect(codeOf(answer)).toBe('INVALID_ARGUMENT')
    expect(JSON.stringify(answer.body)).not.toContain('Peter')
  })
})

describe('G13 Reference.resource', () => {
  const resource = async (args: string, of = 'subject') => {
    const answer = await server.ask(
      `{ Observation(id: "o") { ${of} { resource${args} { ... on Patient { id } } } } }`,
    )
    const found = Object(answer.body['data']).Observation[of]
    return [codeOf(answer), (Array.isArray(found) ? found[0] : found).resource]
  }

  test.each([
    ['is the resource', '', 'subject', [undefined, { id: 'a' }]],
    ['is of the type', '(type: Patient)', 'subject', [undefined, { id: 'a' }]],
    ['is left out when it is of another type', '(type: Group)', 'subject', [undefined, null]],
    ['is an error when it does not resolve', '', 'performer', ['REFERENCE_UNRESOLVED', null]],
    ['is left out when it is optional', '(optional: true)', 'performer', [undefined, null]],
  ])('%s', async (_, args, of, expected) => {
    expect(await resource(args, of)).toEqual(expected)
  })

  test('forbidden answers as dangling', async () => {
    const query = (optional: string) =>
      `{ Observation(id: "o") { subject { resource${optional} { ... on Patient { id } } } } }`
    const refused = await server.ask(query(''), '$graphql', 'narrow')
    expect(codeOf(refused)).toBe('REFERENCE_UNRESOLVED')
    const { Observation } = await dataOf(query('(optional: true)'), 'narrow')
    expect(Observation).toEqual({ subject: { resource: null } })
  })
})

test('G14 lists: names with _ for -, alternatives, _filter, fhirpath', async () => {
  const ids = async (args: string) =>
    (await dataOf(`{ ConditionList(_sort: "_id", ${args}) { id } }`)).ConditionList.map(
      ({ id }: { id: string }) => id,
    )
  expect(await ids('patient: "a", clinical_status: "active"')).toEqual(['1', '2'])
  expect(await ids('patient: ["Patient/a", "Patient/b"]')).toEqual(['1', '2', '3', '4'])
  expect(await ids('_filter: "patient eq a and clinical-status eq resolved"')).toEqual(['3'])
  expect(await ids(`fhirpath: "code.text = 'same'"`)).toEqual(['1', '2'])
  expect(codeOf(await server.ask('{ ConditionList(fhirpath: "repeat(code)") { id } }'))).toBe(
    'INVALID_ARGUMENT',
  )
  expect(
    codeOf(await server.ask('{ ConditionList(fhirpath: "true") { id } }', '$graphql', 'narrow')),
  ).toBe('FORBIDDEN')
})

test('G15 more matches than a list may hold are an error, and never a shorter list', async () => {
  const flag = (id: string) => ({
    resourceType: 'Flag',
    id,
    status: 'active',
    subject: { reference: 'Patient/b' },
  })
  await server.load(Array.from({ length: 1_001 }, (_, index) => flag(`f${index}`)))
  expect(codeOf(await server.ask('{ FlagList { id } }'))).toBe('TOO_MANY_MATCHES')
  expect((await dataOf('{ FlagList(_count: 1000) { id } }')).FlagList).toHaveLength(1_000)
})

test('G16 a connection has a count, an offset, a page size, edges and four cursors', async () => {
  const { ConditionConnection: page } = await dataOf(
    '{ ConditionConnection(patient: "a", _sort: "_id", _count: 2) { count offset pagesize pageSize edges { mode score resource { id } } first previous next last } }',
  )
  expect(page).toEqual({
    count: 3,
    offset: 0,
    pagesize: 2,
    pageSize: 2,
    previous: null,
    edges: ['1', '2'].map((id) => ({ mode: 'match', score: null, resource: { id } })),
    first: expect.any(String),
    next: expect.any(String),
    last: expect.any(String),
  })
})

describe('G17 a cursor', () => {
  const go = (args: string, caller?: string) =>
    server.ask(`{ ConditionConnection(${args}) { edges { resource { id } } } }`, '$graphql', caller)
  const nextOf = async () =>
    (await dataOf('{ ConditionConnection(patient: "a", _sort: "_id", _count: 2) { next } }'))
      .ConditionConnection.next
  const third = { data: { ConditionConnection: { edges: [{ resource: { id: '3' } }] } } }

  test.each(['_cursor', 'cursor'])('goes on by itself, as %s', async (name) => {
    expect((await go(`${name}: "${await nextOf()}"`)).body).toEqual(third)
  })

  test('of a list inside a resource goes on at the root', async () => {
    const { Patient } = await dataOf(
      '{ Patient(id: "a") { ConditionConnection(_reference: patient, _sort: "_id", _count: 2) { next } } }',
    )
    expect((await go(`_cursor: "${Patient.ConditionConnection.next}"`)).body).toEqual(third)
  })

  test.each([
    ['another argument', 'patient: "a", ', 'staff', 'INVALID_ARGUMENT'],
    ['a count', '_count: 2, ', 'staff', 'INVALID_ARGUMENT'],
    ['another caller without the scope', '', 'narrow', 'FORBIDDEN'],
  ])('with %s is refused', async (_, args, caller, code) => {
    expect(codeOf(await go(`${args}_cursor: "${await nextOf()}"`, caller))).toBe(code)
  })

  test('of another type is refused', async () => {
    const answer = await server.ask(
      `{ ObservationConnection(_cursor: "${await nextOf()}") { count } }`,
    )
    expect(codeOf(answer)).toBe('INVALID_CURSOR')
  })
})

test('G18 the resources that name a resource are listed beneath it, without an id', async () => {
  const { Patient } = await dataOf(
    '{ Patient(id: "a") { ConditionList(_reference: patient, _sort: "_id") { id } ConditionConnection(_reference: subject) { count } } }',
  )
  expect(Patient).toEqual({
    ConditionList: ['1', '2', '3'].map((id) => ({ id })),
    ConditionConnection: { count: 3 },
  })
  for (const args of ['_reference: patient, id: "1"', '_reference: nothing', '_count: 1'])
    expect(codeOf(await server.ask(`{ Patient(id: "a") { ConditionList(${args}) { id } } }`))).toBe(
      'GRAPHQL_VALIDATION_FAILED',
    )
})
