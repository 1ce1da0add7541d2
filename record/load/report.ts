/** Counts what became of every resource, and why what was refused was refused. */

/** Where in the files: enough to find it again. */
export type Place = { readonly file: string; readonly line?: number; readonly entry?: string }

/** One line of the report; without a type it tells of a file or entry that holds no resource. */
export type Refusal = Place & {
  readonly type?: string
  /** FHIRPath of the first fault. */
  readonly path?: string
  readonly reason: string
}

export const outcomes = ['stored', 'unchanged', 'parked', 'refused'] as const
export type Outcome = (typeof outcomes)[number]
export type Counts = Readonly<Record<Outcome, number>>

export type LoadReport = {
  /** By type; each resource that was met is counted once. */
  readonly types: Readonly<Record<string, Counts>>
  readonly total: Counts
  /** Files, lines and entries that should have held a resource but do not. */
  readonly unreadable: number
  /** The first of the refusals; all of them go to `onRefusal`. */
  readonly refusals: readonly Refusal[]
  readonly seconds: number
}

/** What has no R4 type is counted under this name. */
export const unknownType = '(unknown type)'

const keptRefusals = 1000

const none = (): Record<Outcome, number> => ({ stored: 0, unchanged: 0, parked: 0, refused: 0 })

export class Reporter {
  readonly #started = performance.now()
  readonly #types = new Map<string, Record<Outcome, number>>()
  readonly #total = none()
  readonly #refusals: Refusal[] = []
  readonly #onRefusal: ((refusal: Refusal) => void) | undefined
  #unreadable = 0

  constructor(onRefusal?: (refusal: Refusal) => void) {
    this.#onRefusal = onRefusal
  }

  /** How many resources have been met so far. */
  get met(): number {
    return outcomes.reduce((sum, outcome) => sum + this.#total[outcome], 0)
  }

  count(type: string, outcome: Outcome): void {
    const counts = this.#types.get(type) ?? none()
    this.#types.set(type, counts)
    counts[outcome]++
    this.#total[outcome]++
  }

  refuse(refusal: Refusal): void {
    if (refusal.type === undefined) this.#unreadable++
    else this.count(refusal.type, 'refused')
    if (this.#refusals.length < keptRefusals) this.#refusals.push(refusal)
    this.#onRefusal?.(refusal)
  }

  finish(): LoadReport {
    return {
      types: Object.fromEntries([...this.#types].sort(([a], [b]) => (a < b ? -1 : 1))),
      total: this.#total,
      unreadable: this.#unreadable,
      refusals: this.#refusals,
      seconds: (performance.now() - this.#started) / 1000,
    }
  }
}

/** Was nothing refused? */
export const isComplete = ({ total, unreadable }: LoadReport): boolean =>
  total.refused === 0 && unreadable === 0
