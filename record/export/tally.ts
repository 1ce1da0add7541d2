/** Counts what an export holds, so that a restore can tell that nothing is missing. */
import { isResourceType } from '../../fhir/types.ts'

type Counted = Readonly<Record<string, number>>

/** How many lines, and how many of each kind. */
export interface Counts {
  readonly lines: number
  /** Lines of types that have no index: they are parked in the ledger. */
  readonly parked: number
  readonly types: Counted
  readonly actions: Counted
  readonly sources: Counted
}

export class Tally {
  #lines = 0
  #parked = 0
  readonly #types = new Map<string, number>()
  readonly #actions = new Map<string, number>()
  readonly #sources = new Map<string, number>()

  add({ type, action, source }: { type: string; action: string; source: string }): void {
    this.#lines++
    if (!isResourceType(type)) this.#parked++
    count(this.#types, type)
    count(this.#actions, action)
    count(this.#sources, source)
  }

  get lines(): number {
    return this.#lines
  }

  counts(): Counts {
    return {
      lines: this.#lines,
      parked: this.#parked,
      types: toSorted(this.#types),
      actions: toSorted(this.#actions),
      sources: toSorted(this.#sources),
    }
  }
}

const count = (counts: Map<string, number>, name: string) =>
  void counts.set(name, (counts.get(name) ?? 0) + 1)

const toSorted = (counts: ReadonlyMap<string, number>): Counted =>
  Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)))
