/**
 * Writes the audit trail of one process. Requests that come while a statement is under way share the next one, and each
 * waits for its own: what is answered is on disk.
 */
import { randomUUID } from 'node:crypto'
import type { Pool } from 'pg'
import { ApiError } from '../../errors.ts'
import { hashOf, noHash, type AuditClass, type Chained } from './entry.ts'
import {
  insertChain,
  insertEntries,
  insertOperations,
  loadClock,
  loadOpenings,
  type OpeningInForce,
} from './insert.ts'
import { hashOfText } from './operation.ts'
import type { Append, Draft } from './trail.ts'

/** The end of a chain. */
export interface Head {
  readonly chain: string
  readonly position: number
  readonly hash: string
}

interface Waiting {
  readonly draft: Draft
  readonly asked: string | undefined
  readonly written: () => void
  readonly failed: (error: ApiError) => void
}

export interface Writer {
  /** The run of this process. */
  readonly process: string
  /** Throws UNTRACED when the row cannot be written. */
  readonly append: Append
  /** The ends of all chains that have grown. */
  heads(): readonly Head[]
  /** The time as PostgreSQL has it, in UTC, to the microsecond. */
  time(): string
  /** Resolves when what waits is written. */
  drain(): Promise<void>
}

/** So many rows go in one statement. */
const largestGroup = 500
const keptOperations = 5_000

/** Creates the writer; `onFailure` is told why rows could not be written, `onGroup` after each group that was. */
export async function createWriter(
  pool: Pool,
  on: { failure(error: unknown): void; group(rows: number): void },
): Promise<Writer> {
  const process = randomUUID()
  const clock = createClock(await loadClock(pool))
  const chains = new Map<AuditClass, Head>()
  const heads = new Map<string, Head>()
  const known = new Set<string>()
  let waiting: Waiting[] = []
  let running: Promise<void> | undefined

  const chainOf = async (name: AuditClass): Promise<Head> => {
    const chain = chains.get(name)
    if (chain !== undefined) return chain
    const made = { chain: randomUUID(), position: 0, hash: noHash }
    await insertChain(pool, { id: made.chain, process, class: name, started: clock.time() })
    chains.set(name, made)
    return made
  }
  const keepOperations = async (group: readonly Waiting[]) => {
    const missing = new Map<string, string>()
    for (const { asked } of group) {
      if (asked !== undefined && !known.has(hashOfText(asked)))
        missing.set(hashOfText(asked), asked)
    }
    if (missing.size === 0) return
    await insertOperations(pool, missing)
    if (known.size > keptOperations) known.clear()
    for (const hash of missing.keys()) known.add(hash)
  }
  const writeGroup = async (group: readonly Waiting[]) => {
    await keepOperations(group)
    const drafts = await withOpenings(pool, group)
    const ends = new Map<AuditClass, Head>()
    for (const { class: name } of drafts) ends.set(name, await chainOf(name))
    const rows = drafts.map((draft) => {
      const row = toChained(draft, clock.time(), ends.get(draft.class))
      ends.set(draft.class, row)
      return row
    })
    clock.set(await insertEntries(pool, rows))
    for (const [name, { chain, position, hash }] of ends) {
      chains.set(name, { chain, position, hash })
      heads.set(chain, { chain, position, hash })
    }
    on.group(rows.length)
  }
  const run = async () => {
    while (waiting.length > 0) {
      const group = waiting.splice(0, largestGroup)
      try {
        await writeGroup(group)
        for (const { written } of group) written()
      } catch (error) {
        // Whether they were committed is not known: what follows begins new chains, and these end here.
        chains.clear()
        on.failure(error)
        for (const { failed } of group) failed(new ApiError('UNTRACED'))
      }
    }
    running = undefined
  }
  return {
    process,
    append: (draft, asked) =>
      new Promise((written, failed) => {
        waiting.push({ draft, asked, written, failed })
        running ??= Promise.resolve().then(run)
      }),
    heads: () => [...heads.values()],
    time: () => clock.time(),
    drain: async () => {
      await running
    },
  }
}

function toChained(draft: Draft, time: string, after: Head | undefined): Chained {
  if (after === undefined) throw new Error('a row without its chain')
  const { chain, position, hash: previous } = after
  const entry = { ...draft, time, chain, position: position + 1 }
  return { ...entry, previous, hash: hashOf(previous, entry) }
}

/** A clock that follows PostgreSQL's and never runs backwards. */
function createClock(now: number) {
  let ahead = now - Date.now()
  let last = 0
  return {
    set(time: number) {
      ahead = time - Date.now()
    },
    time() {
      last = Math.max(last, Date.now() + ahead)
      return new Date(last).toISOString().replace('Z', '000Z')
    },
  }
}

const professional = /^Practitioner(?:Role)?\//

/** What was seen of a patient while an opening was in force is kept as such, whatever else would have allowed it. */
async function withOpenings(pool: Pool, group: readonly Waiting[]): Promise<readonly Draft[]> {
  const drafts = group.map(({ draft }) => draft)
  const users = drafts.flatMap((draft) => (mayNeedOpening(draft) ? [...actorsOf(draft)] : []))
  if (users.length === 0) return drafts
  const openings = await loadOpenings(pool, [...new Set(users)])
  return openings.length === 0 ? drafts : drafts.map((draft) => withOpeningsOf(draft, openings))
}

const mayNeedOpening = ({ user, patients }: Draft) =>
  user !== null && patients.length > 0 && professional.test(user)

const actorsOf = ({ user }: Draft): readonly string[] => (user === null ? [] : [user])

function withOpeningsOf(draft: Draft, openings: readonly OpeningInForce[]): Draft {
  if (!mayNeedOpening(draft)) return draft
  const used = openings.filter(
    ({ practitioner, patient }) => practitioner === draft.user && draft.patients.includes(patient),
  )
  const [first] = used
  if (first === undefined) return draft
  return {
    ...draft,
    class: 'exceptional',
    openings: [...new Set([...draft.openings, ...used.map(({ id }) => id)])],
    purpose: draft.purpose ?? first.purpose,
  }
}
