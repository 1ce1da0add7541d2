/** How long rows are kept, by their class. */
import { classes, type AuditClass } from './entry.ts'

const isClass = (name: string | undefined): name is AuditClass =>
  classes.some((known) => known === name)

/** Months by class; one that is not named is kept for ever. */
export function parseRetention(text: string): ReadonlyMap<AuditClass, number> {
  const pairs = text.split(',').flatMap((pair): [AuditClass, number][] => {
    const [name, months] = pair.split('=')
    return isClass(name) ? [[name, Number(months)]] : []
  })
  return new Map(pairs)
}

/** The moment before which rows of a class are no longer kept. */
export function keptSince(months: number, now: Date): Date {
  const since = new Date(now)
  since.setUTCMonth(since.getUTCMonth() - months)
  return since
}
