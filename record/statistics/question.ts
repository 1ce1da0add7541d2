/** What statistics are asked: what is counted, of whom, by what, and which values are summed up. */
import type { ResourceType } from '../../fhir/types.ts'
import type { Criterion } from '../search/criteria.ts'
import { crossedTypes } from '../search/crossing.ts'
import type { Event } from '../search/events.ts'

/** The types that can be counted. */
export type CountedType = 'Observation' | 'Condition' | 'Encounter'

export type Group = 'CODE' | 'MONTH' | 'UNIT' | 'AGE_BAND' | 'SEX'

/** A unit to give values in, and how base units get there; undefined where they cannot. */
export interface TargetUnit {
  readonly code: string
  readonly base: { readonly name: string; readonly factor: number } | undefined
}

export interface StatisticsQuestion {
  /** What is counted of whom, as it was asked: equal for equal ones, whatever the day and the grouping. */
  readonly asked: string
  readonly event: Event & { readonly type: CountedType }
  /** Only what happened to these patients. */
  readonly cohort: readonly Criterion[] | undefined
  readonly groupBy: readonly Group[]
  readonly ageBandYears: number
  /** Without one, values stay in the units they were written in. */
  readonly unit: TargetUnit | undefined
}

/** Patients who meet criteria. */
export interface Cohort {
  /** The filter as it was asked. */
  readonly asked: string
  readonly where: readonly Criterion[]
}

const groupTypes: Readonly<Record<Group, readonly ResourceType[]>> = {
  CODE: [],
  MONTH: [],
  UNIT: ['Encounter'],
  AGE_BAND: ['Patient'],
  SEX: ['Patient'],
}

/** Every type that a question reads: the caller must be allowed to search each of them. */
export const typesOfQuestion = ({ event, cohort, groupBy }: StatisticsQuestion): ResourceType[] => [
  event.type,
  ...crossedTypes(event.where),
  ...(cohort === undefined ? [] : (['Patient'] as const)),
  ...crossedTypes(cohort ?? []),
  ...groupBy.flatMap((group) => groupTypes[group]),
]
