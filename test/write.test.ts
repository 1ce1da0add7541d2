/** Writing: what is new, what is the same, what is somebody else's, and two writers at once. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadList } from '../record/page.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { orders } from '../record/search/order.ts'
import { createSearch } from '../record/search/search.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
})

afterAll(() => db.drop())

const staff = () => accessOf('user/*.rs')

const patient = (id: string, family: string) => ({
  resourceType: 'Patient',
  id,
  name: [{ family, given: ['Anne'] }],
})

describe('writing', () => {
  test('content taken before is unchanged, a new one is a version, another source is refused', async () => {
    const first = patient('w', 'Un')
    const second = patient('w', 'Deux')
    expect(await write(db, [first])).toEqual(['stored'])
    expect(await write(db, [second, first, second])).toEqual(['stored', 'unchanged', 'unchanged'])
    expect(await write(db, [patient('w', 'Trois')], 'elsewhere')).toEqual([
      { refused: 'the same type and id is already here from another source' },
    ])
    const found = await createRepository(store, staff()).read('Patient', 'w')
    expect(found).toMatchObject({ name: [{ family: 'Deux' }], meta: { versionId: '2' } })
  })

  test('a type without an index table is parked', async () => {
    expect(await write(db, [{ resourceType: 'Basic', id: 'x', code: {} }])).toEqual(['parked'])
  })

  test('two writers of one resource lose no version', async () => {
    const writers = Array.from({ length: 8 }, (_, number) =>
      write(db, [patient('race', `N${number}`)]),
    )
    expect((await Promise.all(writers)).flat()).toEqual(writers.map(() => 'stored'))
    const { rows } = await db.pool.query(
      `SELECT version FROM record.version WHERE id = 'race' ORDER BY version`,
    )
    expect(rows.map(({ version }) => version)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })
})

describe('a list without pages', () => {
  const search = createSearch({
    type: 'Substance',
    where: [],
    order: orders.byId,
    anchor: undefined,
  })
  const substances = Array.from({ length: 1_001 }, (_, number) => ({
    resourceType: 'Substance',
    id: `s${number}`,
    code: { text: 'x' },
  }))

  test('is whole, or an error: never shorter', async () => {
    const repository = createRepository(store, staff())
    await write(db, substances.slice(0, 1_000))
    expect(await loadList(repository, { search, count: undefined })).toHaveLength(1_000)
    await write(db, substances.slice(1_000))
    await expect(
      loadList(createRepository(store, staff()), { search, count: undefined }),
    ).rejects.toMatchObject({ code: 'TOO_MANY_MATCHES' })
    expect(await loadList(createRepository(store, staff()), { search, count: 5 })).toHaveLength(5)
  })
})
