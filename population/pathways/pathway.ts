/** What a clinical pathway is: a table of facts from which a patient's record is built. */
import type { ConditionKey } from '../codes/conditions.ts'
import type { AllergyKey, MedicationKey, VaccineKey } from '../codes/medications.ts'
import type { ObservationKey } from '../codes/observations.ts'
import type { PanelKey } from '../codes/panels.ts'
import type { ProcedureKey } from '../codes/procedures.ts'
import type { UnitKey } from '../directory/units.ts'

/** Lower and upper bound, both included. */
export type Range = readonly [low: number, high: number]

/** Values at equal distances over a time; between them the course is a straight line. */
export type Course = Partial<Record<ObservationKey, readonly number[]>>

/** A diagnosis of the pathway. */
export interface Problem {
  readonly condition: ConditionKey
  /** Days before the anchor when it began; a problem that passes begins with the visit that found it. */
  readonly since: Range
  /** Share of the patients who have it; all when absent. */
  readonly chance?: number
  /** Days after which it was resolved. */
  readonly resolvedAfter?: Range
  readonly course?: 'recurrence' | 'remission'
}

/** A long-running treatment. */
export interface Treatment {
  readonly medication: MedicationKey
  readonly for: ConditionKey
  readonly chance?: number
  /** Days before the anchor when it was stopped; it goes on when absent. */
  readonly stopped?: Range
}

/** An imaging study of a visit. */
export interface Imaging {
  readonly modality: 'DX' | 'US' | 'MG' | 'CT'
  readonly procedure: ProcedureKey
  readonly conclusion: string
}

/** A contact with the hospital: a consultation, a passage in the emergency unit, a stay, a session. */
export interface Visit {
  readonly kind: 'ambulatory' | 'emergency' | 'inpatient' | 'session'
  /** Days before the pathway's anchor; negative ones come after it. */
  readonly ago: Range
  readonly chance?: number
  /** Units in the order of the stay; the first one admits. */
  readonly units: readonly UnitKey[]
  readonly reason: string
  readonly diagnosis?: ConditionKey
  /** Nights of a stay. */
  readonly nights?: Range
  /** Share of the patients whose stay is going on today. */
  readonly ongoing?: number
  /** Times that measures are taken during the stay; once when absent. */
  readonly rounds?: number
  readonly vitals?: readonly ObservationKey[]
  readonly bloodPressure?: boolean
  readonly panels?: readonly PanelKey[]
  readonly exams?: readonly ObservationKey[]
  /** Values of this stay, in place of the pathway's. */
  readonly course?: Course
  readonly cultures?: readonly ('bloodCulture' | 'urineCulture' | 'bloodGroup')[]
  readonly procedures?: readonly ProcedureKey[]
  readonly imaging?: Imaging
  readonly prescriptions?: readonly MedicationKey[]
  /** Text of the report that closes the visit. */
  readonly letter?: string
}

/** A care plan with what it aims at and what is to be done. */
export interface Plan {
  readonly title: string
  readonly goals: readonly {
    readonly text: string
    readonly measure?: ObservationKey
    readonly below?: number
  }[]
  readonly activities: readonly string[]
  readonly task: string
}

/** A clinical pathway. */
export interface Pathway {
  readonly key: string
  readonly title: string
  /** Part of the hospital's patients. */
  readonly weight: number
  /** Age today in years. */
  readonly age: Range
  /** Share of women. */
  readonly women: number
  readonly unit: UnitKey
  /** Days before today of the event from which the pathway's days are counted; today when absent. */
  readonly anchor?: Range
  /** Height in cm and weight in kg: mean and deviation. */
  readonly body?: { readonly height: Range; readonly weight: Range }
  readonly problems: readonly Problem[]
  readonly treatments: readonly Treatment[]
  readonly visits: readonly Visit[]
  /** Values over the whole pathway, from the earliest day of a visit to the latest. */
  readonly course: Course
  readonly plan?: Plan
  readonly vaccines: readonly VaccineKey[]
  readonly allergies: readonly AllergyKey[]
  readonly family?: { readonly relation: 'MTH' | 'FTH' | 'SIS'; readonly condition: ConditionKey }
  readonly flag?: string
  readonly device?: string
  readonly nextVisit?: { readonly reason: string; readonly inDays: Range }
}
