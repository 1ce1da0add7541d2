/** Merging patients and taking it back: with a right of its own, exactly, and with no wider access for anybody. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { JsonObject } from '../fhir/json.ts'
import type { MergeRequest } from '../record/identity-merge.ts'
import type { Repository, Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { identified, insOf, ippOf, versionsOf } from './support/identified.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, requestOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const scope = 'user/*.cruds socle/identity.merge'
const callers = { registrar: accessOf(scope), physician: accessOf('user/*.cruds') }

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

let made = 0
let source: JsonObject
let target: JsonObject
let ids: MergeRequest

/** Two records of one patient, anew for each test. */
beforeEach(async () => {
  const number = ++made
  source = identified(`s${number}`, [insOf('1'), ippOf(`s${number}`)])
  target = identified(`t${number}`, [insOf('1'), ippOf(`t${number}`)], 'QUAL', {
    active: true,
    link: [{ other: { reference: 'Patient/mother' }, type: 'seealso' }],
  })
  await write(db, [source, target, observation(`s${number}`, { id: `o${number}` })])
  ids = { source: `s${number}`, target: `t${number}`, reason: 'same person' }
})

const registrar = () => requestOf(store, scope)
const documentsOf = (id: string) => versionsOf(db, 'Patient', id)
const stored = async (id: string): Promise<JsonObject> => (await documentsOf(id))[0] ?? {}
const link = (type: string, id: string) => ({ other: { reference: `Patient/${id}` }, type })

describe('a merge', () => {
  test('links both, and keeps the old numbers', async () => {
    await registrar().mergePatients(ids)
    expect(await stored(ids.source)).toEqual({
      ...source,
      active: false,
      link: [link('replaced-by', ids.target)],
    })
    expect(await stored(ids.target)).toEqual({
      ...target,
      identifier: [insOf('1'), ippOf(ids.target), { ...ippOf(ids.source), use: 'old' }],
      link: [link('seealso', 'mother'), link('replaces', ids.source)],
    })
  })

  test('leaves both ids to answer, and the number that both carry to the record that was kept', async () => {
    await registrar().mergePatients(ids)
    const query = `{
      source: patient(id: "${ids.source}") { id active ObservationList(_reference: patient) { id } }
      target: patient(id: "${ids.target}") { id ObservationList(_reference: patient) { id } }
      found: patient(identifier: "urn:ipp|${ids.source}") { id }
    }`
    expect((await served.query('physician', query)).data).toEqual({
      source: { id: ids.source, active: false, ObservationList: [{ id: `o${made}` }] },
      target: { id: ids.target, ObservationList: [] },
      found: { id: ids.target },
    })
  })

  test('takes over no INS that is not qualified', async () => {
    await write(db, [identified('unsure', [insOf('9'), ippOf('unsure')], 'RECUP')])
    await registrar().mergePatients({ ...ids, source: 'unsure' })
    expect(JSON.stringify(await stored(ids.target))).not.toContain('"9"')
  })

  test('says why, who and when in a Provenance of both', async () => {
    await registrar().mergePatients(ids)
    const { data } = await served.query(
      'physician',
      `{ ProvenanceList(patient: "${ids.source}") { reason { text } activity { coding { code } } target { reference } } }`,
    )
    expect(data).toEqual({
      ProvenanceList: [
        {
          reason: [{ text: 'same person' }],
          activity: { coding: [{ code: 'merge' }] },
          target: [ids.target, ids.source].map((id) => ({ reference: `Patient/${id}` })),
        },
      ],
    })
  })

  test('is answered once under a key', async () => {
    const once = { ...ids, idempotencyKey: `key-${made}` }
    const [one, other] = [
      await registrar().mergePatients(once),
      await registrar().mergePatients(once),
    ]
    expect(other).toEqual(one)
    expect(await documentsOf(ids.source)).toHaveLength(2)
    await expect(registrar().mergePatients({ ...once, reason: 'another' })).rejects.toMatchObject({
      code: 'CONFLICT',
    })
  })
})

describe('taken back', () => {
  test('both are exactly as they were', async () => {
    await registrar().mergePatients(ids)
    await registrar().unmergePatients(ids)
    expect(await stored(ids.source)).toEqual(source)
    expect(await stored(ids.target)).toEqual(target)
  })

  test('what was written since stays', async () => {
    await registrar().mergePatients(ids)
    for (const id of [ids.source, ids.target]) {
      const patch = [
        { op: 'add', path: '/identifier/-', value: { system: 'urn:new', value: id } },
        { op: 'add', path: '/telecom', value: [{ system: 'phone', value: '1' }] },
      ]
      await registrar().patch('Patient', { id }, documentOf(patch))
    }
    await registrar().unmergePatients(ids)
    for (const [before, id] of [[source, ids.source] as const, [target, ids.target] as const]) {
      expect(await stored(id)).toEqual({
        ...before,
        identifier: [before['identifier'], { system: 'urn:new', value: id }].flat(),
        telecom: [{ system: 'phone', value: '1' }],
      })
    }
  })

  test('and merged again, and taken back again', async () => {
    for (let round = 0; round < 2; round++) {
      await registrar().mergePatients(ids)
      await registrar().unmergePatients(ids)
    }
    expect(await stored(ids.target)).toEqual(target)
  })
})

const merge = `mutation ($source: ID!, $target: ID!, $reason: String!, $ifMatch: String) {
  mergePatients(source: $source, target: $target, reason: $reason, sourceIfMatch: $ifMatch) { source { id link { type } } target { id } }
}`

describe('refused', () => {
  type Attempt = (repository: Repository) => Promise<unknown>
  test.each<[string, Attempt, string]>([
    [
      'a record that is not there',
      (one) => one.mergePatients({ ...ids, target: 'none' }),
      'NOT_FOUND',
    ],
    [
      'a record with itself',
      (one) => one.mergePatients({ ...ids, target: ids.source }),
      'INVALID_ARGUMENT',
    ],
    ['without a reason', (one) => one.mergePatients({ ...ids, reason: ' ' }), 'INVALID_ARGUMENT'],
    [
      'another version of the source',
      (one) => one.mergePatients({ ...ids, sourceIfMatch: 2 }),
      'CONFLICT',
    ],
    [
      'another version of the target',
      (one) => one.mergePatients({ ...ids, targetIfMatch: 2 }),
      'CONFLICT',
    ],
    ['to take back what was not merged', (one) => one.unmergePatients(ids), 'CONFLICT'],
  ])('%s', async (_, attempt, code) => {
    await expect(attempt(registrar())).rejects.toMatchObject({ code })
    expect(await stored(ids.source)).toEqual(source)
  })

  test('a second merge of either, and taking back what was merged further', async () => {
    await registrar().mergePatients(ids)
    const third = { ...ids, source: ids.target, target: 'third' }
    await write(db, [identified('third', [])])
    await expect(registrar().mergePatients(ids)).rejects.toMatchObject({ code: 'CONFLICT' })
    await registrar().mergePatients(third)
    await expect(registrar().unmergePatients(ids)).rejects.toMatchObject({ code: 'CONFLICT' })
    await registrar().unmergePatients(third)
    await registrar().unmergePatients(ids)
    expect(await stored(ids.target)).toEqual(target)
  })

  test('through the graph, without the right', async () => {
    const refused = await served.query('physician', merge, ids)
    expect(refused.errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
    const stale = await served.query('registrar', merge, { ...ids, ifMatch: '7' })
    expect(stale.errors?.[0]?.extensions?.code).toBe('CONFLICT')
    expect((await served.query('registrar', merge, { ...ids, ifMatch: '1' })).data).toEqual({
      mergePatients: {
        source: { id: ids.source, link: [{ type: 'replaced-by' }] },
        target: { id: ids.target },
      },
    })
  })

  test('to a patient, whose token does not reach both', async () => {
    const patient = requestOf(store, 'patient/*.cruds socle/identity.merge', {
      patient: ids.source,
    })
    await expect(patient.mergePatients(ids)).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})
