/** The demo hospital has people of every role, and records that some of them must not see whole. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { labelsOf } from '../access/labels.ts'
import { defaultRoles, roleSystem } from '../access/roles.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createStandings } from '../record/standing.ts'
import { documentsOf } from '../population/documents.ts'
import { systems } from '../population/systems.ts'
import { demoUsers } from '../population/users.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { asText, readHospital } from './support/hospital.ts'
import { accessOf } from './support/tokens.ts'

const { resources } = readHospital({ patients: 200 })
const byName = new Map(
  resources.map((one) => [`${asText(one['resourceType'])}/${asText(one['id'])}`, one]),
)

let db: TestDatabase
beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 100 }) })
})
afterAll(() => db.drop())

/** The first cells of what is found. */
async function valuesOf(sql: string, values: readonly string[] = []): Promise<unknown[]> {
  const { rows } = await db.pool.query({ text: sql, values: [...values], rowMode: 'array' })
  return rows.map((row: unknown[]) => row[0])
}

describe('who logs in', () => {
  test.each(Object.entries(demoUsers))('%s is in the record by that name', (_, user) => {
    const text = JSON.stringify(byName.get(user.fhirUser)?.['name'])
    for (const part of user.name.replace('Dr ', '').split(' ')) expect(text).toContain(part)
  })

  test('the system of our roles is the one that access reads', () => {
    expect(systems.role).toBe(roleSystem)
  })

  const staff = Object.values(demoUsers).filter(({ fhirUser }) => fhirUser.startsWith('Pract'))
  test.each(staff)('$name is $role, and nothing else', async ({ fhirUser, role }) => {
    const { standing } = await createStandings(
      db,
      defaultRoles,
    )(accessOf('user/*.rs', { fhirUser }))
    expect(standing.roles).toEqual([role])
  })

  test.each([demoUsers.physician, demoUsers.nurse])(
    '$name cares for the first patient, for good',
    async ({ fhirUser }) => {
      expect(
        await valuesOf(
          `SELECT until::text FROM access.care_relation
           WHERE actor = $1 AND patient = 'demo-patient-000001' AND basis = 'team'`,
          [fhirUser],
        ),
      ).toEqual(['infinity'])
    },
  )

  test('the parent is the mother of a minor', async () => {
    expect(
      await valuesOf(
        `SELECT relationships[1] FROM access.relative WHERE person = $1 AND until_of_age > '2040-01-01'`,
        [demoUsers.parent.fhirUser],
      ),
    ).toEqual([`${systems.roleCode}|MTH`])
  })
})

describe('what is hidden', () => {
  const labels = new Set(resources.flatMap(labelsOf))
  test.each([
    `${systems.confidentiality}|R`,
    `${systems.actCode}|PSY`,
    `${systems.visibility}|INVISIBLE_PATIENT`,
    `${systems.visibility}|MASQUE_PS`,
  ])('some rows bear %s', (label) => expect(labels).toContain(label))

  test('one patient in a hundred is protected', async () => {
    expect(await valuesOf(`SELECT patient FROM access.restriction WHERE kind = 'vip'`)).toEqual([
      'demo-patient-000077',
    ])
  })

  test('few deny their record: to one physician, to everybody, to research', async () => {
    expect(
      await valuesOf(`SELECT DISTINCT kind || ' ' || actor FROM access.restriction
        WHERE kind <> 'vip' ORDER BY 1`),
    ).toEqual([
      'deny ',
      expect.stringMatching(/^deny Practitioner\/demo-practitioner-\d+$/),
      expect.stringMatching(/^deny Practitioner\/demo-practitioner-\d+$/),
      'research ',
    ])
  })
})

test('the demo physician cares for some patients, and not for most', async () => {
  const [own] = await valuesOf(
    `SELECT count(DISTINCT patient) FROM access.care_relation WHERE actor = $1`,
    [demoUsers.physician.fhirUser],
  )
  expect(own).toBeGreaterThan(3)
  expect(own).toBeLessThan(50)
})
