/** The rows of who may see whom, as short texts for tables of cases. */
import { expect } from 'vitest'
import type { ResourceType } from '../../fhir/types.ts'
import { patientsOf } from '../../record/index/row.ts'
import { accessRowsOf } from '../../record/relations/derive.ts'

/** A reference. */
export const to = (reference: string) => ({ reference })

/** The time of what has no limits. */
export const ever = '-infinity..infinity'

/** What a resource says of whom, by the columns of its rows, in the time it holds. */
export function linesOf(type: ResourceType, elements: object): string[] {
  const resource = { resourceType: type, id: 'x', ...elements }
  const rows = accessRowsOf(type, {
    name: `${type}/x`,
    resource,
    patients: patientsOf(type, resource),
  })
  return Object.values(rows).flatMap((group: readonly object[]) => group.map(toLine))
}

/** Midnight and the last moment of a day are what a date stands for. */
const shorten = (instant: string) =>
  instant.replace('T00:00:00.000000Z', '').replace('T23:59:59.999999Z', '')

function toLine(row: object): string {
  const { start, until, source, position: _, ...rest }: Record<string, unknown> = { ...row }
  expect(source).toMatch(/^\w+\/x$/)
  const cells = Object.values(rest).flatMap((cell) => (Array.isArray(cell) ? `[${cell}]` : cell))
  return `${cells.join(' ')} ${shorten(String(start))}..${shorten(String(until))}`
}
