/** Booking and cancelling: the appointment is made from its slot and schedule, and follows them under one lock. */
import { ApiError } from '../../errors.ts'
import { parseReference } from '../../fhir/reference.ts'
import {
  isFhirObject,
  listOf,
  textOf,
  type FhirObject,
  type Resource,
} from '../../record/resource.ts'
import type { Context } from '../context.ts'
import { guardOf } from '../change.ts'
import { documentOf } from '../document.ts'

export interface BookArguments {
  readonly slot: string
  readonly patient: string
  readonly description?: string | null
  readonly idempotencyKey?: string | null
}

export interface CancelArguments {
  readonly id: string
  readonly reason?: string | null
  readonly ifMatch?: string | null
  readonly idempotencyKey?: string | null
}

/** Books a slot. Throws NOT_FOUND without one, CONFLICT when it is not free. */
export async function bookAppointment(
  { slot: id, patient, description, idempotencyKey }: BookArguments,
  { repository }: Context,
): Promise<Resource | null> {
  const slot = await repository.read('Slot', id)
  if (slot === null) throw new ApiError('NOT_FOUND')
  const actors = await actorsOf(slot, { repository })
  const participants = [{ reference: `Patient/${patient}` }, ...actors]
  const document = documentOf({
    resourceType: 'Appointment',
    status: 'booked',
    description,
    start: slot['start'],
    end: slot['end'],
    slot: [{ reference: `Slot/${id}` }],
    participant: participants.map((actor) => ({ actor, status: 'accepted' })),
  })
  const written = await repository.book(document, { idempotencyKey: idempotencyKey ?? undefined })
  return written.resource
}

/** Who and what the slot's schedule is about, apart from patients: those are named by the caller. */
async function actorsOf(slot: FhirObject, { repository }: Context): Promise<FhirObject[]> {
  const schedule = slot['schedule']
  const reference = parseReference((isFhirObject(schedule) && textOf(schedule, 'reference')) || '')
  const found =
    reference.kind === 'relative' && reference.type === 'Schedule'
      ? await repository.read('Schedule', reference.id)
      : null
  return listOf(found ?? {}, 'actor')
    .filter(isFhirObject)
    .filter((actor) => !(textOf(actor, 'reference') ?? '').startsWith('Patient/'))
}

/** Cancels an appointment that has not begun. */
export async function cancelAppointment(
  { id, reason, ...guards }: CancelArguments,
  { repository }: Context,
): Promise<Resource | null> {
  const patch = documentOf([
    { op: 'replace', path: '/status', value: 'cancelled' },
    ...(reason == null ? [] : [{ op: 'add', path: '/cancelationReason', value: { text: reason } }]),
  ])
  return (await repository.cancel(id, patch, guardOf(guards))).resource
}
