/** Whom a question of statistics names is in the trail, however deep it names them. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openTestAudit, removeFolder, rowsOf, type TestAudit } from './support/audit.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const callers = {
  staff: accessOf('user/*.rs'),
  analyst: accessOf('user/*.rs', { fhirUser: 'Practitioner/analyst', roles: ['analyst'] }),
}

let db: TestDatabase
let audit: TestAudit
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  audit = await openTestAudit(db)
  served = await serve(await createStore(db), callers, { audit })
})
afterAll(async () => {
  await served.close()
  await audit.close()
  await removeFolder(audit.directory)
  await db.drop()
})

const had = (filter: string) =>
  `{ had: [{ condition: { code: ["x"] filter: ${JSON.stringify(filter)} } }] }`

test.each([
  ['staff', 'by reference', `conditionStats(filter: "subject eq 'Patient/a'")`, ['Patient/a']],
  ['staff', 'by id', 'encounterStats(filter: "patient eq a")', ['Patient/a']],
  ['staff', 'through a chain', 'conditionStats(filter: "subject:Patient._id eq a")', ['Patient/a']],
  ['staff', 'a row', 'conditionStats(filter: "_id eq x1")', ['Condition/x1']],
  [
    'staff',
    'behind a not',
    'conditionStats(filter: "not (patient eq a) or patient eq b")',
    ['Patient/a', 'Patient/b'],
  ],
  ['staff', 'in an event', `cohort(filter: ${had('patient eq a')})`, ['Patient/a']],
  [
    'staff',
    'in a filter inside a filter',
    `cohort(filter: { none: [{ any: [${had('patient eq a')}] }] })`,
    ['Patient/a'],
  ],
  [
    'staff',
    'in the cohort of statistics',
    `observationStats(cohort: ${had('patient eq a')})`,
    ['Patient/a'],
  ],
  [
    'staff',
    'in a sequence',
    `cohort(filter: { sequence: [{ first: { condition: { code: ["x"] } }
      then: { encounter: { filter: "patient eq b" } } }] })`,
    ['Patient/b'],
  ],
  ['staff', 'nobody', 'conditionStats(code: ["x"])', []],
  ['analyst', 'in vain', 'conditionStats(filter: "patient eq a")', ['Patient/a']],
])('%s names %s', async (caller, _, field, asked) => {
  const before = (await rowsOf(db)).length
  await served.query(caller, `{ ${field.replaceAll("'", String.raw`\"`)} { count } }`)
  const after = (await rowsOf(db)).slice(before)
  expect(after).toMatchObject([{ asked, outcome: caller === 'staff' ? 'OK' : 'FORBIDDEN' }])
})
