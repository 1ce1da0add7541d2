/** The hospital's poles and units (UF), and the ids under which the directory keeps them. */

/** Poles: names by key. */
export const poles = {
  medicine: ['2100', 'Pôle Médecines spécialisées'],
  surgery: ['2200', 'Pôle Chirurgie et anesthésie'],
  family: ['2300', 'Pôle Femme, mère et enfant'],
  emergency: ['2400', 'Pôle Urgences et soins critiques'],
  technical: ['2500', 'Pôle Médico-technique'],
} as const

export type PoleKey = keyof typeof poles

/** A functional unit. */
export interface Unit {
  /** Number of the UF. */
  readonly number: string
  readonly name: string
  readonly pole: PoleKey
  /** Code and name of the medical specialty (TRE_R38). */
  readonly specialty: readonly [code: string, display: string]
  /** Rooms of two beds each. */
  readonly rooms: number
  readonly nurses: 'nurse' | 'midwife'
}

const unit = (
  number: string,
  name: string,
  pole: PoleKey,
  specialty: readonly [string, string],
  rooms: number,
): Unit => ({
  number,
  name,
  pole,
  specialty,
  rooms,
  nurses: name === 'Maternité' ? 'midwife' : 'nurse',
})

// A table is read by its rows.
// prettier-ignore
export const units = {
  diabetology: unit('2110', 'Endocrinologie et diabétologie', 'medicine', ['SM62', 'Endocrinologie, diabétologie, nutrition'], 6),
  cardiology: unit('2120', 'Cardiologie', 'medicine', ['SM04', 'Cardiologie et maladies vasculaires'], 8),
  pneumology: unit('2130', 'Pneumologie', 'medicine', ['SM41', 'Pneumologie'], 8),
  nephrology: unit('2140', 'Néphrologie et hémodialyse', 'medicine', ['SM30', 'Néphrologie'], 6),
  oncology: unit('2150', 'Oncologie médicale', 'medicine', ['SM36', 'Oncologie, option médicale'], 6),
  internalMedicine: unit('2160', 'Médecine interne', 'medicine', ['SM27', 'Médecine interne'], 6),
  rehabilitation: unit('2170', 'Soins médicaux et de réadaptation', 'medicine', ['SM18', 'Gériatrie'], 6),
  orthopedics: unit('2210', 'Chirurgie orthopédique', 'surgery', ['SM08', 'Chirurgie orthopédique et traumatologie'], 8),
  breastSurgery: unit('2220', 'Chirurgie gynécologique et mammaire', 'surgery', ['SM20', 'Gynécologie-obstétrique'], 4),
  maternity: unit('2310', 'Maternité', 'family', ['SM20', 'Gynécologie-obstétrique'], 8),
  pediatrics: unit('2320', 'Pédiatrie', 'family', ['SM40', 'Pédiatrie'], 6),
  emergency: unit('2410', 'Urgences', 'emergency', ['SM59', "Médecine d'urgence"], 4),
  intensiveCare: unit('2420', 'Soins intensifs', 'emergency', ['SM46', 'Médecine intensive-réanimation'], 4),
  radiology: unit('2510', 'Radiologie et imagerie médicale', 'technical', ['SM74', 'Radiologie et imagerie médicale'], 0),
  laboratory: unit('2520', 'Biologie médicale', 'technical', ['SM03', 'Biologie médicale'], 0),
} as const satisfies Record<string, Unit>

export type UnitKey = keyof typeof units

export const unitKeys = Object.keys(units).filter((key): key is UnitKey =>
  Object.hasOwn(units, key),
)

/** A unit by its key. */
export const unitOf = (key: UnitKey): Unit => units[key]

export const hospitalName = 'Centre hospitalier Les Tilleuls'
export const legalEntity = 'Organization/demo-organization-ej'
export const hospital = 'Organization/demo-organization-eg'

export const organizationOfPole = (key: PoleKey): string =>
  `Organization/demo-organization-pole-${poles[key][0]}`
export const organizationOfUnit = (key: UnitKey): string =>
  `Organization/demo-organization-uf-${units[key].number}`
export const wardOf = (key: UnitKey): string => `Location/demo-location-${units[key].number}`
export const roomOf = (key: UnitKey, room: number): string =>
  `${wardOf(key)}-${String(room).padStart(2, '0')}`
export const bedOf = (key: UnitKey, room: number, bed: number): string =>
  `${roomOf(key, room)}-${bed === 1 ? 'P' : 'F'}`
export const clinicOf = (key: UnitKey): string => `${wardOf(key)}-C`
export const serviceOf = (key: UnitKey): string =>
  `HealthcareService/demo-healthcareservice-${units[key].number}`
export const scheduleOf = (key: UnitKey): string => `Schedule/demo-schedule-${units[key].number}`
