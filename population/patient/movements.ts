/** Movements: which unit and which bed during which part of a stay. */
import { hour, toDateTime, type Minutes } from '../calendar.ts'
import { physicianOf } from '../directory/staff.ts'
import { bedOf, clinicOf, organizationOfUnit, unitOf, type UnitKey } from '../directory/units.ts'
import type { Elements } from '../json.ts'
import { systems, toCoding, toConcept, toReference } from '../systems.ts'
import { toNumber, type PatientRecord } from './record.ts'
import type { PlannedVisit } from './timeline.ts'
import { visitKinds, type VisitKind } from './visit-kinds.ts'

/** A time in one unit during a stay. */
export interface Movement {
  readonly unit: UnitKey
  readonly start: Minutes
  readonly end?: Minutes
}

/** The movements of a stay: some hours in the emergency unit, then equal parts of the rest. */
export function movementsOf(
  { visit, start, end }: PlannedVisit,
  now: Minutes,
): readonly Movement[] {
  const first = visit.units[0] === 'emergency' ? 6 * hour : 0
  const parts = visit.units.length - (first > 0 ? 1 : 0)
  const step = Math.floor(((end ?? now) - start - first) / Math.max(1, parts))
  const starts = visit.units.map((_, index) =>
    first > 0 ? (index === 0 ? start : start + first + (index - 1) * step) : start + index * step,
  )
  return visit.units.map((unit, index) => {
    const until = starts[index + 1] ?? end
    const from = starts[index] ?? start
    return until === undefined ? { unit, start: from } : { unit, start: from, end: until }
  })
}

/** A Period that may go on. */
export const toPeriod = (start: Minutes, end: Minutes | undefined): Elements => ({
  start: toDateTime(start),
  end: end === undefined ? undefined : toDateTime(end),
})

/** Status of an Encounter with such an end. */
export const statusOf = (end: Minutes | undefined): string =>
  end === undefined ? 'in-progress' : 'finished'

/** The bed of a patient in a unit: always the same one, so that a room has its two patients at most by chance. */
function bedOfPatient(n: number, unit: UnitKey): string {
  const { rooms } = unitOf(unit)
  return bedOf(unit, (n % rooms) + 1, Math.floor(n / rooms) % 2 === 0 ? 1 : 2)
}

/** Where a movement takes place: in a bed, or in the consultation room. */
export function toLocation(record: PatientRecord, kind: VisitKind, movement: Movement): Elements {
  const { unit, start, end } = movement
  const place = kind === 'ambulatory' ? clinicOf(unit) : bedOfPatient(record.n, unit)
  return {
    location: toReference(place),
    status: end === undefined ? 'active' : 'completed',
    period: toPeriod(start, end),
  }
}

/** Someone who takes part in an Encounter. */
export const toParticipant = (
  code: string,
  display: string,
  who: { reference: string; display: string },
  at: Elements,
): Elements => ({
  type: [toConcept('participation', code, display)],
  period: at,
  individual: toReference(who.reference, who.display),
})

const toMovementNumber = (record: PatientRecord, rank: number, index: number): Elements => ({
  use: 'official',
  type: toConcept('frEncounterIdentifier', 'MN', 'Movement Number'),
  system: systems.movement,
  value: `${toNumber(record.n)}${String(rank).padStart(3, '0')}-${index + 1}`,
})

/** Record a movement as an Encounter that is part of the stay. */
export function addMovement(
  record: PatientRecord,
  movement: Movement,
  parts: { stay: string; reason: string; rank: number; index: number },
): void {
  const kind: VisitKind = movement.unit === 'emergency' ? 'emergency' : 'inpatient'
  const period = toPeriod(movement.start, movement.end)
  const physician = physicianOf(movement.unit, record.n)
  record.add('Encounter', {
    identifier: [toMovementNumber(record, parts.rank, parts.index)],
    status: statusOf(movement.end),
    class: toCoding('actCode', ...visitKinds[kind].class),
    type: [
      toConcept(
        'admissionType',
        ...visitKinds[kind].type,
        `Mouvement : ${unitOf(movement.unit).name}`,
      ),
    ],
    subject: toReference(record.subject),
    participant: [toParticipant('ATND', 'attender', physician, period)],
    period,
    reasonCode: [{ text: parts.reason }],
    location: [toLocation(record, kind, movement)],
    serviceProvider: toReference(organizationOfUnit(movement.unit), unitOf(movement.unit).name),
    partOf: toReference(parts.stay),
  })
}
