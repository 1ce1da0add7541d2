/** Subgraphs in processes of their own hand over what they have read: one row of the gateway tells of the whole operation. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ApiError } from '../errors.ts'
import { createTrail, type Append, type Draft } from '../record/audit/trail.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serveApart, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { raise } from './support/trail.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let served: Served
let drafts: Draft[] = []
let append: Append

const keep: Append = async (draft) => {
  drafts.push(draft)
}

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    observation('b', { id: 'ob' }),
  ])
  const callers = { staff: accessOf('user/*.cruds'), clerk: accessOf('user/Patient.rs') }
  served = await serveApart(await createStore(db), callers, {
    audit: {
      begin: (traveller) => createTrail(traveller, (draft, beside) => append(draft, beside), raise),
    },
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** The rows that a query leaves, the gateway's and those of the subgraphs. */
async function rowsOf(caller: string, query: string): Promise<readonly Draft[]> {
  drafts = []
  append = keep
  await served.query(caller, query)
  return drafts
}

const results = '{ patient(id: "a") { observations { totalCount edges { node { id } } } } }'

test.each([
  [
    'a patient with results',
    'staff',
    results,
    { patients: ['a'], shown: 2, counted: 1, asked: [], outcome: 'OK' },
  ],
  [
    'whom the caller does not come to see',
    'staff',
    '{ patient(id: "nobody") { observations { totalCount } } }',
    { patients: [], shown: 0, counted: 0, asked: ['Patient/nobody'], outcome: 'OK' },
  ],
  [
    'a part that is refused',
    'clerk',
    results,
    { patients: ['a'], shown: 1, counted: 0, asked: [], outcome: 'FORBIDDEN' },
  ],
])('%s: one row', async (_, caller, query, expected) => {
  const rows = await rowsOf(caller, query)
  expect(rows.map((row) => ({ ...row, shown: row.shown.length }))).toMatchObject([expected])
})

test('what is written is told where it is written', async () => {
  const rows = await rowsOf('staff', 'mutation { ObservationDelete(id: "ob") { id } }')
  expect(rows.map(({ written }) => written.length)).toEqual([1, 0])
})

test('nobody is answered where the gateway cannot tell of it', async () => {
  append = () => Promise.reject(new ApiError('UNTRACED'))
  const { data, errors } = await served.query('staff', results)
  expect([data, errors?.map(({ extensions }) => extensions?.code)]).toEqual([
    undefined,
    ['UNTRACED'],
  ])
})
