/** Breaking the glass and declaring oneself part of the care: who may, for how long, and what the answer tells. */
import sql from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { mostOpen } from '../access/opening.ts'
import { runPrepared } from '../record/statement.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import {
  at,
  breakGlass,
  broken,
  codeOf,
  declareCare,
  professional,
  reason,
} from './support/openings.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const callers = {
  doctor: professional('doctor'),
  nurse: professional('nurse'),
  busy: professional('busy'),
  tireless: professional('tireless'),
  role: accessOf('user/*.rs', { fhirUser: 'PractitionerRole/r', roles: ['care'] }),
  clerk: professional('clerk', { roles: ['administration'] }),
  analyst: professional('analyst', { roles: ['analyst'] }),
  coder: professional('coder', { roles: ['information'] }),
  officer: professional('officer', { roles: ['protection'] }),
  nobody: professional('nobody', { roles: [] }),
  unnamed: accessOf('user/*.rs', { roles: ['care'] }),
  elsewhere: accessOf('user/*.rs', {
    fhirUser: 'https://other.example/fhir/Practitioner/doctor',
    roles: ['care'],
  }),
  patient: accessOf('patient/*.rs user/*.rs', {
    patient: 'a',
    fhirUser: 'Patient/a',
    roles: ['care'],
  }),
  launched: accessOf('patient/*.rs', {
    patient: 'a',
    fhirUser: 'Practitioner/doctor',
    roles: ['care'],
  }),
  backend: accessOf('system/*.rs', { roles: ['care'] }),
  blind: professional('blind', { scope: 'user/Observation.rs' }),
  searching: professional('searching', { scope: 'user/Patient.s' }),
}

/** Without it the record knows of no such role. */
const actingRole = {
  resourceType: 'PractitionerRole',
  id: 'r',
  practitioner: { reference: 'Practitioner/acting' },
}

let db: TestDatabase
let served: Served
const notices: string[] = []

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...ward, actingRole])
  const store = { ...(await createStore(db)), notice: (event: string) => void notices.push(event) }
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

beforeEach(() => notices.splice(0))

const rowsOf = (practitioner: string) =>
  runPrepared<{ id: string; patient: string; basis: string; client: string; hours: number }>(
    db.pool,
    sql`SELECT id, patient, basis, client, extract(epoch FROM until - start)::float / 3600 AS hours
      FROM access.opening WHERE practitioner = ${`Practitioner/${practitioner}`} ORDER BY start`,
  )

describe('breaking the glass', () => {
  test('opens one patient for four hours, and says so in the log without health data', async () => {
    const answer = await served.query('doctor', breakGlass, { patient: 'a' })
    expect(at(answer, 'breakGlass')).toMatchObject({
      basis: 'BREAK_GLASS',
      patientId: 'a',
      practitioner: 'Practitioner/doctor',
      reason: 'EMERGENCY',
      explanation: reason,
      purpose: 'ETREAT',
      ended: null,
    })
    expect(await rowsOf('doctor')).toMatchObject([
      { patient: 'a', basis: 'break-glass', client: 'app', hours: 4 },
    ])
    expect(notices).toEqual(['record-opened-break-glass'])
    expect(served.lines.join()).not.toContain('cardiaque')
  })

  test('in the name of a PractitionerRole, too', async () => {
    expect(codeOf(await served.query('role', breakGlass, { patient: 'a' }))).toBeUndefined()
  })

  const refused = [
    ['administration', 'clerk'],
    ['an analyst', 'analyst'],
    ['medical information', 'coder'],
    ['the data-protection officer', 'officer'],
    ['a professional without a role', 'nobody'],
    ['a user who is not named', 'unnamed'],
    ['a professional recorded elsewhere', 'elsewhere'],
    ['a patient', 'patient'],
    ['an app that was launched for one patient', 'launched'],
    ['a backend', 'backend'],
    ['a token that reads no patients', 'blind'],
    ['a token that only searches patients', 'searching'],
  ] as const
  test.each(refused)('is refused to %s, and so is declaring', async (_, caller) => {
    for (const mutation of [breakGlass, declareCare])
      expect(codeOf(await served.query(caller, mutation, { patient: 'b' }))).toBe('FORBIDDEN')
    expect(notices).toEqual([])
  })

  test.each([
    ['no patient', { patient: 'a b' }],
    ['too few words', { patient: 'a', explanation: '   urgent    ' }],
    ['too many', { patient: 'a', explanation: 'x'.repeat(2001) }],
    ['what PostgreSQL cannot keep', { patient: 'a', explanation: 'urgence vitale \0' }],
  ])('is not valid with %s', async (_, variables) => {
    expect(codeOf(await served.query('doctor', breakGlass, variables))).toBe('INVALID_ARGUMENT')
  })

  test('tells nothing of a patient who is not there', async () => {
    const answer = await served.query('nurse', breakGlass, { patient: 'none' })
    expect(at(answer, 'breakGlass')).toMatchObject({ patientId: 'none', patient: null })
  })

  test('with the same words is the same break, with others another one', async () => {
    const again = 'toujours en réanimation'
    const one = await broken(served, 'nurse', 'a')
    expect(await broken(served, 'nurse', 'a')).toBe(one)
    const other = await served.query('nurse', breakGlass, { patient: 'a', explanation: again })
    expect(at(other, 'breakGlass', 'id')).not.toBe(one)
  })

  test('many times at once makes one', async () => {
    const ids = await Promise.all(Array.from({ length: 8 }, () => broken(served, 'nurse', 'b')))
    expect(new Set(ids).size).toBe(1)
  })

  test('again after its end is another one', async () => {
    await runPrepared(
      db.pool,
      sql`INSERT INTO access.opening (practitioner, patient, basis, reason, explanation, purpose, client, start, until)
        VALUES ('Practitioner/busy', 'a', 'break-glass', 'EMERGENCY', ${reason}, 'ETREAT', 'app',
          now() - interval '5 hours', now() - interval '1 hour')`,
    )
    await broken(served, 'busy', 'a')
    expect(await rowsOf('busy')).toHaveLength(2)
  })

  test('has a bound, even for tries at once', async () => {
    const tries = Array.from({ length: mostOpen['break-glass'] + 5 }, (_, number) =>
      served.query('busy', breakGlass, { patient: `guess-${number}` }),
    )
    const codes = (await Promise.all(tries)).map(codeOf)
    expect(codes.filter((code) => code === 'LIMIT_EXCEEDED')).toHaveLength(6)
    expect(codes.filter((code) => code === undefined)).toHaveLength(mostOpen['break-glass'] - 1)
  })
})

test('what was given up counts all the same', async () => {
  const end = 'mutation ($id: ID!) { endOpening(id: $id) { id } }'
  for (let number = 0; number < mostOpen['break-glass']; number += 1)
    await served.query('tireless', end, { id: await broken(served, 'tireless', `t-${number}`) })
  expect(codeOf(await served.query('tireless', breakGlass, { patient: 'a' }))).toBe(
    'LIMIT_EXCEEDED',
  )
})

describe('declaring', () => {
  const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString()

  test('lasts thirty days', async () => {
    const answer = await served.query('doctor', declareCare, { patient: 'b' })
    expect(at(answer, 'declareCare')).toMatchObject({
      basis: 'DECLARED',
      reason: null,
      explanation: 'consultation de suivi',
    })
    expect((await rowsOf('doctor')).find(({ basis }) => basis === 'declared')?.hours).toBe(720)
    expect(notices).toEqual(['record-opened-declared'])
  })

  test('or as long as is said', async () => {
    const until = inDays(3)
    const answer = await served.query('doctor', declareCare, { patient: 'b', until })
    expect(at(answer, 'declareCare', 'until')).toBe(until.replace('Z', '000Z'))
  })

  test.each([
    ['longer', inDays(31)],
    ['in the past', inDays(-1)],
    ['at no instant', '2030-01-01'],
  ])('never %s', async (_, until) => {
    const answer = await served.query('doctor', declareCare, { patient: 'b', until })
    expect(codeOf(answer)).toBe('INVALID_ARGUMENT')
  })
})
