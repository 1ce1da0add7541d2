/** One request about the past: its moments apart, its pages, what it costs, and that it waits for what is being written. */
import { setTimeout as wait } from 'node:timers/promises'
import { print } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { resourceTypes } from '../fhir/types.ts'
import { hasManyPatients } from '../fhir/compartment.ts'
import { documentsOf } from '../population/documents.ts'
import { countStatements } from '../record/database.ts'
import { loadDocuments } from '../record/load/load.ts'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { PatientViewDocument } from './generated/client.ts'
import { momentOf } from './support/past.ts'
import { serve, serveApart, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let store: Store
let together: Served
let apart: Served
/** Before and after all results changed. */
let before: string
let after: string

const callers = { staff: accessOf('user/*.rs'), other: accessOf('user/*.rs', { subject: 'nurse' }) }
const id = 'demo-patient-000001'

const results = (value: number, count = 7) =>
  Array.from({ length: count }, (_, day) =>
    observation('p', {
      id: `o${day}`,
      effectiveDateTime: `2024-03-0${day + 1}`,
      valueQuantity: { value },
    }),
  )

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  together = await serve(store, callers)
  apart = await serveApart(await createStore(db), callers)
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 3 }) })
  await write(db, [patient('Un', { id: 'p' }), ...results(1)])
  before = await momentOf(db)
  await write(db, [patient('Deux', { id: 'p' }), ...results(2), observation('p', { id: 'new' })])
  after = await momentOf(db)
})

afterAll(async () => {
  await together.close()
  await apart.close()
  await db.drop()
})

const view = (moment?: string) =>
  `patient(id: "p"${moment === undefined ? '' : `, asOf: "${moment}"`}) { name { family }
    observations(first: 1) { totalCount edges { node { valueQuantity { value } subject { resource { ... on Patient { name { family } } } } } } } }`

test('two moments and the present in one request do not mix', async () => {
  const query = `{ then: ${view(before)} later: ${view(after)} now: ${view()} }`
  const told = (family: string, totalCount: number, value: number) => ({
    name: [{ family }],
    observations: {
      totalCount,
      edges: [
        { node: { valueQuantity: { value }, subject: { resource: { name: [{ family }] } } } },
      ],
    },
  })
  const now = told('Deux', 8, 2)
  for (const served of [together, apart])
    expect(await served.query('staff', query)).toEqual({
      data: { then: told('Un', 7, 1), later: now, now },
    })
})

interface Page {
  readonly edges: readonly { readonly node: { readonly id: string } }[]
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null }
}

async function pageAfter(caller: string, moment: string | undefined, cursor: string | null) {
  const asOf = moment === undefined ? '' : `, asOf: "${moment}"`
  const cursorArgument = cursor === null ? '' : `, after: "${cursor}"`
  const query = `{ patient(id: "p"${asOf}) { observations(first: 3${cursorArgument}) {
    edges { node { id } } pageInfo { hasNextPage endCursor } } } }`
  return apart.query(caller, query)
}

/** The page of an answer; the query says what it looks like. */
const toPage = (answer: { data?: unknown }): Page =>
  JSON.parse(JSON.stringify(answer)).data.patient.observations

test('pages of the past meet, and their cursors are good for their moment only', async () => {
  const seen: string[] = []
  let cursor: string | null = null
  for (let page = 0; page < 5; page++) {
    const { edges, pageInfo } = toPage(await pageAfter('staff', before, cursor))
    seen.push(...edges.map(({ node }) => node.id))
    if (!pageInfo.hasNextPage) break
    cursor = pageInfo.endCursor
  }
  expect(seen).toEqual(['o6', 'o5', 'o4', 'o3', 'o2', 'o1', 'o0'])
  for (const [caller, moment] of [
    ['staff', after],
    ['staff', undefined],
    ['other', before],
  ] as const) {
    const { errors } = await pageAfter(caller, moment, cursor)
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['INVALID_CURSOR'])
  }
})

test.each([1, 100])('the view of a moment with pages of %i', async (size) => {
  const query = print(PatientViewDocument)
    .replaceAll(/first: \d+/g, `first: ${size}`)
    .replace('patient(id: $id)', `patient(id: $id, asOf: "${before}")`)
  await together.query('staff', query, { id })
  const { statements, stop } = countStatements(db)
  const { data, errors } = await together.query('staff', query, { id })
  stop()
  expect(errors).toBeUndefined()
  expect(data?.['patient']).toMatchObject({ id })
  expect(statements.length).toBeLessThanOrEqual(20)
  expect(statements.some((text) => text.includes('json_populate_recordset'))).toBe(true)
})

test('no connection is kept', async () => {
  await together.query('staff', `{ ${view(before)} none: patient(id: "p", asOf: "x") { id } }`)
  expect(db.pool.idleCount).toBe(db.pool.totalCount)
  expect(db.pool.waitingCount).toBe(0)
})

test('a moment at which somebody writes is told once it is settled', async () => {
  const client = await db.pool.connect()
  await client.query('BEGIN')
  await client.query(
    `INSERT INTO record.version (type, id, version, patient, source, author, time, action, document)
      VALUES ('Flag', 'f', 1, 'p', 'test', 'test', clock_timestamp(), 'create',
        '{"resourceType": "Flag", "id": "f", "subject": {"reference": "Patient/p"}}')`,
  )
  const moment = await momentOf(db)
  const query = `{ patient(id: "p", asOf: "${moment}") { FlagList(_reference: subject) { id } } }`
  let isTold = false
  const told = together.query('staff', query).finally(() => (isTold = true))
  await wait(300)
  expect(isTold).toBe(false)
  expect((await together.query('staff', `{ ${view(before)} }`)).errors).toBeUndefined()
  await client.query('COMMIT')
  client.release()
  expect(await told).toEqual({ data: { patient: { FlagList: [{ id: 'f' }] } } })
})

test('a write that does not end is no reason to wait for ever', async () => {
  const client = await db.pool.connect()
  await client.query('BEGIN')
  await client.query('LOCK TABLE record.version IN ROW EXCLUSIVE MODE')
  const { errors } = await together.query('staff', `{ ${view(await momentOf(db))} }`)
  await client.query('ROLLBACK')
  client.release()
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['TIMEOUT'])
})

test('a record of more versions than can be looked through is an error, not a shorter list', async () => {
  await db.pool.query(
    `INSERT INTO record.version (type, id, version, patient, source, author, time, action, document)
      SELECT 'Goal', 'g' || n, 1, 'p', 'test', 'test', clock_timestamp(), 'create',
        jsonb_build_object('resourceType', 'Goal', 'id', 'g' || n) FROM generate_series(1, 50001) n`,
  )
  const goals = (moment: string) =>
    `{ patient(id: "p", asOf: "${moment}") { name { family } GoalList(_reference: subject) { id } } }`
  const { data, errors } = await together.query('staff', goals(await momentOf(db)))
  expect(data).toEqual({ patient: { name: [{ family: 'Deux' }], GoalList: null } })
  expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['LIMIT_EXCEEDED'])
  expect((await together.query('staff', goals(before))).data).toMatchObject({
    patient: { GoalList: [] },
  })
})

test('the ledger’s index knows every type that may be in several records', async () => {
  const { rows } = await db.pool.query<{ text: string }>(
    `SELECT pg_get_indexdef('record.version_patients_idx'::regclass) AS text`,
  )
  const types = rows[0]?.text.match(/(?<=')[A-Z]\w+(?=')/g) ?? []
  expect([...types].sort()).toEqual(resourceTypes.filter(hasManyPatients).sort())
})
