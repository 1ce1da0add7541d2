/** Repeats of a request under one key: answered as the first was, and nothing written twice. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { forgetRequests } from '../record/idempotency.ts'
import type { Store } from '../record/repository.ts'
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

describe('under one key', () => {
  const body = documentOf(patient('Clé'))

  test('a repeat is answered as the first, at once or later, and writes nothing', async () => {
    const before = await countOf('Patient')
    const made = await Promise.all(
      Array.from({ length: 8 }, () =>
        staffOf(store).create('Patient', body, { idempotencyKey: 'k1' }),
      ),
    )
    expect(new Set(made.map(({ id }) => id)).size).toBe(1)
    expect(made.every(({ outcome }) => outcome === 'created')).toBe(true)
    expect(await countOf('Patient')).toBe(before + 1)
  })

  test('another request is a conflict, another subject has keys of its own', async () => {
    await staffOf(store).create('Patient', body, { idempotencyKey: 'k2' })
    const other = staffOf(store).create('Patient', documentOf(patient('Autre')), {
      idempotencyKey: 'k2',
    })
    await expect(other).rejects.toMatchObject({ code: 'CONFLICT' })
    const nurse = requestOf(store, 'user/*.cruds', { subject: 'nurse' })
    expect(
      await nurse.create('Patient', documentOf(patient('Autre')), { idempotencyKey: 'k2' }),
    ).toMatchObject({ outcome: 'created' })
  })

  test('a request that failed has not used its key', async () => {
    const wrong = staffOf(store).patch('Patient', { id: 'nobody' }, documentOf([]), {
      idempotencyKey: 'k3',
    })
    await expect(wrong).rejects.toMatchObject({ code: 'NOT_FOUND' })
    expect(await staffOf(store).create('Patient', body, { idempotencyKey: 'k3' })).toMatchObject({
      outcome: 'created',
    })
  })

  test('the answer is not given again once access is lost', async () => {
    const mine = () => requestOf(store, 'patient/*.cruds', { patient: 'a' })
    const once = { idempotencyKey: 'k4' }
    const made = await mine().create('Observation', documentOf(observation('a')), once)
    const id = made.id ?? ''
    expect(await mine().create('Observation', documentOf(observation('a')), once)).toMatchObject({
      id,
    })
    await staffOf(store).update('Observation', { id }, documentOf(observation('b', { id })))
    await expect(
      mine().create('Observation', documentOf(observation('a')), once),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })

  test('what is too old to be repeated is forgotten, and nothing else', async () => {
    await staffOf(store).create('Patient', body, { idempotencyKey: 'old' })
    await staffOf(store).create('Patient', body, { idempotencyKey: 'young' })
    await db.pool.query(
      `UPDATE record.idempotency SET created = now() - interval '8 days' WHERE key = 'old'`,
    )
    expect(await forgetRequests(db)).toBe(1)
    const before = await countOf('Patient')
    await staffOf(store).create('Patient', body, { idempotencyKey: 'young' })
    expect(await countOf('Patient')).toBe(before)
    await staffOf(store).create('Patient', body, { idempotencyKey: 'old' })
    expect(await countOf('Patient')).toBe(before + 1)
  })
})
