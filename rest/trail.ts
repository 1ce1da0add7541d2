/**
 * The audit trail as a search of AuditEvents, for those who may read it: always between two dates.
 * https://profiles.ihe.net/ITI/TF/Volume2/ITI-81.html
 */
import { toRange } from '../fhir/date.ts'
import { toAuditEvent } from '../record/audit/event.ts'
import type { AuditFilter } from '../record/audit/reading.ts'
import { toTraceEvent, traceProfile } from '../record/audit/trace-event.ts'
import { noParent } from '../record/question.ts'
import { searchFault } from '../record/search/fault.ts'
import { restFault, toResourceAnswer } from './answer.ts'
import { toBundle } from './bundle-text.ts'
import type { Exchange, Parameter, RestAnswer } from './exchange.ts'
import { createLinks } from './links.ts'
import { onlyValue, parseCount } from './parameters.ts'

const known: ReadonlySet<string> = new Set([
  'date',
  'patient',
  'agent',
  '_profile',
  '_count',
  '_cursor',
  '_format',
  '_pretty',
])

/** `date=ge…&date=le…`: https://hl7.org/fhir/R4/search.html#date */
function boundsOf(parameters: readonly Parameter[]): Pick<AuditFilter, 'from' | 'to'> {
  const dates = parameters.filter(([name]) => name === 'date').map(([, value]) => value)
  const boundOf = (prefix: 'ge' | 'le') =>
    dates.find((date) => date.startsWith(prefix))?.slice(prefix.length)
  const [from, to] = [boundOf('ge'), boundOf('le')]
  if (from === undefined || to === undefined || dates.length > 2) {
    throw restFault(
      'INVALID_ARGUMENT',
      'The audit trail is searched between date=ge… and date=le….',
    )
  }
  if (toRange(from) === null || toRange(to) === null) throw searchFault('value', 'date')
  return { from, to }
}

function filterOf(parameters: readonly Parameter[]): AuditFilter {
  const unknown = parameters.find(([name]) => !known.has(name))
  if (unknown !== undefined) throw searchFault('parameter', unknown[0])
  const reference = onlyValue(parameters, 'patient')
  return {
    ...boundsOf(parameters),
    patient: reference?.replace(/^Patient\//, ''),
    agent: onlyValue(parameters, 'agent'),
  }
}

/** Which projection is asked for. */
function projectionOf(parameters: readonly Parameter[]) {
  const profile = onlyValue(parameters, '_profile')
  if (profile === undefined) return toAuditEvent
  if (profile !== traceProfile) throw searchFault('value', '_profile')
  return toTraceEvent
}

/** One page of events, latest first. */
export async function searchTrail(
  exchange: Exchange,
  parameters: readonly Parameter[],
): Promise<RestAnswer> {
  const { repository, base } = exchange
  const filter = filterOf(parameters)
  const project = projectionOf(parameters)
  const count = Math.max(1, parseCount(parameters))
  const cursor = onlyValue(parameters, '_cursor')
  const list = { key: JSON.stringify(['trail', filter]) }
  const after = cursor === undefined ? null : repository.cursors.decode(list, noParent, cursor).key
  const rows = await repository.auditEvents(filter, { limit: count + 1, after })
  const shown = rows.slice(0, count)
  const understood = parameters.filter(([name]) => name !== '_cursor')
  const links = createLinks(exchange, { understood, count, cursor })
  const key = rows.length > count ? shown.at(-1)?.key : undefined
  const next =
    key === undefined
      ? []
      : [links.to('next', repository.cursors.encode(list, noParent, { direction: 'after', key }))]
  const entries = shown.map((traced) => {
    const event = project(traced, base)
    const about = {
      fullUrl: `${base}/AuditEvent/${String(event['id'])}`,
      search: { mode: 'match' },
    }
    return { about, json: JSON.stringify(event) }
  })
  const link = [links.self(), links.first(), ...next]
  return toResourceAnswer(200, toBundle({ type: 'searchset', link }, entries))
}
