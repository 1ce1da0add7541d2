/** What is no moment of the past, whose scope does not reach it, and forged keys of the past are refused. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createRepository, type Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { momentOf } from './support/past.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store
let served: Served
let moment: string

const callers = {
  staff: accessOf('user/*.rs'),
  anne: accessOf('patient/*.rs', { patient: 'a' }),
  berthe: accessOf('patient/*.rs', { patient: 'b' }),
  reader: accessOf('user/Patient.r'),
  results: accessOf('user/Observation.rs'),
}

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  served = await serve(store, callers)
  await write(db, ward)
  moment = await momentOf(db)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

test.each([
  ['the future', '2999-01-01T00:00:00Z'],
  ['no time', '2024-01-01'],
  ['no zone', '2024-01-01T10:00:00'],
  ['no such zone', '2024-01-01T10:00:00+99:99'],
  ['no such day', '2024-02-30T10:00:00Z'],
  ['no date', 'yesterday'],
  ['nothing', ''],
])('%s', async (_, asOf) => {
  for (const root of ['patient', 'Patient']) {
    const { data, errors } = await served.query(
      'staff',
      `{ ${root}(id: "a", asOf: "${asOf}") { id } }`,
    )
    expect(data?.[root]).toBeNull()
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['INVALID_ARGUMENT'])
  }
})

test.each([
  ['a patient without a scope for patients', 'results', 'id'],
  ['results without a scope for them', 'reader', 'observations { totalCount }'],
  [
    'a reverse list without a scope for it',
    'reader',
    'ObservationList(_reference: subject) { id }',
  ],
])('%s', async (_, caller, fields) => {
  const { errors } = await served.query(
    caller,
    `{ patient(id: "a", asOf: "${moment}") { ${fields} } }`,
  )
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['FORBIDDEN'])
})

test('too many moments in one request', async () => {
  const field = (second: number) =>
    `m${second}: Patient(id: "a", asOf: "2024-01-01T00:00:${second}Z") { id }`
  const query = (moments: number) =>
    `{ ${Array.from({ length: moments }, (_, index) => field(index + 10)).join(' ')} }`
  expect((await served.query('staff', query(10))).errors).toBeUndefined()
  const { errors } = await served.query('staff', query(11))
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['LIMIT_EXCEEDED'])
})

test('a sealed key with its moment changed, taken away or put in', async () => {
  const repository = createRepository(store, callers.anne)
  const past = await repository.at('a', moment)
  const stay = await past.read('Encounter', 'a-stay')
  const ref = past.refOf(stay ?? {})
  const [plain = '', seal] = ref.split('~')
  expect(await repository.of({ _ref: ref }).open('Encounter', ref)).toEqual(stay)
  const forged = [
    `${plain.replace(/@\d{4}/, '@2020')}~${seal}`,
    `${plain.replace(/\/a$/, '/b')}~${seal}`,
    `Encounter/a-stay~${seal}`,
  ]
  for (const one of forged) {
    const open = async () => repository.of({ _ref: one }).open('Encounter', one)
    await expect(open()).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
  }
  await expect(repository.open('Encounter', ref)).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  })
  await expect(
    createRepository(store, callers.berthe).open('Encounter', ref),
  ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
})
