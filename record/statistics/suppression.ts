/**
 * What is held back from those who see counts only: groups of few patients, and with them enough of the others that
 * no difference from a total says what was held back.
 */
import type { Figures, GroupStatistics } from './statistics.ts'

/** The fewest patients a figure may be made of. */
export const fewestPatients = 10

/** A group as counts-only callers see it; what is held back is null, and said to be. */
export type ShownGroup = Omit<GroupStatistics, 'count' | 'patients' | 'values'> & {
  readonly count: number | null
  readonly patients: number | null
  readonly values: readonly ShownFigures[]
  readonly suppressed: boolean
}

export type ShownFigures = Omit<Figures, 'count' | 'inexact'> & {
  readonly count: number | null
  readonly inexact: number | null
}

/** The groups whole, for those who may see the patients themselves. */
export const showWhole = (groups: readonly GroupStatistics[]): ShownGroup[] =>
  groups.map((group) => ({ ...group, suppressed: false }))

/** The groups with what may not be shown held back. */
export function suppress(groups: readonly GroupStatistics[]): ShownGroup[] {
  const held = heldBack(groups)
  return groups.map((group) => (held.has(group) ? toHeld(group) : toShown(group)))
}

/** What is of too few patients; where that is too few together, the next smallest go with it. */
function heldBack<T extends { readonly patients: number }>(parts: readonly T[]): ReadonlySet<T> {
  const bySize = [...parts].sort((one, other) => one.patients - other.patients)
  const held = new Set(bySize.filter(({ patients }) => patients < fewestPatients))
  if (held.size === 0) return held
  for (const part of bySize) {
    const sum = [...held].reduce((total, { patients }) => total + patients, 0)
    if (held.size > 1 && sum >= fewestPatients) break
    held.add(part)
  }
  return held
}

const toHeld = (group: GroupStatistics): ShownGroup => ({
  ...group,
  count: null,
  patients: null,
  values: [],
  suppressed: true,
})

function toShown(group: GroupStatistics): ShownGroup {
  const held = heldBack(group.values)
  const values = group.values.map((figures) =>
    held.has(figures) ? toHeldFigures(figures) : withoutExtremes(figures),
  )
  return { ...group, values, suppressed: false }
}

/** The least and the largest value are somebody's own. */
const withoutExtremes = (figures: Figures): ShownFigures => ({
  ...figures,
  minimum: null,
  maximum: null,
})

const toHeldFigures = (figures: Figures): ShownFigures => ({
  ...withoutExtremes(figures),
  count: null,
  inexact: null,
  mean: null,
  quantiles: figures.quantiles.map(() => null),
})
