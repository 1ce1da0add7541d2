/** Total hip replacement: preparation, surgery with its inflammatory peak, rehabilitation, review. */
import type { Pathway, Visit } from './pathway.ts'

const clinic: Pick<Visit, 'kind' | 'units' | 'diagnosis' | 'bloodPressure'> = {
  kind: 'ambulatory',
  units: ['orthopedics'],
  diagnosis: 'coxarthrosis',
  bloodPressure: true,
}

export const hipReplacement: Pathway = {
  key: 'hip-replacement',
  title: 'Prothèse totale de hanche',
  weight: 12,
  age: [58, 88],
  women: 0.58,
  unit: 'orthopedics',
  body: { height: [166, 8], weight: [75, 11] },
  problems: [
    { condition: 'coxarthrosis', since: [900, 3000] },
    { condition: 'jointImplant', since: [200, 205] },
    { condition: 'bloodLossAnemia', since: [198, 200], chance: 0.45, resolvedAfter: [30, 60] },
    { condition: 'hypertension', since: [2000, 6000], chance: 0.55 },
    { condition: 'reflux', since: [1000, 4000], chance: 0.25 },
  ],
  treatments: [
    { medication: 'amlodipine', for: 'hypertension', chance: 0.55 },
    { medication: 'pantoprazole', for: 'reflux', chance: 0.25 },
    { medication: 'tramadol', for: 'coxarthrosis', chance: 0.6, stopped: [120, 150] },
  ],
  visits: [
    {
      ...clinic,
      ago: [300, 340],
      reason: 'Coxarthrose invalidante',
      vitals: ['weight', 'height', 'pain'],
      imaging: {
        modality: 'DX',
        procedure: 'hipRadiography',
        conclusion:
          'Pincement complet de l’interligne coxofémoral, ostéophytose, géodes sous-chondrales.',
      },
    },
    {
      ...clinic,
      ago: [225, 240],
      reason: 'Consultation pré-anesthésique',
      vitals: ['saturation'],
      panels: ['blood'],
      cultures: ['bloodGroup'],
      procedures: ['electrocardiogram'],
    },
    {
      kind: 'inpatient',
      ago: [200, 206],
      units: ['orthopedics', 'rehabilitation'],
      reason: 'Prothèse totale de hanche programmée',
      diagnosis: 'coxarthrosis',
      nights: [8, 16],
      ongoing: 0.1,
      rounds: 3,
      vitals: ['temperature', 'pain'],
      panels: ['blood', 'inflammation'],
      course: {
        crp: [4, 168, 92, 24],
        hemoglobin: [13.6, 9.8, 10.2, 10.9],
        leukocytes: [6.9, 12.4, 9.1, 7.2],
        temperature: [36.7, 38.1, 37.3, 36.8],
        pain: [3, 6, 4, 2],
        platelets: [245, 210, 320, 390],
      },
      procedures: ['hipReplacement'],
      prescriptions: ['cefazolin', 'enoxaparin', 'paracetamol', 'morphine'],
      letter:
        'Prothèse totale de hanche par voie postérieure, sans incident. Lever à J1, marche avec deux cannes à J3. Cicatrice propre. Prophylaxie thromboembolique pendant 35 jours.',
    },
    {
      ...clinic,
      ago: [140, 155],
      reason: 'Contrôle à 6 semaines',
      chance: 0.55,
      vitals: ['pain'],
      panels: ['inflammation'],
      procedures: ['hipRadiography'],
    },
    {
      ...clinic,
      ago: [15, 60],
      reason: 'Contrôle à 6 mois',
      vitals: ['weight', 'pain'],
      letter:
        'Hanche indolore, marche sans canne, périmètre non limité. Radiographie satisfaisante. Revoir à un an.',
    },
  ],
  course: {
    pain: [7, 6, 3, 1],
    crp: [3.2, 6, 3],
    hemoglobin: [13.8, 12.1, 13.2],
    weight: [77, 75],
    systolic: [138, 132],
  },
  plan: {
    title: 'Réadaptation après prothèse de hanche',
    goals: [
      { text: 'Marche sans canne à trois mois' },
      { text: 'Douleur inférieure à 2 sur 10', measure: 'pain', below: 2 },
    ],
    activities: [
      'Kinésithérapie trois fois par semaine',
      'Bas de contention',
      'Anticoagulation pendant 35 jours',
    ],
    task: 'Retirer les agrafes au douzième jour',
  },
  vaccines: ['influenza', 'tetanus'],
  allergies: ['morphine', 'latex', 'penicillin'],
  flag: 'Prothèse de hanche : mouvements luxants interdits',
  device: 'Prothèse totale de hanche non cimentée',
  nextVisit: { reason: 'Contrôle à un an', inDays: [120, 170] },
}
