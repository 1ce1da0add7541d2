/** Counts and figures over the index, by group: one statement each, under the caller's access to every type it reads. */
import sql, { type Sql } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import { assertAllowed } from '../../access/condition.ts'
import { letterOf } from '../../access/letters.ts'
import { seesCountsOnly } from '../../access/policy.ts'
import { ApiError } from '../../errors.ts'
import { splitEscaped, unescaped } from '../../fhir/escape.ts'
import { rounded } from '../../fhir/ucum.ts'
import type { Database } from '../database.ts'
import { groupBy } from '../group.ts'
import { refuseUnspeakable, type Asked } from '../question.ts'
import { crossedTypes } from '../search/crossing.ts'
import { runPrepared } from '../statement.ts'
import { columnsOf } from './groups.ts'
import { assertAskable, assertCohortAskable } from './askable.ts'
import { guarded, type Members } from './differencing.ts'
import { nameAsked } from './named.ts'
import { typesOfQuestion, type Cohort, type StatisticsQuestion } from './question.ts'
import { cohortRows, memberRows, statisticsRows } from './statement.ts'
import { fewestPatients, roundCount, showWhole, suppress, type ShownGroup } from './suppression.ts'

/** The most rows of an answer: groups, and the values of groups. */
const mostGroups = 10_000

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

export interface Statistics {
  /**
   * The groups of a question, in the order of their keys. Throws FORBIDDEN without the right to search every type
   * that it reads, LIMIT_EXCEEDED beyond 10,000 groups. Those who see counts only are refused what may say who
   * somebody is; groups of few patients are held back from them, and answers too near to an earlier one.
   */
  statistics(question: StatisticsQuestion): Promise<ShownGroup[]>
  /** How many patients meet criteria; rounded for those who see counts only, and null where they are too few. */
  cohortSize(cohort: Cohort): Promise<number | null>
}

interface Row {
  readonly keys: readonly (string | null)[]
  readonly measured: readonly (string | null)[] | null
  /** Its place among the groups, or among the values of all groups. */
  readonly place: number
  readonly count: number
  readonly patients: number | null
  readonly inexact: number
  readonly figures: readonly (number | null)[]
}

/** Makes the statistical part of a repository. */
export const createStatistics = (
  db: Database,
  { access, trail }: Pick<Asked, 'access' | 'trail'>,
): Statistics => ({
  async statistics(question) {
    for (const type of typesOfQuestion(question)) assertAllowed(access, type, letterOf.statistics)
    nameAsked(trail, question.event.type, question.event.where)
    nameAsked(trail, 'Patient', question.cohort ?? [])
    if (seesCountsOnly(access)) assertAskable(question)
    trail.count()
    const groups = await loadGroups(db, access, question)
    return seesCountsOnly(access) ? holdBack(db, access, question, groups) : showWhole(groups)
  },
  async cohortSize(cohort) {
    for (const type of ['Patient', ...crossedTypes(cohort.where)])
      assertAllowed(access, type, letterOf.statistics)
    nameAsked(trail, 'Patient', cohort.where)
    if (seesCountsOnly(access)) assertCohortAskable(cohort)
    trail.count()
    return seesCountsOnly(access)
      ? roundCohort(db, access, cohort)
      : countCohort(db, access, cohort)
  },
})

async function loadGroups(db: Database, access: Access, question: StatisticsQuestion) {
  const rows = await runPrepared<Row>(
    db.pool,
    statisticsRows(access, question, mostGroups + 1),
  ).catch(refuseUnspeakable)
  if (rows.length > mostGroups) {
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'groups', maximum: mostGroups } })
  }
  return toGroups(question, rows)
}

async function holdBack(
  db: Database,
  access: Access,
  question: StatisticsQuestion,
  groups: readonly GroupStatistics[],
): Promise<ShownGroup[]> {
  const members = await loadMembers(db, memberRows(access, question))
  if (members.length < fewestPatients) return []
  return guarded(db, access, {
    shape: shapeOf(question),
    criteria: question.asked,
    members,
    made: suppress(groups),
    held: [],
  })
}

async function roundCohort(db: Database, access: Access, cohort: Cohort): Promise<number | null> {
  const members = await loadMembers(db, cohortRows(access, cohort))
  if (members.length < fewestPatients) return null
  return guarded<number | null>(db, access, {
    shape: JSON.stringify('cohort'),
    criteria: cohort.asked,
    members,
    made: roundCount(members.length),
    held: null,
  })
}

/** What the rows of the answer are: an earlier answer is given in the place of another of these alone. */
const shapeOf = ({ event, groupBy, ageBandYears, unit }: StatisticsQuestion) =>
  JSON.stringify([event.type, event.codes, groupBy, ageBandYears, unit?.code])

async function countCohort(db: Database, access: Access, cohort: Cohort): Promise<number> {
  const [row] = await runPrepared<{ count: number }>(
    db.pool,
    sql`SELECT count(*) AS count FROM (${cohortRows(access, cohort)}) c`,
  ).catch(refuseUnspeakable)
  return row?.count ?? 0
}

async function loadMembers(db: Database, rows: Sql): Promise<Members> {
  const hashes = await runPrepared<{ member: string }>(
    db.pool,
    sql`SELECT member::text FROM (${rows}) m ORDER BY m.member`,
  ).catch(refuseUnspeakable)
  return BigInt64Array.from(hashes, ({ member }) => BigInt(member))
}

function toGroups(question: StatisticsQuestion, rows: readonly Row[]): GroupStatistics[] {
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

function toFigures({ measured, count, patients, inexact, figures }: Row): Figures[] {
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
