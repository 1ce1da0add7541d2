/** History through the REST face: what was, page by page, and never a version that the caller may not see. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, entriesOf, linkOf, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, serviceOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller
/** A moment before which `moved` had been written, and after which `gone` was. */
let moment: string

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    { resourceType: 'Basic', id: 'parked', code: { text: 'x' } },
  ])
  const put = (id: string, subject: string) =>
    serviceOf(store).update('Observation', { id }, documentOf(observation(subject, { id })))
  for (const subject of ['a', 'b', 'a']) await put('moved', subject)
  const { rows } = await db.pool.query<{ now: string }>('SELECT clock_timestamp()::text AS now')
  moment = new Date(`${rows[0]?.now}`).toISOString()
  await put('gone', 'a')
  await staffOf(store).remove('Observation', { id: 'gone' })
  served = await serve(store, {
    staff: accessOf('user/*.rs'),
    colleague: accessOf('user/*.rs', { subject: 'colleague' }),
    own: accessOf('patient/*.rs', { patient: 'a' }),
    other: accessOf('patient/*.rs', { patient: 'b' }),
    narrow: accessOf('user/Patient.rs'),
    reader: accessOf('user/*.r'),
    system: accessOf('system/*.rs'),
  })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** `DELETE Observation/gone 2` for each entry, and what resource comes with it. */
const requestsOf = async (caller: string, path: string) => {
  const { body } = await call(caller, path)
  return entriesOf(body).map(({ request, response, resource }) => {
    const { method, url } = Object(request)
    const version = /^W\/"(\d+)"$/.exec(String(Object(response)['etag']))?.[1]
    return `${method} ${url} ${version}${resource === undefined ? '' : ' with it'}`
  })
}

test.each([
  [
    'staff',
    'Observation/moved/_history',
    [
      'PUT Observation/moved 3 with it',
      'PUT Observation/moved 2 with it',
      'POST Observation 1 with it',
    ],
  ],
  [
    'own',
    'Observation/moved/_history',
    ['PUT Observation/moved 3 with it', 'POST Observation 1 with it'],
  ],
  ['own', 'Observation/gone/_history', ['DELETE Observation/gone 2', 'POST Observation 1 with it']],
  ['narrow', 'Patient/_history', ['POST Patient 1 with it', 'POST Patient 1 with it']],
  ['own', 'Patient/_history', ['POST Patient 1 with it']],
  ['other', 'Observation/_history', []],
  ['other', '_history', ['POST Patient 1 with it']],
  ['system', 'Basic/parked/_history', ['POST Basic 1 with it']],
  ['system', 'Basic/_history', ['POST Basic 1 with it']],
])('%s: %s', async (caller, path, expected) => {
  expect(await requestsOf(caller, path)).toEqual(expected)
  expect((await call(caller, path)).body).toMatchObject({ resourceType: 'Bundle', type: 'history' })
})

test.each([
  ['staff', 'Observation/none/_history', 404],
  ['other', 'Observation/moved/_history', 404],
  ['other', 'Observation/gone/_history', 404],
  ['narrow', 'Observation/moved/_history', 403],
  ['narrow', 'Observation/_history', 403],
  ['reader', 'Observation/_history', 403],
  ['reader', 'Observation/moved/_history', 200],
  ['staff', 'Basic/parked/_history', 403],
  ['staff', 'Basic/_history', 403],
  ['nobody', '_history', 401],
  ['staff', 'Nothing/_history', 404],
  ['staff', 'Observation/_history?_since=yesterday', 400],
  ['staff', 'Observation/_history?status=final', 400],
  ['staff', 'Observation/_history?_cursor=x', 400],
])('%s: %s answers %i', async (caller, path, status) => {
  expect((await call(caller, path)).status).toBe(status)
})

test('the whole history tells staff of no parked type, and a system of all', async () => {
  const types = async (caller: string) =>
    new Set((await requestsOf(caller, '_history')).map((line) => / ([A-Z][a-z]+)/.exec(line)?.[1]))
  expect(await types('staff')).toEqual(new Set(['Observation', 'Patient']))
  expect(await types('system')).toEqual(new Set(['Observation', 'Patient', 'Basic']))
})

test('since a moment', async () => {
  expect(await requestsOf('staff', `Observation/_history?_since=${moment}`)).toEqual([
    'DELETE Observation/gone 2',
    'POST Observation 1 with it',
  ])
})

describe('pages', () => {
  test('lead through all, each once', async () => {
    const whole = await requestsOf('staff', 'Observation/_history')
    const seen: string[] = []
    for (let next: string | undefined = 'Observation/_history?_count=2'; next !== undefined;) {
      seen.push(...(await requestsOf('staff', next)))
      next = linkOf((await call('staff', next)).body, 'next')
    }
    expect(seen).toEqual(whole)
    expect(whole).toHaveLength(5)
  })

  test('a cursor is good for its own caller and history alone', async () => {
    const { body } = await call('staff', 'Observation/_history?_count=2')
    const cursor = new URL(linkOf(body, 'next') ?? '').searchParams.get('_cursor') ?? ''
    const status = async (caller: string, path: string) =>
      (await call(caller, `${path}?_cursor=${cursor}`)).status
    expect(await status('staff', 'Observation/_history')).toBe(200)
    expect(await status('colleague', 'Observation/_history')).toBe(400)
    expect(await status('staff', 'Observation/moved/_history')).toBe(400)
    expect(await status('staff', 'Patient/_history')).toBe(400)
    expect(await status('staff', '_history')).toBe(400)
    expect(await status('staff', 'Observation')).toBe(400)
  })
})
