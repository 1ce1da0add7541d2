/** How a condition stands: changed under its lock, in the right record, and never into a contradiction. */
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
  physician: accessOf('user/*.cruds', { fhirUser: 'Practitioner/p', roles: ['information'] }),
  anne: accessOf('patient/*.cruds', { patient: 'a' }),
  reader: accessOf('patient/*.rs', { patient: 'a' }),
  blind: accessOf('patient/Condition.u', { patient: 'a' }),
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

const status = (system: string, code: string) => ({
  coding: [{ system: `http://terminology.hl7.org/CodeSystem/condition-${system}`, code }],
})

const clinical = (code: string) => status('clinical', code)

async function made(more: object = {}): Promise<string> {
  const { id } = await staffOf(store).create(
    'Condition',
    documentOf({
      resourceType: 'Condition',
      clinicalStatus: clinical('active'),
      verificationStatus: status('ver-status', 'confirmed'),
      code: { text: 'asthme' },
      subject: { reference: 'Patient/a' },
      ...more,
    }),
  )
  return id ?? ''
}

const update = (caller: string, id: string, input: object, more: object = {}) =>
  served.query(
    caller,
    `mutation ($id: ID!, $input: ConditionInput!, $ifMatch: String, $key: String) {
      updateCondition(id: $id, input: $input, ifMatch: $ifMatch, idempotencyKey: $key) { id meta { versionId } } }`,
    { id, input, ...more },
  )

const read = async (id: string) => staffOf(store).read('Condition', id)

describe('a condition', () => {
  test('ends, with a remark of who says so, and nothing else changes', async () => {
    const id = await made({ note: [{ text: 'avant' }], onsetDateTime: '2020' })
    await update('physician', id, {
      clinicalStatus: 'resolved',
      severity: { text: 'légère' },
      abatement: { dateTime: '2027-01-04' },
      note: 'guéri',
    })
    expect(await read(id)).toMatchObject({
      clinicalStatus: clinical('resolved'),
      verificationStatus: status('ver-status', 'confirmed'),
      severity: { text: 'légère' },
      code: { text: 'asthme' },
      onsetDateTime: '2020',
      abatementDateTime: '2027-01-04',
      note: [
        { text: 'avant' },
        { authorReference: { reference: 'Practitioner/p' }, text: 'guéri' },
      ],
    })
  })

  test('has one end at most, and null takes it away', async () => {
    const id = await made({ clinicalStatus: clinical('resolved'), abatementString: 'enfant' })
    await update('anne', id, { abatement: { dateTime: '2000' } })
    expect(await read(id)).toMatchObject({ abatementDateTime: '2000' })
    expect((await read(id))?.['abatementString']).toBeUndefined()
    await update('anne', id, { abatement: null, severity: null, clinicalStatus: 'recurrence' })
    expect(await read(id)).toMatchObject({ clinicalStatus: clinical('recurrence') })
    expect((await read(id))?.['abatementDateTime']).toBeUndefined()
  })

  test('can be marked as entered in error', async () => {
    const id = await made()
    const input = { verificationStatus: 'entered-in-error', clinicalStatus: null }
    expect(codeOf(await update('physician', id, input))).toBeUndefined()
    expect(await read(id)).toMatchObject({
      verificationStatus: status('ver-status', 'entered-in-error'),
    })
  })

  test('of many who know its version one changes it', async () => {
    const id = await made()
    const answers = await Promise.all(
      Array.from({ length: 5 }, (_, number) =>
        update('physician', id, { note: `${number}` }, { ifMatch: '1' }),
      ),
    )
    expect(answers.filter(({ errors }) => errors === undefined)).toHaveLength(1)
    expect(new Set(answers.map(codeOf))).toEqual(new Set([undefined, 'CONFLICT']))
  })

  test('of many who do not, each adds what it knows', async () => {
    const id = await made()
    await Promise.all(
      Array.from({ length: 5 }, (_, number) => update('physician', id, { note: `${number}` })),
    )
    expect((await read(id))?.['note']).toHaveLength(5)
  })

  test('a repeat under one key changes nothing, even after others have', async () => {
    const id = await made()
    const once = () => update('physician', id, { note: 'une fois' }, { key: 'once' })
    const first = await once()
    await update('physician', id, { note: 'entre-temps' })
    expect(await once()).toEqual(first)
    expect((await read(id))?.['note']).toHaveLength(2)
    const other = await update('physician', id, { severity: null }, { key: 'once' })
    expect(codeOf(other)).toBe('CONFLICT')
  })
})

describe('is refused', () => {
  test.each<[string, string, object, object, string, string?]>([
    ['to who may only read', 'reader', {}, { note: 'x' }, 'FORBIDDEN'],
    ['to who may not read', 'blind', {}, { note: 'x' }, 'FORBIDDEN'],
    ["on another's", 'anne', { subject: { reference: 'Patient/b' } }, { note: 'x' }, 'NOT_FOUND'],
    ['with nothing to change', 'anne', {}, {}, 'INVALID_ARGUMENT', 'Condition'],
    [
      'with two ends',
      'anne',
      {},
      { abatement: { dateTime: '2000', string: 'x' } },
      'INVALID_ARGUMENT',
      'Condition.abatement',
    ],
    [
      'with an end of what goes on',
      'anne',
      {},
      { abatement: { string: 'x' } },
      'INVALID_RESOURCE',
      'Condition',
    ],
    [
      'with an unknown status',
      'anne',
      {},
      { clinicalStatus: 'secret' },
      'INVALID_RESOURCE',
      'Condition.clinicalStatus',
    ],
  ])('%s', async (_, caller, given, input, code, expression) => {
    const id = await made(given)
    const answer = await update(caller, id, input)
    expect(codeOf(answer)).toBe(code)
    expect(expressionsOf(answer)[0]).toBe(expression)
    expect(JSON.stringify(answer)).not.toContain('secret')
    expect((await read(id))?.['meta']).toMatchObject({ versionId: '1' })
  })

  test('on what is not there', async () => {
    expect(codeOf(await update('physician', 'none', { note: 'x' }))).toBe('NOT_FOUND')
  })
})
