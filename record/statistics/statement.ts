/** The one statement of a question: the rows counted once, then summed up by group, and by group, code and unit. */
import sql, { empty, join, raw, type Sql } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import { letterOf } from '../../access/letters.ts'
import { seesCountsOnly } from '../../access/policy.ts'
import { ucumSystem } from '../../fhir/ucum.ts'
import { toCondition } from '../search/criteria.ts'
import { besideCode, conditionsOfEvent, tableOfEvent } from '../search/events.ts'
import { and } from '../search/comparison.ts'
import { reachOf } from '../search/visible.ts'
import { quantityTableOf, tableOf } from '../table.ts'
import { columnsOf, joinsOf } from './groups.ts'
import type { Cohort, CountedType, StatisticsQuestion } from './question.ts'

/** The quantiles of values, in the order in which rows carry them. */
export const quantiles = [0.1, 0.25, 0.5, 0.75, 0.9] as const

/** How the values of a type are found: what is joined, the number, and what names it. */
interface Measure {
  readonly joins: (question: StatisticsQuestion) => Sql[]
  readonly value: (question: StatisticsQuestion) => Sql
  readonly unitSystem: (question: StatisticsQuestion) => Sql
  readonly unit: (question: StatisticsQuestion) => Sql
  readonly system: Sql
  readonly code: Sql
}

const isWritten = ({ unit }: StatisticsQuestion) =>
  unit === undefined ? sql`FALSE` : sql`(q.system = ${ucumSystem} AND q.code = ${unit.code})`

const isConvertible = ({ unit }: StatisticsQuestion) =>
  unit?.base === undefined ? sql`FALSE` : sql`q.canonical = ${unit.base.name}`

const isTarget = (question: StatisticsQuestion) =>
  sql`(${isWritten(question)} OR ${isConvertible(question)})`

/** A comparator such as `<` and a Range say no number. https://hl7.org/fhir/R4/datatypes.html#Quantity */
const observed: Measure = {
  joins: ({ event }) => [
    sql`LEFT JOIN ${quantityTableOf('Observation')} q ON ${besideCode(event)}`,
  ],
  value: (
    question,
  ) => sql`CASE WHEN q.low <> q.high THEN NULL WHEN ${isWritten(question)} THEN q.low
    WHEN ${isConvertible(question)} THEN q."canonicalLow" / ${question.unit?.base?.factor ?? 1}::float8 ELSE q.low END`,
  unitSystem: (question) =>
    sql`CASE WHEN ${isTarget(question)} THEN ${ucumSystem} ELSE NULLIF(q.system, '') END`,
  unit: (question) =>
    sql`CASE WHEN ${isTarget(question)} THEN ${question.unit?.code ?? ''} WHEN q.code <> '' THEN q.code ELSE q.unit END`,
  system: raw(`NULLIF(t.system, '')`),
  code: raw('t.code'),
}

/** How long a stay took; one that goes on has no length yet. */
const stayed: Measure = {
  joins: () => [],
  value: () =>
    raw(
      `CASE WHEN isfinite(t.start) AND isfinite(t."end") THEN extract(epoch FROM t."end" - t.start)::float8 / 86400 END`,
    ),
  unitSystem: () => sql`${ucumSystem}`,
  unit: () => sql`CASE WHEN t.start > '-infinity' THEN 'd' END`,
  system: raw('NULL::text'),
  code: raw('NULL::text'),
}

const measures: Readonly<Record<CountedType, Measure | undefined>> = {
  Observation: observed,
  Encounter: stayed,
  Condition: undefined,
}

/** An observation may be in a group several times, by its codings, components and values. */
const counts: Readonly<Record<CountedType, string>> = {
  Observation: 'count(DISTINCT fact.sequence)',
  Encounter: 'count(*)',
  Condition: 'count(*)',
}

/** The rows of the answer, no more than `most`: groups with their counts, and groups' values with their figures. */
export function statisticsRows(access: Access, question: StatisticsQuestion, most: number): Sql {
  const names = columnsOf(question).map(({ name }) => raw(`fact.${name}`))
  const groups = sql`SELECT ${texts(names)} AS keys, NULL::text[] AS measured, ${placeBy(names)} AS place,
      ${raw(counts[question.event.type])} AS count, count(DISTINCT fact.patient) AS patients, NULL::bigint AS inexact, NULL::float8[] AS figures
    FROM fact GROUP BY ${names.length === 0 ? raw('()') : join(names)}`
  const measure = measures[question.event.type]
  return sql`WITH fact AS (${factRows(access, question, measure)})
    ${join(measure === undefined ? [groups] : [groups, figures(names, seesCountsOnly(access))], ' UNION ALL ')}
    LIMIT ${most}`
}

/** Whom the answer is made of: a hash of each patient with what is counted of them. */
export const memberRows = (access: Access, question: StatisticsQuestion): Sql =>
  sql`SELECT hashtextextended(concat_ws(' ', fact.patient, count(DISTINCT fact.sequence), sum(DISTINCT fact.sequence)), 0) AS member
    FROM (${factRows(access, { ...question, groupBy: [] }, undefined)}) fact GROUP BY fact.patient`

/** The patients of a cohort, as hashes. */
export const cohortRows = (access: Access, { where }: Cohort): Sql => {
  const reach = reachOf(access, letterOf.statistics)
  const conditions = where.map((criterion) => toCondition('Patient', criterion, reach))
  return sql`SELECT hashtextextended(t.id, 0) AS member FROM ${tableOf('Patient')} t
    WHERE ${and([...conditions, reach('Patient', 't')])}`
}

/** One row for each thing counted and each of its codings and values. */
function factRows(access: Access, question: StatisticsQuestion, measure: Measure | undefined): Sql {
  const reach = reachOf(access, letterOf.statistics)
  const { event, cohort } = question
  const columns = [
    ...columnsOf(question).map(({ name, value }) => sql`${value} AS ${raw(name)}`),
    ...(measure === undefined ? [] : measured(measure, question)),
  ]
  const tables = [
    sql`${tableOfEvent(event)} t`,
    ...joinsOf(question, reach),
    ...(measure?.joins(question) ?? []),
  ]
  const ofCohort = (cohort ?? []).map((criterion) => toCondition('Patient', criterion, reach))
  return sql`SELECT ${join([raw('t.sequence'), raw('t.patient'), ...columns])} FROM ${join(tables, ' ')}
    WHERE ${and(conditionsOfEvent(event, { reach, toCondition }))} AND ${
      cohort === undefined
        ? sql`TRUE`
        : sql`t.patient IN (SELECT t.id FROM ${tableOf('Patient')} t WHERE ${and([...ofCohort, reach('Patient', 't')])})`
    }`
}

const measured = (measure: Measure, question: StatisticsQuestion): Sql[] => [
  sql`${measure.system} AS measured_system`,
  sql`${measure.code} AS measured_code`,
  sql`${measure.unitSystem(question)} AS measured_unit_system`,
  sql`${measure.unit(question)} AS measured_unit`,
  sql`${measure.value(question)} AS value`,
]

/** Values of different codes or units are never summed up together. */
function figures(names: readonly Sql[], withPatients: boolean): Sql {
  const measuredNames = ['system', 'code', 'unit_system', 'unit'].map((name) =>
    raw(`fact.measured_${name}`),
  )
  const columns = [...names, ...measuredNames]
  // Collected by hash and sorted as bare numbers: a sort of whole rows by all these texts takes far longer.
  return sql`SELECT f.keys, f.measured, f.place, f.count, f.patients, f.inexact, ARRAY[f.mean, f.minimum, f.maximum]
      || (SELECT percentile_cont(${quantiles}::float8[]) WITHIN GROUP (ORDER BY value) FROM unnest(f.sample) AS value)
    FROM (SELECT ${texts(names)} AS keys, ${texts(measuredNames)} AS measured, ${placeBy(measuredNames)} AS place,
      count(fact.value) AS count, ${withPatients ? measuredPatients : raw('NULL::bigint')} AS patients, count(*) - count(fact.value) AS inexact, avg(fact.value) AS mean,
      min(fact.value) AS minimum, max(fact.value) AS maximum, array_agg(fact.value) AS sample
      FROM fact WHERE fact.measured_unit IS NOT NULL GROUP BY ${join(columns)}) f`
}

const measuredPatients = raw('count(DISTINCT fact.patient) FILTER (WHERE fact.value IS NOT NULL)')

const placeBy = (columns: readonly Sql[]): Sql =>
  sql`row_number() OVER (${columns.length === 0 ? empty : sql`ORDER BY ${join([...columns])}`})`

const texts = (columns: readonly Sql[]): Sql =>
  columns.length === 0
    ? raw('ARRAY[]::text[]')
    : sql`ARRAY[${join(columns.map((column) => sql`${column}::text`))}]`
