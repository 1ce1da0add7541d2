/** Counts and figures over the index, by group: one statement each, under the caller's access to every type it reads. */
import sql, { type Sql } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import { assertAllowed } from '../../access/condition.ts'
import { letterOf } from '../../access/letters.ts'
import { seesCountsOnly } from '../../access/policy.ts'
import { ApiError } from '../../errors.ts'
import type { Database } from '../database.ts'
import { refuseUnspeakable, type Asked } from '../question.ts'
import { crossedTypes } from '../search/crossing.ts'
import { runPrepared } from '../statement.ts'
import { assertAskable, assertCohortAskable } from './askable.ts'
import { guarded, type Members } from './differencing.ts'
import { nameAsked } from './named.ts'
import { typesOfQuestion, type Cohort, type StatisticsQuestion } from './question.ts'
import { toGroups, type GroupStatistics, type StatisticsRow } from './rows.ts'
import { cohortRows, memberRows, statisticsRows } from './statement.ts'
import { fewestPatients, roundCount, showWhole, suppress, type ShownGroup } from './suppression.ts'

/** The most rows of an answer: groups, and the values of groups. */
const mostGroups = 10_000

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
  const rows = await runPrepared<StatisticsRow>(
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
