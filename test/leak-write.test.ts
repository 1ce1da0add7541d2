/** What mutations answer: of a foreign resource no more than of none, and along the answer's paths what may be seen. */
import { isObjectType } from 'graphql'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import loadApiSchema from '../gateway/api-schema.ts'
import { canariesIn } from './support/canaries.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { writeHospital } from './support/leak-world.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'

let db: TestDatabase
let served: Served

const mother = { patient: 'mother', tokenId: 'mother' }
const gp = { subject: 'gp', tokenId: 'gp', fhirUser: 'Practitioner/gp' }

const callers = {
  mother: accessOf('patient/*.cruds', mother),
  'a physician': accessOf('user/*.cruds socle/identity.merge', gp),
  'a nurse': accessOf('user/*.cruds socle/identity.merge', {
    ...{ subject: 'nurse', tokenId: 'nurse', fhirUser: 'Practitioner/nurse' },
  }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  served = await serve(await writeHospital(db), callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const code = '{ coding: [{ system: "urn:test", code: "x" }] }'

/** FHIR's own writes, type by type: write-access.test.ts. */
const isGeneric = /^[A-Z]\w+(Create|Update|Patch|Delete)$/

/** They open a record, or look after what was opened: opening.test.ts. */
const isOpening = /^(breakGlass|declareCare|endOpening|reviewOpening)$/

/** Each mutation; `ID` stands for the patient whose rows are named, or for nobody. */
const mutations: Readonly<Record<string, string>> = {
  bookAppointment: 'bookAppointment(slot: "free", patient: "ID") { id }',
  cancelAppointment: 'cancelAppointment(id: "ID-Appointment") { id }',
  advanceTask: 'advanceTask(id: "ID-Task", status: "accepted") { id }',
  advanceCarePlanActivity:
    'advanceCarePlanActivity(id: "ID-CarePlan", index: 0, status: "completed") { id }',
  recordObservation: `recordObservation(input: { patient: "ID", encounter: "ID-Encounter", code: ${code}, effective: "2024-01-01" }) { id }`,
  answerQuestionnaire:
    'answerQuestionnaire(questionnaire: "unused", patient: "ID", encounter: "ID-Encounter", answers: []) { id }',
  mergePatients: 'mergePatients(source: "ID", target: "mother", reason: "r") { source { id } }',
  unmergePatients: 'unmergePatients(source: "ID", target: "mother", reason: "r") { source { id } }',
  updateCondition: 'updateCondition(id: "ID-Condition", input: { note: "n" }) { id }',
}

test('there is a case for every mutation of the clinical face', async () => {
  const type = (await loadApiSchema()).getMutationType()
  const fields = isObjectType(type) ? Object.keys(type.getFields()) : []
  expect(
    fields.filter(
      (field) =>
        !isGeneric.test(field) && !isOpening.test(field) && !Object.hasOwn(mutations, field),
    ),
  ).toEqual([])
})

/** The answer, without the ids that were sent. */
const answerTo = async (caller: string, field: string, id: string) =>
  JSON.stringify(await served.query(caller, `mutation { ${field.replaceAll('ID', id)} }`))

describe('of a foreign row as of none', () => {
  const foreign: readonly (readonly [caller: string, id: string])[] = [
    ...(['child', 'stranger', 'vip'] as const).map((id) => ['mother', id] as const),
    ...(['child', 'stranger', 'refuser', 'left', 'merged'] as const).map(
      (id) => ['a physician', id] as const,
    ),
    ...(['child', 'vip', 'denier', 'left'] as const).map((id) => ['a nurse', id] as const),
  ]
  const cases = foreign.flatMap(([caller, id]) =>
    Object.entries(mutations).map(([name, field]) => ({ caller, id, name, field })),
  )
  test.each(cases)('$caller, $id: $name', async ({ caller, id, field }) => {
    const answer = await answerTo(caller, field, id)
    expect(answer).toBe(await answerTo(caller, field, 'unknown'))
    expect([...canariesIn(answer)]).toEqual([])
  })
})

test('the answer of a write leads no further than a read', async () => {
  const row = 'id text { div }'
  const { data } = await served.query(
    'mother',
    `mutation { advanceTask(id: "mother-Task", status: "accepted") { ${row}
      focus { resource(optional: true) { ... on Observation { ${row} } } }
      requester { resource(optional: true) { ... on Patient { ${row} } } }
      for { resource { ... on Patient { ${row} ObservationList(_reference: performer) { ${row} } timeline(first: 500) { edges { node { ... on Observation { ${row} } } } } } } } } }`,
  )
  const seen = [...canariesIn(JSON.stringify(data))]
  expect(seen).toContain('Patient/mother')
  expect(seen.filter((key) => !key.includes('mother'))).toEqual([])
  expect(seen).not.toContain('Observation/mother-INVISIBLE-PATIENT')
})
