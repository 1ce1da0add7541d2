/** Links between patients: merges alone write those of a merge, and none opens another record. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Repository, Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, requestOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

const link = (type: string, id: string) => ({ other: { reference: `Patient/${id}` }, type })

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'kept', link: [link('replaces', 'gone')] }),
    patient('Un', { id: 'gone', active: false, link: [link('replaced-by', 'kept')] }),
    patient('Deux', { id: 'alone' }),
    ...['seealso', 'refer', 'replaces', 'replaced-by'].map((type) =>
      patient('Trois', { id: `linked-${type}`, link: [link(type, 'alone')] }),
    ),
    observation('alone', { id: 'secret' }),
  ])
})

afterAll(async () => {
  await db.drop()
})

const merged = (id: string, more: object) => documentOf(patient('Un', { id, ...more }))

describe('a link of a merge', () => {
  test.each<[string, (staff: Repository) => Promise<unknown>]>([
    [
      'is not created',
      (staff) =>
        staff.create('Patient', documentOf(patient('x', { link: [link('replaces', 'alone')] }))),
    ],
    [
      'is not added',
      (staff) =>
        staff.update(
          'Patient',
          { id: 'alone' },
          merged('alone', { link: [link('replaced-by', 'kept')] }),
        ),
    ],
    ['is not left out', (staff) => staff.update('Patient', { id: 'kept' }, merged('kept', {}))],
    [
      'is not changed',
      (staff) =>
        staff.update(
          'Patient',
          { id: 'kept' },
          merged('kept', { link: [link('replaces', 'alone')] }),
        ),
    ],
    [
      'is not patched',
      (staff) =>
        staff.patch(
          'Patient',
          { id: 'kept' },
          documentOf([{ op: 'replace', path: '/link/0/type', value: 'seealso' }]),
        ),
    ],
    [
      'is not written by a transaction',
      (staff) =>
        staff.transaction([
          {
            kind: 'create',
            type: 'Patient',
            document: documentOf(patient('x', { link: [link('replaces', 'alone')] })),
          },
        ]),
    ],
    ['does not go with its patient', (staff) => staff.remove('Patient', { id: 'gone' })],
  ])('%s', async (_, attempt) => {
    await expect(attempt(staffOf(store))).rejects.toMatchObject({
      code: 'INVALID_RESOURCE',
      extensions: { resource: { issue: [{ expression: ['Patient.link'] }] } },
    })
  })

  test('lets its patient be changed otherwise', async () => {
    const document = merged('kept', {
      active: true,
      link: [link('replaces', 'gone'), link('refer', 'alone')],
    })
    expect((await staffOf(store).update('Patient', { id: 'kept' }, document)).version).toBe(2)
  })
})

describe('no link opens another record', () => {
  test.each(['seealso', 'refer', 'replaces', 'replaced-by'])('%s', async (type) => {
    const own = requestOf(store, 'patient/*.rs', { patient: `linked-${type}` })
    expect(await own.read('Patient', `linked-${type}`)).not.toBeNull()
    expect(await own.follow(link(type, 'alone').other)).toBeNull()
    expect(await own.read('Patient', 'alone')).toBeNull()
    expect(await own.read('Observation', 'secret')).toBeNull()
    const other = requestOf(store, 'patient/*.rs', { patient: 'alone' })
    expect(await other.read('Patient', `linked-${type}`)).toBeNull()
  })
})
