/** One pool, read by Prisma and by our own statements; a ledger that only grows. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { Prisma } from '../prisma/client/client.ts'
import { countStatements, openDatabase } from '../record/database.ts'
import { createTestDatabase } from './support/database.ts'
import type { TestDatabase } from './support/database.ts'

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase({ statementTimeout: 1_000 })
})
afterAll(() => db.drop())

const practitioner = {
  version: 1,
  sequence: 1n,
  source: 'test',
  updated: new Date('2024-02-03T04:05:06.789Z'),
}

describe('our own statements', () => {
  const values = [
    ['a bigint is a number', `SELECT 9007199254740991::bigint AS value`, 9007199254740991],
    [
      'a time is text, to the microsecond and in UTC',
      `SELECT '2024-01-02 03:04:05.678901+02'::timestamptz AS value`,
      '2024-01-02 01:04:05.678901+00',
    ],
    ['an unknown time too', `SELECT '-infinity'::timestamptz AS value`, '-infinity'],
  ] as const
  test.each(values)('%s', async (_name, sql, value) => {
    expect((await db.pool.query(sql)).rows).toEqual([{ value }])
  })

  test('one that takes too long is ended', async () => {
    await expect(db.pool.query('SELECT pg_sleep(10)')).rejects.toThrow('statement timeout')
  })
})

/** What every model of the client can do. */
type Delegate = { findFirst(): Promise<unknown> }
const isDelegate = (value: unknown): value is Delegate =>
  typeof value === 'object' && value !== null && 'findFirst' in value

describe('Prisma', () => {
  test.each(Object.values(Prisma.ModelName))('reads all columns of %s', async (model) => {
    const delegate: unknown = Reflect.get(db.prisma, model.charAt(0).toLowerCase() + model.slice(1))
    if (!isDelegate(delegate)) throw new Error(`no model ${model}`)
    expect(await delegate.findFirst()).toBeNull()
  })

  test('writes and reads a row on the same pool, times and bigints included', async () => {
    await db.prisma.practitioner.create({ data: { ...practitioner, id: 'p1' } })
    const row = await db.prisma.practitioner.findUniqueOrThrow({ where: { id: 'p1' } })
    expect(row).toMatchObject({ ...practitioner, patient: null, tokens: [], compartment: [] })
    const { rows } = await db.pool.query('SELECT updated FROM administration."Practitioner"')
    expect(rows).toEqual([{ updated: '2024-02-03 04:05:06.789+00' }])
  })

  test('what is unknown sorts last: the name after every text, the date before every day', async () => {
    await db.prisma.practitioner.create({
      data: {
        ...practitioner,
        id: 'p2',
        name: '\u{10FFFD}\u{10FFFD}',
        start: new Date('0001-01-01'),
      },
    })
    const byName = await db.prisma.practitioner.findMany({ orderBy: { name: 'asc' } })
    expect(byName.map(({ id }) => id)).toEqual(['p2', 'p1'])
    const latest = await db.prisma.practitioner.findMany({ orderBy: { start: 'desc' } })
    expect(latest.map(({ id }) => id)).toEqual(['p2', 'p1'])
  })
})

describe('the ledger', () => {
  const insert = (action: string): string =>
    `INSERT INTO record.version (type, id, version, source, author, time, action, document)
     VALUES ('Patient', 'a', 1, 'test', 'nobody', clock_timestamp(), '${action}', '{"value":1.10}')`

  test('takes a version, numbered and with its transaction', async () => {
    await db.pool.query(insert('create'))
    const { rows } = await db.pool.query(
      `SELECT sequence, document::text, transaction < pg_current_xact_id() AS before FROM record.version`,
    )
    expect(rows).toEqual([{ sequence: 1, document: '{"value": 1.10}', before: true }])
  })

  const refused = [
    ['a change', `UPDATE record.version SET author = 'x'`, 'UPDATE of record.version is refused'],
    ['a change that meets no row', `UPDATE record.version SET author = 'x' WHERE false`, 'refused'],
    ['a removal', 'DELETE FROM record.version', 'DELETE of record.version is refused'],
    ['emptying', 'TRUNCATE record.version', 'TRUNCATE of record.version is refused'],
    ['an unknown action', insert('forget'), 'version_action_check'],
    ['the same version twice', insert('update'), 'version_type_id_version_key'],
  ] as const
  test.each(refused)('refuses %s', async (_name, sql, message) => {
    await expect(db.pool.query(sql)).rejects.toThrow(message)
  })

  test('refuses a change also where triggers are switched off for replaying', async () => {
    const client = await db.pool.connect()
    try {
      await client.query('SET session_replication_role = replica')
      await expect(client.query('DELETE FROM record.version')).rejects.toThrow('refused')
    } finally {
      client.release(true)
    }
  })
})

describe('counting statements', () => {
  test("counts ours and Prisma's, transactions included, until told to stop", async () => {
    const count = countStatements(db)
    await db.pool.query('SELECT 1')
    await db.prisma.$transaction([db.prisma.key.count(), db.prisma.key.count()])
    count.stop()
    await db.pool.query('SELECT 2')
    expect(count.statements.map((sql) => sql.split(' ')[0])).toEqual([
      'SELECT',
      'BEGIN',
      'SELECT',
      'SELECT',
      'COMMIT',
    ])
  })
})

describe('a database that cannot be used', () => {
  const change = (part: 'port' | 'password' | 'pathname', value: string): string => {
    const url = new URL(db.url)
    url[part] = value
    return url.href
  }
  const cases = [
    ['nobody listens', () => change('port', '1'), 'ECONNREFUSED'],
    ['the password is wrong', () => change('password', 'secret'), '28P01'],
    ['there is no such database', () => change('pathname', 'nowhere'), '3D000'],
    ['the address is none', () => 'secret', 'cannot be used'],
  ] as const
  test.each(cases)('%s', async (_name, url, message) => {
    const failure = openDatabase(url())
    await expect(failure).rejects.toThrow(message)
    await expect(failure).rejects.not.toThrow(/secret/)
  })
})
