/** Lists sent as PostgreSQL's binary arrays: what arrives is what was sent. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toByteArray, toTextArray } from '../record/binary-array.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
})
afterAll(() => db.drop())

const arrived = async (type: 'text' | 'bytea', array: Buffer): Promise<unknown[]> => {
  const { rows } = await db.pool.query<{ item: unknown }>(
    `SELECT item FROM unnest($1::${type}[]) WITH ORDINALITY AS n(item, place) ORDER BY place`,
    [array],
  )
  return rows.map(({ item }) => item)
}

describe('texts', () => {
  const cases: [string, (string | null)[]][] = [
    ['none', []],
    ['plain, empty and blank', ['a', '', ' ']],
    ['what arrays and JSON escape', ['"', '\\', '{a,b}', '\n\t', '{"a":"\\"b\\\\"}', 'NULL']],
    ['several bytes a character', ['é', '漢字', '🩺', 'a\u0301']],
    ['nulls among them', [null, 'a', null]],
  ]
  test.each(cases)('%s', async (_, texts) => {
    expect(await arrived('text', toTextArray(texts))).toEqual(texts)
  })

  test('a character that PostgreSQL has not is refused', async () => {
    await expect(arrived('text', toTextArray(['a\u0000']))).rejects.toMatchObject({ code: '22021' })
  })
})

describe('bytes', () => {
  const cases: [string, (Buffer | null)[]][] = [
    ['none', []],
    ['any byte, nothing, null', [Buffer.from([0, 34, 92, 255]), Buffer.alloc(0), null]],
  ]
  test.each(cases)('%s', async (_, items) => {
    expect(await arrived('bytea', toByteArray(items))).toEqual(items)
  })
})
