/** Chronic heart failure: a decompensation through the emergency unit, then titration in consultation. */
import type { Pathway, Visit } from './pathway.ts'

const review: Omit<Visit, 'ago'> = {
  kind: 'ambulatory',
  units: ['cardiology'],
  reason: "Suivi de l'insuffisance cardiaque",
  diagnosis: 'heartFailure',
  vitals: ['saturation', 'weight'],
  bloodPressure: true,
  panels: ['heart', 'ions'],
}

export const heartFailure: Pathway = {
  key: 'heart-failure',
  title: 'Insuffisance cardiaque chronique',
  weight: 12,
  age: [64, 92],
  women: 0.48,
  unit: 'cardiology',
  body: { height: [167, 8], weight: [76, 11] },
  problems: [
    { condition: 'heartFailure', since: [500, 2500] },
    {
      condition: 'leftHeartFailure',
      since: [360, 420],
      resolvedAfter: [8, 15],
      course: 'recurrence',
    },
    { condition: 'hypertension', since: [3000, 7000], chance: 0.8 },
    { condition: 'atrialFibrillation', since: [600, 2500], chance: 0.5 },
    { condition: 'oldInfarction', since: [2000, 5000], chance: 0.35 },
    { condition: 'copd', since: [1500, 4000], chance: 0.2 },
  ],
  treatments: [
    { medication: 'bisoprolol', for: 'heartFailure' },
    { medication: 'furosemide', for: 'heartFailure' },
    { medication: 'sacubitril', for: 'heartFailure', chance: 0.5 },
    { medication: 'ramipril', for: 'hypertension', chance: 0.6, stopped: [200, 300] },
    { medication: 'spironolactone', for: 'heartFailure', chance: 0.5 },
    { medication: 'apixaban', for: 'atrialFibrillation', chance: 0.5 },
  ],
  visits: [
    {
      ...review,
      ago: [600, 640],
      chance: 0.55,
      procedures: ['electrocardiogram', 'echocardiography'],
      exams: ['ejectionFraction'],
    },
    {
      kind: 'inpatient',
      ago: [380, 420],
      units: ['emergency', 'cardiology'],
      reason: 'Décompensation cardiaque globale',
      diagnosis: 'leftHeartFailure',
      nights: [6, 11],
      ongoing: 0.12,
      rounds: 3,
      vitals: ['heartRate', 'saturation', 'weight'],
      bloodPressure: true,
      panels: ['heart', 'ions'],
      course: {
        natriureticPeptide: [7800, 4100, 2300],
        saturation: [88, 93, 96],
        weight: [82, 78, 75],
        heartRate: [112, 88, 76],
        potassium: [3.9, 3.4, 4.2],
      },
      procedures: ['electrocardiogram', 'echocardiography'],
      imaging: {
        modality: 'DX',
        procedure: 'chestRadiography',
        conclusion:
          'Cardiomégalie, syndrome alvéolo-interstitiel bilatéral, épanchement pleural droit de faible abondance.',
      },
      prescriptions: ['furosemide', 'enoxaparin'],
      letter:
        'Décompensation cardiaque globale sur écart de régime. Évolution favorable sous diurétiques intraveineux, perte de 6 kg. Retour à domicile avec suivi infirmier.',
    },
    {
      ...review,
      ago: [120, 160],
      chance: 0.65,
      panels: ['kidney'],
      exams: ['ejectionFraction'],
      procedures: ['echocardiography'],
    },
    {
      ...review,
      ago: [15, 60],
      panels: ['heart', 'ions', 'kidney'],
      letter:
        'Patient stable, pas de signe congestif. Poids de référence tenu, poursuite du traitement.',
    },
  ],
  course: {
    natriureticPeptide: [1450, 2600, 1500, 1150],
    creatinine: [98, 118, 112, 109],
    filtration: [64, 52, 55, 57],
    ejectionFraction: [36, 38, 44],
    systolic: [136, 118, 114],
    heartRate: [82, 70, 66],
    potassium: [4.2, 4.6, 4.8],
    weight: [78, 80, 75, 75],
    saturation: [96, 96],
  },
  plan: {
    title: 'Parcours insuffisance cardiaque',
    goals: [
      { text: 'Poids stable à 1 kg près' },
      { text: 'NT-proBNP inférieur à 1 000 pg/mL', measure: 'natriureticPeptide', below: 1000 },
    ],
    activities: ['Pesée quotidienne', 'Régime pauvre en sel', 'Passage infirmier hebdomadaire'],
    task: 'Appeler le patient si prise de poids supérieure à 2 kg en une semaine',
  },
  vaccines: ['influenza', 'pneumococcus', 'covid'],
  allergies: ['aspirin', 'penicillin'],
  family: { relation: 'FTH', condition: 'oldInfarction' },
  flag: 'Risque de chute',
  nextVisit: { reason: "Suivi de l'insuffisance cardiaque", inDays: [15, 60] },
}
