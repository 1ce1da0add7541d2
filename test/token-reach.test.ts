/** How far a valid token reaches: no further than its scope, its patient and its user, whatever is asked. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { send, type Received } from './support/http.ts'
import { serve, type Served } from './support/served.ts'
import { createTestKey, moment, sign, trust, type Changes, type TestKey } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let key: TestKey
let db: TestDatabase
let served: Served

const observation = (id: string, patient: string) => ({
  resourceType: 'Observation',
  id,
  status: 'final',
  code: { text: 'weight' },
  subject: { reference: `Patient/${patient}` },
})

beforeAll(async () => {
  key = await createTestKey('ES384', 'es')
  db = await createTestDatabase()
  await write(db, [
    { resourceType: 'Patient', id: 'a', name: [{ family: 'Anne' }] },
    { resourceType: 'Patient', id: 'b', name: [{ family: 'Bruno' }] },
    observation('oa', 'a'),
    observation('ob', 'b'),
  ])
  const verify = createTokenVerifier([trust([key])], { now: () => new Date(moment * 1000) })
  served = await serve(await createStore(db), {}, { verify })
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

async function ask(
  claims: Changes,
  method: string,
  path: string,
  body?: object,
): Promise<Received> {
  const authorization = `Bearer ${await sign(key, claims)}`
  return send(served.url, {
    method,
    path,
    headers: {
      authorization,
      'content-type': path === '/graphql' ? 'application/json' : 'application/fhir+json',
    },
    ...(body && { body: JSON.stringify(body) }),
  })
}

const anne = (scope: string): Changes => ({ scope, patient: 'a' })
const created = { ...observation('', 'a'), id: undefined }

describe('over REST', () => {
  it.each<[string, Changes, string, string, number]>([
    ['its own patient', anne('patient/*.rs'), 'GET', 'Patient/a', 200],
    ["another's id: as if there were none", anne('patient/*.rs'), 'GET', 'Patient/b', 404],
    ["another's observation", anne('patient/*.rs'), 'GET', 'Observation/ob', 404],
    ['a write, with r and s', anne('patient/*.rs'), 'POST', 'Observation', 403],
    ['a write, with c', anne('patient/*.crs'), 'POST', 'Observation', 201],
    [
      'a write for another patient, with c',
      { scope: 'patient/*.c', patient: 'b' },
      'POST',
      'Observation',
      403,
    ],
    ['v1 read: reads', anne('patient/*.read'), 'GET', 'Observation/oa', 200],
    ['v1 read: searches', anne('patient/*.read'), 'GET', 'Observation?code:text=weight', 200],
    ['v1 read: writes', anne('patient/*.read'), 'POST', 'Observation', 403],
    ['v1 write: writes', anne('patient/*.write'), 'POST', 'Observation', 201],
    ['v1 write: reads', anne('patient/*.write'), 'GET', 'Observation/oa', 403],
    ['v1 write: searches', anne('patient/*.write'), 'GET', 'Observation?code:text=weight', 403],
    ['r: searches', anne('patient/*.r'), 'GET', 'Observation', 403],
    ['s: reads', anne('patient/*.s'), 'GET', 'Observation/oa', 403],
    ['another type', anne('patient/Patient.rs'), 'GET', 'Observation/oa', 403],
    ['identity scopes alone', { scope: 'openid fhirUser launch/patient' }, 'GET', 'Patient/a', 403],
    ['no scope at all', { scope: '' }, 'GET', 'Patient/a', 403],
    [
      'user/ of a patient: themselves',
      { scope: 'user/*.rs', fhirUser: 'Patient/a' },
      'GET',
      'Patient/a',
      200,
    ],
    [
      'user/ of a patient: another',
      { scope: 'user/*.rs', fhirUser: 'Patient/a' },
      'GET',
      'Patient/b',
      404,
    ],
    ['system/ in one type', { scope: 'system/Patient.rs' }, 'GET', 'Observation/oa', 403],
  ])('%s', async (_, claims, method, path, status) => {
    const body = method === 'POST' ? created : undefined
    const answer = await ask(claims, method, `/fhir/${path}`, body)
    expect(answer.status).toBe(status)
    expect(answer.text).not.toMatch(/Bruno|Patient\/b/)
  })
})

describe('over GraphQL', () => {
  const both = '{ a: patient(id: "a") { id } b: patient(id: "b") { id } }'
  const create =
    'mutation { ObservationCreate(res: {resourceType: "Observation", status: "final", code: {text: "weight"}, subject: {reference: "Patient/a"}}) { id } }'
  const forbidden = { extensions: { code: 'FORBIDDEN' } }
  it.each<[string, Changes, string, object]>([
    ["another's id", anne('patient/*.rs'), both, { data: { a: { id: 'a' }, b: null } }],
    [
      'the same id in another token',
      { scope: 'patient/*.rs', patient: 'b' },
      both,
      { data: { a: null, b: { id: 'b' } } },
    ],
    ['another type', anne('patient/Observation.rs'), both, { errors: [forbidden, forbidden] }],
    ['a write, with r and s', anne('patient/*.rs'), create, { errors: [forbidden] }],
  ])('%s', async (_, claims, query, expected) => {
    const { text } = await ask(claims, 'POST', '/graphql', { query })
    expect(JSON.parse(text)).toMatchObject(expected)
  })
})
