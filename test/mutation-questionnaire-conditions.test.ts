/** Which questions of a questionnaire are asked: its conditions, each with answers that meet it and answers that do not. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codeOf, expressionsOf } from './support/answers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { conditional } from './support/questionnaires.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await write(
    db,
    enabling.map(([, type, enableWhen, , , more], index) =>
      conditional(`c${index}`, type, enableWhen, more),
    ),
  )
  served = await serve(await createStore(db), { nurse: accessOf('user/*.cruds') })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const answer = (questionnaire: string, answers: readonly object[]) =>
  served.query(
    'nurse',
    `mutation ($questionnaire: ID!, $answers: [QuestionnaireAnswerInput!]!) {
      answerQuestionnaire(questionnaire: $questionnaire, patient: "a", answers: $answers) { id } }`,
    { questionnaire, answers },
  )

/** Name, type of the question, conditions, answers, is the other one asked? */
const enabling: [string, string, object[], object[], boolean, object?][] = [
  ['exists', 'string', [{ operator: 'exists', answerBoolean: true }], [{ string: 'x' }], true],
  ['exists, and nothing does', 'string', [{ operator: 'exists', answerBoolean: true }], [], false],
  ['exists not', 'string', [{ operator: 'exists', answerBoolean: false }], [], true],
  [
    'exists not, but something does',
    'string',
    [{ operator: 'exists', answerBoolean: false }],
    [{ string: 'x' }],
    false,
  ],
  [
    'one is equal',
    'integer',
    [{ operator: '=', answerInteger: 2 }],
    [{ integer: 1 }, { integer: 2 }],
    true,
  ],
  ['none is equal', 'integer', [{ operator: '=', answerInteger: 2 }], [{ integer: 1 }], false],
  ['unequal', 'integer', [{ operator: '!=', answerInteger: 2 }], [{ integer: 1 }], true],
  [
    'unequal, but one is equal',
    'integer',
    [{ operator: '!=', answerInteger: 2 }],
    [{ integer: 1 }, { integer: 2 }],
    false,
  ],
  ['greater', 'decimal', [{ operator: '>', answerDecimal: 1.5 }], [{ decimal: '1.51' }], true],
  [
    'greater, but equal',
    'decimal',
    [{ operator: '>', answerDecimal: 1.5 }],
    [{ decimal: 1.5 }],
    false,
  ],
  [
    'less or equal',
    'date',
    [{ operator: '<=', answerDate: '2027-01-04' }],
    [{ date: '2027-01-04' }],
    true,
  ],
  ['less', 'date', [{ operator: '<', answerDate: '2027-01-04' }], [{ date: '2028' }], false],
  ['less, unanswered', 'date', [{ operator: '<', answerDate: '2027-01-04' }], [], false],
  [
    'an amount in other units',
    'quantity',
    [
      {
        operator: '>=',
        answerQuantity: { value: 70, code: 'g/L', system: 'http://unitsofmeasure.org' },
      },
    ],
    [{ quantity: { value: 7, code: 'g/dL' } }],
    true,
  ],
  [
    'all of two',
    'integer',
    [
      { operator: '>', answerInteger: 1 },
      { operator: '<', answerInteger: 1 },
    ],
    [{ integer: 2 }],
    false,
    { enableBehavior: 'all' },
  ],
  [
    'any of two',
    'integer',
    [
      { operator: '>', answerInteger: 1 },
      { operator: '<', answerInteger: 1 },
    ],
    [{ integer: 2 }],
    true,
    { enableBehavior: 'any' },
  ],
]

test.each(
  enabling.map(([name, , , answers, isAsked], index) => [name, index, answers, isAsked] as const),
)('a question is asked on condition: %s', async (_, index, answers, isAsked) => {
  const given = answers.map((value) => ({ linkId: 'asked', value }))
  const answered = await answer(`c${index}`, [
    ...given,
    { linkId: 'then', value: { boolean: true } },
  ])
  expect(codeOf(answered)).toBe(isAsked ? undefined : 'INVALID_RESOURCE')
  expect(expressionsOf(answered)).toEqual(isAsked ? [] : ['Questionnaire.item[2]'])
})
