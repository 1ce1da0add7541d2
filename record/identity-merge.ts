/**
 * Merging patients and taking it back: the only writer of `replaces` and `replaced-by`, with a right of its own. Both
 * records, and a Provenance that says why, are written in one transaction; clinical data stays where it is.
 */
import type { PoolClient } from 'pg'
import { assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { refuse } from '../access/refusal.ts'
import { ApiError } from '../errors.ts'
import { isId } from '../fhir/reference.ts'
import type { Database } from './database.ts'
import { answerOnce, toRequestOf, type Answer } from './idempotency.ts'
import { decideMerge, decideUnmerge, type Pair } from './identity-pair.ts'
import { toTrace } from './identity-trace.ts'
import { judgeStates, type May } from './judge.ts'
import { lockResources } from './ledger.ts'
import type { Asked } from './question.ts'
import type { Resource } from './resource.ts'
import { loadStates, type State } from './write-state.ts'
import { storeDecided, storedVersions, type StoredVersion } from './write-store.ts'
import { inTransaction } from './write-transaction.ts'

/** Which two patients, why, and in which versions the caller knows them. */
export interface MergeRequest {
  readonly source: string
  readonly target: string
  readonly reason: string
  readonly sourceIfMatch?: number | undefined
  readonly targetIfMatch?: number | undefined
  readonly idempotencyKey?: string | undefined
}

/** Both patients as they now are. */
export interface Merged {
  readonly source: Resource | null
  readonly target: Resource | null
}

export interface Merging {
  /** Throws FORBIDDEN without the right, NOT_FOUND for what may not be changed, CONFLICT when either is merged already. */
  mergePatients(request: MergeRequest): Promise<Merged>
  /** Takes a merge back. Throws CONFLICT when these two were not merged here, or the target was merged since. */
  unmergePatients(request: MergeRequest): Promise<Merged>
}

type Kind = 'merge' | 'unmerge'

/** Makes the merging part of a repository. */
export const createMerging = (db: Database, asked: Asked): Merging => ({
  mergePatients: (request) => run(db, asked, 'merge', request),
  unmergePatients: (request) => run(db, asked, 'unmerge', request),
})

async function run(db: Database, asked: Asked, kind: Kind, request: MergeRequest): Promise<Merged> {
  const { access, trail } = asked
  for (const id of [request.source, request.target]) trail.name('Patient', id)
  assertMayMerge(access, request)
  const { idempotencyKey: key, ...rest } = request
  const once = key === undefined ? undefined : toRequestOf(access, key, { kind, ...rest })
  let stored: readonly StoredVersion[] = []
  const onStored = (versions: readonly StoredVersion[]) => {
    stored = versions
  }
  const answers = await inTransaction(db, (client) => {
    stored = []
    return answerOnce(client, once, () => writePair(client, access, { kind, request, onStored }))
  })
  for (const { sequence, patients } of stored) trail.write(sequence, patients)
  asked.questions.clearAll()
  const [source = null, target = null] = await asked.documentsOf(answers)
  return { source, target }
}

function assertMayMerge(access: Access, { source, target, reason }: MergeRequest): void {
  if (!access.rights.includes('identity.merge')) throw refuse('not-granted')
  assertAllowed(access, 'Patient', letterOf.update)
  assertAllowed(access, 'Patient', letterOf.byId)
  if (!isId(source) || !isId(target)) throw new ApiError('NOT_FOUND')
  if (source === target || reason.trim() === '') throw new ApiError('INVALID_ARGUMENT')
}

interface PairToWrite {
  readonly kind: Kind
  readonly request: MergeRequest
  readonly onStored: (versions: readonly StoredVersion[]) => void
}

async function writePair(
  client: PoolClient,
  access: Access,
  { kind, request, onStored }: PairToWrite,
): Promise<readonly Answer[]> {
  const keys = [request.source, request.target].map((id) => ({ type: 'Patient', id }))
  await lockResources(client, keys)
  const states = await loadStates(client, keys)
  const known = keys.map(states).filter((state) => state !== undefined)
  const may = await judgeStates(client, access, known, reaching)
  const [source, target] = [
    toKnown(may, states({ type: 'Patient', id: request.source }), request.sourceIfMatch),
    toKnown(may, states({ type: 'Patient', id: request.target }), request.targetIfMatch),
  ]
  const pair: Pair = { source, target }
  const decided = kind === 'merge' ? decideMerge(pair) : await decideUnmerge(client, pair)
  const trace = toTrace(access, { kind, ...request })
  const places = await storeDecided(client, access, [...decided, trace])
  onStored(storedVersions([...decided, trace], places))
  return decided.map(({ type, id }) => {
    const { version = 0, sequence = 0 } = places.get(`${type}/${id}`) ?? {}
    return { type, id, version, sequence, outcome: 'updated' }
  })
}

const reaching = [letterOf.update, letterOf.byId]

/** A patient that the caller may read and change, in the version they know. Absent and forbidden answer alike. */
function toKnown(may: May, state: State | undefined, ifMatch: number | undefined): State {
  if (state === undefined || !reaching.every((letter) => may(state, letter)))
    throw new ApiError('NOT_FOUND')
  if (state.isDeleted) throw new ApiError('GONE')
  if (ifMatch !== undefined && ifMatch !== state.version) throw new ApiError('CONFLICT')
  return state
}
