/** People in good health: check-ups, and now and then a passage in the emergency unit. */
import type { Pathway, Visit } from './pathway.ts'

const examination: Omit<Visit, 'ago'> = {
  kind: 'ambulatory',
  units: ['internalMedicine'],
  reason: 'Bilan de santé',
  diagnosis: 'generalExamination',
  vitals: ['weight'],
  bloodPressure: true,
  panels: ['blood'],
}

export const checkUp: Pathway = {
  key: 'check-up',
  title: 'Bilan de santé',
  weight: 17,
  age: [18, 78],
  women: 0.52,
  unit: 'internalMedicine',
  body: { height: [171, 9], weight: [71, 11] },
  problems: [
    {
      condition: 'backPain',
      since: [300, 2500],
      chance: 0.4,
      resolvedAfter: [40, 200],
      course: 'recurrence',
    },
    { condition: 'hypercholesterolemia', since: [400, 2500], chance: 0.3 },
    { condition: 'hayFever', since: [2000, 6000], chance: 0.25 },
    { condition: 'tobacco', since: [2500, 6000], chance: 0.25 },
    { condition: 'reflux', since: [500, 3000], chance: 0.2 },
    { condition: 'urinaryInfection', since: [250, 320], chance: 0.2, resolvedAfter: [4, 8] },
  ],
  treatments: [
    { medication: 'atorvastatin', for: 'hypercholesterolemia', chance: 0.3 },
    { medication: 'pantoprazole', for: 'reflux', chance: 0.3, stopped: [100, 300] },
    { medication: 'paracetamol', for: 'backPain', chance: 0.4 },
  ],
  visits: [
    { ...examination, ago: [1050, 1100], chance: 0.65 },
    { ...examination, ago: [690, 730], panels: ['diabetes'] },
    {
      kind: 'emergency',
      ago: [260, 320],
      units: ['emergency'],
      reason: 'Douleur thoracique',
      diagnosis: 'chestPain',
      chance: 0.5,
      vitals: ['heartRate', 'temperature', 'saturation', 'pain'],
      bloodPressure: true,
      panels: ['blood', 'ions'],
      procedures: ['electrocardiogram'],
      prescriptions: ['paracetamol'],
      letter:
        'Douleur thoracique pariétale. Électrocardiogramme et biologie sans anomalie, retour à domicile.',
    },
    { ...examination, ago: [320, 365], chance: 0.55, panels: ['lipids'] },
    {
      ...examination,
      ago: [12, 60],
      vitals: ['heartRate', 'weight', 'height'],
      panels: ['blood', 'lipids', 'kidney'],
      exams: ['thyrotropin'],
      letter:
        'Examen clinique normal. Bilan biologique sans anomalie notable. Conseils hygiéno-diététiques.',
    },
  ],
  course: { pain: [4, 1], weight: [70, 72], ldl: [3.2, 3.1] },
  vaccines: ['tetanus', 'covid'],
  allergies: ['pollen', 'penicillin', 'mites'],
  nextVisit: { reason: 'Bilan de santé', inDays: [150, 360] },
}
