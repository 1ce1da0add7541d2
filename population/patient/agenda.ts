/** Appointments: the next visit in its booked Slot, and past ones that were kept, cancelled or missed. */
import { day, hour, onWorkday, startOfDay, toDateTime, type Minutes } from '../calendar.ts'
import { physicianOf } from '../directory/staff.ts'
import { clinicOf, scheduleOf, unitOf, type UnitKey } from '../directory/units.ts'
import type { Elements } from '../json.ts'
import { toConcept, toReference } from '../systems.ts'
import type { PatientRecord } from './record.ts'

const length = 30

type Status = 'booked' | 'fulfilled' | 'cancelled' | 'noshow'

interface Booking {
  readonly status: Status
  readonly at: Minutes
  readonly reason: string
}

function addSlot(record: PatientRecord, unit: UnitKey, at: Minutes): string {
  return record.add('Slot', {
    specialty: [toConcept('specialty', ...unitOf(unit).specialty)],
    schedule: toReference(scheduleOf(unit)),
    status: 'busy',
    start: toDateTime(at),
    end: toDateTime(at + length),
  })
}

const toParticipant = (reference: string, status: string, display?: string): Elements => ({
  actor: toReference(reference, display),
  required: 'required',
  status,
})

function addAppointment(record: PatientRecord, booking: Booking): string {
  const { status, at, reason } = booking
  const { unit } = record.pathway
  const physician = physicianOf(unit, record.n)
  const slot = status === 'booked' ? addSlot(record, unit, at) : undefined
  const answer = status === 'cancelled' ? 'declined' : 'accepted'
  return record.add('Appointment', {
    status,
    cancelationReason: status === 'cancelled' ? { text: 'À la demande du patient' } : undefined,
    specialty: [toConcept('specialty', ...unitOf(unit).specialty)],
    appointmentType: toConcept(
      'appointmentReason',
      'FOLLOWUP',
      'A follow up visit from a previous appointment',
    ),
    reasonCode: [{ text: reason }],
    description: reason,
    start: toDateTime(at),
    end: toDateTime(at + length),
    minutesDuration: length,
    slot: slot === undefined ? undefined : [toReference(slot)],
    created: toDateTime(Math.min(at, record.now) - record.random.between(5, 50) * day),
    participant: [
      toParticipant(record.subject, answer),
      toParticipant(physician.reference, 'accepted', physician.display),
      toParticipant(clinicOf(unit), 'accepted'),
    ],
  })
}

function addAnswer(record: PatientRecord, appointment: string): void {
  record.add('AppointmentResponse', {
    appointment: toReference(appointment),
    actor: toReference(record.subject),
    participantStatus: 'accepted',
    comment: 'Rendez-vous confirmé depuis le portail',
  })
}

const openingHour = (record: PatientRecord, moment: Minutes): Minutes =>
  onWorkday(startOfDay(moment)) + record.random.between(17, 34) * (hour / 2)

/** Record the appointments of a patient. */
export function addAppointments(record: PatientRecord): void {
  const { nextVisit } = record.pathway
  const { random, now } = record
  if (nextVisit === undefined) return
  if (random.chance(0.7)) {
    const at = openingHour(record, now + random.between(...nextVisit.inDays) * day)
    const appointment = addAppointment(record, { status: 'booked', at, reason: nextVisit.reason })
    if (random.chance(0.25)) addAnswer(record, appointment)
  }
  if (random.chance(0.25) && record.person.birth < now - 200 * day) {
    const at = openingHour(record, now - random.between(30, 150) * day)
    const status = random.pick(['fulfilled', 'fulfilled', 'cancelled', 'noshow'] as const)
    addAppointment(record, { status, at, reason: nextVisit.reason })
  }
}
