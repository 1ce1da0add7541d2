/** Openings as they are looked at afterwards: by the data-protection officer, the professional, the patient. */
import sql, { join, type Sql } from 'sql-template-tag'
import {
  assertReviewer,
  openingsSeenBy,
  type OpeningBasis,
  type OpeningsSeen,
  type ReviewOutcome,
} from '../access/opening.ts'
import { ApiError } from '../errors.ts'
import { actorsOf } from '../access/policy.ts'
import { refuse } from '../access/refusal.ts'
import { toRange, type Range } from '../fhir/date.ts'
import { isId } from '../fhir/reference.ts'
import type { Database } from './database.ts'
import { isOwn } from './opening-person.ts'
import { assertUuid, assertWords, isSeen, openingColumns, type Opening } from './opening-row.ts'
import { leaveOpening } from './opening-trail.ts'
import type { Asked } from './question.ts'
import type { Store } from './repository.ts'
import type { Position, Slice } from './search/search.ts'
import { runPrepared } from './statement.ts'
import { authorOf } from './write-store.ts'

/** Which openings; dates are FHIR's, of the start. */
export interface OpeningFilter {
  readonly patient?: string | undefined
  readonly basis?: OpeningBasis | undefined
  readonly reviewed?: boolean | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

export interface OpeningReview {
  /** The openings that the caller sees, latest first. Throws FORBIDDEN for whoever can see none. */
  openings(filter: OpeningFilter, slice: Slice): Promise<Opening[]>
  /** Says once what is to be thought of an opening; one that is not justified ends. Throws CONFLICT the second time. */
  reviewOpening(id: string, outcome: ReviewOutcome, comment: string): Promise<Opening>
}

const all: OpeningsSeen = { kind: 'all' }

/** Makes the reviewing part of a repository. */
export const createOpeningReview = (
  { db }: Store,
  { access, questions, trail }: Asked,
): OpeningReview => ({
  async openings(filter, slice) {
    const seen = openingsSeenBy(access)
    const shown = await runPrepared<Opening>(db.pool, listed(seen, filter, slice))
    for (const { patient } of shown) trail.disclose(patient)
    return shown
  },
  async reviewOpening(id, outcome, comment) {
    assertReviewer(access)
    const reviewer = access.fhirUser ?? authorOf(access)
    const own = [reviewer, ...actorsOf(access)]
    assertUuid(id)
    assertWords(comment)
    const [opening] = await runPrepared<Opening>(
      db.pool,
      sql`UPDATE access.opening o SET reviewed = t.now, reviewer = ${reviewer},
          outcome = ${outcome}, review = ${comment},
          ended = CASE WHEN ${outcome} = 'UNJUSTIFIED' AND o.until > t.now
            THEN coalesce(o.ended, t.now) ELSE o.ended END
        FROM (SELECT clock_timestamp() AS now OFFSET 0) t
        WHERE o.id = ${id}::uuid AND o.reviewed IS NULL AND NOT ${isOwn(own)}
        RETURNING ${openingColumns(all)}`,
    )
    questions.clearAll()
    if (opening === undefined) throw await whyUnreviewed(db, id, own)
    leaveOpening(trail, opening)
    return opening
  },
})

/** Nobody says of their own opening what is to be thought of it. */
async function whyUnreviewed(
  { pool }: Database,
  id: string,
  own: readonly string[],
): Promise<ApiError> {
  const [found] = await runPrepared<{ isOwn: boolean }>(
    pool,
    sql`SELECT ${isOwn(own)} AS "isOwn" FROM access.opening o WHERE o.id = ${id}::uuid`,
  )
  if (found === undefined) return new ApiError('NOT_FOUND')
  return found.isOwn ? refuse('not-granted') : new ApiError('CONFLICT')
}

function listed(seen: OpeningsSeen, filter: OpeningFilter, { limit, position }: Slice): Sql {
  const isBackward = position?.direction === 'before'
  const conditions = [isSeen(seen), ...toConditions(filter), ...beyond(position)]
  const order = isBackward ? sql`o.start, o.id` : sql`o.start DESC, o.id DESC`
  return sql`SELECT ${openingColumns(seen)} FROM access.opening o
    WHERE ${join(conditions, ' AND ')} ORDER BY ${order} LIMIT ${limit}`
}

function toConditions({ patient, basis, reviewed, from, to }: OpeningFilter): Sql[] {
  if (patient !== undefined && !isId(patient)) throw new ApiError('INVALID_ARGUMENT')
  const [earliest, latest] = [toBound(from)?.start, toBound(to)?.end]
  return [
    ...(patient === undefined ? [] : [sql`o.patient = ${patient}`]),
    ...(basis === undefined ? [] : [sql`o.basis = ${basis}`]),
    ...(reviewed === undefined ? [] : [sql`(o.reviewed IS NOT NULL) = ${reviewed}`]),
    ...(earliest === undefined ? [] : [sql`o.start >= ${earliest}::timestamptz`]),
    ...(latest === undefined ? [] : [sql`o.start <= ${latest}::timestamptz`]),
  ]
}

function toBound(date: string | undefined): Range | undefined {
  const range = date === undefined ? undefined : toRange(date)
  if (range === null) throw new ApiError('INVALID_ARGUMENT')
  return range
}

/** A cursor of ours holds the start and the id of the row it names. */
function beyond(position: Position | undefined): Sql[] {
  if (position?.key == null) return []
  const [start = '', id = ''] = position.key
  const row = sql`(${start}::timestamptz, ${id}::uuid)`
  return [
    position.direction === 'before' ? sql`(o.start, o.id) > ${row}` : sql`(o.start, o.id) < ${row}`,
  ]
}
