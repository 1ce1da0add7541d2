/** Catalogues: the drugs of the hospital's booklet, allergens, and questionnaires. */
import {
  allergyTypes,
  medicationOf,
  medicationTypes,
  type MedicationKey,
} from '../codes/medications.ts'
import type { Resource } from '../json.ts'
import { systems, toCoding } from '../systems.ts'

const isMedicationKey = (key: string): key is MedicationKey => Object.hasOwn(medicationTypes, key)

/** The Medication of a drug that the hospital keeps. */
export const medicationReference = (key: MedicationKey): string =>
  `Medication/demo-medication-${key}`

function* medications(): Generator<Resource> {
  for (const key of Object.keys(medicationTypes).filter(isMedicationKey)) {
    const { atc, name, ucd } = medicationOf(key)
    if (ucd === undefined) continue
    yield {
      resourceType: 'Medication',
      id: medicationReference(key).slice('Medication/'.length),
      code: { coding: [toCoding('ucd', ...ucd), toCoding('atc', atc, name)], text: name },
      status: 'active',
    }
  }
}

function* substances(): Generator<Resource> {
  for (const [key, { text, category }] of Object.entries(allergyTypes)) {
    if (category === 'medication') continue
    yield {
      resourceType: 'Substance',
      id: `demo-substance-${key}`,
      status: 'active',
      category: [
        {
          coding: [
            {
              system: 'http://terminology.hl7.org/CodeSystem/substance-category',
              code: 'allergen',
            },
          ],
        },
      ],
      code: { text },
    }
  }
}

/** The questions of the admission interview; answers are given under the same linkId. */
export const admissionQuestions = [
  ['alone', 'Vivez-vous seul(e) à domicile ?', 'boolean'],
  ['help', 'Quelles aides avez-vous au quotidien ?', 'string'],
  ['smoking', 'Combien de cigarettes fumez-vous par jour ?', 'integer'],
  ['trust', 'Nom de votre personne de confiance', 'string'],
] as const

export const admissionQuestionnaire = `${systems.questionnaire}admission`

const questionnaire: Resource = {
  resourceType: 'Questionnaire',
  id: 'demo-questionnaire-admission',
  url: admissionQuestionnaire,
  version: '1.0.0',
  name: 'EntretienAdmission',
  title: "Entretien d'admission",
  status: 'active',
  subjectType: ['Patient'],
  item: admissionQuestions.map(([linkId, text, type]) => ({ linkId, text, type })),
}

/** All Medications, Substances and Questionnaires. */
export function* catalogue(): Generator<Resource> {
  yield* medications()
  yield* substances()
  yield questionnaire
}
