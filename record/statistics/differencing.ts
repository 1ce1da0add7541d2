/**
 * Keeps answers apart whose difference would tell of few patients: of each question of a counts-only caller is kept
 * whom it was made of, and what was answered. A question that comes near an earlier one gets that one's answer where
 * it has the same shape, and is held back where it has another, never refused: so it looks as if the few were not there.
 */
import sql from 'sql-template-tag'
import type { PoolClient } from 'pg'
import type { Access } from '../../access/access.ts'
import type { Database } from '../database.ts'
import { runPrepared } from '../statement.ts'
import { inTransaction } from '../write-transaction.ts'
import { fewestPatients } from './suppression.ts'

/** One hash for each patient with what they add to the answer, in ascending order. */
export type Members = BigInt64Array

/** A question: what its answer looks like, and whom it asks about, both as they were asked. */
export interface Guarded<T> {
  readonly shape: string
  readonly criteria: string
  readonly members: Members
  readonly made: T
  /** The answer that says nothing. */
  readonly held: T
}

/** An earlier question, and whether it is about the very same. */
interface Near {
  readonly sequence: string
  readonly question: string
  readonly isEqual: boolean
}

/** How long questions are remembered. */
const keptDays = 365

/** A patient whose share has changed differs twice: by the share it had and by the one it has. */
const leastDifference = 2 * fewestPatients

/** With more of a similar size than these, a question is held back: each costs a comparison. */
const mostNear = 1_000

/** No line of JSON has a line break. */
const textOf = ({ shape, criteria }: Pick<Guarded<unknown>, 'shape' | 'criteria'>) =>
  `${shape}\n${criteria}`

/**
 * The answer to a question of this caller: `made` now, unless fewer than ten patients set it apart from an earlier
 * one. Then it is the answer to the same question, or else to the first of the same shape, or else `held`. One of
 * another shape and other criteria is held back even with no patient between them: the answer would say that.
 */
export const guarded = <T>(db: Database, access: Access, asked: Guarded<T>): Promise<T> =>
  inTransaction(db, async (client) => {
    const subject = JSON.stringify([access.issuer, access.subject])
    // Two questions asked at once must see each other.
    await runPrepared(client, sql`SELECT pg_advisory_xact_lock(hashtextextended(${subject}, 0))`)
    const near = await loadNear(client, subject, asked.members)
    if (near === undefined) return asked.held
    const earlier =
      near.find(({ question }) => question === textOf(asked)) ??
      near.find(({ question }) => question.startsWith(`${asked.shape}\n`))
    if (earlier !== undefined) return loadAnswer<T>(client, earlier, asked.held)
    if (near.some((one) => !(one.isEqual && one.question.endsWith(`\n${asked.criteria}`))))
      return asked.held
    await keep(client, subject, asked)
    return asked.made
  })

/** Earlier questions that differ by few, the first one first; undefined where too many may. */
async function loadNear(
  client: PoolClient,
  subject: string,
  members: Members,
): Promise<Near[] | undefined> {
  const size = members.length
  const candidates = await runPrepared<{ sequence: string; question: string }>(
    client,
    sql`SELECT sequence::text, question FROM access.question
      WHERE subject = ${subject} AND time > now() - make_interval(days => ${keptDays}::int)
      AND size BETWEEN ${size - leastDifference}::int AND ${size + leastDifference}::int
      ORDER BY question.sequence LIMIT ${mostNear + 1}::int`,
  )
  if (candidates.length > mostNear) return undefined
  const near: Near[] = []
  // One by one: each may name every patient of the hospital.
  for (const candidate of candidates) {
    const difference = differenceOf(await loadMembers(client, candidate), members)
    if (difference < leastDifference) near.push({ ...candidate, isEqual: difference === 0 })
  }
  return near
}

async function loadMembers(client: PoolClient, { sequence }: { readonly sequence: string }) {
  const [row] = await runPrepared<{ members: Buffer }>(
    client,
    sql`SELECT members FROM access.question WHERE sequence = ${sequence}::bigint`,
  )
  return toMembers(row?.members ?? Buffer.alloc(0))
}

async function loadAnswer<T>(client: PoolClient, { sequence }: Near, held: T): Promise<T> {
  const [row] = await runPrepared<{ answer: T }>(
    client,
    sql`SELECT answer FROM access.question WHERE sequence = ${sequence}::bigint`,
  )
  return row === undefined ? held : row.answer
}

const keep = (client: PoolClient, subject: string, asked: Guarded<unknown>) =>
  runPrepared(
    client,
    sql`INSERT INTO access.question (subject, question, size, members, answer)
      VALUES (${subject}, ${textOf(asked)}, ${asked.members.length}, ${Buffer.from(asked.members.buffer)}, ${JSON.stringify(asked.made)}::jsonb)`,
  )

/** Forgets the questions that no new one is compared with any more; how many there were. */
export async function forgetQuestions({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM access.question WHERE time < now() - make_interval(days => $1::int)',
    [keptDays],
  )
  return rowCount ?? 0
}

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
