/**
 * FHIR's partial dates as ranges of instants, in PostgreSQL's text with microseconds.
 * https://hl7.org/fhir/R4/datatypes.html#dateTime, https://hl7.org/fhir/R4/search.html#date
 */

/** A closed range of instants; `-infinity` and `infinity` stand for an open side. */
export interface Range {
  readonly start: string
  readonly end: string
}

/** What an undated resource carries: it sorts last when the latest comes first. */
export const undated: Range = { start: '-infinity', end: '-infinity' }

const pattern =
  /^(\d{4})(?:-(\d{2})(?:-(\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(Z|[+-]\d{2}:\d{2})?)?)?)?$/

/** A date, dateTime or instant as the range it spans; without a zone it is read as UTC. Null when malformed. */
export function toRange(text: string): Range | null {
  const match = text.length > 40 ? null : pattern.exec(text)
  if (match === null) return null
  const [, year = '', month, day, hour, minute, second, fraction, zone = 'Z'] = match
  if (year === '0000') return null
  const date = `${year}-${month ?? '01'}-${day ?? '01'}`
  if (!isCalendarDate(date)) return null
  if (month === undefined) return { start: utc(date), end: `${year}-12-31T23:59:59.999999Z` }
  if (day === undefined) {
    return { start: utc(date), end: `${year}-${month}-${lastDay(year, month)}T23:59:59.999999Z` }
  }
  if (hour === undefined) return { start: utc(date), end: `${date}T23:59:59.999999Z` }
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 60) return null
  return toTimeRange(`${date}T${hour}:${minute ?? '00'}`, second, fraction, zone)
}

function toTimeRange(
  minute: string,
  second: string | undefined,
  fraction: string | undefined,
  zone: string,
): Range {
  if (second === undefined)
    return { start: `${minute}:00.000000${zone}`, end: `${minute}:59.999999${zone}` }
  if (fraction === undefined) {
    return { start: `${minute}:${second}.000000${zone}`, end: `${minute}:${second}.999999${zone}` }
  }
  const digits = fraction.slice(0, 6)
  return {
    start: `${minute}:${second}.${digits.padEnd(6, '0')}${zone}`,
    end: `${minute}:${second}.${digits.padEnd(6, '9')}${zone}`,
  }
}

/** The instant of a text that says it to the second, with its zone; null for any other. https://hl7.org/fhir/R4/datatypes.html#instant */
export const parseInstant = (text: string): string | null =>
  /T\d{2}:\d{2}:\d{2}.*(?:Z|[+-]\d{2}:\d{2})$/.test(text) && !Number.isNaN(Date.parse(text))
    ? (toRange(text)?.start ?? null)
    : null

const utc = (date: string) => `${date}T00:00:00.000000Z`

const lastDay = (year: string, month: string) =>
  String(new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()).padStart(2, '0')

function isCalendarDate(date: string): boolean {
  const [year = '', month = '', day = ''] = date.split('-')
  const isMonth = month >= '01' && month <= '12'
  return isMonth && day >= '01' && (day <= '28' || day <= lastDay(year, month))
}
