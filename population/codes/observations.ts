/** What is measured: LOINC code, UCUM unit, precision, usual value and reference range, with French names. */

/** A kind of measurement. */
export interface ObservationType {
  readonly code: string
  /** LOINC's long common name. */
  readonly display: string
  readonly text: string
  readonly category: 'vital-signs' | 'laboratory' | 'exam' | 'survey'
  readonly unit: string
  readonly ucum: string
  /** Digits after the point, kept when they are zeros. */
  readonly digits: number
  /** Usual value and its deviation between people. */
  readonly usual: readonly [mean: number, deviation: number]
  readonly range?: readonly [low: number, high: number]
}

type Row = readonly [
  code: string,
  display: string,
  text: string,
  ucum: string,
  unit: string,
  digits: number,
  usual: readonly [number, number],
  range?: readonly [number, number],
]

const define =
  (category: ObservationType['category']) =>
  ([code, display, text, ucum, unit, digits, usual, range]: Row): ObservationType => ({
    code,
    display,
    text,
    category,
    unit,
    ucum,
    digits,
    usual,
    ...(range === undefined ? {} : { range }),
  })

const vital = (...row: Row): ObservationType => define('vital-signs')(row)
const lab = (...row: Row): ObservationType => define('laboratory')(row)
const exam = (...row: Row): ObservationType => define('exam')(row)
const survey = (...row: Row): ObservationType => define('survey')(row)

// A table is read by its rows.
// prettier-ignore
export const observationTypes = {
  systolic: vital('8480-6', 'Systolic blood pressure', 'Pression artérielle systolique', 'mm[Hg]', 'mmHg', 0, [124, 9], [90, 140]),
  diastolic: vital('8462-4', 'Diastolic blood pressure', 'Pression artérielle diastolique', 'mm[Hg]', 'mmHg', 0, [76, 6], [50, 90]),
  heartRate: vital('8867-4', 'Heart rate', 'Fréquence cardiaque', '/min', '/min', 0, [74, 7], [60, 100]),
  respiration: vital('9279-1', 'Respiratory rate', 'Fréquence respiratoire', '/min', '/min', 0, [16, 2], [12, 20]),
  temperature: vital('8310-5', 'Body temperature', 'Température', 'Cel', '°C', 1, [36.8, 0.2], [36, 37.8]),
  saturation: vital('59408-5', 'Oxygen saturation in Arterial blood by Pulse oximetry', 'Saturation en oxygène', '%', '%', 0, [98, 1], [94, 100]),
  weight: vital('29463-7', 'Body weight', 'Poids', 'kg', 'kg', 1, [72, 12]),
  height: vital('8302-2', 'Body height', 'Taille', 'cm', 'cm', 0, [168, 8]),
  headCircumference: vital('9843-4', 'Head Occipital-frontal circumference', 'Périmètre crânien', 'cm', 'cm', 1, [34.8, 1]),
  pain: survey('72514-3', 'Pain severity - 0-10 verbal numeric rating [Score] - Reported', 'Douleur (échelle numérique)', '{score}', '/10', 0, [2, 1]),
  apgarOne: survey('9272-6', '1 minute Apgar Score', "Score d'Apgar à 1 minute", '{score}', '/10', 0, [9, 1], [7, 10]),
  apgarFive: survey('9274-2', '5 minute Apgar Score', "Score d'Apgar à 5 minutes", '{score}', '/10', 0, [10, 0.4], [7, 10]),
  ejectionFraction: exam('10230-1', 'Left ventricular Ejection fraction', "Fraction d'éjection du ventricule gauche", '%', '%', 0, [62, 4], [55, 75]),
  peakFlow: exam('19935-6', 'Maximum expiratory gas flow Respiratory system airway by Peak flow meter', 'Débit expiratoire de pointe', 'L/min', 'L/min', 0, [250, 40]),
  forcedExpiration: exam('20150-9', 'FEV1', 'VEMS', 'L', 'L', 2, [2.8, 0.4]),
  fundalHeight: exam('11881-0', 'Uterus Fundal height Tape measure', 'Hauteur utérine', 'cm', 'cm', 0, [28, 2]),
  fetalHeartRate: exam('55283-6', 'Fetal Heart rate', 'Rythme cardiaque fœtal', '/min', '/min', 0, [140, 6], [110, 160]),
  gestationalAge: exam('18185-9', 'Gestational age', 'Âge gestationnel', 'wk', 'SA', 0, [30, 0.1]),
  glucose: lab('14749-6', 'Glucose [Moles/volume] in Serum or Plasma', 'Glycémie', 'mmol/L', 'mmol/L', 2, [5.1, 0.4], [3.9, 6.1]),
  hba1c: lab('4548-4', 'Hemoglobin A1c/Hemoglobin.total in Blood', 'Hémoglobine glyquée', '%', '%', 1, [5.4, 0.2], [4, 6]),
  creatinine: lab('14682-9', 'Creatinine [Moles/volume] in Serum or Plasma', 'Créatinine', 'umol/L', 'µmol/L', 0, [78, 10], [45, 104]),
  filtration: lab('62238-1', 'Glomerular filtration rate/1.73 sq M.predicted [Volume Rate/Area] in Serum, Plasma or Blood by Creatinine-based formula (CKD-EPI)', 'DFG estimé (CKD-EPI)', 'mL/min/{1.73_m2}', 'mL/min/1,73 m²', 0, [88, 9], [60, 120]),
  urea: lab('22664-7', 'Urea [Moles/volume] in Serum or Plasma', 'Urée', 'mmol/L', 'mmol/L', 1, [5.4, 1], [2.8, 8.1]),
  sodium: lab('2951-2', 'Sodium [Moles/volume] in Serum or Plasma', 'Sodium', 'mmol/L', 'mmol/L', 0, [140, 1.5], [136, 145]),
  potassium: lab('2823-3', 'Potassium [Moles/volume] in Serum or Plasma', 'Potassium', 'mmol/L', 'mmol/L', 1, [4.1, 0.25], [3.5, 5.1]),
  calcium: lab('2000-8', 'Calcium [Moles/volume] in Serum or Plasma', 'Calcium', 'mmol/L', 'mmol/L', 2, [2.35, 0.07], [2.15, 2.55]),
  phosphate: lab('14879-1', 'Phosphate [Moles/volume] in Serum or Plasma', 'Phosphates', 'mmol/L', 'mmol/L', 2, [1.1, 0.12], [0.81, 1.45]),
  parathyrin: lab('2731-8', 'Parathyrin.intact [Mass/volume] in Serum or Plasma', 'Parathormone', 'pg/mL', 'pg/mL', 0, [40, 8], [15, 65]),
  crp: lab('1988-5', 'C reactive protein [Mass/volume] in Serum or Plasma', 'Protéine C réactive', 'mg/L', 'mg/L', 1, [2.2, 0.9], [0, 5]),
  procalcitonin: lab('33959-8', 'Procalcitonin [Mass/volume] in Serum or Plasma', 'Procalcitonine', 'ng/mL', 'ng/mL', 2, [0.05, 0.02], [0, 0.5]),
  hemoglobin: lab('718-7', 'Hemoglobin [Mass/volume] in Blood', 'Hémoglobine', 'g/dL', 'g/dL', 1, [13.9, 0.8], [12, 16.5]),
  leukocytes: lab('6690-2', 'Leukocytes [#/volume] in Blood by Automated count', 'Leucocytes', '10*3/uL', 'G/L', 2, [6.8, 1.2], [4, 10]),
  neutrophils: lab('751-8', 'Neutrophils [#/volume] in Blood by Automated count', 'Polynucléaires neutrophiles', '10*3/uL', 'G/L', 2, [3.9, 0.8], [1.5, 7]),
  platelets: lab('777-3', 'Platelets [#/volume] in Blood by Automated count', 'Plaquettes', '10*3/uL', 'G/L', 0, [250, 35], [150, 400]),
  cholesterol: lab('14647-2', 'Cholesterol [Moles/volume] in Serum or Plasma', 'Cholestérol total', 'mmol/L', 'mmol/L', 2, [5.1, 0.6], [0, 5.2]),
  hdl: lab('14646-4', 'Cholesterol in HDL [Moles/volume] in Serum or Plasma', 'Cholestérol HDL', 'mmol/L', 'mmol/L', 2, [1.4, 0.2], [1, 2.2]),
  ldl: lab('22748-8', 'Cholesterol in LDL [Moles/volume] in Serum or Plasma', 'Cholestérol LDL', 'mmol/L', 'mmol/L', 2, [3.0, 0.5], [0, 3.4]),
  triglycerides: lab('14927-8', 'Triglyceride [Moles/volume] in Serum or Plasma', 'Triglycérides', 'mmol/L', 'mmol/L', 2, [1.2, 0.3], [0, 1.7]),
  natriureticPeptide: lab('33762-6', 'Natriuretic peptide.B prohormone N-Terminal [Mass/volume] in Serum or Plasma', 'NT-proBNP', 'pg/mL', 'pg/mL', 0, [90, 25], [0, 300]),
  albuminuria: lab('14959-1', 'Microalbumin/Creatinine [Mass Ratio] in Urine', 'Rapport albumine/créatinine urinaire', 'mg/g', 'mg/g', 1, [9, 3], [0, 30]),
  ferritin: lab('2276-4', 'Ferritin [Mass/volume] in Serum or Plasma', 'Ferritine', 'ng/mL', 'ng/mL', 0, [90, 25], [20, 250]),
  thyrotropin: lab('3016-3', 'Thyrotropin [Units/volume] in Serum or Plasma', 'TSH', 'm[IU]/L', 'mUI/L', 2, [1.9, 0.5], [0.4, 4]),
  alt: lab('1742-6', 'Alanine aminotransferase [Enzymatic activity/volume] in Serum or Plasma', 'ALAT', 'U/L', 'U/L', 0, [24, 6], [0, 45]),
  bilirubin: lab('14631-6', 'Bilirubin.total [Moles/volume] in Serum or Plasma', 'Bilirubine totale', 'umol/L', 'µmol/L', 0, [10, 3], [0, 21]),
  cancerAntigen: lab('6875-9', 'Cancer Ag 15-3 [Units/volume] in Serum or Plasma', 'CA 15-3', "[arb'U]/mL", 'U/mL', 1, [16, 4], [0, 30]),
  immunoglobulinE: lab('19113-0', 'IgE [Units/volume] in Serum or Plasma', 'IgE totales', '[IU]/mL', 'UI/mL', 0, [60, 20], [0, 150]),
} as const satisfies Record<string, ObservationType>

export type ObservationKey = keyof typeof observationTypes

/** Codes whose answer is text or a coded word instead of a number. */
// A table is read by its rows.
// prettier-ignore
export const worded = {
  bloodPressure: { code: '85354-9', display: 'Blood pressure panel with all children optional', text: 'Pression artérielle' },
  bodyMassIndex: { code: '39156-5', display: 'Body mass index (BMI) [Ratio]', text: 'Indice de masse corporelle' },
  bloodCulture: { code: '600-7', display: 'Bacteria identified in Blood by Culture', text: 'Hémoculture' },
  urineCulture: { code: '630-4', display: 'Bacteria identified in Urine by Culture', text: 'ECBU, culture' },
  bloodGroup: { code: '882-1', display: 'ABO and Rh group [Type] in Blood', text: 'Groupe sanguin ABO-RhD' },
} as const
