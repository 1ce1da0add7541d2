/** What a person may give to apps: nothing that the policy leaves nothing of, and none of the rights of others. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { defaultRoles } from '../access/roles.ts'
import { createStandings } from '../record/standing.ts'
import type { Account } from '../smart/accounts.ts'
import { createOwnAccess, type OwnAccess } from '../smart/own-access.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let db: TestDatabase
let own: OwnAccess

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  own = createOwnAccess({
    issuer: 'https://hospital.example/auth',
    audience: 'https://hospital.example/fhir',
    withStanding: createStandings(db, defaultRoles),
  })
})
afterAll(() => db.drop())

const person = (fhirUser: string, ...roles: string[]): Account => ({
  ...{ id: randomUUID(), name: 'x', display: 'X', enabled: true, secondFactor: 'ready' },
  ...{ fhirUser, roles, rights: ['ins.read'] },
})

const people = {
  physician: person('Practitioner/gp', 'care'),
  administrator: person('Practitioner/a', 'administration'),
  analyst: person('Practitioner/a', 'analyst'),
  protection: person('Practitioner/a', 'protection'),
  nobody: person('Practitioner/a'),
  patient: person('Patient/a'),
  relative: person('RelatedPerson/r'),
}

/** Who × scope → may they give it? */
const cases: readonly (readonly [keyof typeof people, string, boolean])[] = [
  ['physician', 'user/Observation.rs', true],
  ['physician', 'patient/Observation.rs', true],
  ['physician', 'user/*.cruds', true],
  ['physician', 'user/Observation.d', false],
  ['physician', 'user/AuditEvent.rs', false],
  ['physician', 'user/Practitioner.rs', true],
  ['administrator', 'user/Observation.rs', false],
  ['administrator', 'patient/Observation.rs', false],
  ['administrator', 'user/Observation.rs?category=laboratory', false],
  ['administrator', 'user/Encounter.cruds', true],
  ['administrator', 'user/*.rs', true],
  ['analyst', 'user/Observation.r', false],
  ['analyst', 'user/Observation.s', true],
  ['analyst', 'user/AuditEvent.rs', false],
  ['protection', 'user/AuditEvent.rs', true],
  ['protection', 'user/Patient.rs', false],
  ['nobody', 'user/Patient.rs', false],
  ['nobody', 'patient/*.rs', true],
  ['patient', 'user/Observation.rs', true],
  ['patient', 'patient/Observation.rs', true],
  ['patient', 'user/Practitioner.cud', false],
  ['patient', 'user/Practitioner.s', false],
  ['patient', 'user/Practitioner.r', true],
  ['patient', 'user/Slot.s', true],
  ['patient', 'user/Basic.rs', false],
  ['relative', 'user/Observation.rs', true],
  ['relative', 'user/Observation.d', false],
  ['relative', 'user/Practitioner.cud', false],
  ['physician', 'system/*.rs', false],
  ['physician', 'socle/ins.read', true],
  ['physician', 'socle/audit.read', false],
  ['physician', 'user/Observation.rs?unknown=x', false],
]

test.each(cases)('%s, %s: %s', async (who, scope, isPossible) => {
  expect(await own.mayHold(people[who], scope, 'a')).toBe(isPossible)
})

test('no patient in context, no scope of a patient', async () => {
  expect(await own.mayHold(people.physician, 'patient/Observation.rs')).toBe(false)
})
