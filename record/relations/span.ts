/** From when until when a relation holds: Periods as spans, cut by one another. https://hl7.org/fhir/R4/datatypes.html#Period */
import { toRange } from '../../fhir/date.ts'
import { isFhirObject } from '../resource.ts'

/** Instants in PostgreSQL's text; `-infinity` and `infinity` stand for an open side. */
export interface Span {
  readonly start: string
  readonly until: string
}

export const always: Span = { start: '-infinity', until: 'infinity' }

/** The span of a Period; absent it is open, and null when it says what cannot be read, which must open nothing. */
export function spanOf(period: unknown): Span | null {
  if (period === undefined) return always
  if (!isFhirObject(period)) return null
  const start = limitOf(period['start'], 'start', always.start)
  const until = limitOf(period['end'], 'end', always.until)
  return start === null || until === null ? null : { start, until }
}

/** The first or last instant of a date; the end of a Period includes all that its precision says. */
function limitOf(date: unknown, side: 'start' | 'end', open: string): string | null {
  if (date === undefined) return open
  return typeof date === 'string' ? (toRange(date)?.[side] ?? null) : null
}

/** The time that both hold; null when there is none. */
export function within(outer: Span | null, inner: Span | null): Span | null {
  if (outer === null || inner === null) return null
  const start = instantOf(outer.start) > instantOf(inner.start) ? outer.start : inner.start
  const until = instantOf(outer.until) < instantOf(inner.until) ? outer.until : inner.until
  return instantOf(start) > instantOf(until) ? null : { start, until }
}

function instantOf(text: string): number {
  if (text === always.until) return Infinity
  return text === always.start ? -Infinity : Date.parse(text)
}
