/** What an operation reads, and its account: what a process has read for another one, whose trail tells of it. */
import { isObject } from '../../fhir/object.ts'
import { isId } from '../../fhir/reference.ts'

/** The readings of a trail; what was written or needed a reason is never among them. */
export interface Account {
  readonly patients: readonly string[]
  /** The places of versions in the ledger. */
  readonly shown: readonly number[]
  /** What the caller named, as references. */
  readonly named: readonly string[]
  readonly counted: number
}

const isText = (value: unknown): value is string => typeof value === 'string'

const isCount = (value: unknown): value is number =>
  Number.isSafeInteger(value) && Number(value) >= 0

function listOf<T>(value: unknown, is: (item: unknown) => item is T): readonly T[] {
  if (!Array.isArray(value) || !value.every(is)) throw new Error('no account of what was read')
  return value
}

/** The account that another process has given; throws for what is none. */
export function toAccount(value: unknown): Account {
  if (!isObject(value) || !isCount(value['counted'])) throw new Error('no account of what was read')
  return {
    patients: listOf(value['patients'], isText),
    shown: listOf(value['shown'], isCount),
    named: listOf(value['named'], isText),
    counted: value['counted'],
  }
}

/** What one operation has read so far. */
export class Readings {
  /** Whose data is shown or written. */
  readonly patients = new Set<string>()
  readonly shown = new Set<number>()
  readonly #named = new Set<string>()
  #counted = 0

  get counted(): number {
    return this.#counted
  }

  show(sequence: number, patients: readonly string[]): void {
    this.shown.add(sequence)
    this.concern(patients)
  }

  concern(patients: readonly string[]): void {
    for (const patient of patients) this.patients.add(patient)
  }

  name(type: string, id: string): void {
    // What is no id names nothing, and may be anything.
    if (isId(id)) this.#named.add(`${type}/${id}`)
  }

  count(): void {
    this.#counted += 1
  }

  toAccount(): Account {
    return {
      patients: [...this.patients],
      shown: [...this.shown],
      named: [...this.#named],
      counted: this.#counted,
    }
  }

  take({ patients, shown, named, counted }: Account): void {
    this.concern(patients)
    for (const sequence of shown) this.shown.add(sequence)
    for (const reference of named) this.#named.add(reference)
    this.#counted += counted
  }

  /** What was shown is among the versions; a patient who was shown, among the patients. */
  askedInVain(): string[] {
    return [...this.#named].filter(
      (reference) =>
        !reference.startsWith('Patient/') || !this.patients.has(reference.slice('Patient/'.length)),
    )
  }
}
