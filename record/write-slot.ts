/**
 * An appointment that is booked takes its slots, and gives them back when it is cancelled, whoever books: the slot's
 * state follows from the appointment. https://hl7.org/fhir/R4/appointment.html#bnc
 */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { ApiError } from '../errors.ts'
import { parseJson } from '../fhir/json.ts'
import { parseReference } from '../fhir/reference.ts'
import { judgeStates } from './judge.ts'
import { lockResources } from './ledger.ts'
import { isFhirObject, listOf, textOf, type FhirObject } from './resource.ts'
import { runPrepared } from './statement.ts'
import { copyOf } from './write-content.ts'
import { toUpdate, type Decided } from './write-decide.ts'
import { invalid } from './write-outcome.ts'
import { loadStates, type State } from './write-state.ts'
import { ownSource } from './write-store.ts'
import type { Resolved } from './write-target.ts'

/** https://hl7.org/fhir/R4/valueset-appointmentstatus.html: those that have not begun. */
const cancellable: ReadonlySet<unknown> = new Set(['proposed', 'pending', 'booked', 'waitlist'])

/** What becomes of the slots of the appointments decided. Throws CONFLICT when one is not free. */
export async function decideSlots(
  client: PoolClient,
  access: Access,
  decided: ReadonlyMap<Resolved, Decided>,
): Promise<Decided[]> {
  const slots: Decided[] = []
  for (const [{ operation }, { content, before }] of decided) {
    if (operation.kind === 'create' && operation.takesSlots && content !== undefined) {
      slots.push(...(await take(client, access, content.value)))
    }
    if (operation.kind === 'patch' && operation.freesSlots && before !== undefined) {
      if (!cancellable.has(before.resource['status'])) throw new ApiError('CONFLICT')
      slots.push(...(await free(client, before)))
    }
  }
  return slots
}

async function take(client: PoolClient, access: Access, appointment: FhirObject) {
  const states = await lockSlots(client, appointment)
  const known = states.filter((state) => state !== undefined)
  const may = await judgeStates(client, access, known, [letterOf.byId])
  const isFree = (state: State | undefined): state is State =>
    state !== undefined &&
    !state.isDeleted &&
    may(state, letterOf.byId) &&
    state.resource['status'] === 'free'
  if (states.length === 0 || !states.every(isFree)) throw new ApiError('CONFLICT')
  return states.filter(isFree).map((state) => withStatus(state, 'busy'))
}

async function free(client: PoolClient, appointment: State) {
  const states = await lockSlots(client, appointment.resource)
  const busy = states.filter(
    (state) => state !== undefined && !state.isDeleted && state.resource['status'] === 'busy',
  )
  const taken = await loadTaken(client, appointment.id)
  return busy.flatMap((state) =>
    state !== undefined && taken.has(state.sequence) ? [withStatus(state, 'free')] : [],
  )
}

/** The slot versions that the booking of this appointment wrote: nobody frees a slot that another has taken. */
async function loadTaken(client: PoolClient, appointment: string): Promise<ReadonlySet<number>> {
  const rows = await runPrepared<{ sequence: number }>(
    client,
    sql`SELECT s.sequence FROM record.version a
      JOIN record.version s ON s.transaction = a.transaction AND s.author = a.author
      WHERE a.type = 'Appointment' AND a.id = ${appointment} AND a.version = 1 AND a.source = ${ownSource}
        AND s.type = 'Slot' AND s.source = ${ownSource}`,
  )
  return new Set(rows.map(({ sequence }) => sequence))
}

/** As many slots as one appointment may take: each is a lock. */
const mostSlots = 100

async function lockSlots(client: PoolClient, appointment: FhirObject) {
  const slots = listOf(appointment, 'slot')
  if (slots.length > mostSlots) {
    throw invalid('INVALID_RESOURCE', `must not be more than ${mostSlots}`, 'Appointment.slot')
  }
  const ids = slots.flatMap((slot) => {
    const reference = parseReference((isFhirObject(slot) && textOf(slot, 'reference')) || '')
    return reference.kind === 'relative' && reference.type === 'Slot' ? [reference.id] : []
  })
  const keys = [...new Set(ids)].map((id) => ({ type: 'Slot', id }))
  await lockResources(client, keys)
  const states = await loadStates(client, keys)
  return keys.map(states)
}

function withStatus(before: State, status: 'free' | 'busy'): Decided {
  const content = copyOf(parseJson(before.text))
  content.value['status'] = status
  return toUpdate(before, content)
}
