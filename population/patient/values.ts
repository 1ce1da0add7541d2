/** Plausible values: the pathway's course, shifted for each person, with a little noise of measurement. */
import { observationTypes, type ObservationKey } from '../codes/observations.ts'
import type { Course } from '../pathways/pathway.ts'
import { createRandom } from '../random.ts'
import type { PatientRecord } from './record.ts'

/** What no value of a measurement goes beyond. */
const limits: Partial<Record<ObservationKey, readonly [number, number]>> = {
  saturation: [70, 100],
  pain: [0, 10],
  apgarOne: [4, 10],
  apgarFive: [7, 10],
  ejectionFraction: [15, 75],
  temperature: [35, 41],
}

/** Where people differ little from each other, so that shares of the value would be too much. */
const steady: ReadonlySet<ObservationKey> = new Set<ObservationKey>([
  'temperature',
  'saturation',
  'sodium',
  'calcium',
  'apgarOne',
  'apgarFive',
  'gestationalAge',
])

const sharedDeviation = 0.05
const noise = 0.015

/** The straight line between the values of a course at a progress of 0 to 1. */
export function interpolate(values: readonly number[], progress: number): number {
  const position = progress * (values.length - 1)
  const index = Math.min(Math.floor(position), values.length - 1)
  const from = values[index] ?? 0
  const to = values[index + 1] ?? from
  return from + (to - from) * (position - index)
}

/** What a person's own value is, as a share of the common one: the same at each measurement. */
function shareOf(record: PatientRecord, key: ObservationKey): number {
  if (steady.has(key)) return 1
  const random = createRandom(record.patient.seed, 'share', record.n, key)
  return random.normal(1, sharedDeviation)
}

function baseOf(record: PatientRecord, key: ObservationKey, progress: number): number {
  const { pathway, patient } = record
  const course = pathway.course[key]
  const body = key === 'weight' || key === 'height' ? pathway.body?.[key] : undefined
  const [mean, deviation] = body ?? observationTypes[key].usual
  const own = createRandom(patient.seed, 'own', record.n, key).normal(0, 1)
  if (course === undefined) return mean + own * deviation
  const common = interpolate(course, progress) * shareOf(record, key)
  return body === undefined ? common : common + own * deviation * 0.6
}

/** Where a value is asked for: in the whole pathway, and in the visit at hand. */
export interface ValueMoment {
  readonly progress: number
  readonly course: Course
  /** 0 to 1 over the rounds of the visit. */
  readonly round: number
}

/** The value of a measurement at a moment, before rounding. */
export function valueAt(record: PatientRecord, key: ObservationKey, moment: ValueMoment): number {
  const visitCourse = moment.course[key]
  const value =
    visitCourse === undefined
      ? baseOf(record, key, moment.progress)
      : interpolate(visitCourse, moment.round) * shareOf(record, key)
  const varied = steady.has(key) ? value : value * record.random.normal(1, noise)
  const [low, high] = limits[key] ?? [0, Infinity]
  return Math.min(high, Math.max(low, varied))
}
