/** An opening as its row has it, what of it is seen by whom, and what may be said in one. */
import sql, { type Sql } from 'sql-template-tag'
import type { OpeningBasis, OpeningsSeen, ReviewOutcome } from '../access/opening.ts'
import { ApiError } from '../errors.ts'
import { toInstant } from './instant.ts'

/** A patient's record opened by a professional who said why; times are instants in UTC. */
export type Opening = {
  readonly id: string
  readonly basis: OpeningBasis
  /** `Practitioner/x` or `PractitionerRole/x`. */
  readonly practitioner: string
  /** The patient's id, whether there is such a patient or not. */
  readonly patient: string
  readonly reason: string
  /** In the professional's own words; null to the patient, as it may speak of others. */
  readonly explanation: string | null
  readonly purpose: string
  readonly start: string
  readonly until: string
  /** When it was given up before its end. */
  readonly ended: string | null
  readonly reviewed: string | null
  readonly reviewer: string | null
  readonly outcome: ReviewOutcome | null
  /** What the reviewer says of it. */
  readonly review: string | null
}

/** The columns of an opening `o`: what was found in a review is shown to those who review. */
export const openingColumns = (seen: OpeningsSeen): Sql =>
  sql`o.id, o.basis, o.practitioner, o.patient, o.reason, o.purpose,
    ${toInstant('o.start')} AS start, ${toInstant('o.until')} AS until,
    ${toInstant('o.ended')} AS ended, ${toInstant('o.reviewed')} AS reviewed,
    ${seen.kind === 'patient' ? sql`NULL` : sql`o.explanation`} AS explanation,
    ${seen.kind === 'all' ? reviewColumns : noReview}`

const reviewColumns = sql`o.reviewer, o.outcome, o.review`
const noReview = sql`NULL AS reviewer, NULL AS outcome, NULL AS review`

/** Is an opening `o` seen? */
export function isSeen(seen: OpeningsSeen): Sql {
  switch (seen.kind) {
    case 'all':
      return sql`TRUE`
    case 'professional':
      return sql`o.practitioner = ${seen.professional}`
    case 'patient':
      return sql`o.patient = ${seen.patient}`
  }
}

/** In characters. */
const shortestWords = 10
const longestWords = 2_000

/** Throws INVALID_ARGUMENT for words that say nothing, or that PostgreSQL cannot keep. */
export function assertWords(words: string): void {
  const isKept = words.length <= longestWords && !words.includes('\0')
  if (words.trim().length < shortestWords || !isKept) throw new ApiError('INVALID_ARGUMENT')
}

/** What cannot be an opening's id is not there. */
export function assertUuid(id: string): void {
  if (!/^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i.test(id)) throw new ApiError('NOT_FOUND')
}
