/** Questionnaires that ask everything that can be asked. */
import type { FhirObject } from '../../record/resource.ts'

const coding = (code: string) => ({ system: 'urn:s', code })

/** One question of each type, under its type's name. */
const ofEveryType = [
  ...['boolean', 'decimal', 'integer', 'date', 'dateTime', 'time', 'text', 'url'],
  ...['attachment', 'reference', 'quantity'],
].map((type) => ({ linkId: type, type, text: type }))

const smoker = { question: 'smokes', operator: '=', answerCoding: coding('yes') }

/** Groups, conditions, options, limits. */
export const intake: FhirObject = {
  resourceType: 'Questionnaire',
  id: 'intake',
  url: 'https://hospital.example/intake',
  version: '2',
  status: 'active',
  subjectType: ['Patient'],
  item: [
    { linkId: 'intro', type: 'display', text: 'Bonjour' },
    {
      linkId: 'habits',
      type: 'group',
      text: 'Habitudes',
      item: [
        {
          linkId: 'smokes',
          type: 'choice',
          required: true,
          answerOption: [{ valueCoding: coding('yes') }, { valueCoding: coding('no') }],
          item: [{ linkId: 'since', type: 'integer' }],
        },
        { linkId: 'packs', type: 'decimal', required: true, enableWhen: [smoker] },
        {
          linkId: 'quit',
          type: 'group',
          enableWhen: [smoker],
          item: [{ linkId: 'wants', type: 'boolean' }],
        },
        {
          linkId: 'help',
          type: 'group',
          required: true,
          item: [
            { linkId: 'help-intro', type: 'display', text: 'Aide' },
            { linkId: 'helped', type: 'boolean', enableWhen: [smoker] },
          ],
        },
      ],
    },
    {
      linkId: 'allergies',
      type: 'open-choice',
      repeats: true,
      answerOption: [{ valueCoding: coding('pollen') }],
      item: [{ linkId: 'how-bad', type: 'integer' }],
    },
    { linkId: 'name', type: 'string', maxLength: 5 },
    { linkId: 'dose', type: 'choice', answerOption: [{ valueInteger: 5 }, { valueInteger: 10 }] },
    ...ofEveryType,
  ],
}

/** A question, and one that is asked under these conditions. */
export const conditional = (
  id: string,
  type: string,
  enableWhen: readonly object[],
  more: object = {},
): FhirObject => ({
  resourceType: 'Questionnaire',
  id,
  status: 'active',
  item: [
    { linkId: 'asked', type, repeats: true },
    { linkId: 'second', type, repeats: true },
    {
      linkId: 'then',
      type: 'boolean',
      enableWhen: enableWhen.map((condition) => ({ question: 'asked', ...condition })),
      ...more,
    },
  ],
})
