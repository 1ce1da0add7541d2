/** Who may write: each letter, and for a patient's token nothing in anybody else's record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Repository, Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, requestOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    observation('b', { id: 'ob' }),
  ])
})

afterAll(() => db.drop())

const patch = (...operations: object[]) => documentOf(operations)
const amend = () => patch({ op: 'replace', path: '/status', value: 'amended' })
const ofPatient = (id: string) => requestOf(store, 'patient/*.cruds', { patient: id })

/** The code that a promise fails with, or what it was kept with. */
const outcomeOf = (promise: Promise<{ outcome: string }>) =>
  promise.then(
    ({ outcome }) => outcome,
    (error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : String(error),
  )

const numberOfVersions = async (id: string) => {
  const { rows } = await db.pool.query('SELECT 1 FROM record.version WHERE id = $1', [id])
  return rows.length
}

describe('each letter', () => {
  const acts: Record<string, (repository: Repository) => Promise<{ outcome: string }>> = {
    create: (repository) => repository.create('Observation', documentOf(observation('a'))),
    update: (repository) =>
      repository.update('Observation', { id: 'oa' }, documentOf(observation('a', { id: 'oa' }))),
    patch: (repository) => repository.patch('Observation', { id: 'oa' }, amend()),
    'create with an id': (repository) =>
      repository.update('Observation', { id: 'n1' }, documentOf(observation('a', { id: 'n1' }))),
    'conditional create': (repository) =>
      repository.create('Observation', documentOf(observation('a')), { ifNoneExist: '_id=oa' }),
    'conditional delete': (repository) => repository.remove('Observation', { query: '_id=none' }),
  }

  test.each([
    ['create', 'user/Observation.c', 'created'],
    ['create', 'user/Observation.ruds', 'FORBIDDEN'],
    ['create', 'user/Patient.c', 'FORBIDDEN'],
    ['update', 'user/Observation.u', 'updated'],
    ['update', 'user/Observation.crds', 'FORBIDDEN'],
    ['patch', 'user/Observation.ru', 'updated'],
    ['patch', 'user/Observation.u', 'FORBIDDEN'],
    ['patch', 'user/Observation.crds', 'FORBIDDEN'],
    ['create with an id', 'user/Observation.u', 'FORBIDDEN'],
    ['create with an id', 'user/Observation.cu', 'NOT_FOUND'],
    ['create with an id', 'system/Observation.cu', 'created'],
    ['conditional create', 'user/Observation.cs', 'found'],
    ['conditional create', 'user/Observation.c', 'FORBIDDEN'],
    ['conditional delete', 'user/Observation.ds', 'unchanged'],
    ['conditional delete', 'user/Observation.d', 'FORBIDDEN'],
  ])('%s with %s: %s', async (act, scope, expected) => {
    expect(await outcomeOf(acts[act]?.(requestOf(store, scope)) ?? Promise.reject(act))).toBe(
      expected,
    )
  })

  test('delete needs d', async () => {
    const made = await staffOf(store).create('Observation', documentOf(observation('a')))
    const id = made.id ?? ''
    const remove = (scope: string) =>
      outcomeOf(requestOf(store, scope).remove('Observation', { id }))
    expect(await remove('user/Observation.crus')).toBe('FORBIDDEN')
    expect(await remove('user/Observation.d')).toBe('deleted')
  })
})

describe("a patient's token writes in its own record", () => {
  test.each<[string, (mine: Repository) => Promise<{ outcome: string }>, string]>([
    ['makes', (mine) => mine.create('Observation', documentOf(observation('a'))), 'created'],
    [
      "makes in another's",
      (mine) => mine.create('Observation', documentOf(observation('b'))),
      'FORBIDDEN',
    ],
    [
      'makes in nobody’s',
      (mine) =>
        mine.create('Observation', documentOf({ ...observation('a'), subject: { display: 'a' } })),
      'FORBIDDEN',
    ],
    ['makes a patient', (mine) => mine.create('Patient', documentOf(patient('X'))), 'FORBIDDEN'],
    [
      'makes a practitioner',
      (mine) => mine.create('Practitioner', documentOf({ resourceType: 'Practitioner' })),
      'FORBIDDEN',
    ],
    [
      'changes',
      (mine) =>
        mine.update('Observation', { id: 'oa' }, documentOf(observation('a', { id: 'oa' }))),
      'updated',
    ],
    [
      "moves to another's",
      (mine) =>
        mine.update('Observation', { id: 'oa' }, documentOf(observation('b', { id: 'oa' }))),
      'FORBIDDEN',
    ],
    [
      "patches over to another's",
      (mine) =>
        mine.patch(
          'Observation',
          { id: 'oa' },
          patch({ op: 'replace', path: '/subject/reference', value: 'Patient/b' }),
        ),
      'FORBIDDEN',
    ],
    [
      "takes another's",
      (mine) =>
        mine.update('Observation', { id: 'ob' }, documentOf(observation('a', { id: 'ob' }))),
      'NOT_FOUND',
    ],
    [
      'takes what is not there',
      (mine) =>
        mine.update(
          'Observation',
          { id: 'o-none' },
          documentOf(observation('a', { id: 'o-none' })),
        ),
      'NOT_FOUND',
    ],
    ["patches another's", (mine) => mine.patch('Observation', { id: 'ob' }, amend()), 'NOT_FOUND'],
    ["deletes another's", (mine) => mine.remove('Observation', { id: 'ob' }), 'FORBIDDEN'],
    [
      'deletes what is not there',
      (mine) => mine.remove('Observation', { id: 'o-none' }),
      'FORBIDDEN',
    ],
    [
      "does not find another's instead",
      (mine) => mine.create('Observation', documentOf(observation('a')), { ifNoneExist: '_id=ob' }),
      'created',
    ],
    [
      "deletes another's by search",
      (mine) => mine.remove('Observation', { query: '_id=ob' }),
      'FORBIDDEN',
    ],
    ['deletes', (mine) => mine.remove('Observation', { id: 'oa' }), 'FORBIDDEN'],
  ])('%s', async (_, act, expected) => {
    expect(await outcomeOf(act(ofPatient('a')))).toBe(expected)
    expect(await numberOfVersions('ob')).toBe(1)
  })

  test('a visit of two patients stays with both, and a new one is not shared', async () => {
    const participant = (...ids: string[]) =>
      ids.map((id) => ({ actor: { reference: `Patient/${id}` }, status: 'accepted' }))
    const visit = (id: string, ...ids: string[]) =>
      documentOf({
        resourceType: 'Appointment',
        id,
        status: 'booked',
        start: '2027-01-01T10:00:00Z',
        end: '2027-01-01T10:30:00Z',
        participant: participant(...ids),
      })
    const backend = requestOf(store, 'system/*.cruds')
    await backend.update('Appointment', { id: 'both' }, visit('both', 'a', 'b'))
    expect(await outcomeOf(ofPatient('a').create('Appointment', visit('x', 'a', 'b')))).toBe(
      'FORBIDDEN',
    )
    expect(
      await outcomeOf(ofPatient('a').update('Appointment', { id: 'both' }, visit('both', 'a'))),
    ).toBe('FORBIDDEN')
    expect(
      await outcomeOf(
        ofPatient('a').update('Appointment', { id: 'both' }, visit('both', 'b', 'a')),
      ),
    ).toBe('updated')
  })
})
