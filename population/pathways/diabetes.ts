/** Type 2 diabetes: worsening control, treatment stepped up, HbA1c coming down again. */
import type { Pathway, Visit } from './pathway.ts'

const review: Omit<Visit, 'ago'> = {
  kind: 'ambulatory',
  units: ['diabetology'],
  reason: 'Suivi du diabète',
  diagnosis: 'diabetes',
  vitals: ['weight'],
  bloodPressure: true,
  panels: ['diabetes'],
}

export const diabetes: Pathway = {
  key: 'diabetes',
  title: 'Diabète de type 2',
  weight: 18,
  age: [46, 84],
  women: 0.46,
  unit: 'diabetology',
  body: { height: [169, 8], weight: [88, 12] },
  problems: [
    { condition: 'diabetes', since: [2200, 5200] },
    { condition: 'hypertension', since: [1500, 5000], chance: 0.7 },
    { condition: 'hypercholesterolemia', since: [1200, 4000], chance: 0.6 },
    { condition: 'obesity', since: [2000, 6000], chance: 0.45 },
    { condition: 'diabetesEye', since: [300, 900], chance: 0.2 },
    { condition: 'urinaryInfection', since: [500, 700], chance: 0.2, resolvedAfter: [7, 12] },
  ],
  treatments: [
    { medication: 'metformin', for: 'diabetes' },
    { medication: 'gliclazide', for: 'diabetes', chance: 0.4, stopped: [300, 360] },
    { medication: 'empagliflozin', for: 'diabetes', chance: 0.4 },
    { medication: 'insulinGlargine', for: 'diabetes', chance: 0.4 },
    { medication: 'ramipril', for: 'hypertension', chance: 0.7 },
    { medication: 'atorvastatin', for: 'hypercholesterolemia', chance: 0.6 },
  ],
  visits: [
    { ...review, ago: [700, 730], chance: 0.55, panels: ['diabetes', 'lipids'] },
    { ...review, ago: [520, 550], chance: 0.55 },
    {
      ...review,
      kind: 'inpatient',
      ago: [360, 385],
      nights: [3, 5],
      ongoing: 0.06,
      rounds: 2,
      chance: 0.4,
      reason: 'Déséquilibre du diabète, mise sous insuline',
      vitals: ['heartRate', 'temperature'],
      panels: ['diabetes', 'ions'],
      course: { glucose: [15.2, 8.1], hba1c: [9.6, 9.6] },
      prescriptions: ['insulinAspart'],
      letter:
        'Déséquilibre glycémique ancien. Introduction d’une insuline basale, éducation à l’auto-injection acquise. Objectif : HbA1c inférieure à 7 %.',
    },
    { ...review, ago: [200, 220], panels: ['diabetes', 'kidney'], procedures: ['fundus'] },
    {
      ...review,
      ago: [20, 90],
      panels: ['diabetes', 'kidney', 'lipids'],
      procedures: ['electrocardiogram'],
      letter:
        'Équilibre en nette amélioration, tolérance du traitement bonne. Poursuite à l’identique, contrôle dans trois mois.',
    },
  ],
  course: {
    hba1c: [8.1, 9.2, 9.4, 7.6, 6.9],
    glucose: [9.4, 11.8, 12.1, 7.9, 7.1],
    creatinine: [82, 84, 90, 93],
    filtration: [82, 79, 74, 71],
    systolic: [148, 142, 134],
    weight: [90, 91, 88, 86],
    ldl: [3.9, 2.4],
    cholesterol: [6.1, 4.4],
    triglycerides: [2.6, 1.7],
    hdl: [1.05, 1.15],
    albuminuria: [22, 45],
  },
  plan: {
    title: 'Parcours diabète',
    goals: [
      { text: 'HbA1c inférieure à 7 %', measure: 'hba1c', below: 7 },
      { text: 'LDL-cholestérol inférieur à 1,8 mmol/L', measure: 'ldl', below: 1.8 },
    ],
    activities: [
      'Auto-surveillance glycémique',
      "Séance d'éducation thérapeutique",
      "Fond d'œil annuel",
    ],
    task: 'Vérifier le carnet de glycémies avant la prochaine consultation',
  },
  vaccines: ['influenza', 'pneumococcus', 'covid'],
  allergies: ['penicillin', 'latex'],
  family: { relation: 'FTH', condition: 'diabetes' },
  nextVisit: { reason: 'Suivi du diabète', inDays: [20, 80] },
}
