/**
 * An event of the trail as the French profile of traces has it: one subtype, a period that begins, two agents at most.
 * https://interop.esante.gouv.fr/ig/fhir/tde/StructureDefinition-tde-auditevent.html
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../../fhir/json.ts'
import { toAuditEvent } from './event.ts'
import type { Traced } from './reading.ts'

/** The profile's address. */
export const traceProfile =
  'https://interop.esante.gouv.fr/ig/fhir/tde/StructureDefinition/tde-auditevent'

const listOf = (value: JsonValue | undefined): readonly JsonValue[] =>
  Array.isArray(value) ? value : []

/** The event; pure. Of the three agents the server is left out: it is the source. */
export function toTraceEvent(traced: Traced, base: string): JsonObject {
  const event = toAuditEvent(traced, base)
  const [client, , user] = listOf(event['agent'])
  const [subtype] = listOf(event['subtype'])
  return {
    ...event,
    meta: { profile: [traceProfile] },
    ...(subtype === undefined ? {} : { subtype: [subtype] }),
    agent: [user, client].filter((agent) => agent !== undefined).filter(isJsonObject),
    source: { observer: { identifier: { system: 'urn:ietf:rfc:3986', value: base } }, site: base },
  }
}
