/** Pages of a search that is sorted by side tables meet without gap or overlap, and `_offset` leaves rows out. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadList, loadPage } from '../record/page.ts'
import { createRepository, type Store } from '../record/repository.ts'
import type { Position } from '../record/search/search.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { find, keyOf, toSearch } from './support/finding.ts'
import { searched } from './support/searched.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, searched)
})

afterAll(() => db.drop())

const access = () => accessOf('system/*.rs')

const sorts = [
  'status',
  '-status,date',
  'value-quantity',
  '-value-quantity',
  '-code',
  '-date,status',
]

test.each(sorts)('sorted by %s, forwards and backwards', async (sort) => {
  const address = `Observation?_sort=${sort}`
  const all = await find(store, access(), address)
  const repository = createRepository(store, access())
  for (const direction of ['after', 'before'] as const) {
    const seen: string[] = []
    let position: Position = { direction, key: null }
    for (let page = 0; page < all.length; page++) {
      const { matches } = await loadPage(repository, {
        search: toSearch(address),
        limit: 2,
        position,
      })
      const ids = matches.map(({ resource }) => resource.id)
      seen[direction === 'after' ? 'push' : 'unshift'](...ids)
      const next = direction === 'after' ? matches.at(-1) : matches[0]
      if (next === undefined) break
      position = { direction, key: keyOf(next) }
    }
    expect(seen).toEqual(all)
  }
})

test('an offset leaves rows out; a negative one is refused', async () => {
  const repository = createRepository(store, access())
  const search = toSearch('Patient?')
  const found = await loadList(repository, { search, count: 1, offset: 1 })
  expect(found.map(({ resource }) => resource.id)).toEqual(['bob'])
  await expect(loadList(repository, { search, count: 1, offset: -1 })).rejects.toMatchObject({
    code: 'INVALID_ARGUMENT',
  })
})
