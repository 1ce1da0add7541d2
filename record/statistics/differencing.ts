/**
 * Refuses questions whose answer, taken from that of an earlier one, would tell of few patients: of each question of
 * a counts-only caller is kept whom it was made of, and what was answered.
 */
import sql from 'sql-template-tag'
import type { PoolClient } from 'pg'
import type { Access } from '../../access/access.ts'
import { ApiError } from '../../errors.ts'
import type { Database } from '../database.ts'
import { runPrepared } from '../statement.ts'
import { inTransaction } from '../write-transaction.ts'
import { fewestPatients } from './suppression.ts'

/** One hash for each patient with what they add to the answer, in ascending order. */
export type Members = BigInt64Array

/** An earlier question. */
interface Kept<T> {
  readonly question: string
  readonly members: Buffer
  readonly answer: T
}

/** How long questions are remembered. */
const keptDays = 365

/** A patient whose share has changed differs twice: by the share it had and by the one it has. */
const leastDifference = 2 * fewestPatients

/**
 * The answer to a question of this caller: `made` now, or the earlier one to the same question while fewer than ten
 * patients have changed since. Throws FORBIDDEN when it differs from another question by fewer than ten.
 */
export const guarded = <T>(
  db: Database,
  access: Access,
  asked: { readonly question: string; readonly members: Members; readonly made: T },
): Promise<T> =>
  inTransaction(db, async (client) => {
    const subject = JSON.stringify([access.issuer, access.subject])
    // Two questions asked at once must see each other.
    await runPrepared(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`)
    const near = (await loadNear<T>(client, subject, asked.members.length)).filter(
      ({ members }) => differenceOf(toMembers(members), asked.members) < leastDifference,
    )
    const same = near.find(({ question }) => question === asked.question)
    if (same !== undefined) return same.answer
    if (near.some(({ members }) => differenceOf(toMembers(members), asked.members) > 0))
      throw new ApiError('FORBIDDEN')
    await keep(client, subject, asked)
    return asked.made
  })

/** Earlier questions that may differ by few: those about a similar number. */
const loadNear = <T>(client: PoolClient, subject: string, size: number) =>
  runPrepared<Kept<T>>(
    client,
    sql`SELECT question, members, answer FROM access.question
      WHERE subject = ${subject} AND time > now() - make_interval(days => ${keptDays}::int)
      AND size BETWEEN ${size - leastDifference}::int AND ${size + leastDifference}::int
      ORDER BY time DESC`,
  )

const keep = (
  client: PoolClient,
  subject: string,
  { question, members, made }: { question: string; members: Members; made: unknown },
) =>
  runPrepared(
    client,
    sql`INSERT INTO access.question (subject, question, size, members, answer)
      VALUES (${subject}, ${question}, ${members.length}, ${Buffer.from(members.buffer)}, ${JSON.stringify(made)}::jsonb)`,
  )

/** A Buffer of the driver may begin anywhere. */
const toMembers = (bytes: Buffer): Members => new BigInt64Array(new Uint8Array(bytes).buffer)

/** How many hashes are in one of two ascending lists alone. */
export function differenceOf(one: Members, other: Members): number {
  let [left, right, common] = [0, 0, 0]
  while (left < one.length && right < other.length) {
    const [mine = 0n, theirs = 0n] = [one[left], other[right]]
    if (mine === theirs) common += 1
    if (mine <= theirs) left += 1
    if (theirs <= mine) right += 1
  }
  return one.length + other.length - 2 * common
}
