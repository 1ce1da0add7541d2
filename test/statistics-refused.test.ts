/** What those who see counts only may not ask by, whatever the data: who somebody is. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const callers = {
  information: accessOf('user/*.rs'),
  analyst: accessOf('user/*.rs', { fhirUser: 'Practitioner/analyst', roles: ['analyst'] }),
}

let db: TestDatabase
let served: Served
beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  served = await serve(await createStore(db), callers)
})
afterAll(async () => {
  await served.close()
  await db.drop()
})

const codeOf = async (caller: string, query: string) => {
  const { errors } = await served.query(caller, `{ ${query} }`)
  return errors?.[0]?.extensions?.code
}

const condition = (filter: string) => `conditionStats(filter: ${JSON.stringify(filter)}) { count }`
const had = (filter: string) =>
  `{ had: [{ condition: { code: ["x"] filter: ${JSON.stringify(filter)} } }] }`
const stay = (filter: string) => `encounterStats(filter: ${JSON.stringify(filter)}) { count }`
const named = 'subject:Patient.name eq "Dupont"'

describe('by who somebody is', () => {
  test.each([
    ['a name', condition(named)],
    ['a name of nobody', condition('subject:Patient.name eq "Nobody"')],
    ['a birth date', condition('subject:Patient.birthdate eq 1950-01-01')],
    ['a number', condition('subject:Patient.identifier eq 1')],
    ['a telephone', condition('subject:Patient.telecom eq 1')],
    ['a town', condition('subject:Patient.address co "Lyon"')],
    ['a patient', condition('subject eq "Patient/a"')],
    ['a patient by the id', condition('patient eq a')],
    ['an id', condition('_id eq a')],
    ['the number of a row', condition('identifier eq 1')],
    ['a stay', condition('encounter eq "Encounter/a"')],
    ['the number of a stay', condition('encounter:Encounter.identifier eq 1')],
    ['the patient of a stay', condition('encounter:Encounter.subject eq "Patient/a"')],
    ['who wrote it', condition('asserter:Practitioner.name eq "Martin"')],
    ['when it was written', condition('_lastUpdated gt 2020-01-01')],
    ['a label', condition('_security eq V')],
    ['a name behind a not', condition(`not (${named})`)],
    ['a name beside a code', condition(`code eq x or (code eq y and ${named})`)],
    ['a name in a cohort', `cohort(filter: ${had(named)}) { count }`],
    ['a name in none of a cohort', `cohort(filter: { none: [${had(named)}] }) { count }`],
    ['a name in any of statistics', `observationStats(cohort: { any: [${had(named)}] }) { count }`],
    [
      'a name in a sequence',
      `cohort(filter: { sequence: [{ first: { condition: { code: ["x"] } }
        then: { encounter: { filter: ${JSON.stringify(named)} } } }] }) { count }`,
    ],
    ['the patient of a stay that is counted', stay('patient eq a')],
    ['the number of a stay that is counted', stay('identifier eq 1')],
  ])('%s', async (_, query) => {
    expect(await codeOf('analyst', query)).toBe('FORBIDDEN')
    expect(await codeOf('information', query)).toBeUndefined()
  })
})

describe('and not by what happened', () => {
  test.each([
    ['a severity', condition('severity eq x')],
    ['a status', condition('clinical-status eq active and not (verification-status eq refuted)')],
    ['a date', condition('onset-date gt 2020-01-01')],
    ['the class of a stay', condition('encounter:Encounter.class eq IMP')],
    ['a value', 'observationStats(filter: "value-quantity gt 5") { count }'],
    [
      'sex, age and presence',
      'cohort(filter: { sex: ["male"] ageFrom: 3 ageTo: 70 present: true }) { count }',
    ],
    ['a medication', 'cohort(filter: { had: [{ medication: { code: ["x"] } }] }) { count }'],
    ['a unit', 'encounterStats(class: ["IMP"] unit: ["Organization/hospital"]) { count }'],
    ['a reason', stay('diagnosis:Condition.code eq x')],
  ])('%s', async (_, query) => {
    expect(await codeOf('analyst', query)).toBeUndefined()
  })
})
