/** Statements that share connections, over a real PostgreSQL: each gets its own answer, whatever becomes of the others. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createPipelines, type Pipelines } from '../record/pipelines.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'

let db: TestDatabase
const opened: Pipelines[] = []
const lost: Error[] = []

beforeAll(async () => {
  db = await createTestDatabase()
})

afterAll(async () => {
  await Promise.all(opened.map((pipelines) => pipelines.end()))
  await db.drop()
})

function open(options: { connections?: number; lifetimeSeconds?: number } = {}) {
  let connected = 0
  const pipelines = createPipelines(
    { connectionString: db.url, connectionTimeoutMillis: 10_000 },
    {
      connections: 2,
      lifetimeSeconds: 60,
      ...options,
      onConnect: () => (connected += 1),
      onLost: (error) => lost.push(error),
    },
  )
  opened.push(pipelines)
  const ask = async (text: string, ...values: unknown[]) => {
    const { rows } = await pipelines.query<{ value: unknown; pid: number }>({
      name: text.slice(0, 60),
      text: `SELECT (${text}) AS value, pg_backend_pid() AS pid`,
      values,
    })
    return rows[0]
  }
  return { pipelines, ask, connected: () => connected }
}

describe('pipelines', () => {
  test('give each of many statements its own answer, on no more connections than allowed', async () => {
    const { ask, connected } = open()
    const numbers = Array.from({ length: 200 }, (_, number) => number)
    const answers = await Promise.all(numbers.map((number) => ask('$1::int + 1', number)))
    expect(answers.map((answer) => answer?.value)).toEqual(numbers.map((number) => number + 1))
    expect(connected()).toBe(2)
    expect(new Set(answers.map((answer) => answer?.pid)).size).toBe(2)
  })

  test('fail a statement alone, those behind it on the same connection have their answers', async () => {
    const { ask } = open({ connections: 1 })
    const answers = await Promise.allSettled([
      ask('$1::int', 1),
      ask('1 / $1::int', 0),
      ask('$1::int', 'no number'),
      ask('$1::int', 2),
    ])
    expect(answers.map(({ status }) => status)).toEqual([
      'fulfilled',
      'rejected',
      'rejected',
      'fulfilled',
    ])
    expect((await ask('1 / $1::int', 1))?.value).toBe(1)
  })

  test('open another connection where one was lost, and say so', async () => {
    const { ask } = open({ connections: 1 })
    const first = await ask('$1::int', 1)
    const waiting = expect(ask('pg_sleep($1::int)', 60)).rejects.toThrow('terminat')
    await db.pool.query('SELECT pg_terminate_backend($1)', [first?.pid])
    await waiting
    await expect.poll(() => lost.length).toBeGreaterThan(0)
    const second = await ask('$1::int', 2)
    expect(second?.value).toBe(2)
    expect(second?.pid).not.toBe(first?.pid)
  })

  test('replace a connection that has grown old, once it has answered', async () => {
    const { ask, connected } = open({ connections: 1, lifetimeSeconds: 0 })
    const answers = await Promise.all([ask('$1::int', 1), ask('$1::int', 2)])
    expect(answers.map((answer) => answer?.value)).toEqual([1, 2])
    expect(connected()).toBe(2)
  })

  test('end when what was asked is answered', async () => {
    const { ask, pipelines } = open()
    const answer = ask('$1::int', 3)
    await ask('$1::int', 4)
    await pipelines.end()
    expect((await answer)?.value).toBe(3)
  })

  test('reject where no connection can be had', async () => {
    const refused = createPipelines(
      { connectionString: 'postgresql://nobody:wrong@127.0.0.1:1/none' },
      { connections: 1, lifetimeSeconds: 60, onConnect: () => 0, onLost: () => 0 },
    )
    await expect(refused.query({ text: 'SELECT 1' })).rejects.toThrow('ECONNREFUSED')
  })
})
