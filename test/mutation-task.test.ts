/** Tasks go on as their state machine allows, and not otherwise. */
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
  blind: accessOf('patient/Task.u', { patient: 'a' }),
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

async function task(status: string, more: object = {}): Promise<string> {
  const document = documentOf({
    resourceType: 'Task',
    status,
    intent: 'order',
    for: subject,
    ...more,
  })
  return (await staffOf(store).create('Task', document)).id ?? ''
}

const advance = (caller: string, id: string, status: string, more: object = {}) =>
  served.query(
    caller,
    `mutation ($id: ID!, $status: String!, $reason: String, $business: CodeableConceptInput, $output: [TaskOutputInput!],
      $note: String, $ifMatch: String) { advanceTask(id: $id, status: $status, reason: $reason, businessStatus: $business,
      output: $output, note: $note, ifMatch: $ifMatch) { status } }`,
    { id, status, ...more },
  )

const read = (id: string) => staffOf(store).read('Task', id)

describe('a task', () => {
  test('is done, with what came of it', async () => {
    const id = await task('requested', { statusReason: { text: 'ancienne' } })
    for (const status of ['received', 'accepted', 'in-progress', 'on-hold', 'in-progress']) {
      expect(codeOf(await advance('nurse', id, status))).toBeUndefined()
    }
    await advance('nurse', id, 'completed', {
      business: { text: 'prélevé' },
      output: [{ type: { text: 'tubes' }, value: { integer: 2 } }],
      note: 'sans problème',
    })
    await advance('nurse', id, 'completed', {
      output: [{ type: { text: 'résultat' }, value: { reference: 'Observation/o' } }],
    })
    const done = await read(id)
    expect(done).toMatchObject({
      status: 'completed',
      businessStatus: { text: 'prélevé' },
      output: [{ valueInteger: 2 }, { valueReference: { reference: 'Observation/o' } }],
      note: [{ authorReference: { reference: 'Practitioner/nurse' }, text: 'sans problème' }],
    })
    expect(done?.['statusReason']).toBeUndefined()
    expect(Date.parse(String(done?.['lastModified']))).toBeGreaterThan(0)
  })

  test.each([
    ['draft', 'completed'],
    ['requested', 'in-progress'],
    ['received', 'requested'],
    ['in-progress', 'accepted'],
    ['in-progress', 'cancelled'],
    ['on-hold', 'completed'],
    ['rejected', 'accepted'],
    ['cancelled', 'requested'],
    ['completed', 'in-progress'],
    ['failed', 'in-progress'],
    ['entered-in-error', 'requested'],
  ])('that is %s does not become %s', async (from, to) => {
    const id = await task(from)
    const answer = await advance('nurse', id, to)
    expect(codeOf(answer)).toBe('CONFLICT')
    expect(expressionsOf(answer)).toEqual(['Task.status'])
    expect(await read(id)).toMatchObject({ status: from, meta: { versionId: '1' } })
  })

  test.each(['completed', 'draft'])('that is %s may be one entered in error', async (from) => {
    const id = await task(from)
    await advance('anne', id, 'entered-in-error', { reason: 'doublon' })
    expect(await read(id)).toMatchObject({
      status: 'entered-in-error',
      statusReason: { text: 'doublon' },
    })
  })

  test('of two who start it one does', async () => {
    const id = await task('ready')
    const both = await Promise.all(
      [1, 2].map(() => advance('nurse', id, 'in-progress', { ifMatch: '1' })),
    )
    expect(both.map(codeOf).sort()).toEqual(['CONFLICT', undefined])
  })
})

test.each([
  ['paul', 'NOT_FOUND'],
  ['reader', 'FORBIDDEN'],
  ['blind', 'FORBIDDEN'],
])('%s, who may not, is refused', async (caller, code) => {
  expect(codeOf(await advance(caller, await task('ready'), 'in-progress'))).toBe(code)
  expect(codeOf(await advance(caller, 'none', 'in-progress'))).toBe(code)
})

test.each([
  [{ output: [{ type: { text: 'x' }, value: {} }] }, 'Task.output[0].value'],
  [
    { output: [{ type: { text: 'x' }, value: { quantity: { value: 1, code: 'mmHg' } } }] },
    'Task.output[0].value.code',
  ],
])('an output that is none is refused: %o', async (more, expression) => {
  const answer = await advance('nurse', await task('in-progress'), 'completed', more)
  expect(codeOf(answer)).toBe('INVALID_ARGUMENT')
  expect(expressionsOf(answer)).toEqual([expression])
})
