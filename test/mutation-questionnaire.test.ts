/** Answering a questionnaire: what fits it becomes a response in its order, what does not is named. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { codeOf, expressionsOf, idOf } from './support/answers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { intake } from './support/questionnaires.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  nurse: accessOf('user/*.cruds', { fhirUser: 'Practitioner/nurse', roles: ['information'] }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [patient('Un', { id: 'a' }), intake])
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const coding = (code: string) => ({ system: 'urn:s', code })
const yes = { linkId: 'smokes', value: { coding: coding('yes') } }
const no = { linkId: 'smokes', value: { coding: coding('no') } }

const answer = (
  answers: readonly object[],
  status = 'completed',
  questionnaire = 'intake',
  key?: string,
) =>
  served.query(
    'nurse',
    `mutation ($questionnaire: ID!, $answers: [QuestionnaireAnswerInput!]!, $status: String, $key: String) {
      answerQuestionnaire(questionnaire: $questionnaire, patient: "a", answers: $answers, status: $status,
        idempotencyKey: $key) { id } }`,
    { answers, status, questionnaire, key },
  )

const answered = async (...given: Parameters<typeof answer>): Promise<FhirObject> =>
  (await staffOf(store).read('QuestionnaireResponse', idOf(await answer(...given)))) ?? {}

describe('answers that fit', () => {
  test('become a response in the order of the questionnaire', async () => {
    const response = await answered([
      { linkId: 'name', value: { string: 'Anne' } },
      { linkId: 'wants', value: { boolean: true } },
      { linkId: 'packs', value: { decimal: '1.50' } },
      { linkId: 'since', value: { integer: 1999 } },
      { linkId: 'helped', value: { boolean: false } },
      yes,
      { linkId: 'allergies', value: { coding: coding('pollen') } },
      { linkId: 'allergies', value: { string: 'chats' } },
    ])
    expect(response).toMatchObject({
      questionnaire: 'https://hospital.example/intake|2',
      status: 'completed',
      subject: { reference: 'Patient/a' },
      author: { reference: 'Practitioner/nurse' },
    })
    expect(Date.parse(String(response['authored']))).toBeGreaterThan(0)
    expect(response['item']).toEqual([
      {
        linkId: 'habits',
        text: 'Habitudes',
        item: [
          {
            linkId: 'smokes',
            answer: [
              {
                valueCoding: coding('yes'),
                item: [{ linkId: 'since', answer: [{ valueInteger: 1999 }] }],
              },
            ],
          },
          { linkId: 'packs', answer: [{ valueDecimal: 1.5 }] },
          { linkId: 'quit', item: [{ linkId: 'wants', answer: [{ valueBoolean: true }] }] },
          { linkId: 'help', item: [{ linkId: 'helped', answer: [{ valueBoolean: false }] }] },
        ],
      },
      {
        linkId: 'allergies',
        answer: [{ valueCoding: coding('pollen') }, { valueString: 'chats' }],
      },
      { linkId: 'name', answer: [{ valueString: 'Anne' }] },
    ])
  })

  test.each<[string, object, object]>([
    ['boolean', { boolean: false }, { valueBoolean: false }],
    ['decimal', { decimal: 1.5 }, { valueDecimal: 1.5 }],
    ['integer', { integer: 0 }, { valueInteger: 0 }],
    ['date', { date: '2027-01' }, { valueDate: '2027-01' }],
    ['dateTime', { dateTime: '2027-01-04T09:00:00Z' }, { valueDateTime: '2027-01-04T09:00:00Z' }],
    ['time', { time: '09:00:00' }, { valueTime: '09:00:00' }],
    ['text', { string: 'mots' }, { valueString: 'mots' }],
    ['url', { uri: 'https://x.example' }, { valueUri: 'https://x.example' }],
    ['reference', { reference: 'Patient/a' }, { valueReference: { reference: 'Patient/a' } }],
    [
      'quantity',
      { quantity: { value: 7, code: 'kg' } },
      { valueQuantity: { value: 7, code: 'kg' } },
    ],
    [
      'attachment',
      { attachment: { contentType: 'text/plain', data: 'YQ==' } },
      { valueAttachment: { contentType: 'text/plain', data: 'YQ==' } },
    ],
    ['dose', { integer: 10 }, { valueInteger: 10 }],
  ])('may be of type %s', async (linkId, value, expected) => {
    const { item } = await answered([no, { linkId, value }])
    expect(item).toMatchObject([{ linkId: 'habits' }, { linkId, answer: [expected] }])
  })

  test('may be given in part, as long as the response is not complete', async () => {
    expect(await answered([], 'in-progress')).toMatchObject({ status: 'in-progress' })
  })

  test('make one response, however often they are sent under one key', async () => {
    const once = () => answer([no], 'completed', 'intake', 'k')
    expect(await once()).toEqual(await once())
    expect(codeOf(await answer([yes], 'in-progress', 'intake', 'k'))).toBe('CONFLICT')
  })
})

describe('answers that do not fit are refused:', () => {
  const habits = 'Questionnaire.item[1]'
  test.each<[string, object[], string[]]>([
    ['to no question', [no, { linkId: 'secret', value: { string: 'x' } }], ['answers[1].linkId']],
    ['to a text', [no, { linkId: 'intro', value: { string: 'x' } }], ['Questionnaire.item[0]']],
    ['to a group', [no, { linkId: 'habits', value: { string: 'x' } }], [habits]],
    ['of another type', [no, { linkId: 'name', value: { integer: 1 } }], ['Questionnaire.item[3]']],
    ['too long', [no, { linkId: 'name', value: { string: 'secret' } }], ['Questionnaire.item[3]']],
    [
      'no option',
      [{ linkId: 'smokes', value: { coding: coding('secret') } }],
      [`${habits}.item[0]`],
    ],
    [
      'no option of another system',
      [{ linkId: 'smokes', value: { coding: { system: 'urn:t', code: 'no' } } }],
      [`${habits}.item[0]`],
    ],
    [
      'no option of a number',
      [no, { linkId: 'dose', value: { integer: 7 } }],
      ['Questionnaire.item[4]'],
    ],
    ['two where one is asked', [no, no], [`${habits}.item[0]`]],
    ['missing', [], [`${habits}.item[0]`]],
    ['missing, on a condition', [yes], [`${habits}.item[1]`, `${habits}.item[3]`]],
    [
      'not asked, alone and in a group',
      [
        no,
        { linkId: 'packs', value: { decimal: 1 } },
        { linkId: 'wants', value: { boolean: true } },
      ],
      [`${habits}.item[1]`, `${habits}.item[2].item[0]`],
    ],
    [
      'after an answer that is not given',
      [no, { linkId: 'how-bad', value: { integer: 1 } }],
      ['Questionnaire.item[2].item[0]'],
    ],
    [
      'after one of several answers',
      [
        no,
        { linkId: 'allergies', value: { string: 'x' } },
        { linkId: 'allergies', value: { string: 'y' } },
        { linkId: 'how-bad', value: { integer: 1 } },
      ],
      ['Questionnaire.item[2]'],
    ],
  ])('%s', async (_, answers, expressions) => {
    const refused = await answer(answers)
    expect(codeOf(refused)).toBe('INVALID_RESOURCE')
    expect(expressionsOf(refused)).toEqual(expressions)
    expect(JSON.stringify(refused)).not.toContain('secret')
  })
})
