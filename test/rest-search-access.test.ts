/** Searching through the REST face shows what the caller may see, and tells nothing of the rest. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createCaller, entriesOf, linkOf, namesOf, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let served: Served
let call: Caller

const results = (who: string) => Array.from({ length: 6 }, (_, at) => `${who}-o${at}`)

beforeAll(async () => {
  db = await createTestDatabase()
  const practitioner = { reference: 'Practitioner/gp' }
  await write(db, [
    { resourceType: 'Practitioner', id: 'gp', name: [{ family: 'Curie' }] },
    ...['a', 'b'].map((id) => patient('Martin', { id, generalPractitioner: [practitioner] })),
    ...['a', 'b'].flatMap((who) =>
      results(who).map((id) => observation(who, { id, performer: [practitioner] })),
    ),
    // Of patient a, yet it names a result of patient b.
    {
      ...observation('a', { id: 'a-derived' }),
      derivedFrom: [{ reference: 'Observation/b-o0' }, { reference: 'Observation/a-o0' }],
    },
  ])
  served = await serve(await createStore(db), {
    staff: accessOf('user/*.rs'),
    colleague: accessOf('user/*.rs', { subject: 'colleague' }),
    own: accessOf('patient/*.rs', { patient: 'a' }),
    narrow: accessOf('user/Observation.rs'),
    reader: accessOf('user/*.r'),
  })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

test.each([
  ['staff', 'Patient', 2],
  ['own', 'Patient', 1],
  ['own', 'Patient?name=martin', 1],
  ['own', 'Patient?_id=b', 0],
  ['own', 'Observation', 7],
  ['own', 'Observation?patient=b', 0],
  ['own', 'Observation?subject:Patient.name=martin', 7],
  ['own', 'Observation?_id=b-o0', 0],
  ['own', 'Patient/a/Observation', 7],
  ['own', 'Patient/b/Observation', 0],
  ['staff', 'Patient/b/Observation', 6],
  ['own', 'Patient?_has:Observation:patient:_id=b-o0', 0],
  ['staff', 'Patient?_has:Observation:patient:_id=b-o0', 1],
  ['own', 'Observation?derived-from=Observation/b-o0', 1],
  ['own', 'Observation?derived-from._id=b-o0', 0],
])('%s finds in %s: %i, and so says every total', async (caller, path, count) => {
  const { status, body } = await call(caller, path)
  expect([status, entriesOf(body).length, body['total']]).toEqual([200, count, count])
  const mark = path.includes('?') ? '&' : '?'
  for (const asked of ['_count=0', '_total=accurate', '_total=estimate', '_summary=count']) {
    expect((await call(caller, path + mark + asked)).body['total']).toBe(count)
  }
})

describe('no right, no answer', () => {
  test.each([
    ['no token', 'nobody', 'Patient', 401],
    ['no scope for the type', 'narrow', 'Patient', 403],
    ['no right to search', 'reader', 'Patient', 403],
    ['a chain over a forbidden type', 'narrow', 'Observation?subject:Patient.name=martin', 403],
    ['a _has over a forbidden type', 'narrow', 'Observation?_has:Provenance:target:_id=x', 403],
    ['a filter over a forbidden type', 'narrow', 'Observation?_filter=subject.name eq martin', 403],
    [
      'a _revinclude of a forbidden type',
      'narrow',
      'Observation?_revinclude=Provenance:target',
      403,
    ],
    ['the directory as a patient', 'own', 'Practitioner', 403],
    ['a compartment without a scope', 'narrow', 'Patient/a/Condition', 403],
  ])('%s', async (_, caller, path, status) => {
    const answer = await call(caller, path)
    expect(answer.status).toBe(status)
    expect(answer.body).toMatchObject({ resourceType: 'OperationOutcome' })
  })

  test('a form is refused as an address is', async () => {
    const sent = {
      method: 'POST',
      body: 'name=martin',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
    }
    expect((await call('narrow', 'Patient/_search', sent)).status).toBe(403)
    expect(namesOf((await call('own', 'Patient/_search', sent)).body)).toEqual(['Patient/a'])
  })
})

describe('what comes along', () => {
  test.each([
    ['own', 'Observation?_id=a-derived&_include=Observation:derived-from', ['Observation/a-o0']],
    [
      'staff',
      'Observation?_id=a-derived&_include=Observation:derived-from',
      ['Observation/a-o0', 'Observation/b-o0'],
    ],
    ['narrow', 'Observation?_id=a-o0&_include=Observation:subject', []],
    ['own', 'Observation?_id=a-o0&_include=Observation:performer', ['Practitioner/gp']],
    [
      'own',
      'Observation?_id=a-o0&_include=Observation:performer&_revinclude:iterate=Patient:general-practitioner',
      ['Practitioner/gp', 'Patient/a'],
    ],
    [
      'own',
      'Patient?_revinclude=Observation:patient',
      [...results('a'), 'derived'].map((id) =>
        id === 'derived' ? 'Observation/a-derived' : `Observation/${id}`,
      ),
    ],
  ])('%s gets with %s', async (caller, path, expected) => {
    const { status, body } = await call(caller, path)
    const included = namesOf(body).filter(
      (_, at) => Object(entriesOf(body)[at]?.['search'])['mode'] === 'include',
    )
    expect([status, included.sort()]).toEqual([200, [...expected].sort()])
  })
})

describe('a cursor', () => {
  const nextOf = async (caller: string, path: string) =>
    new URL(linkOf((await call(caller, path)).body, 'next') ?? '').searchParams.get('_cursor') ?? ''

  test('is good for its own caller and search alone', async () => {
    const cursor = encodeURIComponent(await nextOf('staff', 'Observation?_count=2'))
    const status = async (caller: string, path: string) =>
      (await call(caller, `${path}_cursor=${cursor}`)).status
    expect(await status('staff', 'Observation?')).toBe(200)
    expect(await status('colleague', 'Observation?')).toBe(400)
    expect(await status('staff', 'Observation?patient=a&')).toBe(400)
    expect(await status('staff', 'Observation?_sort=_id&')).toBe(400)
    expect(await status('staff', 'Patient?')).toBe(400)
    expect(await status('staff', 'Patient/a/Observation?')).toBe(400)
    expect(await status('staff', 'Observation/_history?')).toBe(400)
  })

  test('that was changed is refused', async () => {
    const cursor = await nextOf('own', 'Observation?_count=2')
    const changed = Buffer.from(cursor, 'base64url')
    changed[changed.length - 3] = (changed.at(-3) ?? 0) ^ 1
    for (const wrong of [changed.toString('base64url'), 'x', '']) {
      expect((await call('own', `Observation?_cursor=${wrong}`)).status).toBe(400)
    }
  })

  test('leads a patient through their own record alone', async () => {
    const seen: string[] = []
    for (let next: string | undefined = 'Observation?_count=2'; next !== undefined;) {
      const { body } = await call('own', next)
      seen.push(...namesOf(body))
      next = linkOf(body, 'next')
    }
    const expected = [...results('a'), 'a-derived'].map((id) => `Observation/${id}`)
    expect(seen.sort()).toEqual(expected.sort())
  })
})
