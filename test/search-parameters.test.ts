/** Every kind of search parameter with its modifiers: what it finds, what it misses, what it refuses. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { find } from './support/finding.ts'
import { found, refused } from './support/search-cases.ts'
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

const staff = () => accessOf('system/*.rs')

describe.each(Object.entries(found))('%s', (_, cases) => {
  test.each(cases)('%s: %s', async (_words, address, ids) => {
    expect(await find(store, staff(), address)).toEqual(ids)
  })
})

describe('refused, and named', () => {
  test.each(refused)('%s: %s', async (_, address, name) => {
    const failure = await Promise.resolve()
      .then(() => find(store, staff(), address))
      .catch((error: unknown) => error)
    expect(failure).toMatchObject({
      code: 'INVALID_ARGUMENT',
      extensions: { resource: { issue: [{ expression: [name] }] } },
    })
    expect(JSON.stringify(failure)).not.toMatch(/yesterday|much|maybe|nowhere/)
  })

  test('an expansion that is too large is an error, not a shorter list', async () => {
    await expect(find(store, staff(), 'Observation?code:in=urn:huge')).rejects.toMatchObject({
      code: 'LIMIT_EXCEEDED',
    })
  })

  test('a chain without end', async () => {
    const chain = 'link:Patient.'.repeat(6)
    await expect(
      Promise.resolve().then(() => find(store, staff(), `Patient?${chain}name=x`)),
    ).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
  })
})
