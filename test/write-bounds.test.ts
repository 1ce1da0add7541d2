/** What one resource may ask of the record at most: how deep it nests, what it pairs, how many slots it takes. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toStoredText, UnstorableError } from '../fhir/canonical.ts'
import type { JsonValue } from '../fhir/json.ts'
import { toDrafts } from '../record/load/prepare.ts'
import { issuesOf, openWard, type Ward } from './support/rest-writer.ts'
import { documentOf, observation, patient, staffOf } from './support/writers.ts'

let ward: Ward

/** So many extensions, one in another; each nests by two, the last holds a text. */
const nested = (levels: number): object => ({
  url: 'urn:level',
  ...(levels === 1 ? { valueString: 'x' } : { extension: [nested(levels - 1)] }),
})

beforeAll(async () => {
  ward = await openWard([
    patient('Un', { id: 'a' }),
    observation('a', { id: 'deep', extension: [nested(40)] }),
  ])
})

afterAll(() => ward.close())

describe('a resource nests no deeper than it can be read again', () => {
  /** The observation holds 40 levels; the last of them takes more. */
  const grow = (levels: number) => {
    const last = '/extension/0'.repeat(40)
    return ward.send('staff', 'PATCH', 'Observation/deep', {
      body: [
        { op: 'remove', path: `${last}/valueString` },
        { op: 'add', path: `${last}/extension`, value: [nested(levels)] },
      ],
    })
  }

  test('a patch that goes deeper is refused, one that does not is read', async () => {
    const refused = await grow(10)
    expect(refused.status).toBe(422)
    expect(refused.text).toContain('too deeply nested')
    expect((await grow(9)).status).toBe(200)
    for (const page of ['Observation?_id=deep', 'Observation/deep/_history'])
      expect((await ward.send('staff', 'GET', page)).status).toBe(200)
  })

  test('nothing deeper is stored, whoever made it', () => {
    const lists = (levels: number): JsonValue => (levels === 0 ? 1 : [lists(levels - 1)])
    const store = (levels: number) => toStoredText({ value: lists(levels), exact: new Map() })
    expect(store(100)).toBe('['.repeat(100) + '1' + ']'.repeat(100))
    expect(() => store(101)).toThrow(UnstorableError)
  })
})

describe('a resource pairs no more than search can hold', () => {
  const codings = (count: number) => ({
    coding: Array.from({ length: count }, (_, number) => ({ code: `c${number}` })),
  })
  const paired = (count: number) => ({
    ...observation('a', { id: 'paired' }),
    code: codings(count),
    valueCodeableConcept: codings(count),
  })
  const noted = (length: number) => ({
    ...observation('a', { id: 'noted' }),
    code: codings(20),
    valueString: 'x'.repeat(length),
  })
  const told = 'pairs its codes with more'

  test.each([
    ['codes with codes', paired(32), paired(31)],
    ['codes with a long text', noted(110_000), noted(90_000)],
  ])('%s', async (_, many, fewer) => {
    const body = { body: many }
    const refused = await ward.send('staff', 'POST', 'Observation', body)
    expect(refused.status).toBe(422)
    expect(issuesOf(refused)).toContainEqual({
      severity: 'error',
      code: 'too-costly',
      expression: ['Observation'],
      diagnostics: expect.stringContaining(told),
    })
    expect((await ward.send('staff', 'POST', 'Observation/$validate', body)).text).toContain(told)
    expect((await ward.send('staff', 'POST', 'Observation', { body: fewer })).status).toBe(201)
  })

  test('a load says it too', () => {
    const faults = [paired(32), paired(31)].map((resource) => {
      const [draft] = toDrafts(JSON.stringify(resource), { namespace: '', name: '' })
      return draft?.members[0]?.fault
    })
    expect(faults).toEqual([
      { path: 'Observation', reason: expect.stringContaining(told) },
      undefined,
    ])
  })
})

describe('an appointment takes and frees no more than 100 slots', () => {
  const appointment = (slots: number) =>
    documentOf({
      resourceType: 'Appointment',
      status: 'booked',
      start: '2027-01-04T09:00:00Z',
      end: '2027-01-04T09:30:00Z',
      slot: Array.from({ length: slots }, (_, number) => ({ reference: `Slot/s${number}` })),
      participant: [{ actor: { reference: 'Patient/a' }, status: 'accepted' }],
    })
  const cancelled = documentOf([{ op: 'replace', path: '/status', value: 'cancelled' }])

  test.each([
    [100, 'CONFLICT', null],
    [101, 'INVALID_RESOURCE', 'INVALID_RESOURCE'],
  ])('%i', async (slots, booked, freed) => {
    const staff = staffOf(ward.store)
    await expect(staff.book(appointment(slots))).rejects.toMatchObject({
      extensions: { code: booked },
    })
    const { id } = await staff.create('Appointment', appointment(slots))
    const freeing = await staff.cancel(id ?? '', cancelled).catch((error: unknown) => error)
    expect(Object(freeing).extensions?.code ?? null).toBe(freed)
  })
})
