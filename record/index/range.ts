/** The ranges of time that the dates, Periods and Timings of a resource stand for. */
import { toRange, type Range } from '../../fhir/date.ts'
import { isFhirObject, listOf, textOf } from '../resource.ts'

/** The range of a date, Period or Timing; none where nothing is said. https://hl7.org/fhir/R4/search.html#date */
export function rangesOf(value: unknown): Range[] {
  if (typeof value === 'string') return [toRange(value)].filter((range) => range !== null)
  if (!isFhirObject(value)) return []
  return isTiming(value) ? outerRange(value) : periodRange(value)
}

const isTiming = (value: Readonly<Record<string, unknown>>) =>
  value['event'] !== undefined || value['repeat'] !== undefined || value['code'] !== undefined

function periodRange(period: Readonly<Record<string, unknown>>): Range[] {
  const start = toRange(textOf(period, 'start') ?? '')
  const end = toRange(textOf(period, 'end') ?? '')
  if (start === null && end === null) return []
  return [{ start: start?.start ?? '-infinity', end: end?.end ?? 'infinity' }]
}

/** Of a Timing only the outer limits matter: its events and the bounds of its repetition. */
function outerRange(timing: Readonly<Record<string, unknown>>): Range[] {
  const repeat = timing['repeat']
  const bounds = isFhirObject(repeat) ? repeat['boundsPeriod'] : undefined
  const ranges = [...listOf(timing, 'event').flatMap(rangesOf), ...rangesOf(bounds)]
  const [first, ...others] = ranges
  if (first === undefined) return []
  return [
    others.reduce(
      (outer, { start, end }) => ({
        start: instantOf(start) < instantOf(outer.start) ? start : outer.start,
        end: instantOf(end) > instantOf(outer.end) ? end : outer.end,
      }),
      first,
    ),
  ]
}

function instantOf(text: string): number {
  if (text === 'infinity') return Infinity
  return text === '-infinity' ? -Infinity : Date.parse(text)
}
