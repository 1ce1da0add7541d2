/** SQL statements of the clinical graph: as many for a large page of many parents as for one row, and so many a level. */
import { readFileSync } from 'node:fs'
import { buildSchema, getNamedType, isObjectType } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { countStatements } from '../record/database.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 12 }) })
  served = await serve(await createStore(db), { staff: accessOf('user/*.rs') })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** The statements of a request whose documents are in memory already. */
async function count(query: string): Promise<number> {
  await served.query('staff', query)
  const { statements, stop } = countStatements(db)
  const { errors } = await served.query('staff', query)
  stop()
  expect(errors).toBeUndefined()
  return statements.length
}

const published = new URL('../gateway/public-schema.graphql', import.meta.url)
const schema = buildSchema(readFileSync(published, 'utf8'), { assumeValid: true })

/** Who looked at a record and who opened it belong to the trail, not to the record. */
const ofTheTrail = ['accessLog', 'openings']

/** The fields of a type that hold a page of the clinical face. */
function connectionsOf(name: string): string[] {
  const type = schema.getType(name)
  if (!isObjectType(type)) throw new Error(`the schema has no ${name}`)
  return Object.values(type.getFields())
    .filter((field) => getNamedType(field.type).name.endsWith('Connection'))
    .filter((field) => field.args.some((argument) => argument.name === 'first'))
    .map((field) => field.name)
    .filter((field) => !ofTheTrail.includes(field))
}

const patients = (first: number, node: string): string =>
  `{ patients(first: ${first}) { edges { node { id ${node} } } } }`

const page = (field: string, first: number, node = ''): string =>
  `${field}(first: ${first}) { ${node === '' ? 'totalCount' : ''} edges { cursor ${node === '' ? '' : `node { ${node} }`} } pageInfo { hasNextPage } }`

const onPatients = connectionsOf('Patient').map((field) => ({
  field: `Patient.${field}`,
  ask: (parents: number, size: number) => patients(parents, page(field, size)),
}))

const onEncounters = connectionsOf('Encounter').map((field) => ({
  field: `Encounter.${field}`,
  ask: (parents: number, size: number) =>
    patients(parents, page('encounters', parents, page(field, size))),
}))

test('every clinical connection of the published schema is asked', () => {
  expect(onPatients.length).toBeGreaterThanOrEqual(20)
  expect(onEncounters.length).toBeGreaterThanOrEqual(3)
})

test.each(onPatients)('$field costs the same for many patients and pages', async ({ ask }) => {
  const one = await count(ask(1, 1))
  expect(one).toBeLessThanOrEqual(4)
  expect(await count(ask(1, 20))).toBe(one)
  expect(await count(ask(12, 20))).toBe(one)
})

test.each(onEncounters)('$field costs the same for many encounters and pages', async ({ ask }) => {
  const few = await count(ask(2, 1))
  expect(few).toBeLessThanOrEqual(6)
  expect(await count(ask(2, 10))).toBe(few)
  expect(await count(ask(10, 10))).toBe(few)
})

test.each([
  ['observations', 'encounter'],
  ['observations', 'subject'],
  ['observations', 'performer'],
  ['encounters', 'serviceProvider'],
  ['encounters', 'subject'],
  ['conditions', 'encounter'],
  ['medicationRequests', 'requester'],
  ['diagnosticReports', 'result'],
  ['coverages', 'payor'],
])('references: %s { %s } cost the same for one row and for many', async (field, reference) => {
  const ask = (parents: number, size: number) =>
    patients(parents, page(field, size, `${reference} { resource(optional: true) { __typename } }`))
  const few = await count(ask(4, 4))
  expect(few).toBeLessThanOrEqual(6)
  expect(await count(ask(4, 20))).toBe(few)
  expect(await count(ask(12, 20))).toBe(few)
})

/** Encounters, their observations, the encounters of these, and so on; equal pages would be asked for once. */
const nest = (levels: number): string =>
  levels === 0
    ? 'id'
    : page(
        'observations',
        1 + levels,
        `encounter { resource(optional: true) { ... on Encounter { id ${nest(levels - 1)} } } }`,
      )

test('each level costs the same, whatever is above it', async () => {
  const levels = [1, 2, 3]
  const counts: number[] = []
  for (const level of levels) {
    const encounter = `encounter { resource(optional: true) { ... on Encounter { id ${nest(level)} } } }`
    counts.push(await count(`{ ObservationList(_count: 5) { ${encounter} } }`))
  }
  const [first = 0, second = 0, third = 0] = counts
  expect(second - first).toBeGreaterThan(0)
  expect(second - first).toBeLessThanOrEqual(5)
  expect(third - second).toBe(second - first)
})
