/** A newborn of the maternity ward: the stay after birth and the first check-ups. No weight: follows a delivery. */
import type { Pathway } from './pathway.ts'

export const newborn: Pathway = {
  key: 'newborn',
  title: 'Nouveau-né',
  weight: 0,
  age: [0, 0],
  women: 0.49,
  unit: 'maternity',
  body: { height: [50, 1.6], weight: [3.4, 0.35] },
  problems: [
    { condition: 'bornInHospital', since: [0, 0], resolvedAfter: [3, 4] },
    { condition: 'neonatalJaundice', since: [0, 0], chance: 0.4, resolvedAfter: [5, 9] },
  ],
  treatments: [{ medication: 'cholecalciferol', for: 'bornInHospital' }],
  visits: [
    {
      kind: 'inpatient',
      ago: [0, 0],
      units: ['maternity'],
      reason: 'Naissance',
      diagnosis: 'bornInHospital',
      nights: [3, 4],
      rounds: 3,
      vitals: ['heartRate', 'temperature', 'weight'],
      panels: ['jaundice'],
      course: {
        weight: [3.42, 3.26, 3.24, 3.3],
        bilirubin: [48, 142, 168, 120],
        heartRate: [142, 136, 134, 132],
        temperature: [36.6, 36.9, 36.8, 36.9],
      },
      exams: ['apgarOne', 'apgarFive', 'headCircumference'],
      prescriptions: ['phytomenadione'],
      letter:
        'Nouveau-né à terme, bonne adaptation à la vie extra-utérine. Examen clinique normal, dépistages réalisés. Sortie avec la mère.',
    },
    {
      kind: 'ambulatory',
      ago: [-9, -8],
      units: ['pediatrics'],
      reason: 'Examen du huitième jour',
      diagnosis: 'bornInHospital',
      vitals: ['weight', 'heartRate', 'temperature'],
      exams: ['headCircumference'],
    },
    {
      kind: 'ambulatory',
      ago: [-26, -22],
      units: ['pediatrics'],
      reason: 'Examen du premier mois',
      diagnosis: 'bornInHospital',
      vitals: ['weight', 'height', 'heartRate', 'temperature'],
      exams: ['headCircumference'],
    },
  ],
  course: {
    weight: [3.4, 3.5, 4.2],
    height: [50, 53.5],
    headCircumference: [34.6, 35.2, 37],
    heartRate: [140, 132],
  },
  vaccines: [],
  allergies: [],
  nextVisit: { reason: 'Examen du deuxième mois et vaccins', inDays: [10, 40] },
}
