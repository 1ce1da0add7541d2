/** Who the record says a user is: roles, names and units, in their time, anew for every request. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { defaultRoles, roleSystem } from '../access/roles.ts'
import { countStatements } from '../record/database.ts'
import type { FhirObject } from '../record/resource.ts'
import { createStandings, type Standings } from '../record/standing.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { requestOf } from './support/writers.ts'

let db: TestDatabase
let standingOf: Standings

const to = (reference: string) => ({ reference })
const professions =
  'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante'
const codeOf = (system: string, code: string) => [{ coding: [{ system, code }] }]

const role = (id: string, practitioner: string, more: object): FhirObject => ({
  resourceType: 'PractitionerRole',
  id,
  practitioner: to(`Practitioner/${practitioner}`),
  ...more,
})

const nurse = role('nurse', 'n', {
  organization: to('Organization/ward'),
  location: [to('Location/ward')],
  code: codeOf(professions, '60'),
})

beforeAll(async () => {
  db = await createTestDatabase()
  standingOf = createStandings(db, defaultRoles)
  await write(db, [
    { resourceType: 'Practitioner', id: 'n', active: true },
    { resourceType: 'Practitioner', id: 'gone', active: false },
    nurse,
    role('office', 'n', {
      organization: to('Organization/office'),
      code: codeOf(roleSystem, 'administration'),
    }),
    role('former', 'n', { organization: to('Organization/former'), period: { end: '2020' } }),
    role('later', 'n', { organization: to('Organization/later'), period: { start: '2200' } }),
    role('left', 'n', { organization: to('Organization/left'), active: false }),
    role('cook', 'cook', { code: codeOf('urn:other', '60') }),
    { resourceType: 'Practitioner', id: 'deleted' },
    role('orphan', 'deleted', { code: codeOf(professions, '10') }),
    role('gone', 'gone', { code: codeOf(professions, '10') }),
  ])
  const backend = requestOf(await createStore(db), 'system/*.cruds socle/access.write')
  await backend.remove('Practitioner', { id: 'deleted' })
})
afterAll(() => db.drop())

describe('a user', () => {
  const cases: readonly [string, string, readonly string[], readonly string[]][] = [
    [
      'a practitioner: every role in use and in its time',
      'Practitioner/n',
      ['care', 'administration'],
      [
        'Location/ward',
        'Organization/office',
        'Organization/ward',
        'Practitioner/n',
        'PractitionerRole/nurse',
        'PractitionerRole/office',
      ],
    ],
    [
      'a role: that one alone',
      'PractitionerRole/nurse',
      ['care'],
      ['Location/ward', 'Organization/ward', 'Practitioner/n', 'PractitionerRole/nurse'],
    ],
    ['a role that has ended', 'PractitionerRole/former', [], []],
    ['a role not begun', 'PractitionerRole/later', [], []],
    ['a role not in use', 'PractitionerRole/left', [], []],
    ['a practitioner not in use', 'Practitioner/gone', [], []],
    ['a role of a practitioner not in use', 'PractitionerRole/gone', [], []],
    [
      'a code of another system',
      'Practitioner/cook',
      [],
      ['Practitioner/cook', 'PractitionerRole/cook'],
    ],
    ['a practitioner who was deleted', 'Practitioner/deleted', [], []],
    ['a role of one who was deleted', 'PractitionerRole/orphan', [], []],
    ['a practitioner the record does not know', 'Practitioner/x', [], ['Practitioner/x']],
    ['a role the record does not know', 'PractitionerRole/x', [], []],
    ['a practitioner elsewhere', 'https://elsewhere.example/Practitioner/n', [], []],
    ['a patient', 'Patient/n', [], []],
  ]
  test.each(cases)('%s', async (_, fhirUser, roles, actors) => {
    const { standing } = await standingOf(accessOf('user/*.rs', { fhirUser }))
    expect(standing).toEqual({ roles, actors })
  })

  test('roles of the token are joined to those of the record', async () => {
    const given = { fhirUser: 'Practitioner/n', roles: ['analyst', 'king'] }
    const { standing } = await standingOf(accessOf('user/*.rs', given))
    expect(standing.roles).toEqual(['care', 'administration', 'analyst'])
  })

  test('roles of the token are nothing to one who is not in use', async () => {
    for (const id of ['gone', 'deleted']) {
      const given = { fhirUser: `Practitioner/${id}`, roles: ['information'] }
      expect((await standingOf(accessOf('user/*.rs', given))).standing.roles).toEqual([])
    }
  })
})

describe('the question', () => {
  const counts: readonly [string, string, object, number][] = [
    ['staff', 'user/*.rs', { fhirUser: 'Practitioner/n' }, 1],
    [
      'staff who look at one patient',
      'patient/*.rs',
      { patient: 'a', fhirUser: 'Practitioner/n' },
      1,
    ],
    ['one patient', 'patient/*.rs', { patient: 'a', fhirUser: 'Patient/a' }, 0],
    ['one patient, nobody named', 'patient/*.rs', { patient: 'a' }, 0],
    ['a service', 'system/*.rs', { fhirUser: 'Practitioner/n' }, 0],
    ['nobody named', 'user/*.rs', {}, 0],
  ]
  test.each(counts)('%s', async (_, scope, who, statements) => {
    const counted = countStatements(db)
    await standingOf(accessOf(scope, who))
    counted.stop()
    expect(counted.statements).toHaveLength(statements)
  })

  test('is asked anew: a change counts at once, and the same standing is the same access', async () => {
    const access = accessOf('user/*.rs', { fhirUser: 'PractitionerRole/nurse' })
    const before = await standingOf(access)
    expect(await standingOf(access)).toBe(before)
    await write(db, [{ ...nurse, organization: to('Organization/other') }])
    const { standing } = await standingOf(access)
    expect(standing.actors).toContain('Organization/other')
    expect(standing.actors).not.toContain('Organization/ward')
    await write(db, [{ ...nurse, active: false }])
    expect((await standingOf(access)).standing).toEqual({ roles: [], actors: [] })
  })

  test('that cannot be answered lets nobody in', async () => {
    const closed = await createTestDatabase()
    const ask = createStandings(closed, defaultRoles)
    await closed.drop()
    await expect(ask(accessOf('user/*.rs', { fhirUser: 'Practitioner/n' }))).rejects.toThrow()
  })

  test('reads codes by the table it is given', async () => {
    const own = createStandings(db, new Map([['urn:other|60', 'protection']]))
    const { standing } = await own(accessOf('user/*.rs', { fhirUser: 'Practitioner/cook' }))
    expect(standing.roles).toEqual(['protection'])
  })
})
