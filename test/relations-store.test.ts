/** The rows of who may see whom follow the resources: written, changed, deleted, in any order, together, rebuilt. */
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { rebuildIndex } from '../record/rebuild.ts'
import { createRepository } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { digestsOf } from './support/digests.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
const made: TestDatabase[] = []
beforeEach(async () => {
  db = await createTestDatabase()
  made.push(db)
})
afterAll(() => Promise.all(made.map((one) => one.drop())))

const to = (reference: string) => ({ reference })
const code = 'http://terminology.hl7.org/CodeSystem/v3-RoleCode'

const patient = {
  resourceType: 'Patient',
  id: 'a',
  birthDate: '2015-05-05',
  generalPractitioner: [to('Practitioner/gp')],
} as const
const mother = {
  resourceType: 'RelatedPerson',
  id: 'm',
  patient: to('Patient/a'),
  relationship: [{ coding: [{ system: code, code: 'MTH' }] }],
}
const stay: FhirObject = {
  resourceType: 'Encounter',
  id: 'e',
  status: 'in-progress',
  class: { code: 'IMP' },
  subject: to('Patient/a'),
  participant: [{ individual: to('Practitioner/p') }],
  serviceProvider: to('Organization/o'),
}
const team: FhirObject = {
  resourceType: 'CareTeam',
  id: 't',
  status: 'active',
  subject: to('Patient/a'),
  participant: [{ member: to('Practitioner/q') }],
}
const role: FhirObject = {
  resourceType: 'PractitionerRole',
  id: 'r',
  practitioner: to('Practitioner/p'),
  organization: to('Organization/o'),
}
const consent: FhirObject = {
  resourceType: 'Consent',
  id: 'c',
  status: 'active',
  scope: { coding: [{ code: 'patient-privacy' }] },
  category: [{ coding: [{ code: 'x' }] }],
  patient: to('Patient/a'),
  provision: { type: 'deny', actor: [{ reference: to('Practitioner/p') }] },
}
const all = [patient, mother, stay, team, role, consent]

/** What each table says, in short. */
const questions = {
  care: `SELECT patient || ' ' || actor || ' ' || basis AS line FROM access.care_relation`,
  members: `SELECT member || ' ' || actor AS line FROM access.membership`,
  relatives: `SELECT person || ' ' || patient || ' ' || until_of_age::date AS line FROM access.relative`,
  restrictions: `SELECT patient || ' ' || kind || ' ' || actor AS line FROM access.restriction`,
}

async function linesOf(of: keyof typeof questions): Promise<string[]> {
  const { rows } = await db.pool.query<{ line: string }>(`${questions[of]} ORDER BY 1`)
  return rows.map(({ line }) => line)
}

/** The change shows, and a rebuild changes nothing of it. */
async function expectLines(of: keyof typeof questions, lines: readonly string[]): Promise<void> {
  expect(await linesOf(of)).toEqual(lines)
  const before = await digestsOf(db)
  await rebuildIndex(db)
  expect(await digestsOf(db)).toEqual(before)
}

test('every source is there, and a rebuild gives the same', async () => {
  await write(db, all)
  expect(await linesOf('care')).toEqual([
    'a Organization/o unit',
    'a Practitioner/gp practitioner',
    'a Practitioner/p participant',
    'a Practitioner/q team',
  ])
  expect(await linesOf('members')).toEqual([
    'Practitioner/p Organization/o',
    'Practitioner/p PractitionerRole/r',
  ])
  expect(await linesOf('restrictions')).toEqual(['a deny Practitioner/p'])
  await expectLines('relatives', ['RelatedPerson/m a 2033-05-05'])
})

describe('a new version', () => {
  const changes: readonly [string, FhirObject, keyof typeof questions, readonly string[]][] = [
    [
      'another general practitioner',
      { ...patient, generalPractitioner: [to('Practitioner/x')] },
      'care',
      [
        'a Organization/o unit',
        'a Practitioner/p participant',
        'a Practitioner/q team',
        'a Practitioner/x practitioner',
      ],
    ],
    [
      'a stay entered in error',
      { ...stay, status: 'entered-in-error' },
      'care',
      ['a Practitioner/gp practitioner', 'a Practitioner/q team'],
    ],
    [
      'a stay of another patient',
      { ...stay, subject: to('Patient/b') },
      'care',
      [
        'a Practitioner/gp practitioner',
        'a Practitioner/q team',
        'b Organization/o unit',
        'b Practitioner/p participant',
      ],
    ],
    [
      'a team that has ended',
      { ...team, status: 'inactive' },
      'care',
      ['a Organization/o unit', 'a Practitioner/gp practitioner', 'a Practitioner/p participant'],
    ],
    ['a role not in use', { ...role, active: false }, 'members', []],
    ['a consent withdrawn', { ...consent, status: 'inactive' }, 'restrictions', []],
    [
      'a relative of another patient, unknown',
      { ...mother, patient: to('Patient/b') },
      'relatives',
      ['RelatedPerson/m b -infinity'],
    ],
    [
      'another birth date',
      { ...patient, birthDate: '2010-02' },
      'relatives',
      ['RelatedPerson/m a 2028-02-01'],
    ],
    [
      'a birth date on a leap day: the day before',
      { ...patient, birthDate: '2008-02-29' },
      'relatives',
      ['RelatedPerson/m a 2026-02-28'],
    ],
    [
      'no birth date',
      { ...patient, birthDate: undefined },
      'relatives',
      ['RelatedPerson/m a -infinity'],
    ],
  ]
  test.each(changes)('%s', async (_, changed, of, lines) => {
    await write(db, all)
    await write(db, [changed])
    await expectLines(of, lines)
  })
})

test('what is deleted through the API says nothing more, and says it again when it is back', async () => {
  await write(db, all, 'api')
  const repository = createRepository(
    await createStore(db),
    accessOf('system/*.cruds socle/access.write'),
  )
  for (const { resourceType, id } of [stay, team, role, consent, patient]) {
    await repository.remove(String(resourceType), { id: String(id) })
  }
  for (const of of ['care', 'members'] as const) expect(await linesOf(of)).toEqual([])
  expect(await linesOf('restrictions')).toEqual([])
  await expectLines('relatives', ['RelatedPerson/m a -infinity'])
  const back = [patient, stay].map((one) => ({ ...one, language: 'fr' }))
  await write(db, back, 'api')
  expect(await linesOf('care')).toHaveLength(3)
  await expectLines('relatives', ['RelatedPerson/m a 2033-05-05'])
})

describe('a relative and its patient', () => {
  const lines = ['RelatedPerson/m a 2033-05-05']
  test('the relative first', async () => {
    await write(db, [mother, patient])
    await expectLines('relatives', lines)
  })

  test('at the same time, many times over', async () => {
    const numbers = Array.from({ length: 12 }, (_, n) => `k${n}`)
    await Promise.all(
      numbers.flatMap((id) => [
        write(db, [{ ...patient, id }]),
        write(db, [{ ...mother, id, patient: to(`Patient/${id}`) }]),
      ]),
    )
    await expectLines(
      'relatives',
      numbers.map((id) => `RelatedPerson/${id} ${id} 2033-05-05`).toSorted(),
    )
  })
})
