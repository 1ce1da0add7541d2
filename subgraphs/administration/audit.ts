/** `auditEvents`: the audit trail between two dates, each operation and patient as an AuditEvent. */
import { toAuditEvent } from '../../record/audit/event.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Context } from '../context.ts'
import { loadTrail, type TrailArguments, type TrailConnection } from '../trail.ts'

export interface AuditEventsArguments extends TrailArguments {
  readonly from: string
  readonly to: string
  readonly patient?: string | null
  readonly agent?: string | null
}

/** Where it was recorded: the graph does not know its address. */
const observer = 'urn:socle'

export function loadAuditEvents(
  { from, to, patient, agent, ...page }: AuditEventsArguments,
  { repository }: Context,
): Promise<TrailConnection<FhirObject>> {
  const filter = { from, to, patient: patient ?? undefined, agent: agent ?? undefined }
  return loadTrail(page, repository, {
    list: { key: JSON.stringify(['auditEvents', from, to, patient ?? null, agent ?? null]) },
    load: (slice) => repository.auditEvents(filter, slice),
    toNode: (traced) => toAuditEvent(traced, observer),
  })
}
