/** Analysts' queries: arguments made into questions of the repository, and its groups into rows of the graph. */
import { ApiError } from '../errors.ts'
import { conversionOf } from '../fhir/ucum.ts'
import { quantiles } from '../record/statistics/statement.ts'
import type { ShownFigures, ShownGroup } from '../record/statistics/suppression.ts'
import type { Group, StatisticsQuestion, TargetUnit } from '../record/statistics/question.ts'
import { toCohort, type CohortFilter } from './cohort.ts'
import { toDates, type Dates } from './cohort-event.ts'
import type { Context } from './context.ts'

export interface StatisticsArguments extends Dates {
  readonly cohort?: CohortFilter | null
  readonly groupBy?: readonly Group[] | null
  readonly ageBandYears?: number | null
  readonly valueUnit?: string | null
}

/** What is counted, apart from its dates. */
type Counted = Omit<StatisticsQuestion['event'], 'from' | 'to'>

const mostYears = 200

/** The groups of what is counted, with the figures of their values. */
export async function loadStatistics(
  counted: Counted,
  args: StatisticsArguments,
  { repository }: Context,
) {
  const { groupBy, ageBandYears, valueUnit, ...criteria } = args
  const { cohort } = criteria
  const years = ageBandYears ?? 10
  if (years < 1 || years > mostYears) throw new ApiError('INVALID_ARGUMENT')
  const groups = await repository.statistics({
    asked: JSON.stringify([counted, criteria]),
    event: { ...counted, ...toDates(args) },
    cohort: cohort == null ? undefined : toCohort(cohort, new Date()),
    groupBy: [...new Set(groupBy ?? [])],
    ageBandYears: years,
    unit: valueUnit == null ? undefined : toUnit(valueUnit),
  })
  return groups.map((group) => toRow(group, years))
}

/** A unit that UCUM does not know, or that has no base units, takes no values but its own. */
function toUnit(code: string): TargetUnit {
  if (code === '') throw new ApiError('INVALID_ARGUMENT')
  const conversion = conversionOf(code)
  const factor = conversion?.factor
  return {
    code,
    base:
      conversion === null || factor === undefined ? undefined : { name: conversion.base, factor },
  }
}

const toCoding = (system: string | null | undefined, code: string | null | undefined) =>
  code == null ? null : { system: system ?? null, code }

function toRow({ keys, values, ...counts }: ShownGroup, years: number) {
  const { system, code, month, unit, age, sex } = keys
  const youngest = age == null ? undefined : Number(age)
  return {
    code: toCoding(system, code),
    month: month == null ? null : month.slice(0, 'YYYY-MM'.length),
    unit: unit == null ? null : { reference: unit },
    ageBand: youngest === undefined ? null : { from: youngest, to: youngest + years - 1 },
    sex: sex ?? null,
    ...counts,
    values: values.map(toValues),
  }
}

function toValues({ system, code, quantiles: found, ...figures }: ShownFigures) {
  const named = quantiles.map((quantile, place) => [
    quantile === 0.5 ? 'median' : `p${Math.round(100 * quantile)}`,
    found[place] ?? null,
  ])
  return { ...figures, code: toCoding(system, code), ...Object.fromEntries(named) }
}
