/** Groups of measurements that are ordered together. */
import type { ObservationKey } from './observations.ts'

export const panels = {
  blood: ['hemoglobin', 'leukocytes', 'platelets'],
  ions: ['sodium', 'potassium'],
  kidney: ['creatinine', 'filtration'],
  diabetes: ['glucose', 'hba1c'],
  lipids: ['cholesterol', 'hdl', 'ldl', 'triglycerides'],
  inflammation: ['crp'],
  sepsis: ['crp', 'procalcitonin', 'leukocytes'],
  heart: ['natriureticPeptide'],
  mineral: ['calcium', 'phosphate', 'parathyrin'],
  liver: ['alt', 'bilirubin'],
  jaundice: ['bilirubin'],
  iron: ['ferritin'],
} as const satisfies Record<string, readonly ObservationKey[]>

export type PanelKey = keyof typeof panels
