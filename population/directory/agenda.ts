/** What can be booked: HealthcareServices, their Schedules, and the free Slots of the coming days. */
import { day, hour, onWorkday, toDateTime, type Minutes } from '../calendar.ts'
import type { Resource } from '../json.ts'
import { toConcept, toReference } from '../systems.ts'
import { physicianOf } from './staff.ts'
import {
  clinicOf,
  organizationOfUnit,
  scheduleOf,
  serviceOf,
  unitKeys,
  unitOf,
  type UnitKey,
} from './units.ts'

/** The first visits that may still be booked, counted in half days from tomorrow. */
const openSlots = 10
const slotLength = 30

function toService(unit: UnitKey): Resource {
  const { name, specialty } = unitOf(unit)
  return {
    resourceType: 'HealthcareService',
    id: serviceOf(unit).slice('HealthcareService/'.length),
    active: true,
    providedBy: toReference(organizationOfUnit(unit)),
    specialty: [toConcept('specialty', ...specialty)],
    location: [toReference(clinicOf(unit))],
    name: `Consultations, ${name}`,
    appointmentRequired: unit !== 'emergency',
  }
}

function toSchedule(unit: UnitKey, today: Minutes): Resource {
  const physician = physicianOf(unit, 0)
  return {
    resourceType: 'Schedule',
    id: scheduleOf(unit).slice('Schedule/'.length),
    active: true,
    specialty: [toConcept('specialty', ...unitOf(unit).specialty)],
    actor: [toReference(physician.reference, physician.display), toReference(serviceOf(unit))],
    planningHorizon: { start: toDateTime(today), end: toDateTime(today + 90 * day) },
  }
}

function* slots(unit: UnitKey, today: Minutes): Generator<Resource> {
  for (let index = 0; index < openSlots; index++) {
    const start =
      onWorkday(today + day + Math.floor(index / 2) * 3 * day) + (index % 2 === 0 ? 9 : 14) * hour
    yield {
      resourceType: 'Slot',
      id: `demo-slot-${unitOf(unit).number}-${String(index + 1).padStart(2, '0')}`,
      specialty: [toConcept('specialty', ...unitOf(unit).specialty)],
      schedule: toReference(scheduleOf(unit)),
      status: 'free',
      start: toDateTime(start),
      end: toDateTime(start + slotLength),
    }
  }
}

/** All HealthcareServices, Schedules and free Slots. */
export function* agenda(today: Minutes): Generator<Resource> {
  for (const unit of unitKeys) {
    yield toService(unit)
    if (unitOf(unit).rooms === 0 || unitOf(unit).pole === 'emergency') continue
    yield toSchedule(unit, today)
    yield* slots(unit, today)
  }
}
