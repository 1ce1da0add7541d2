/** The end of an opened record: given up by who opened it, and never rewritten. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { runPrepared } from '../record/statement.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { at, broken, codeOf, professional } from './support/openings.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

const callers = {
  doctor: professional('doctor'),
  nurse: professional('nurse'),
  blank: professional('doctor', { scope: 'openid' }),
  officer: professional('officer', { roles: ['protection'] }),
  patient: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'Patient/a' }),
}

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  served = await serve(await createStore(db), callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

describe('giving up', () => {
  const end = 'mutation ($id: ID!) { endOpening(id: $id) { id ended until } }'

  test('ends an opening once', async () => {
    const id = await broken(served, 'doctor', 'b')
    const ended = at(await served.query('doctor', end, { id }), 'endOpening', 'ended')
    expect(ended).toMatch(/Z$/)
    expect(at(await served.query('doctor', end, { id }), 'endOpening', 'ended')).toBe(ended)
    expect(await broken(served, 'doctor', 'b')).not.toBe(id)
  })

  test.each([
    ['another professional', 'nurse', 'NOT_FOUND'],
    ['the officer', 'officer', 'NOT_FOUND'],
    ['a patient', 'patient', 'FORBIDDEN'],
    ['a professional without a scope', 'blank', 'FORBIDDEN'],
  ])('is not for %s', async (_, caller, code) => {
    const id = await broken(served, 'doctor', 'b')
    expect(codeOf(await served.query(caller, end, { id }))).toBe(code)
    expect(await broken(served, 'doctor', 'b')).toBe(id)
  })

  test('finds nothing under what is no id', async () => {
    expect(codeOf(await served.query('doctor', end, { id: 'none' }))).toBe('NOT_FOUND')
  })
})

describe('the row', () => {
  test.each([
    ['longer', sql`UPDATE access.opening SET until = until + interval '1 day'`],
    ['another patient', sql`UPDATE access.opening SET patient = 'other'`],
    ['another reason', sql`UPDATE access.opening SET explanation = ''`],
    ['no end', sql`UPDATE access.opening SET ended = NULL WHERE ended IS NOT NULL`],
    ['gone', sql`DELETE FROM access.opening`],
    ['all gone', sql`TRUNCATE access.opening`],
  ])('cannot be made %s', async (_, statement) => {
    await expect(runPrepared(db.pool, statement)).rejects.toThrow('is refused')
  })
})
