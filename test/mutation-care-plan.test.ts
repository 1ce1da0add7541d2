/** The activities that a care plan describes go on as their statuses allow, and not otherwise. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { codeOf, expressionsOf } from './support/answers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  nurse: accessOf('user/*.cruds', { fhirUser: 'Practitioner/nurse', roles: ['information'] }),
  anne: accessOf('patient/*.cruds', { patient: 'a' }),
  paul: accessOf('patient/*.cruds', { patient: 'b' }),
  reader: accessOf('patient/*.rs', { patient: 'a' }),
  blind: accessOf('patient/CarePlan.u', { patient: 'a' }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [patient('Un', { id: 'a' }), patient('Deux', { id: 'b' })])
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const subject = { reference: 'Patient/a' }

async function plan(status: string, more: object = {}): Promise<string> {
  const document = documentOf({
    resourceType: 'CarePlan',
    status: 'active',
    intent: 'plan',
    subject,
    activity: [
      { id: 'other', reference: { reference: 'Task/t' } },
      { id: 'walk', detail: { status, description: 'marcher', statusReason: { text: 'pluie' } } },
    ],
    ...more,
  })
  return (await staffOf(store).create('CarePlan', document)).id ?? ''
}

const perform = (caller: string, id: string, status: string, more: object = { activity: 'walk' }) =>
  served.query(
    caller,
    `mutation ($id: ID!, $activity: String, $index: Int, $status: String!, $reason: String, $note: String, $ifMatch: String) {
      advanceCarePlanActivity(id: $id, activity: $activity, index: $index, status: $status, reason: $reason, note: $note,
        ifMatch: $ifMatch) { activity { detail { status } } } }`,
    { id, status, ...more },
  )

const read = (id: string) => staffOf(store).read('CarePlan', id)

describe('an activity of a care plan', () => {
  test('is done, by its id', async () => {
    const id = await plan('scheduled')
    await perform('anne', id, 'in-progress')
    await perform('nurse', id, 'completed', { activity: 'walk', note: 'deux heures' })
    expect((await read(id))?.['activity']).toEqual([
      { id: 'other', reference: { reference: 'Task/t' } },
      {
        id: 'walk',
        detail: { status: 'completed', description: 'marcher' },
        progress: [expect.objectContaining({ text: 'deux heures' })],
      },
    ])
  })

  test('is stopped, by its place in a version', async () => {
    const id = await plan('in-progress')
    const answer = await perform('nurse', id, 'stopped', {
      index: 1,
      ifMatch: '1',
      reason: 'chute',
    })
    expect(codeOf(answer)).toBeUndefined()
    expect(await read(id)).toMatchObject({
      activity: [{}, { detail: { status: 'stopped', statusReason: { text: 'chute' } } }],
    })
  })

  const detail = 'CarePlan.activity[1].detail.status'
  test.each<[string, object, object, string, string, string?]>([
    [
      'that has ended',
      { status: 'completed' },
      { activity: 'walk' },
      'in-progress',
      'CONFLICT',
      detail,
    ],
    ['with an unknown status', {}, { activity: 'walk' }, 'secret', 'INVALID_ARGUMENT', detail],
    ['of a Task', {}, { activity: 'other' }, 'completed', 'CONFLICT', 'CarePlan.activity[0]'],
    ['that is not there', {}, { activity: 'none' }, 'completed', 'NOT_FOUND'],
    ['beyond the last', {}, { index: 2, ifMatch: '1' }, 'completed', 'NOT_FOUND'],
    ['before the first', {}, { index: -1, ifMatch: '1' }, 'completed', 'NOT_FOUND'],
    ['by its place in whatever version', {}, { index: 1 }, 'completed', 'INVALID_ARGUMENT'],
    ['by id and place', {}, { activity: 'walk', index: 1 }, 'completed', 'INVALID_ARGUMENT'],
    ['by neither', {}, {}, 'completed', 'INVALID_ARGUMENT'],
    ['of another version', {}, { activity: 'walk', ifMatch: '2' }, 'completed', 'CONFLICT'],
    [
      'of a plan that has ended',
      { plan: 'revoked' },
      { activity: 'walk' },
      'completed',
      'CONFLICT',
      'CarePlan.status',
    ],
  ])('%s is refused', async (_, given, more, to, code, expression) => {
    const { status = 'scheduled', plan: whole = 'active' }: { status?: string; plan?: string } =
      given
    const id = await plan(status, { status: whole })
    const answer = await perform('nurse', id, to, more)
    expect(codeOf(answer)).toBe(code)
    expect(expressionsOf(answer)[0]).toBe(expression)
    expect(await read(id)).toMatchObject({ meta: { versionId: '1' } })
  })
})

test.each([
  ['paul', 'NOT_FOUND'],
  ['reader', 'FORBIDDEN'],
  ['blind', 'FORBIDDEN'],
])('%s, who may not, is refused', async (caller, code) => {
  expect(codeOf(await perform(caller, await plan('scheduled'), 'completed'))).toBe(code)
  expect(codeOf(await perform(caller, 'none', 'completed'))).toBe(code)
})
