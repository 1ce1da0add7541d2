/** Mutations through the gateway: FHIR's own, over POST, under access, with outcomes that say what is wrong. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, serveApart, type Answer, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  physician: accessOf('user/*.cruds'),
  reader: accessOf('user/*.rs'),
  anne: accessOf('patient/*.cruds', { patient: 'a' }),
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

const create = `mutation ($res: FHIRResource!, $key: String) {
  ObservationCreate(res: $res, idempotencyKey: $key) { id status meta { versionId } subject { resource { ... on Patient { id } } } }
}`
const update = `mutation ($id: ID!, $res: FHIRResource!, $ifMatch: String) {
  ObservationUpdate(id: $id, res: $res, ifMatch: $ifMatch) { status meta { versionId } }
}`
const patch = `mutation ($id: ID!, $patch: JSONPatch!, $ifMatch: String) {
  ObservationPatch(id: $id, patch: $patch, ifMatch: $ifMatch) { status meta { versionId } }
}`
const remove = `mutation ($id: ID!) { ObservationDelete(id: $id) { resourceType id versionId } }`

/** The value of the one field of an answer. */
const valueOf = ({ data }: Answer): unknown => Object.values(data ?? {})[0]

const codesOf = ({ errors }: Answer) => errors?.map(({ extensions }) => extensions?.code)

async function made(): Promise<string> {
  const value = valueOf(await served.query('physician', create, { res: observation('a') }))
  return String(Object(value).id)
}

describe('a resource', () => {
  test('is made, replaced, patched and deleted, and read across subgraphs at once', async () => {
    const value = valueOf(await served.query('physician', create, { res: observation('a') }))
    expect(value).toMatchObject({
      status: 'final',
      meta: { versionId: '1' },
      subject: { resource: { id: 'a' } },
    })
    const id = String(Object(value).id)
    const res = observation('a', { id, status: 'amended' })
    expect(valueOf(await served.query('physician', update, { id, res, ifMatch: '1' }))).toEqual({
      status: 'amended',
      meta: { versionId: '2' },
    })
    const operations = [{ op: 'replace', path: '/status', value: 'corrected' }]
    expect(
      valueOf(await served.query('physician', patch, { id, patch: operations, ifMatch: 'W/"2"' })),
    ).toEqual({ status: 'corrected', meta: { versionId: '3' } })
    expect(valueOf(await served.query('physician', remove, { id }))).toEqual({
      resourceType: 'Observation',
      id,
      versionId: '4',
    })
    expect(
      valueOf(await served.query('physician', '{ Observation(id: "' + id + '") { id } }')),
    ).toBeNull()
  })

  test('may be written in the query, and as a text that keeps its digits', async () => {
    const inline = `mutation { PatientCreate(res: { resourceType: "Patient", active: true }) { active } }`
    expect(valueOf(await served.query('physician', inline))).toEqual({ active: true })
    const text = JSON.stringify(observation('a', { valueQuantity: { value: 7 } })).replace(
      ':7}',
      ':7.00}',
    )
    const id = String(Object(valueOf(await served.query('physician', create, { res: text }))).id)
    const { rows } = await db.pool.query(
      `SELECT document->'valueQuantity'->>'value' AS value FROM record.version WHERE id = $1`,
      [id],
    )
    expect(rows).toEqual([{ value: '7.00' }])
  })

  test('two mutations of one request see each other', async () => {
    const id = await made()
    const twice = `mutation ($id: ID!, $one: JSONPatch!, $two: JSONPatch!) {
      one: ObservationPatch(id: $id, patch: $one) { status }
      two: ObservationPatch(id: $id, patch: $two) { status meta { versionId } }
    }`
    const to = (value: string) => [{ op: 'replace', path: '/status', value }]
    const { data } = await served.query('physician', twice, {
      id,
      one: to('amended'),
      two: [{ op: 'test', path: '/status', value: 'amended' }, ...to('corrected')],
    })
    expect(data).toEqual({
      one: { status: 'amended' },
      two: { status: 'corrected', meta: { versionId: '3' } },
    })
  })

  test('a repeat under one key is one resource', async () => {
    const once = () => served.query('physician', create, { res: observation('a'), key: 'once' })
    const [first, second] = [valueOf(await once()), valueOf(await once())]
    expect(second).toEqual(first)
  })
})

describe('is refused', () => {
  test.each<[string, string, string, (id: string) => object, string]>([
    ['to who may only read', 'reader', create, () => ({ res: observation('a') }), 'FORBIDDEN'],
    ["in another's record", 'anne', create, () => ({ res: observation('b') }), 'FORBIDDEN'],
    ['on what is not there', 'physician', remove, () => ({ id: 'nobody' }), 'NOT_FOUND'],
    ['as a patient, who deletes nothing', 'anne', remove, (id) => ({ id }), 'FORBIDDEN'],
    [
      'on another version',
      'physician',
      update,
      (id) => ({ id, res: observation('a', { id }), ifMatch: '7' }),
      'CONFLICT',
    ],
    [
      'on no version',
      'physician',
      update,
      (id) => ({ id, res: observation('a', { id }), ifMatch: 'x' }),
      'INVALID_ARGUMENT',
    ],
    ['with a text that is no JSON', 'physician', create, () => ({ res: '{' }), 'INVALID_ARGUMENT'],
    [
      'with a name twice',
      'physician',
      create,
      () => ({ res: '{"a":1,"a":2}' }),
      'INVALID_ARGUMENT',
    ],
    ['with another type', 'physician', create, () => ({ res: patient('X') }), 'INVALID_ARGUMENT'],
    [
      'with a patch that does not fit',
      'physician',
      patch,
      (id) => ({ id, patch: [{ op: 'remove', path: '/x' }] }),
      'INVALID_RESOURCE',
    ],
  ])('%s', async (_, caller, query, variables, code) => {
    const answer = await served.query(caller, query, variables(await made()))
    expect(codesOf(answer)).toEqual([code])
  })

  test('with an outcome that names the element and no value', async () => {
    const answer = await served.query('physician', create, {
      res: { ...observation('a'), status: 'secret' },
    })
    expect(answer.errors).toMatchObject([
      {
        extensions: {
          code: 'INVALID_RESOURCE',
          resource: {
            resourceType: 'OperationOutcome',
            issue: expect.arrayContaining([
              expect.objectContaining({ severity: 'error', expression: ['Observation.status'] }),
            ]),
          },
        },
      },
    ])
    expect(JSON.stringify(answer)).not.toContain('secret')
  })

  test('over anything but POST', async () => {
    const url = `${served.url}/graphql?query=${encodeURIComponent('mutation { PatientDelete(id: "a") { id } }')}`
    const { status } = await fetch(url, { headers: { authorization: 'Bearer physician' } })
    expect(status).toBe(405)
  })
})

test('with each subgraph in a process of its own the answers are the same', async () => {
  const apart = await serveApart(store, callers)
  try {
    const good = await apart.query('physician', create, { res: observation('a') })
    expect(valueOf(good)).toMatchObject({ status: 'final', subject: { resource: { id: 'a' } } })
    const wrong = { res: { ...observation('a'), status: 'secret' } }
    expect(await apart.query('physician', create, wrong)).toEqual(
      await served.query('physician', create, wrong),
    )
  } finally {
    await apart.close()
  }
})
