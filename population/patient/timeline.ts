/** When things happen to a patient: the visits of the pathway with their dates, in order. */
import { day, hour, onWorkday, startOfDay, type Minutes } from '../calendar.ts'
import type { Pathway, Visit } from '../pathways/pathway.ts'
import type { Random } from '../random.ts'
import type { PatientRecord } from './record.ts'

/** A visit with its dates. */
export interface PlannedVisit {
  readonly visit: Visit
  readonly start: Minutes
  /** Absent while the stay goes on. */
  readonly end?: Minutes
  /** Where in the pathway the visit stands, 0 to 1. */
  readonly progress: number
}

/** Length of a visit that is no stay, in minutes. */
const lengths: Record<Exclude<Visit['kind'], 'inpatient'>, readonly [number, number]> = {
  ambulatory: [20, 45],
  emergency: [3 * hour, 9 * hour],
  session: [3 * hour, 6 * hour],
}

/** The earliest and the latest day of a pathway, counted before its anchor. */
function spanOf(pathway: Pathway): readonly [earliest: number, latest: number] {
  const days = pathway.visits.map((visit) => visit.ago)
  return [Math.max(...days.map(([, high]) => high)), Math.min(...days.map(([low]) => low))]
}

/** Hour of arrival: office hours, or any time in an emergency and at a birth. */
function arrive(random: Random, visit: Visit, moment: Minutes): Minutes {
  const isPlanned = visit.units[0] !== 'emergency' && visit.ago[0] !== 0
  if (!isPlanned) return moment + random.between(0, 23 * hour)
  return onWorkday(moment) + random.between(17, 33) * (hour / 2)
}

function lengthOf(random: Random, visit: Visit): Minutes {
  if (visit.kind === 'inpatient')
    return random.between(...(visit.nights ?? [1, 1])) * day + random.between(-60, 180)
  return random.between(...lengths[visit.kind])
}

function planVisit(record: PatientRecord, visit: Visit): PlannedVisit {
  const { random, pathway, now, person } = record
  const [earliest, latest] = spanOf(pathway)
  const length = lengthOf(random, visit)
  const ago = random.between(...visit.ago)
  const isOngoing = random.chance(visit.ongoing ?? 0)
  const anchored =
    visit.ago[0] === 0
      ? person.anchor
      : arrive(random, visit, startOfDay(person.anchor) - ago * day)
  const start = isOngoing ? now - random.between(1, 3) * day - random.between(30, 600) : anchored
  const progress = Math.max(0, Math.min(1, (earliest - ago) / Math.max(1, earliest - latest)))
  if (isOngoing || start + length > now) return { visit, start, progress }
  return { visit, start, end: start + length, progress }
}

/** The visits that a patient has had so far, in order; nothing follows a stay that goes on. */
export function planVisits(record: PatientRecord): readonly PlannedVisit[] {
  const { random, pathway, now } = record
  const planned = pathway.visits
    .filter((visit) => random.chance(visit.chance ?? 1))
    .map((visit) => planVisit(record, visit))
    .filter((one) => one.start < now)
    .sort((a, b) => a.start - b.start)
  const current = planned.findIndex((one) => one.end === undefined)
  return current === -1 ? planned : planned.slice(0, current + 1)
}

/** The moments of a visit at which measures are taken. */
export function roundsOf(planned: PlannedVisit, now: Minutes): readonly Minutes[] {
  const { visit, start, end } = planned
  const count = visit.rounds ?? 1
  const length = (end ?? now) - start
  const step = Math.max(30, Math.floor(length / (count + 0.2)))
  const offset = Math.min(15, Math.floor(length / 4))
  return Array.from({ length: count }, (_, index) => start + offset + index * step)
}
