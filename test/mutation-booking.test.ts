/** Booking: one slot, one appointment; who cancels gives back what their booking took, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Answer, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  physician: accessOf('user/*.cruds'),
  anne: accessOf('patient/*.cruds', { patient: 'a', subject: 'anne' }),
  paul: accessOf('patient/*.cruds', { patient: 'b', subject: 'paul' }),
  reader: accessOf('patient/*.rs', { patient: 'a' }),
  blind: accessOf('patient/Appointment.cruds', { patient: 'a' }),
}

const slot = (id: string, status = 'free') => ({
  resourceType: 'Slot',
  id,
  status,
  schedule: { reference: 'Schedule/agenda' },
  start: '2027-01-04T09:00:00Z',
  end: '2027-01-04T09:30:00Z',
})

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    { resourceType: 'Schedule', id: 'agenda', actor: [{ reference: 'Practitioner/p' }] },
    ...['race', 'own', 'other', 'letters', 'twice'].map((id) => slot(id)),
    slot('elsewhere', 'busy'),
  ])
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const book = (caller: string, slotId: string, who: string) =>
  served.query(
    caller,
    `mutation ($slot: ID!, $patient: ID!) { bookAppointment(slot: $slot, patient: $patient) {
      id status start participant { actor { reference } } } }`,
    { slot: slotId, patient: who },
  )

const cancel = (caller: string, id: string) =>
  served.query(
    caller,
    `mutation ($id: ID!) { cancelAppointment(id: $id, reason: "empêchée") { status cancelationReason { text } } }`,
    { id },
  )

const valueOf = ({ data }: Answer): unknown => Object.values(data ?? {})[0]
const codeOf = ({ errors }: Answer) => errors?.[0]?.extensions?.code
const idOf = (answer: Answer) => String(Object(valueOf(answer)).id)
const statusOf = async (id: string) => (await staffOf(store).read('Slot', id))?.['status']

describe('booking', () => {
  test('of many at once one gets the slot', async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, number) =>
        number % 2 === 0 ? book('anne', 'race', 'a') : book('paul', 'race', 'b'),
      ),
    )
    expect(answers.filter((answer) => valueOf(answer) != null)).toHaveLength(1)
    expect(answers.filter((answer) => codeOf(answer) === 'CONFLICT')).toHaveLength(7)
    expect(await statusOf('race')).toBe('busy')
  })

  test('takes time and people from the slot and its schedule', async () => {
    expect(valueOf(await book('physician', 'own', 'a'))).toMatchObject({
      status: 'booked',
      start: '2027-01-04T09:00:00Z',
      participant: [
        { actor: { reference: 'Patient/a' } },
        { actor: { reference: 'Practitioner/p' } },
      ],
    })
  })

  test.each([
    ['for another patient', 'anne', 'letters', 'b', 'FORBIDDEN'],
    ['without c', 'reader', 'letters', 'a', 'FORBIDDEN'],
    ['without r on slots', 'blind', 'letters', 'a', 'FORBIDDEN'],
    ['a slot that is not there', 'anne', 'none', 'a', 'NOT_FOUND'],
    ['a slot that is busy', 'anne', 'elsewhere', 'a', 'CONFLICT'],
  ])('%s is refused', async (_, caller, slotId, who, code) => {
    expect(codeOf(await book(caller, slotId, who))).toBe(code)
    expect(await statusOf('letters')).toBe('free')
  })
})

describe('cancelling', () => {
  test('frees the slot for the next, once', async () => {
    const id = idOf(await book('anne', 'twice', 'a'))
    expect(codeOf(await cancel('paul', id))).toBe('NOT_FOUND')
    expect(await statusOf('twice')).toBe('busy')
    expect(valueOf(await cancel('anne', id))).toEqual({
      status: 'cancelled',
      cancelationReason: { text: 'empêchée' },
    })
    expect(await statusOf('twice')).toBe('free')
    expect(valueOf(await book('paul', 'twice', 'b'))).toMatchObject({ status: 'booked' })
    expect(codeOf(await cancel('anne', id))).toBe('CONFLICT')
    expect(await statusOf('twice')).toBe('busy')
  })

  test.each(['elsewhere', 'race'])('does not free a slot that others took: %s', async (slotId) => {
    const own = documentOf({
      resourceType: 'Appointment',
      status: 'booked',
      start: '2027-01-04T09:00:00Z',
      end: '2027-01-04T09:30:00Z',
      slot: [{ reference: `Slot/${slotId}` }],
      participant: [{ actor: { reference: 'Patient/a' }, status: 'accepted' }],
    })
    const { id } = await staffOf(store).create('Appointment', own)
    expect(valueOf(await cancel('anne', id ?? ''))).toMatchObject({ status: 'cancelled' })
    expect(await statusOf(slotId)).toBe('busy')
  })
})
