/**
 * Writes the audit trail of one process. Requests that come while a statement is under way share the next one, and each
 * waits for its own: what is answered is on disk.
 */
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import type { Pool } from 'pg'
import { isProfessional } from '../../access/access.ts'
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
import type { Append, Beside, Draft } from './trail.ts'

/** The end of a chain. */
export interface Head {
  readonly chain: string
  readonly position: number
  readonly hash: string
}

interface Waiting extends Beside {
  readonly draft: Draft
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

/** Who is told of what the writer does. */
interface Listeners {
  /** Why rows could not be written. */
  failure(error: unknown): void
  /** How many rows were written together. */
  group(rows: number): void
}

/** Creates the writer of this process. */
export const createWriter = async (pool: Pool, on: Listeners): Promise<Writer> =>
  new GroupWriter(pool, on, createClock(await loadClock(pool)))

class GroupWriter implements Writer {
  readonly process = randomUUID()
  readonly #pool: Pool
  readonly #on: Listeners
  readonly #clock: Clock
  /** The chains that rows go on, by class. */
  readonly #chains = new Map<AuditClass, Head>()
  /** The ends of all chains, those that are given up included. */
  readonly #heads = new Map<string, Head>()
  /** The texts that are kept already. */
  readonly #known = new Set<string>()
  #waiting: Waiting[] = []
  #running: Promise<void> | undefined

  constructor(pool: Pool, on: Listeners, clock: Clock) {
    this.#pool = pool
    this.#on = on
    this.#clock = clock
  }

  readonly append: Append = (draft, beside) =>
    new Promise((written, failed) => {
      this.#waiting.push({ draft, written, failed, ...beside })
      // Whoever is done in this turn of the event loop comes along.
      this.#running ??= setImmediate().then(() => this.#run())
    })

  heads(): readonly Head[] {
    return [...this.#heads.values()]
  }

  time(): string {
    return this.#clock.time()
  }

  async drain(): Promise<void> {
    await this.#running
  }

  async #run(): Promise<void> {
    while (this.#waiting.length > 0) {
      const group = this.#waiting.splice(0, largestGroup)
      try {
        await this.#write(group)
        for (const { written } of group) written()
      } catch (error) {
        // Whether they were committed is not known: what follows begins new chains, and these end here.
        this.#chains.clear()
        this.#on.failure(error)
        for (const { failed } of group) failed(new ApiError('UNTRACED'))
      }
    }
    this.#running = undefined
  }

  async #write(group: readonly Waiting[]): Promise<void> {
    await this.#keepOperations(group)
    const drafts = await withOpenings(this.#pool, group)
    const ends = new Map<AuditClass, Head>()
    for (const { class: name } of drafts) ends.set(name, await this.#chainOf(name))
    const rows = drafts.map((draft) => {
      const row = toChained(draft, this.#clock.time(), ends.get(draft.class))
      ends.set(draft.class, row)
      return row
    })
    this.#clock.set(await insertEntries(this.#pool, rows))
    for (const [name, { chain, position, hash }] of ends) {
      this.#chains.set(name, { chain, position, hash })
      this.#heads.set(chain, { chain, position, hash })
    }
    this.#on.group(rows.length)
  }

  async #chainOf(name: AuditClass): Promise<Head> {
    const chain = this.#chains.get(name)
    if (chain !== undefined) return chain
    const made = { chain: randomUUID(), position: 0, hash: noHash }
    await insertChain(this.#pool, {
      id: made.chain,
      process: this.process,
      class: name,
      started: this.#clock.time(),
    })
    this.#chains.set(name, made)
    return made
  }

  async #keepOperations(group: readonly Waiting[]): Promise<void> {
    const missing = new Map<string, string>()
    for (const { asked } of group) {
      if (asked !== undefined && !this.#known.has(hashOfText(asked)))
        missing.set(hashOfText(asked), asked)
    }
    if (missing.size === 0) return
    await insertOperations(this.#pool, missing)
    if (this.#known.size > keptOperations) this.#known.clear()
    for (const hash of missing.keys()) this.#known.add(hash)
  }
}

function toChained(draft: Draft, time: string, after: Head | undefined): Chained {
  if (after === undefined) throw new Error('a row without its chain')
  const { chain, position, hash: previous } = after
  const entry = { time, chain, position: position + 1, ...draft }
  return { previous, hash: hashOf(previous, entry), ...entry }
}

/** A clock that follows PostgreSQL's and never runs backwards. */
interface Clock {
  set(time: number): void
  time(): string
}

function createClock(now: number): Clock {
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

/** What was seen of a patient while an opening was in force is kept as such, whatever else would have allowed it. */
async function withOpenings(pool: Pool, group: readonly Waiting[]): Promise<readonly Draft[]> {
  const users = group.flatMap(openersOf)
  const openings = users.length === 0 ? [] : await loadOpenings(pool, [...new Set(users)])
  if (openings.length === 0) return group.map(({ draft }) => draft)
  return group.map((one) => withOpeningsOf(one, openings))
}

/** Under which names an opening may have been needed: none, where no patient is concerned. */
const openersOf = ({ draft, actors }: Waiting): readonly string[] =>
  draft.patients.length === 0 ? [] : actors.filter(isProfessional)

function withOpeningsOf(waiting: Waiting, openings: readonly OpeningInForce[]): Draft {
  const { draft } = waiting
  const names = openersOf(waiting)
  const used = openings.filter(
    ({ practitioner, patient }) => names.includes(practitioner) && draft.patients.includes(patient),
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
