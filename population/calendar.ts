/** Time as the hospital's wall clock: minutes since 1970 in Paris, written with the offset of that day. */

/** Minutes since 1970-01-01T00:00 on the wall clock. */
export type Minutes = number

export const hour = 60
export const day = 24 * hour
export const year = 365.25 * day

/** The day from which all dates of the hospital derive, so that the bytes stay the same. */
export const defaultToday = '2026-11-01'

const pad = (value: number, width = 2): string => String(value).padStart(width, '0')

/** The wall clock at the start of a day written as YYYY-MM-DD. */
export function parseDay(text: string): Minutes {
  const milliseconds = /^\d{4}-\d{2}-\d{2}$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  if (Number.isNaN(milliseconds)) throw new RangeError(`not a day: ${text}`)
  return milliseconds / 60_000
}

/** The wall clock at the start of the day that holds a moment. */
export const startOfDay = (moment: Minutes): Minutes => Math.floor(moment / day) * day

/** 0 for Sunday to 6 for Saturday. */
export const weekdayOf = (moment: Minutes): number => (((Math.floor(moment / day) + 4) % 7) + 7) % 7

/** The moment itself, or the next Monday when it falls on a weekend. */
export function onWorkday(moment: Minutes): Minutes {
  const weekday = weekdayOf(moment)
  if (weekday === 6) return moment + 2 * day
  return weekday === 0 ? moment + day : moment
}

/** A FHIR date. https://hl7.org/fhir/R4/datatypes.html#date */
export const toDate = (moment: Minutes): string =>
  new Date(moment * 60_000).toISOString().slice(0, 10)

const lastSunday = (yearNumber: number, month: number): Minutes => {
  const lastDay = Date.UTC(yearNumber, month, 0) / 60_000
  return lastDay - weekdayOf(lastDay) * day
}

const summers = new Map<number, readonly [Minutes, Minutes]>()

/** Summer time: last Sunday of March, 02:00, to last Sunday of October, 03:00 (directive 2000/84/CE). */
function summerOf(yearNumber: number): readonly [Minutes, Minutes] {
  const known = summers.get(yearNumber)
  if (known !== undefined) return known
  const summer = [
    lastSunday(yearNumber, 3) + 2 * hour,
    lastSunday(yearNumber, 10) + 3 * hour,
  ] as const
  summers.set(yearNumber, summer)
  return summer
}

/** A FHIR dateTime or instant with the offset in force in Paris. https://hl7.org/fhir/R4/datatypes.html#dateTime */
export function toDateTime(moment: Minutes): string {
  const text = new Date(Math.floor(moment) * 60_000).toISOString().slice(0, 19)
  const [start, end] = summerOf(Number(text.slice(0, 4)))
  return `${text}+0${moment >= start && moment < end ? 2 : 1}:00`
}

/** Year, month and day in numbers. */
export function partsOf(moment: Minutes): { year: string; month: string; day: string } {
  const text = toDate(moment)
  return { year: text.slice(0, 4), month: text.slice(5, 7), day: pad(Number(text.slice(8, 10))) }
}

/** Whole years between two moments. */
export const yearsBetween = (from: Minutes, to: Minutes): number => Math.floor((to - from) / year)
