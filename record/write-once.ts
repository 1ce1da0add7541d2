/** Takes prepared operations to their end within one transaction: found, locked, decided, stored. */
import type { PoolClient } from 'pg'
import type { Access } from '../access/access.ts'
import { refuse } from '../access/refusal.ts'
import type { Answer } from './idempotency.ts'
import { judgePlacements, judgeStates } from './judge.ts'
import { lockResources } from './ledger.ts'
import { copyOf } from './write-content.ts'
import { decide, type Decided } from './write-decide.ts'
import { assertFiles } from './write-document.ts'
import { assertGranting } from './write-granting.ts'
import type { Prepared } from './write-operation.ts'
import { atOperation, invalid } from './write-outcome.ts'
import { settleTransaction } from './write-reference.ts'
import { decideSlots } from './write-slot.ts'
import { loadStates } from './write-state.ts'
import { storeDecided, storedVersions, type StoredVersion } from './write-store.ts'
import { createFind } from './write-search.ts'
import { resolveTargets, type Resolved } from './write-target.ts'

type Known = Resolved & { readonly id: string }

const isKnown = (resolved: Resolved): resolved is Known => resolved.id !== undefined

/** How operations are written. */
export interface Way {
  /** Are the operations a transaction, whose references are settled? */
  readonly isBundle: boolean
  /** Aborted before the end, it leaves nothing. */
  readonly signal?: AbortSignal | undefined
  /** Told what was stored, before it is committed. */
  readonly onStored?: (versions: readonly StoredVersion[]) => void
}

/** Writes all or throws; what became of each, in the order given. */
export async function writeOnce(
  client: PoolClient,
  access: Access,
  prepared: readonly Prepared[],
  { isBundle, signal, onStored }: Way,
): Promise<readonly Answer[]> {
  const find = createFind(client, access, signal)
  const targets = await resolveTargets(client, find, prepared)
  const resolved = isBundle ? await settleTransaction(access, find, targets) : targets.map(withCopy)
  const writes = resolved.filter(isKnown).filter(({ found }) => found === undefined)
  const keys = writes.map(({ operation, id }) => ({ type: operation.type, id }))
  assertOnce(resolved.filter(isKnown))
  await lockResources(client, keys)
  signal?.throwIfAborted()
  const states = await loadStates(client, keys)
  const known = keys.map(states).filter((state) => state !== undefined)
  const caller = { access, may: await judgeStates(client, access, known, letters) }
  const decided = new Map<Resolved, Decided>(
    writes.map((one) => {
      try {
        return [one, decide(caller, one, states({ type: one.operation.type, id: one.id }))]
      } catch (error) {
        throw atOperation(resolved.indexOf(one), error)
      }
    }),
  )
  await assertPlaced(client, access, resolved, decided)
  await assertGranting(client, access, resolved, decided)
  const slots = await decideSlots(client, access, decided)
  await assertFiles(client, access, [...decided.values()])
  const all = [...decided.values(), ...slots]
  const places = await storeDecided(client, access, all)
  onStored?.(storedVersions(all, places))
  return resolved.map((one) => toAnswer(one, decided.get(one), places))
}

/** What a write asks of a resource as it stands. */
const letters = ['c', 'r', 'u', 'd'] as const

/** Refuses content that the caller may not have where it says that it belongs. */
async function assertPlaced(
  client: PoolClient,
  access: Access,
  resolved: readonly Resolved[],
  decided: ReadonlyMap<Resolved, Decided>,
): Promise<void> {
  const placements = [...decided].flatMap(([one, { type, content, placedBy, before }]) =>
    content === undefined || placedBy === undefined
      ? []
      : [{ one, type, resource: content.value, action: placedBy, before }],
  )
  const answers = await judgePlacements(client, access, placements)
  const refused = placements[answers.indexOf(false)]
  if (refused !== undefined) throw atOperation(resolved.indexOf(refused.one), refuse('not-granted'))
}

/** References are settled, and ids set, in a copy: the transaction may run again. */
const withCopy = (resolved: Resolved): Resolved =>
  resolved.content === undefined ? resolved : { ...resolved, content: copyOf(resolved.content) }

/** "If any resource identities overlap, then the transaction SHALL fail": https://hl7.org/fhir/R4/http.html#trules */
function assertOnce(resolved: readonly Known[]): void {
  const keys = new Set(resolved.map(({ operation, id }) => `${operation.type}/${id}`))
  if (keys.size < resolved.length)
    throw invalid('INVALID_ARGUMENT', 'two entries mean the same resource')
}

function toAnswer(
  { operation: { type }, id, found }: Resolved,
  decided: Decided | undefined,
  places: Awaited<ReturnType<typeof storeDecided>>,
): Answer {
  if (found !== undefined && id !== undefined)
    return { type, id, version: found.version, sequence: found.sequence, outcome: 'found' }
  const place = places.get(`${type}/${id}`) ?? decided?.before
  return {
    type,
    // What was never there is not answered by its id.
    id: place === undefined ? null : (id ?? null),
    version: place?.version ?? 0,
    sequence: place?.sequence ?? 0,
    outcome: decided?.outcome ?? 'unchanged',
  }
}
