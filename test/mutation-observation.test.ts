/** Recording an observation: what an app knows becomes a valid resource, in the right record, once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { codeOf, expressionsOf, idOf, valueOf } from './support/answers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  nurse: accessOf('user/*.cruds', { fhirUser: 'Practitioner/nurse', roles: ['information'] }),
  elsewhere: accessOf('user/*.cruds', { fhirUser: 'https://other.example/Practitioner/nurse' }),
  anne: accessOf('patient/*.cruds', { patient: 'a', fhirUser: 'Patient/a' }),
  writer: accessOf('patient/Observation.c', { patient: 'a' }),
  reader: accessOf('patient/*.rs', { patient: 'a' }),
}

const stay = (id: string, who: string) => ({
  resourceType: 'Encounter',
  id,
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: { reference: `Patient/${who}` },
})

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    stay('a-stay', 'a'),
    stay('b-stay', 'b'),
  ])
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const loinc = (code: string) => ({ coding: [{ system: 'http://loinc.org', code }] })
const weight = {
  patient: 'a',
  code: { ...loinc('29463-7'), text: 'Poids' },
  effective: '2027-01-04T09:00:00+01:00',
  value: { quantity: { value: '71.50', unit: 'kg', code: 'kg' } },
}

const record = (caller: string, input: object, key?: string) =>
  served.query(
    caller,
    `mutation ($input: ObservationInput!, $key: String) { recordObservation(input: $input, idempotencyKey: $key) {
      id status subject { resource { ... on Patient { id } } } performer { reference } } }`,
    { input, key },
  )

const recorded = async (caller: string, input: object): Promise<FhirObject> =>
  (await staffOf(store).read('Observation', idOf(await record(caller, input)))) ?? {}

describe('an observation', () => {
  test('is made whole, by the practitioner of the token', async () => {
    const input = {
      ...weight,
      encounter: 'a-stay',
      category: [{ coding: [{ code: 'vital-signs' }] }],
      interpretation: [{ text: 'normal' }],
      note: 'à jeun',
    }
    expect(await recorded('nurse', input)).toMatchObject({
      status: 'final',
      subject: { reference: 'Patient/a' },
      encounter: { reference: 'Encounter/a-stay' },
      code: { coding: [{ system: 'http://loinc.org', code: '29463-7' }], text: 'Poids' },
      category: [{ coding: [{ code: 'vital-signs' }] }],
      effectiveDateTime: '2027-01-04T09:00:00+01:00',
      valueQuantity: { value: 71.5, unit: 'kg', system: 'http://unitsofmeasure.org', code: 'kg' },
      interpretation: [{ text: 'normal' }],
      note: [{ authorReference: { reference: 'Practitioner/nurse' }, text: 'à jeun' }],
      performer: [{ reference: 'Practitioner/nurse' }],
    })
  })

  test('keeps the digits of a value that is given as a text', async () => {
    const id = idOf(await record('nurse', weight))
    const { rows } = await db.pool.query(
      `SELECT document->'valueQuantity'->>'value' AS value FROM record.version WHERE id = $1`,
      [id],
    )
    expect(rows).toEqual([{ value: '71.50' }])
  })

  test('takes a value in the query itself', async () => {
    const answer = await served.query(
      'nurse',
      `mutation { recordObservation(input: { patient: "a", code: { text: "x" }, effective: "2027"
        value: { quantity: { value: 71.5 } } }) { valueQuantity { value } } }`,
    )
    expect(valueOf(answer)).toEqual({ valueQuantity: { value: 71.5 } })
  })

  test.each([
    [{ codeableConcept: { text: 'positif' } }, { valueCodeableConcept: { text: 'positif' } }],
    [{ string: 'trouble' }, { valueString: 'trouble' }],
    [{ boolean: false }, { valueBoolean: false }],
    [{ integer: 0 }, { valueInteger: 0 }],
    [{ dateTime: '2027-01' }, { valueDateTime: '2027-01' }],
    [
      { quantity: { value: 5, comparator: '<', code: '[iU]/L' } },
      { valueQuantity: { value: 5, comparator: '<', code: '[iU]/L' } },
    ],
  ])('has a value %o', async (value, expected) => {
    expect(await recorded('anne', { ...weight, value })).toMatchObject(expected)
  })

  test('may have parts, each with a result or the reason why it has none', async () => {
    const component = [
      { code: loinc('8480-6'), value: { quantity: { value: 120, code: 'mm[Hg]' } } },
      { code: loinc('8462-4'), dataAbsentReason: { text: 'inaudible' } },
    ]
    const made = await recorded('anne', { ...weight, value: undefined, component })
    expect(made).toMatchObject({
      component: [
        { code: loinc('8480-6'), valueQuantity: { value: 120 } },
        { code: loinc('8462-4'), dataAbsentReason: { text: 'inaudible' } },
      ],
    })
    expect(made['valueQuantity']).toBeUndefined()
  })

  test.each(['elsewhere', 'anne'])(
    'has no performer who is no practitioner here: %s',
    async (who) => {
      expect((await recorded(who, weight))['performer']).toBeUndefined()
    },
  )

  test('is one, however often it is sent under one key', async () => {
    const [first, second] = [await record('nurse', weight, 'k'), await record('nurse', weight, 'k')]
    expect(idOf(second)).toBe(idOf(first))
    expect(codeOf(await record('nurse', { ...weight, patient: 'b' }, 'k'))).toBe('CONFLICT')
  })
})

describe('is refused', () => {
  const refused: [string, string, object, string, string?][] = [
    ['to who may only read', 'reader', {}, 'FORBIDDEN'],
    ["in another's record", 'anne', { patient: 'b' }, 'FORBIDDEN'],
    ['in a stay without the right to read it', 'writer', { encounter: 'a-stay' }, 'FORBIDDEN'],
    ['in a stay that may not be seen', 'anne', { encounter: 'b-stay' }, 'NOT_FOUND'],
    ['in a stay that is not there', 'nurse', { encounter: 'none' }, 'NOT_FOUND'],
    [
      "in another's stay",
      'nurse',
      { encounter: 'b-stay' },
      'INVALID_ARGUMENT',
      'Observation.encounter',
    ],
    [
      'with two values',
      'nurse',
      { value: { string: 'x', integer: 1 } },
      'INVALID_ARGUMENT',
      'Observation.value',
    ],
    ['with no value in one', 'nurse', { value: {} }, 'INVALID_ARGUMENT', 'Observation.value'],
    [
      'with a unit that is none',
      'nurse',
      { value: { quantity: { value: 1, code: 'mmHg' } } },
      'INVALID_ARGUMENT',
      'Observation.value.code',
    ],
    [
      'with an unknown status',
      'nurse',
      { status: 'secret' },
      'INVALID_RESOURCE',
      'Observation.status',
    ],
    [
      'with a date that is none',
      'nurse',
      { effective: 'secret' },
      'INVALID_RESOURCE',
      'Observation.effective.ofType(dateTime)',
    ],
    [
      'with a part that says nothing of a part',
      'nurse',
      { component: [{ code: {}, value: { string: 'x', boolean: true } }] },
      'INVALID_ARGUMENT',
      'Observation.component[0].value',
    ],
  ]
  test.each(refused)('%s', async (_, caller, changes, code, expression) => {
    const answer = await record(caller, { ...weight, ...changes })
    expect(codeOf(answer)).toBe(code)
    expect(expressionsOf(answer)[0]).toBe(expression)
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test.each(['1,5', '', true, '1e999'])('with a number that is none: %s', async (value) => {
    const answer = await record('nurse', { ...weight, value: { quantity: { value } } })
    expect(answer.errors).toHaveLength(1)
    expect(valueOf(answer) ?? null).toBeNull()
  })
})
