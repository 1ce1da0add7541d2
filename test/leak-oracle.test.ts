/** What may not be seen does not show in anything else either: the answer for another's id is the answer for no id. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { canariesIn } from './support/canaries.ts'
import { callers } from './support/callers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { world } from './support/entangled.ts'
import { send } from './support/http.ts'
import { isFound, type Reader } from './support/policy.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await write(
    db,
    world.map(({ resource }) => resource),
  )
  served = await serve(await createStore(db), {
    mother: callers.mother.access,
    physician: callers.physician.access,
    'staff for results': callers['staff for results'].access,
    // Knows every patient, and the stays of one.
    clerk: accessOf('user/Patient.rs patient/Encounter.rs', { patient: 'mother' }),
    'another physician': accessOf('user/*.rs', { subject: 'another' }),
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** Status and body as they came. */
async function answerTo(caller: string, query: string): Promise<string> {
  const { status, text } = await send(served.url, {
    headers: { 'content-type': 'application/json', authorization: `Bearer ${caller}` },
    body: JSON.stringify({ query }),
  })
  return `${status} ${text}`
}

const page = 'count totalCount next previous pageInfo { hasNextPage hasPreviousPage endCursor }'

/** All the ways to name one resource; `first` and `last` are left out, which repeat the question. */
const byId = (type: string, id: string) => `{
  root: ${type}(id: "${id}") { id }
  node(id: "${type}/${id}") { __typename }
  list: ${type}List(_id: ["${id}"]) { id }
  connection: ${type}Connection(_id: ["${id}"]) { ${page} edges { cursor } }
}`

describe("the answer for another's id is the answer for no id", () => {
  const readers: readonly (readonly [string, Reader])[] = [
    ['mother', callers.mother.reader],
    ['physician', callers.physician.reader],
    ['staff for results', callers['staff for results'].reader],
  ]
  const hidden = readers.flatMap(([caller, reader]) => {
    const rows = world.filter((row) => !isFound(reader, row))
    const types = [...new Set(rows.map(({ type }) => type))]
    return types.map((type) => ({ caller, type, ids: rows.filter((row) => row.type === type) }))
  })

  test.each(hidden)('$caller: $type', async ({ caller, type, ids }) => {
    const unknown = await answerTo(caller, byId(type, 'unknown'))
    for (const { id } of ids) expect(await answerTo(caller, byId(type, id))).toBe(unknown)
  })

  test.each([
    ['a patient by identifier', '{ patient(identifier: "urn:ipp|ipp-child") { id } }'],
    ['patients by identifier', `{ patients(identifier: "ipp-child") { ${page} } }`],
    ['patients by name', `{ patients(name: "family-child") { ${page} } }`],
    ['a FHIR list by identifier', '{ PatientList(identifier: "urn:ipp|ipp-child") { id } }'],
    ['a connection by identifier', `{ PatientConnection(identifier: "ipp-child") { ${page} } }`],
    ['results by patient', `{ ObservationConnection(patient: "child") { ${page} } }`],
    ['results by subject', `{ ObservationConnection(subject: "Patient/child") { ${page} } }`],
    ['results by stay', `{ ObservationConnection(encounter: "child-Encounter") { ${page} } }`],
    ['the record of another', `{ patient(id: "child") { observations { ${page} } } }`],
    ['relatives of another', '{ RelatedPersonList(patient: "child") { id } }'],
  ])('%s', async (_, query) => {
    const unknown = query.replaceAll('child', 'xxxxx')
    expect(await answerTo('mother', query)).toBe(await answerTo('mother', unknown))
    expect(await answerTo('physician', query)).not.toBe(await answerTo('physician', unknown))
  })
})

describe('hidden rows neither count, sort nor page', () => {
  const only = { count: 1, totalCount: 1, next: null, pageInfo: { hasNextPage: false } }

  test.each([
    ['PatientConnection', '_sort: "-name"'],
    ['PatientConnection', '_sort: "_lastUpdated"'],
    ['ObservationConnection', '_sort: "date"'],
    ['ConditionConnection', '_sort: "-_id"'],
  ])('%s, %s: a page of one is all', async (field, order) => {
    const { data } = await served.query(
      'mother',
      `{ found: ${field}(${order}, _count: 1) { ${page} } }`,
    )
    expect(data).toMatchObject({ found: only })
  })

  test('a ward list tells of no stay that the caller may not see', async () => {
    const query = `{ patients(unit: "Location/bed", present: true) { totalCount edges { node { id } } } }`
    const of = async (caller: string) => (await served.query(caller, query)).data
    expect(await of('clerk')).toEqual({
      patients: { totalCount: 1, edges: [{ node: { id: 'mother' } }] },
    })
    expect(await of('physician')).toMatchObject({ patients: { totalCount: 3 } })
  })

  test('a cursor is good for its own subject, search and text', async () => {
    const ask = (caller: string, cursor: string) =>
      served.query(
        caller,
        'query ($c: String) { PatientConnection(_cursor: $c) { edges { cursor } } }',
        { c: cursor },
      )
    const first = await served.query(
      'physician',
      '{ PatientConnection(_sort: "_id", _count: 1) { next } }',
    )
    const cursor = String(Object(first.data?.['PatientConnection']).next)
    // What stands around the signed cursor can be read and rewritten by anybody.
    const [signed, asked, ...rest] = JSON.parse(Buffer.from(cursor, 'base64url').toString())
    const around = (inner: string, args: object) =>
      Buffer.from(JSON.stringify([inner, args, ...rest])).toString('base64url')
    const bytes = Buffer.from(signed, 'base64url')
    const forged = Buffer.concat([bytes.subarray(0, 16), Buffer.from('["after",["a"]]')])
    expect((await ask('physician', cursor)).errors).toBeUndefined()
    for (const { errors } of [
      await ask('another physician', cursor),
      await ask('physician', around(signed, { ...asked, _sort: '-_id' })),
      await ask('physician', around(signed, { ...asked, active: 'true' })),
      await ask('physician', around(forged.toString('base64url'), asked)),
      await ask('physician', 'nonsense'),
    ])
      expect(errors?.[0]?.extensions?.code).toBe('INVALID_CURSOR')
  })
})

describe('an id inside a resource names nothing outside it, even for who may see both', () => {
  const row = 'id text { div }'
  const shown = `
    ... on Patient { ${row} p: observations { totalCount } }
    ... on Encounter { ${row} e: observations { totalCount } subject { resource { ... on Patient { ${row} } } } }
    ... on Practitioner { ${row} r: PractitionerRoleConnection(_reference: practitioner) { count } }`

  test.each([
    ['contained', `contained { ${shown} }`, 3],
    ['a reference', `focus { resource(optional: true) { ${shown} } }`, 3],
    ['inside what is contained', `contained { ... on Patient { contained { ${shown} } } }`, 1],
    [
      'the container',
      `contained { ... on Patient { managingOrganization { resource { ... on Observation { ${row} } } } } }`,
      1,
    ],
  ])('%s', async (_, selection, least) => {
    const query = `{ Observation(id: "mother-Observation") { ${selection} } }`
    const text = await answerTo('physician', query)
    expect([...canariesIn(text)]).toEqual(['Observation/mother-Observation'])
    expect(text.split('CANARY').length).toBeGreaterThan(least)
    expect(text).not.toMatch(/ount":\d/)
  })
})

test.each([
  ['a clinical list', 'conditions { totalCount }'],
  ['a reverse connection', 'ConditionConnection(_reference: patient) { count }'],
])('%s needs its scope even where there is nothing to list', async (_, field) => {
  const query = `{ Observation(id: "mother-Observation") { contained { ... on Patient { ${field} } } } }`
  const of = async (caller: string) =>
    (await served.query(caller, query)).errors?.[0]?.extensions?.code
  expect(await of('staff for results')).toBe('FORBIDDEN')
  expect(await of('physician')).toBeUndefined()
})

test.each([
  'Patient(id: "TEXT") { id }',
  'PatientList(identifier: "TEXT") { id }',
  'patients(unit: "TEXT") { totalCount }',
])('a text that no record can hold is a wrong argument: %s', async (field) => {
  const { errors } = await served.query('mother', `{ ${field.replace('TEXT', '\\u0000')} }`)
  expect(errors?.[0]?.extensions?.code).toBe('INVALID_ARGUMENT')
})

test('a resource that is given to another patient leaves the record of the first', async () => {
  const moved = (patient: string) => ({
    ...{ resourceType: 'Observation', id: 'moved', status: 'final' },
    code: { coding: [{ system: 'urn:test', code: 'moved' }] },
    subject: { reference: `Patient/${patient}` },
  })
  const query = `{ Observation(id: "moved") { id } patient(id: "mother") { latest(codes: ["moved"]) { observation { id } } } }`
  await write(db, [moved('mother')])
  expect(await answerTo('mother', query)).toContain('"moved"')
  await write(db, [moved('child')])
  expect(await answerTo('mother', query)).not.toContain('"moved"')
})
