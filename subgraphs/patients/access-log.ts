/** `Patient.accessLog` and `accessLog`: who has seen, changed or asked for data of one patient. */
import type { Logged } from '../../record/audit/reading.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Context } from '../context.ts'
import { loadTrail, type TrailArguments, type TrailConnection } from '../trail.ts'

export interface AccessLogArguments extends TrailArguments {
  readonly from?: string | null
  readonly to?: string | null
}

type AccessAction = 'SHOWN' | 'WRITTEN' | 'ASKED' | 'EVERYONE'

interface AccessLogEntry {
  readonly time: string
  readonly action: AccessAction
  readonly interaction: string
  readonly outcome: string
  readonly types: readonly string[]
  readonly roles: readonly string[]
  readonly units: readonly FhirObject[]
  readonly user: FhirObject | null
  readonly application: string
  readonly purpose: string | null
  readonly openings: readonly string[]
}

/** One page of the log of a patient. */
export function loadAccessLog(
  patient: string,
  { from, to, ...page }: AccessLogArguments,
  { repository }: Context,
): Promise<TrailConnection<AccessLogEntry>> {
  const bounds = { from: from ?? '1970', to: to ?? '9999' }
  return loadTrail(page, repository, {
    list: { key: JSON.stringify(['accessLog', patient, bounds]) },
    load: (slice) => repository.accessLog(patient, bounds, slice),
    toNode,
  })
}

/** The log of a patient of the graph; null for a contained one, of whom nothing is asked. */
export function accessLogOf(patient: FhirObject, args: AccessLogArguments, context: Context) {
  const id = context.repository.of(patient).idOf(patient)
  return id === null ? null : loadAccessLog(id, args, context)
}

function actionOf({ entry, isShown }: Logged): AccessAction {
  if (entry.everyone) return 'EVERYONE'
  if (!isShown) return 'ASKED'
  return entry.written.length > 0 ? 'WRITTEN' : 'SHOWN'
}

const toReference = (reference: string): FhirObject => ({ reference })

const toNode = (logged: Logged): AccessLogEntry => {
  const { entry, types, isNamed } = logged
  return {
    time: entry.time,
    action: actionOf(logged),
    interaction: entry.interaction,
    outcome: entry.outcome,
    types,
    roles: entry.roles,
    units: entry.units.map(toReference),
    user: isNamed && entry.user !== null ? toReference(entry.user) : null,
    application: entry.client,
    purpose: entry.purpose,
    openings: entry.openings,
  }
}
