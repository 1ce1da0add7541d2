/** Who is bound to one patient looks through that patient's history alone: what others have written is not even counted. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, requestOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

const visit = (id: string, ...patients: readonly string[]): FhirObject => ({
  resourceType: 'Appointment',
  id,
  status: 'proposed',
  participant: patients.map((one) => ({
    actor: { reference: `Patient/${one}` },
    status: 'accepted',
  })),
})

const letter = (id: string, subject: string): FhirObject => ({
  resourceType: 'DocumentReference',
  id,
  status: 'current',
  subject: { reference: `Patient/${subject}` },
  content: [{ attachment: { url: `Binary/file-of-${subject}` } }],
})

const file = (id: string): FhirObject => ({ resourceType: 'Binary', id, contentType: 'text/plain' })

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    ...[visit('both', 'b', 'a'), visit('gone', 'b', 'a'), visit('left', 'b', 'a'), visit('b', 'b')],
    ...[file('file-of-a'), file('file-of-b'), letter('la', 'a'), letter('lb', 'b')],
    { resourceType: 'Slot', id: 'slot', status: 'free', schedule: { display: 'x' } },
  ])
  await staffOf(store).update('Appointment', { id: 'left' }, documentOf(visit('left', 'b')))
  await staffOf(store).remove('Appointment', { id: 'gone' })
  await db.pool.query(
    `INSERT INTO record.version (type, id, version, patient, source, author, time, action, document)
      SELECT 'Observation', 'o' || n, 1, 'b', 'test', 'test', clock_timestamp(), 'create',
        jsonb_build_object('resourceType', 'Observation', 'id', 'o' || n,
          'subject', jsonb_build_object('reference', 'Patient/b'))
      FROM generate_series(1, 4100) n`,
  )
})

afterAll(() => db.drop())

const historyOf = async (scope: string, type?: string) => {
  const repository = requestOf(store, scope, { patient: 'a' })
  const { entries, next } = await repository.history({ ...(type && { type }) }, { limit: 100 })
  expect(next).toBeNull()
  return entries.map((entry) => `${entry.type}/${entry.id} ${entry.version}`).sort()
}

test.each([
  ['Observation', ['Observation/oa 1']],
  ['Appointment', ['Appointment/both 1', 'Appointment/gone 1', 'Appointment/gone 2']],
  ['Binary', ['Binary/file-of-a 1']],
  ['Slot', ['Slot/slot 1']],
])('of %s: all that is theirs, and no page that is empty for others', async (type, expected) => {
  expect(await historyOf('patient/*.rs', type)).toEqual(expected)
})

test('of everything', async () => {
  expect(await historyOf('patient/*.rs')).toEqual([
    'Appointment/both 1',
    'Appointment/gone 1',
    'Appointment/gone 2',
    'Binary/file-of-a 1',
    'DocumentReference/la 1',
    'Observation/oa 1',
    'Patient/a 1',
    'Slot/slot 1',
  ])
})
