/** Durations as settings and the command line write them: `90s`, `10m`, `8h`. */

const secondsOf: ReadonlyMap<string, number> = new Map([
  ['s', 1],
  ['m', 60],
  ['h', 3600],
])

/** The seconds of a duration; undefined when the text is none, or is zero. */
export function toSeconds(text: string): number | undefined {
  const [, count = '', unit = ''] = /^([1-9]\d{0,6})([smh])$/.exec(text) ?? []
  const seconds = secondsOf.get(unit)
  return seconds === undefined ? undefined : Number(count) * seconds
}
