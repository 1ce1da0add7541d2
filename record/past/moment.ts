/** A moment of the record: a place in the ledger before which nothing will change any more. */
import { setTimeout as wait } from 'node:timers/promises'
import sql from 'sql-template-tag'
import { ApiError } from '../../errors.ts'
import { parseInstant } from '../../fhir/date.ts'
import type { Database } from '../database.ts'
import { toInstant } from '../instant.ts'
import { runPrepared } from '../statement.ts'

interface Moment {
  /** In UTC, to the microsecond. */
  readonly moment: string
  readonly isFuture: boolean
  /** May a version of this moment, or of one before, still be committed? */
  readonly isOpen: boolean
}

const pause = 50
const mostPauses = 40

/**
 * The moment of a FHIR instant, once it is settled. Throws INVALID_ARGUMENT for a malformed one and for the future,
 * TIMEOUT when a write that began by then takes too long.
 */
export async function settleMoment(db: Database, text: string): Promise<string> {
  const instant = parseInstant(text)
  if (instant === null) throw new ApiError('INVALID_ARGUMENT')
  for (let pauses = 0; pauses < mostPauses; pauses++) {
    const { moment, isFuture, isOpen } = await loadMoment(db, instant)
    if (isFuture) throw new ApiError('INVALID_ARGUMENT')
    if (!isOpen) return moment
    await wait(pause)
  }
  throw new ApiError('TIMEOUT')
}

/**
 * Writers hold ROW EXCLUSIVE on the ledger from before they take the time of their versions until they commit; those
 * that began after the moment write after it. https://www.postgresql.org/docs/current/explicit-locking.html
 */
async function loadMoment(db: Database, instant: string): Promise<Moment> {
  const [found] = await runPrepared<Moment>(
    db.pool,
    sql`SELECT ${toInstant('m.time')} AS moment, m.time > statement_timestamp() AS "isFuture",
        EXISTS (SELECT FROM pg_locks l LEFT JOIN pg_stat_activity a USING (pid)
          WHERE l.locktype = 'relation' AND l.relation = 'record.version'::regclass
            AND l.database = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
            AND l.mode = 'RowExclusiveLock' AND l.granted
            AND (a.xact_start IS NULL OR a.xact_start <= m.time)) AS "isOpen"
      FROM (SELECT ${instant}::timestamptz AS time) m`,
  )
  if (found === undefined) throw new Error('a statement without its row')
  return found
}
