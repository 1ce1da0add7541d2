/**
 * What is held back from those who see counts only: groups of few patients, and with them enough of the others that
 * no difference from a total says what was held back. What is shown is rounded, so that sums and differences of
 * several answers about the same patients do not give it either.
 */
import type { Figures, GroupStatistics } from './rows.ts'

/** The fewest patients a figure may be made of. */
export const fewestPatients = 10

/** What counts are rounded to multiples of. */
const roundedTo = 10

/** So many digits of a mean do not say how many values it was divided by. */
const shownDigits = 3

/** A group as counts-only callers see it; what is held back is null, and said to be. */
export type ShownGroup = Omit<GroupStatistics, 'count' | 'patients' | 'values'> & {
  readonly count: number | null
  readonly patients: number | null
  readonly values: readonly ShownFigures[]
  readonly suppressed: boolean
}

export type ShownFigures = Omit<Figures, 'unit' | 'count' | 'patients' | 'inexact'> & {
  readonly unit: string | null
  readonly count: number | null
  readonly inexact: number | null
}

/** The groups whole, for those who may see the patients themselves. */
export const showWhole = (groups: readonly GroupStatistics[]): ShownGroup[] =>
  groups.map((group) => ({ ...group, suppressed: false }))

/** A count as counts-only callers see it. */
export const roundCount = (count: number): number => Math.round(count / roundedTo) * roundedTo

/** The groups with what may not be shown folded into one, the last, that says neither what nor how many. */
export function suppress(groups: readonly GroupStatistics[]): ShownGroup[] {
  const held = heldBack(groups)
  const shown = groups.filter((group) => !held.has(group)).map(toShown)
  return held.size === 0 ? shown : [...shown, heldGroup]
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

/** Even that a code or a unit occurs among few would tell of them. */
const heldGroup: ShownGroup = {
  keys: {},
  count: null,
  patients: null,
  values: [],
  suppressed: true,
}

const heldFigures: ShownFigures = {
  ...{ system: null, code: null, unitSystem: null, unit: null, count: null, inexact: null },
  ...{ mean: null, minimum: null, maximum: null, quantiles: [] },
}

function toShown({ keys, count, patients, values }: GroupStatistics): ShownGroup {
  const held = heldBack(values)
  const shown = values.filter((figures) => !held.has(figures)).map(toRounded)
  return {
    keys,
    count: roundCount(count),
    patients: roundCount(patients),
    values: held.size === 0 ? shown : [...shown, heldFigures],
    suppressed: false,
  }
}

const coarse = (figure: number | null) =>
  figure === null ? null : Number(figure.toPrecision(shownDigits))

/** The least and the largest value are somebody's own. */
const toRounded = (figures: Figures): ShownFigures => ({
  ...figures,
  count: roundCount(figures.count),
  inexact: roundCount(figures.inexact),
  mean: coarse(figures.mean),
  minimum: null,
  maximum: null,
  quantiles: figures.quantiles.map(coarse),
})
