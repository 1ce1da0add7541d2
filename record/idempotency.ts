/** Repeats of a request under one Idempotency-Key: answered as the first was, if access still holds. */
import { createHash } from 'node:crypto'
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { ApiError } from '../errors.ts'
import { canonicalHash } from '../fhir/canonical.ts'
import type { Database } from './database.ts'
import type { JsonDocument } from '../fhir/json.ts'
import { judge } from './judge.ts'
import { runPrepared } from './statement.ts'
import type { Outcome } from './write-decide.ts'
import type { Operation } from './write-operation.ts'
import { loadStates } from './write-state.ts'
import { authorOf } from './write-store.ts'
import { isFhirObject } from './resource.ts'

/** Which version answers a write. */
export interface Answer {
  readonly type: string
  readonly id: string | null
  readonly version: number
  readonly sequence: number
  readonly outcome: Outcome
}

/** One request under its key: bound to the client and subject of its token, and to what it asks. */
export interface Request {
  readonly access: Access
  readonly key: string
  readonly hash: Buffer
}

/** As long as a key may be. */
const longestKey = 255

/** The request of these operations. Throws INVALID_ARGUMENT for a key that cannot be meant. */
export const toRequest = (access: Access, key: string, operations: readonly Operation[]): Request =>
  toRequestOf(access, key, operations.map(toHashed))

/** The request of whatever JSON says what is asked. Throws INVALID_ARGUMENT for a key that cannot be meant. */
export function toRequestOf(access: Access, key: string, asked: unknown): Request {
  if (key === '' || key.length > longestKey) throw new ApiError('INVALID_ARGUMENT')
  const text = JSON.stringify(asked)
  return { access, key, hash: createHash('sha256').update(text).digest() }
}

const toHashed = (operation: Operation) => {
  const absent = { document: undefined, patch: undefined, asked: undefined }
  const { document, patch, asked, ...rest } = { ...absent, ...operation }
  const change = patch !== undefined && 'toPatch' in patch ? patch.asked : patch
  return [rest, ...[asked ?? document, change].map((part) => part && hashOf(part))]
}

const hashOf = (document: JsonDocument) => canonicalHash(document).toString('hex')

/**
 * Takes the key for this transaction, or returns what it was answered before. Another transaction that has taken it is
 * waited for; another request under the same key is a conflict.
 */
async function claim(
  client: PoolClient,
  { access, key, hash }: Request,
): Promise<readonly Answer[] | undefined> {
  const taken = await runPrepared(
    client,
    sql`INSERT INTO record.idempotency (author, client, key, request)
      VALUES (${authorOf(access)}, ${access.clientId}, ${key}, ${hash})
      ON CONFLICT DO NOTHING RETURNING key`,
  )
  if (taken.length > 0) return undefined
  const [known] = await runPrepared<{ request: Buffer; answer: readonly Answer[] }>(
    client,
    sql`SELECT request, answer FROM record.idempotency
      WHERE author = ${authorOf(access)} AND client = ${access.clientId} AND key = ${key}`,
  )
  if (known === undefined || !known.request.equals(hash)) throw new ApiError('CONFLICT')
  await assertStillAllowed(client, access, known.answer)
  return known.answer
}

/** Keeps what the request was answered. */
const keepAnswer = (
  client: PoolClient,
  { access, key }: Request,
  answers: readonly Answer[],
): Promise<object[]> =>
  runPrepared(
    client,
    sql`UPDATE record.idempotency SET answer = ${JSON.stringify(answers)}::jsonb
      WHERE author = ${authorOf(access)} AND client = ${access.clientId} AND key = ${key}`,
  )

/** Does the work of a request, or finds what it was answered before; without a key there is nothing to find. */
export async function answerOnce(
  client: PoolClient,
  request: Request | undefined,
  work: () => Promise<readonly Answer[]>,
): Promise<readonly Answer[]> {
  if (request === undefined) return work()
  const known = await claim(client, request)
  if (known !== undefined) return known
  const answers = await work()
  await keepAnswer(client, request, answers)
  return answers
}

/** Which letter an answer shows the work of. */
const letters = {
  created: letterOf.create,
  updated: letterOf.update,
  deleted: letterOf.delete,
  unchanged: letterOf.delete,
  found: letterOf.list,
} as const satisfies Record<Outcome, string>

/** The version answered with, and the resource as it is now, must both be the caller's to touch. */
async function assertStillAllowed(client: PoolClient, access: Access, answers: readonly Answer[]) {
  const shown = answers.flatMap(({ type, id, outcome, sequence }) =>
    id === null ? [] : [{ type, id, outcome, sequence }],
  )
  const states = await loadStates(client, shown)
  const documents = await runPrepared<{ sequence: number; document: unknown }>(
    client,
    sql`SELECT sequence, document FROM record.version
      WHERE sequence = ANY(${shown.map(({ sequence }) => sequence)}::bigint[]) AND document IS NOT NULL`,
  )
  const bySequence = new Map(documents.map(({ sequence, document }) => [sequence, document]))
  const asked = shown.flatMap(({ type, id, outcome, sequence }) => {
    const condition = conditionFor(access, type, letters[outcome])
    const now = states({ type, id })
    const then = bySequence.get(sequence)
    if (now === undefined) throw new ApiError('NOT_FOUND')
    const documents = [now.resource, ...(isFhirObject(then) ? [then] : [])]
    return documents.map((resource) => ({ condition, type, resource }))
  })
  if ((await judge(client, asked)).includes(false)) throw new ApiError('NOT_FOUND')
}

/** How long a repeat is known as one. Clients repeat within minutes, or after an outage. */
const keptFor = '7 days'

/** Forgets the requests that are too old to be repeated; how many there were. */
export async function forgetRequests({ pool }: Pick<Database, 'pool'>): Promise<number> {
  const { rowCount } = await pool.query(
    'DELETE FROM record.idempotency WHERE created < now() - $1::interval',
    [keptFor],
  )
  return rowCount ?? 0
}
