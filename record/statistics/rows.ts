/** The rows of the statement of a question, made into groups with their figures. */
import { splitEscaped, unescaped } from '../../fhir/escape.ts'
import { rounded } from '../../fhir/ucum.ts'
import { groupBy } from '../group.ts'
import { columnsOf } from './groups.ts'
import type { StatisticsQuestion } from './question.ts'

/** The figures of the values of one code in one unit. */
export interface Figures {
  readonly system: string | null
  readonly code: string | null
  readonly unitSystem: string | null
  readonly unit: string
  readonly count: number
  /** How many patients the values are of; counted for those alone from whom small counts are held back. */
  readonly patients: number
  /** How many values are no number, such as `<5`: they are in none of the figures. */
  readonly inexact: number
  readonly mean: number | null
  readonly minimum: number | null
  readonly maximum: number | null
  /** In the order of `quantiles`. */
  readonly quantiles: readonly (number | null)[]
}

/** One group: its columns by name, how many resources and patients are in it, and what was measured. */
export interface GroupStatistics {
  readonly keys: Readonly<Record<string, string | null>>
  readonly count: number
  readonly patients: number
  readonly values: readonly Figures[]
}

/** A row: of a group, or of the values of a group. */
export interface StatisticsRow {
  readonly keys: readonly (string | null)[]
  readonly measured: readonly (string | null)[] | null
  /** Its place among the groups, or among the values of all groups. */
  readonly place: number
  readonly count: number
  readonly patients: number | null
  readonly inexact: number
  readonly figures: readonly (number | null)[]
}

/** The groups of a question, in the order of their keys. */
export function toGroups(
  question: StatisticsQuestion,
  rows: readonly StatisticsRow[],
): GroupStatistics[] {
  const names = columnsOf(question).map(({ name }) => name)
  const inOrder = [...rows].sort((one, other) => one.place - other.place)
  const counted = inOrder.filter(({ measured }) => measured === null)
  const values = groupBy(
    inOrder.filter(({ measured }) => measured !== null),
    ({ keys }) => JSON.stringify(keys),
  )
  return counted.map(({ keys, count, patients }) => ({
    keys: toKeys(Object.fromEntries(names.map((name, place) => [name, keys[place] ?? null]))),
    count,
    patients: patients ?? 0,
    values: (values.get(JSON.stringify(keys)) ?? []).flatMap(toFigures),
  }))
}

/** `parameter|system|code` in its parts. */
function toKeys({ token, ...keys }: GroupStatistics['keys']): GroupStatistics['keys'] {
  if (token == null) return keys
  const [, system = '', code = null] = splitEscaped(token, '|').map(unescaped)
  return { ...keys, system: system === '' ? null : system, code }
}

function toFigures({ measured, count, patients, inexact, figures }: StatisticsRow): Figures[] {
  if (measured === null) return []
  const [system = null, code = null, unitSystem = null, unit] = measured
  const [mean = null, minimum = null, maximum = null, ...quantiles] = figures.map((figure) =>
    figure === null ? null : rounded(figure),
  )
  return [
    {
      system,
      code,
      unitSystem,
      unit: unit ?? '',
      count,
      patients: patients ?? 0,
      inexact,
      mean,
      minimum,
      maximum,
      quantiles,
    },
  ]
}
