/** The graph as clients see it: both faces, through the gateway and the four subgraphs. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { graphCases, refusedCases } from './support/cases.ts'
import { PatientViewDocument } from './generated/client.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  served = await serve(await createStore(db), {
    staff: accessOf('user/*.rs'),
    anne: accessOf('patient/*.rs', { patient: 'a' }),
    reader: accessOf('user/Patient.r user/Observation.r'),
    searcher: accessOf('user/Patient.rs'),
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const ask = async (query: string, variables = {}, caller = 'staff') => {
  const answer = await served.query(caller, query, variables)
  expect(answer.errors).toBeUndefined()
  return answer.data
}

describe('the unified view', () => {
  test('answers across the four subgraphs', async () => {
    const data = await served.run('staff', PatientViewDocument, { id: 'a' })
    expect(data).toMatchObject({
      patient: {
        id: 'a',
        managingOrganization: { resource: { id: 'hospital', organizationName: 'Hôpital' } },
        generalPractitioner: [{ resource: { id: 'gp', practitionerName: [{ family: 'Curie' }] } }],
        encounters: {
          totalCount: 2,
          edges: [
            {
              node: {
                id: 'a-stay',
                serviceProvider: { resource: { organizationName: 'Hôpital' } },
                participant: [{ individual: { resource: { id: 'gp' } } }],
              },
            },
            { node: { id: 'a-old' } },
          ],
          pageInfo: { hasNextPage: false },
        },
        conditions: { edges: [{ node: { id: 'a-c' } }] },
        medicationRequests: {
          edges: [
            {
              node: {
                medicationReference: { resource: { id: 'aspirin', code: { text: 'aspirine' } } },
              },
            },
          ],
        },
        allergyIntolerances: { edges: [{ node: { code: { text: 'arachide' } } }] },
      },
    })
  })

  test('lists the latest observations first, without those entered in error', async () => {
    const data = await ask(`{ patient(id: "a") { observations { edges { node { id } } } } }`)
    expect(JSON.stringify(data)).toBe(
      JSON.stringify({
        patient: {
          observations: {
            edges: ['a-o2', 'a-o1', 'a-bp', 'a-contained'].map((id) => ({ node: { id } })),
          },
        },
      }),
    )
  })
})

describe('the graph', () => {
  test.each(graphCases)('%s', async (_, query, expected) => {
    expect(await ask(query)).toEqual(expected)
  })

  test('pages of a connection meet in both shapes', async () => {
    const first = await ask(
      '{ ObservationConnection(_count: 3) { count pagesize next first previous edges { resource { id } cursor } } }',
    )
    const connection = first?.['ObservationConnection']
    expect(connection).toMatchObject({ count: 10, pagesize: 3, previous: null })
    const next = Object(connection).next
    const second = await ask(
      'query ($c: String) { ObservationConnection(_cursor: $c) { edges { node { id } } previous } }',
      { c: next },
    )
    expect(Object(second?.['ObservationConnection']).edges).toHaveLength(3)
    const back = await ask(
      'query ($c: String) { ObservationConnection(_cursor: $c) { edges { resource { id } } } }',
      { c: Object(second?.['ObservationConnection']).previous },
    )
    expect(Object(back?.['ObservationConnection']).edges).toEqual(
      Object(connection).edges.map(({ resource }: { resource: object }) => ({ resource })),
    )
  })
})

describe('refused', () => {
  test.each(refusedCases)('%s', async (_, caller, query, code) => {
    const { errors } = await served.query(caller, query)
    expect(errors?.[0]?.extensions?.code).toBe(code)
  })
})
