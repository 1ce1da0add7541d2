/** `Patient.timeline`: everything that happened to a patient in one order, page by page, and nothing else. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { documentsOf } from '../population/documents.ts'
import { countStatements } from '../record/database.ts'
import { loadDocuments } from '../record/load/load.ts'
import { isFhirObject, type FhirObject } from '../record/resource.ts'
import { timelineTypes } from '../record/timeline.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { world } from './support/entangled.ts'
import { PatientTimelineDocument } from './generated/client.ts'
import { serve, type Served } from './support/served.ts'
import { naiveTimeline, type Wanted } from './support/timeline.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served
let resources: FhirObject[]

const demo = 'demo-patient-000001'
const callers = {
  staff: accessOf('user/*.rs'),
  mother: accessOf('patient/*.rs', { patient: 'mother' }),
  demo: accessOf('patient/*.rs', { patient: demo }),
}

/** What the entangled world lacks: dates that tie, half-known ones, several patients, none. */
const more = (['a', 'b', 'B'] as const).flatMap((id) => [
  dated('Observation', `${id}1`, { effectiveDateTime: '2024-03-01' }),
  dated('Procedure', `${id}1`, { performedPeriod: { start: '2024-03-01', end: '2024-03-02' } }),
  dated('Observation', `${id}2`, { status: 'entered-in-error', effectiveDateTime: '2024-02' }),
  dated('Observation', `${id}3`, {}),
  dated('ServiceRequest', `${id}4`, { occurrencePeriod: { end: '2024' } }),
])

function dated(resourceType: string, id: string, rest: object): FhirObject {
  const subject = { reference: 'Patient/mother' }
  return { resourceType, id, status: 'final', code: { text: 'x' }, subject, ...rest }
}

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 12 }) })
  await write(db, [...world.map(({ resource }) => resource), ...more])
  const { rows } = await db.pool.query<{ document: unknown }>(
    'SELECT document FROM record.version WHERE document IS NOT NULL',
  )
  resources = rows.map(({ document }) => document).filter(isFhirObject)
  served = await serve(await createStore(db), callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const node = `node { __typename ${timelineTypes.map((type) => `... on ${type} { id }`).join(' ')} }`

interface Timeline {
  readonly totalCount: number
  readonly edges: readonly {
    type: string
    date: string | null
    node: { __typename: string; id: string }
    cursor: string
  }[]
  readonly pageInfo: {
    hasNextPage: boolean
    hasPreviousPage: boolean
    startCursor: string
    endCursor: string
  }
}

async function ask(caller: string, patient: string, given: string): Promise<Timeline> {
  const { data, errors } = await served.query(
    caller,
    `{ patient(id: "${patient}") { timeline(${given}) { totalCount edges { type date cursor ${node} }
      pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } } }`,
  )
  expect(errors).toBeUndefined()
  return Object(data?.['patient']).timeline
}

const keysOf = ({ edges }: Timeline) =>
  edges.map((edge) => `${edge.node.__typename}/${edge.node.id}`)

test('the types of the schema are those with a patient and a clinical date', async () => {
  const { data } = await served.query(
    'staff',
    '{ __type(name: "TimelineType") { enumValues { name } } }',
  )
  const names = Object(data?.['__type']).enumValues.map(({ name }: { name: string }) => name)
  expect(names.sort()).toEqual([...timelineTypes].sort())
})

describe('is all that happened, in order', () => {
  test.each<[string, string, string, Wanted]>([
    ['of a patient with years of care', 'staff', 'first: 1000', { patient: demo }],
    ['to the patient', 'demo', 'first: 1000', { patient: demo }],
    ['ties, half-known dates and none', 'staff', 'first: 1000', { patient: 'mother' }],
    [
      'the oldest first',
      'mother',
      'first: 1000, orderBy: OLDEST_FIRST',
      { patient: 'mother', oldestFirst: true },
    ],
    [
      'what was entered in error, on demand',
      'mother',
      'first: 1000, includeEnteredInError: true',
      { patient: 'mother', all: true },
    ],
    [
      'of some types',
      'staff',
      'first: 1000, types: [Procedure, Observation, Observation]',
      { patient: 'mother', types: ['Observation', 'Procedure'] },
    ],
  ])('%s', async (_, caller, given, wanted) => {
    const timeline = await ask(caller, wanted.patient, given)
    const expected = naiveTimeline(resources, wanted)
    expect(expected.length).toBeGreaterThan(5)
    expect(keysOf(timeline)).toEqual(expected)
    expect(timeline.edges.map(({ type }) => type)).toEqual(
      timeline.edges.map((edge) => edge.node.__typename),
    )
    expect(timeline.totalCount).toBe(expected.length)
  })

  test('between two dates, both inclusive, with the dates as they were written', async () => {
    const timeline = await ask(
      'staff',
      'mother',
      'types: [Observation, Procedure, ServiceRequest], from: "2024-03-01", to: "2024-03-02"',
    )
    const dates = new Set(timeline.edges.map(({ type, date }) => `${type} ${date}`))
    expect([...dates]).toEqual([
      'Observation 2024-03-01',
      'Procedure 2024-03-01',
      'ServiceRequest null',
    ])
  })
})

describe('page by page it is the same, without repeats', () => {
  test.each([
    ['forwards', 'LATEST_FIRST', 'first', 'after', 20],
    ['forwards, the oldest first', 'OLDEST_FIRST', 'first', 'after', 3],
    ['backwards', 'LATEST_FIRST', 'last', 'before', 3],
    ['backwards, the oldest first', 'OLDEST_FIRST', 'last', 'before', 20],
  ])('%s', async (_, order, size, from, count) => {
    const whole = keysOf(await ask('staff', 'mother', `first: 1000, orderBy: ${order}`))
    const seen: string[] = []
    let place = ''
    for (;;) {
      const page = await ask('staff', 'mother', `orderBy: ${order}, ${size}: ${count}${place}`)
      const { hasNextPage, hasPreviousPage, startCursor, endCursor } = page.pageInfo
      if (from === 'after') seen.push(...keysOf(page))
      else seen.unshift(...keysOf(page))
      if (!(from === 'after' ? hasNextPage : hasPreviousPage)) break
      place = `, ${from}: "${from === 'after' ? endCursor : startCursor}"`
    }
    expect(seen).toEqual(whole)
  })
})

test.each([
  ['staff', 1],
  ['staff', 100],
  ['demo', 1],
  ['demo', 100],
])('asked by %s, a page of %i takes as few statements', async (caller, size) => {
  const run = () => served.run(caller, PatientTimelineDocument, { id: demo, first: size })
  await run()
  const { statements, stop } = countStatements(db)
  const { patient } = await run()
  stop()
  expect(patient?.timeline?.edges).toHaveLength(
    size === 1 ? 1 : (patient?.timeline?.totalCount ?? 0),
  )
  // The patient, the timeline with its count, and the entities of each other subgraph.
  expect(statements.length).toBeGreaterThan(1)
  expect(statements.length).toBeLessThanOrEqual(5)
})

test('of many patients it is one statement more', async () => {
  const query = (patients: number) =>
    `{ patients(first: ${patients}) { edges { node { timeline(first: 3) { totalCount edges { type } } } } } }`
  const count = async (patients: number) => {
    await served.query('staff', query(patients))
    const { statements, stop } = countStatements(db)
    expect((await served.query('staff', query(patients))).errors).toBeUndefined()
    stop()
    return statements.length
  }
  expect(await count(10)).toBe(await count(2))
})
