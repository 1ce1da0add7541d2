/** Who may answer which questionnaire: it opens to a patient's app through a task that names it, and not otherwise. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { codeOf, expressionsOf, idOf } from './support/answers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  nurse: accessOf('user/*.cruds', { fhirUser: 'Practitioner/nurse', roles: ['information'] }),
  anne: accessOf('patient/*.cruds', { patient: 'a', fhirUser: 'Patient/a' }),
  reader: accessOf('patient/*.rs', { patient: 'a' }),
  'without tasks': accessOf('patient/Questionnaire.r patient/QuestionnaireResponse.c', {
    patient: 'a',
  }),
  'without questionnaires': accessOf('patient/Task.r patient/QuestionnaireResponse.c', {
    patient: 'a',
  }),
}

const questionnaire = (id: string, more: object = {}) => ({
  resourceType: 'Questionnaire',
  id,
  status: 'active',
  item: [{ linkId: 'q', type: 'string' }],
  ...more,
})

const task = (id: string, who: string, more: object) => ({
  resourceType: 'Task',
  id,
  status: 'ready',
  intent: 'order',
  for: { reference: `Patient/${who}` },
  ...more,
})

const to = (reference: string) => ({ reference })

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    questionnaire('mood'),
    questionnaire('other'),
    questionnaire('draft', { status: 'draft' }),
    questionnaire('retired', { status: 'retired' }),
    questionnaire('of-devices', { subjectType: ['Device'] }),
    task('focus', 'a', { focus: to('Questionnaire/mood') }),
    task('input', 'a', {
      input: [
        { type: { text: 'x' }, valueString: 'Questionnaire/other' },
        { type: { text: 'x' }, valueReference: to('Questionnaire/mood') },
      ],
    }),
    task('of-b', 'b', { focus: to('Questionnaire/mood') }),
    { ...stay, id: 'a-stay', subject: to('Patient/a') },
    { ...stay, id: 'b-stay', subject: to('Patient/b') },
  ])
  served = await serve(store, callers)
})

const stay = { resourceType: 'Encounter', status: 'in-progress', class: { code: 'AMB' } }

afterAll(async () => {
  await served.close()
  await db.drop()
})

const answer = (caller: string, more: object) =>
  served.query(
    caller,
    `mutation ($questionnaire: ID!, $task: ID, $patient: ID!, $encounter: ID) {
      answerQuestionnaire(questionnaire: $questionnaire, task: $task, patient: $patient, encounter: $encounter,
        answers: [{ linkId: "q", value: { string: "bien" } }]) { id } }`,
    { questionnaire: 'mood', patient: 'a', ...more },
  )

test.each([
  ['staff, by its id', 'nurse', {}, 'Practitioner/nurse'],
  ['staff, in a stay', 'nurse', { encounter: 'a-stay' }, 'Practitioner/nurse'],
  ['staff, through a task', 'nurse', { task: 'focus' }, 'Practitioner/nurse'],
  ["a patient's app, through a task about it", 'anne', { task: 'focus' }, 'Patient/a'],
  ["a patient's app, through a task that takes it", 'anne', { task: 'input' }, 'Patient/a'],
])('is answered by %s', async (_, caller, more, author) => {
  const response = await staffOf(store).read(
    'QuestionnaireResponse',
    idOf(await answer(caller, more)),
  )
  expect(response).toMatchObject({
    questionnaire: 'Questionnaire/mood',
    subject: to('Patient/a'),
    author: to(author),
    item: [{ linkId: 'q', answer: [{ valueString: 'bien' }] }],
  })
})

test.each<[string, string, object, string, string?]>([
  ['to who may only read', 'reader', { task: 'focus' }, 'FORBIDDEN'],
  [
    'without the right to read questionnaires',
    'without questionnaires',
    { task: 'focus' },
    'FORBIDDEN',
  ],
  ['without the right to read the task', 'without tasks', { task: 'focus' }, 'FORBIDDEN'],
  ["to a patient's app without a task", 'anne', {}, 'NOT_FOUND'],
  ["to a patient's app through another's task", 'anne', { task: 'of-b' }, 'NOT_FOUND'],
  [
    "to a patient's app through a task for another",
    'anne',
    { task: 'focus', questionnaire: 'other' },
    'NOT_FOUND',
  ],
  ['through a mere text', 'anne', { task: 'input', questionnaire: 'other' }, 'NOT_FOUND'],
  ['through no task', 'nurse', { task: 'none' }, 'NOT_FOUND'],
  ["in another's record", 'anne', { task: 'focus', patient: 'b' }, 'FORBIDDEN'],
  ['in a stay that may not be seen', 'anne', { task: 'focus', encounter: 'b-stay' }, 'NOT_FOUND'],
  [
    "in another's stay",
    'nurse',
    { encounter: 'b-stay' },
    'INVALID_ARGUMENT',
    'QuestionnaireResponse.encounter',
  ],
  ['where there is none', 'nurse', { questionnaire: 'none' }, 'NOT_FOUND'],
  ['of a draft', 'nurse', { questionnaire: 'draft' }, 'CONFLICT', 'Questionnaire.status'],
  ['of one retired', 'nurse', { questionnaire: 'retired' }, 'CONFLICT', 'Questionnaire.status'],
  [
    'of one about devices',
    'nurse',
    { questionnaire: 'of-devices' },
    'INVALID_ARGUMENT',
    'Questionnaire.subjectType',
  ],
])('is refused %s', async (_, caller, more, code, expression) => {
  const refused = await answer(caller, more)
  expect(codeOf(refused)).toBe(code)
  expect(expressionsOf(refused)[0]).toBe(expression)
})
