/** SMART's own JavaScript client reads, searches, pages and writes: https://docs.smarthealthit.org/client-js/ */
import { IncomingMessage, ServerResponse } from 'node:http'
import { Socket } from 'node:net'
import smart from 'fhirclient'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let served: Served

const results = ['o1', 'o2', 'o3', 'o4', 'o5']

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [
    { resourceType: 'Organization', id: 'hospital', name: 'Hôpital' },
    patient('Un', { id: 'a', managingOrganization: { reference: 'Organization/hospital' } }),
    patient('Deux', { id: 'b' }),
    ...results.map((id) => observation('a', { id })),
    observation('b', { id: 'other' }),
  ])
  served = await serve(await createStore(db), {
    staff: accessOf('user/*.cruds'),
    own: accessOf('patient/*.rs', { patient: 'a' }),
    narrow: accessOf('user/Observation.rs'),
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** Where the client keeps its session: it forgets it when a token is refused. */
function createStorage() {
  const session = new Map<string, unknown>()
  return {
    get: (key: string) => Promise.resolve(session.get(key)),
    set: (key: string, value: unknown) => Promise.resolve(session.set(key, value).get(key)),
    unset: (key: string) => Promise.resolve(session.delete(key)),
  }
}

/** The client of a session that holds this token, as a server of an app makes it. */
function clientOf(token: string) {
  const request = new IncomingMessage(new Socket())
  return smart(request, new ServerResponse(request), createStorage()).client({
    serverUrl: `${served.url}/fhir`,
    tokenResponse: { access_token: token, patient: 'a' },
  })
}

const idsOf = (resources: readonly { id?: string }[]) => resources.map(({ id }) => id).sort()

test('knows the release', async () => {
  const client = clientOf('staff')
  expect([await client.getFhirVersion(), await client.getFhirRelease()]).toEqual(['4.0.1', 4])
})

test('reads the patient of its launch', async () => {
  expect(await clientOf('own').patient.read()).toMatchObject({ resourceType: 'Patient', id: 'a' })
})

test('reads by an address', async () => {
  const read = await clientOf('staff').request('Observation/o1')
  expect(read).toMatchObject({ id: 'o1', subject: { reference: 'Patient/a' } })
})

test('resolves references in place', async () => {
  const read = await clientOf('staff').request('Observation/o1', {
    resolveReferences: ['subject', 'subject.managingOrganization'],
  })
  expect(read.subject).toMatchObject({ id: 'a', managingOrganization: { name: 'Hôpital' } })
})

test('searches all pages, as one list', async () => {
  const found = await clientOf('staff').request('Observation?patient=a&_count=2', {
    pageLimit: 0,
    flat: true,
  })
  expect(idsOf(found)).toEqual(results)
})

test('searches page by page', async () => {
  const sizes: number[] = []
  await clientOf('staff').request('Observation?patient=a&_count=2', {
    pageLimit: 0,
    flat: true,
    onPage: (page) => {
      sizes.push([page].flat().length)
    },
  })
  expect(sizes).toEqual([2, 2, 1])
})

test('walks through the resources of all pages', async () => {
  const found: { id?: string }[] = []
  for await (const resource of clientOf('staff').resources('Observation?patient=a&_count=2'))
    found.push(resource)
  expect(idsOf(found)).toEqual(results)
})

test("searches within the launch's patient", async () => {
  const found = await clientOf('own').patient.request<{ id: string }[]>('Observation?_count=3', {
    pageLimit: 0,
    flat: true,
  })
  expect(idsOf(found)).toEqual(results)
})

test('creates, updates, patches and deletes', async () => {
  const client = clientOf('staff')
  const made = await client.create({ ...observation('a'), resourceType: 'Observation' })
  expect(made).toMatchObject({ status: 'final', meta: { versionId: '1' } })
  const id = String(made.id)
  const { response } = await client.update(
    { ...observation('a', { id, status: 'amended' }), resourceType: 'Observation' },
    { includeResponse: true },
  )
  expect([response.status, response.headers.get('etag')]).toEqual([200, 'W/"2"'])
  const patched = await client.patch(`Observation/${id}`, [
    { op: 'replace', path: '/status', value: 'corrected' },
  ])
  expect(patched).toMatchObject({ status: 'corrected', meta: { versionId: '3' } })
  await client.delete(`Observation/${id}`)
  await expect(client.request(`Observation/${id}`)).rejects.toMatchObject({ status: 410 })
})

test.each([
  ["another's patient", 'own', 'Patient/b', 404],
  ["another's result", 'own', 'Observation/other', 404],
  ['a type beyond the scopes', 'narrow', 'Patient/a', 403],
  ['without a token that is known', 'nobody', 'Patient/a', 401],
  ['an unknown parameter', 'staff', 'Patient?nickname=x', 400],
])('is refused %s', async (_, token, address, status) => {
  await expect(clientOf(token).request(address)).rejects.toMatchObject({ status })
})

test('is refused a write that its scopes do not allow', async () => {
  const client = clientOf('own')
  await expect(
    client.create({ ...observation('a'), resourceType: 'Observation' }),
  ).rejects.toMatchObject({ status: 403 })
  await expect(client.delete('Observation/o1')).rejects.toMatchObject({ status: 403 })
})
