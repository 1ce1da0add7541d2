/** Writers at once, and transactions: nothing twice, nothing lost, nothing half. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import type { Operation } from '../record/write-operation.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, requestOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [patient('Un', { id: 'a' }), patient('Deux', { id: 'b' })])
})

afterAll(() => db.drop())

const countOf = async (type: string) => {
  const { rows } = await db.pool.query(
    'SELECT count(*)::int AS count FROM record.version WHERE type = $1',
    [type],
  )
  return Number(rows[0]?.count)
}

describe('at once', () => {
  test('fifty conditional creates make one resource', async () => {
    const identifier = [{ system: 'urn:ipp', value: '50' }]
    const made = await Promise.all(
      Array.from({ length: 50 }, (_, number) =>
        staffOf(store).create('Patient', documentOf(patient(`N${number}`, { identifier })), {
          ifNoneExist: 'identifier=urn:ipp|50',
        }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.filter(({ outcome }) => outcome === 'created')).toHaveLength(1)
  })

  test('of writers who know the same version one wins, and none is lost', async () => {
    const made = await staffOf(store).create('Patient', documentOf(patient('0')))
    const id = made.id ?? ''
    const addOne = async (): Promise<void> => {
      const repository = staffOf(store)
      const current = await repository.read('Patient', id)
      const meta = current?.['meta']
      const version =
        typeof meta === 'object' && meta !== null && 'versionId' in meta
          ? Number(meta.versionId)
          : 0
      const [{ family }] = JSON.parse(JSON.stringify(current?.['name']))
      const next = documentOf(patient(String(Number(family) + 1), { id }))
      await repository
        .update('Patient', { id }, next, { ifMatch: version })
        .catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'CONFLICT' })
          return addOne()
        })
    }
    await Promise.all(Array.from({ length: 12 }, addOne))
    expect(await staffOf(store).read('Patient', id)).toMatchObject({
      name: [{ family: '12' }],
      meta: { versionId: '13' },
    })
  })
})

describe('a transaction', () => {
  const newPatient: Operation = {
    kind: 'create',
    type: 'Patient',
    document: documentOf(patient('T')),
    fullUrl: 'urn:uuid:1',
  }
  const result: Operation = {
    kind: 'create',
    type: 'Observation',
    document: documentOf(observation('urn:uuid:1')),
    fullUrl: 'urn:uuid:2',
  }

  test('resolves references between its entries, whatever their order', async () => {
    const [made, of] = await staffOf(store).transaction([result, newPatient])
    expect(made?.resource).toMatchObject({ subject: { reference: `Patient/${of?.id}` } })
  })

  test('resolves references by search, to what the caller sees alone', async () => {
    const byName = (name: string): Operation => ({
      kind: 'create',
      type: 'Observation',
      document: documentOf({ ...observation('a'), subject: { reference: `Patient?_id=${name}` } }),
    })
    const [made] = await staffOf(store).transaction([byName('b')])
    expect(made?.resource).toMatchObject({ subject: { reference: 'Patient/b' } })
    await expect(staffOf(store).transaction([byName('none')])).rejects.toMatchObject({
      code: 'CONFLICT',
    })
    await expect(
      requestOf(store, 'patient/*.cruds', { patient: 'a' }).transaction([byName('b')]),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
  })

  test.each<[string, Operation]>([
    [
      'is not there',
      { kind: 'patch', type: 'Patient', target: { id: 'nobody' }, patch: documentOf([]) },
    ],
    ['knows another version', { kind: 'delete', type: 'Patient', target: { id: 'b' }, ifMatch: 7 }],
    [
      'leads to no entry',
      { kind: 'create', type: 'Observation', document: documentOf(observation('urn:uuid:9')) },
    ],
    [
      'means a resource twice',
      {
        kind: 'update',
        type: 'Patient',
        target: { id: 'a' },
        document: documentOf(patient('Un', { id: 'a' })),
      },
    ],
  ])('leaves nothing when its last entry %s', async (_, last) => {
    const before = [await countOf('Patient'), await countOf('Observation')]
    const touched: Operation = {
      kind: 'patch',
      type: 'Patient',
      target: { id: 'a' },
      patch: documentOf([]),
    }
    await expect(staffOf(store).transaction([newPatient, result, touched, last])).rejects.toThrow()
    expect([await countOf('Patient'), await countOf('Observation')]).toEqual(before)
  })

  test('deletes before it creates', async () => {
    const identifier = [{ system: 'urn:ipp', value: 'swap' }]
    const old = await staffOf(store).create('Patient', documentOf(patient('Old', { identifier })))
    const [made] = await staffOf(store).transaction([
      {
        kind: 'create',
        type: 'Patient',
        document: documentOf(patient('New', { identifier })),
        ifNoneExist: 'identifier=urn:ipp|swap',
      },
      { kind: 'delete', type: 'Patient', target: { id: old.id ?? '' } },
    ])
    expect(made).toMatchObject({ outcome: 'created' })
  })

  test('leaves nothing when nobody waits for it any more', async () => {
    const before = await countOf('Patient')
    const signal = AbortSignal.abort()
    await expect(staffOf(store).transaction([newPatient], { signal })).rejects.toThrow()
    expect(await countOf('Patient')).toBe(before)
  })

  describe('of more searches than one may ask', () => {
    const focus = Array.from({ length: 2_001 }, (_, number) => ({
      reference: `Patient?_id=b,other${number}`,
    }))
    const asking: Operation = {
      kind: 'create',
      type: 'Observation',
      document: documentOf({ ...observation('a'), focus }),
    }

    test('is refused', async () => {
      await expect(staffOf(store).transaction([asking])).rejects.toMatchObject({
        code: 'LIMIT_EXCEEDED',
        position: 0,
      })
    })

    test('stops searching when nobody waits for it any more', async () => {
      const signal = AbortSignal.timeout(20)
      await expect(staffOf(store).transaction([asking], { signal })).rejects.toMatchObject({
        name: 'TimeoutError',
      })
    })
  })
})
