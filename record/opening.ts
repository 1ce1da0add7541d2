/**
 * Opening a patient's record with a reason: breaking the glass, and declaring oneself part of the care. The row is what
 * the policy asks for. A patient who is not there, or is hidden beyond the glass, is opened like any other: the answer
 * tells nothing, and every try is there to be reviewed.
 */
import type { PoolClient } from 'pg'
import sql, { type Sql } from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import {
  assertOpener,
  assertProfessional,
  mostOpen,
  openingTerms,
  type OpeningBasis,
  type OpeningTerms,
} from '../access/opening.ts'
import { ApiError } from '../errors.ts'
import { parseInstant } from '../fhir/date.ts'
import { isId } from '../fhir/reference.ts'
import type { Override } from './audit/entry.ts'
import { lockResources } from './ledger.ts'
import { assertUuid, assertWords, openingColumns, type Opening } from './opening-row.ts'
import { leaveOpening } from './opening-trail.ts'
import type { Asked } from './question.ts'
import type { Store } from './repository.ts'
import { runPrepared } from './statement.ts'
import { inTransaction } from './write-transaction.ts'

/** Which patient, and why. */
export interface OpeningRequest {
  readonly patient: string
  readonly basis: OpeningBasis
  /** A code. */
  readonly reason: string
  /** In the professional's own words. */
  readonly explanation: string
  /** https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html */
  readonly purpose: string
  /** An instant; as long as the terms allow when it is not said. */
  readonly until?: string | undefined
}

export interface Opens {
  /**
   * Opens a patient's record to the caller. The same request again, while it is open, is answered with what it made.
   * Throws FORBIDDEN for whoever is no professional in care, LIMIT_EXCEEDED for too many open at once.
   */
  openRecord(request: OpeningRequest): Promise<Opening>
  /** Gives an opening of one's own up before its end; what has ended stays as it is. Throws NOT_FOUND for others'. */
  endOpening(id: string): Promise<Opening>
}

/** Makes the opening part of a repository. */
export function createOpens(store: Store, { access, questions, trail }: Asked): Opens {
  const run = async (
    opener: string,
    override: Override,
    work: (client: PoolClient) => Promise<Opening>,
  ) => {
    const opening = await inTransaction(store.db, async (client) => {
      // One after the other for each professional, so that none is made twice and all are counted.
      await lockResources(client, [{ type: 'opening', id: opener }])
      return work(client)
    })
    questions.clearAll()
    leaveOpening(trail, opening, override)
    return opening
  }
  return {
    async openRecord(request) {
      const opener = assertOpener(access)
      assertRequest(request)
      const terms = store.openingTerms ?? openingTerms
      const opening = await run(opener, 'started', (client) =>
        open(client, { access, opener, request, terms }),
      )
      store.notice?.(`record-opened-${request.basis}`)
      return opening
    },
    async endOpening(id) {
      const opener = assertProfessional(access)
      assertUuid(id)
      return run(opener, 'stopped', (client) => end(client, opener, id))
    },
  }
}

function assertRequest({ patient, explanation, until }: OpeningRequest): void {
  assertWords(explanation)
  if (!isId(patient) || (until !== undefined && parseInstant(until) === null))
    throw new ApiError('INVALID_ARGUMENT')
}

interface Asking {
  readonly access: Access
  readonly opener: string
  readonly request: OpeningRequest
  readonly terms: OpeningTerms
}

const isOpen = sql`o.ended IS NULL AND o.until > clock_timestamp()`

async function open(client: PoolClient, asking: Asking): Promise<Opening> {
  const { opener, request } = asking
  const { patient, basis, reason, explanation, purpose } = request
  const until = untilOf(asking, sql`o.start`)
  const [same] = await runPrepared<Opening>(
    client,
    sql`SELECT ${columnsFor(opener)} FROM access.opening o
      WHERE o.practitioner = ${opener} AND o.patient = ${patient} AND o.basis = ${basis} AND o.reason = ${reason}
        AND o.explanation = ${explanation} AND o.purpose = ${purpose} AND o.until = ${until} AND ${isOpen}
      LIMIT 1`,
  )
  if (same !== undefined) return same
  await assertFewOpen(client, opener, basis)
  return insert(client, asking)
}

async function assertFewOpen(client: PoolClient, opener: string, basis: OpeningBasis) {
  const maximum = mostOpen[basis]
  const rows = await runPrepared(
    client,
    sql`SELECT FROM access.opening o
      WHERE o.practitioner = ${opener} AND o.basis = ${basis} AND ${isOpen} LIMIT ${maximum}`,
  )
  if (rows.length === maximum)
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'openings', maximum } })
}

/** An end that has passed, or lies beyond the terms, makes no row. */
async function insert(client: PoolClient, asking: Asking): Promise<Opening> {
  const { opener, access, request, terms } = asking
  const until = untilOf(asking, sql`t.now`)
  const [opening] = await runPrepared<Opening>(
    client,
    sql`INSERT INTO access.opening AS o
        (practitioner, patient, basis, reason, explanation, purpose, client, start, until)
      SELECT ${opener}, ${request.patient}, ${request.basis}, ${request.reason}, ${request.explanation},
        ${request.purpose}, ${access.clientId}, t.now, ${until}
      FROM (SELECT clock_timestamp() AS now OFFSET 0) t
      WHERE ${until} > t.now AND ${until} <= t.now + ${longestOf(request.basis, terms)}
      RETURNING ${columnsFor(opener)}`,
  )
  if (opening === undefined) throw new ApiError('INVALID_ARGUMENT')
  return opening
}

const untilOf = ({ request: { until, basis }, terms }: Asking, start: Sql): Sql =>
  until === undefined ? sql`${start} + ${longestOf(basis, terms)}` : sql`${until}::timestamptz`

const longestOf = (basis: OpeningBasis, { glassHours, declaredDays }: OpeningTerms): Sql =>
  basis === 'break-glass'
    ? sql`make_interval(hours => ${glassHours})`
    : sql`make_interval(days => ${declaredDays})`

async function end(client: PoolClient, opener: string, id: string): Promise<Opening> {
  await runPrepared(
    client,
    sql`UPDATE access.opening o SET ended = clock_timestamp()
      WHERE o.id = ${id}::uuid AND o.practitioner = ${opener} AND ${isOpen}`,
  )
  const [opening] = await runPrepared<Opening>(
    client,
    sql`SELECT ${columnsFor(opener)} FROM access.opening o
      WHERE o.id = ${id}::uuid AND o.practitioner = ${opener}`,
  )
  if (opening === undefined) throw new ApiError('NOT_FOUND')
  return opening
}

const columnsFor = (professional: string): Sql =>
  openingColumns({ kind: 'professional', professional })
