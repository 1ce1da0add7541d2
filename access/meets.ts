/** The access condition asked of one row in memory, where that takes no more than the row: the twin of its SQL. */
import type { Condition, RowRule } from './condition.ts'
import type { Sight } from './policy.ts'

/** What the condition asks of a row. */
export interface AskedRow {
  /** The patients in whose compartment the row is. */
  readonly compartment: readonly string[]
  /** The labels by which it is hidden from somebody: see labels.ts. */
  readonly labels: readonly string[]
}

/** Does it take the database to tell: what a row is searched by, or who cares for its patients? */
export const needsDatabase = (condition: Condition): boolean =>
  condition.kind === 'any' &&
  condition.of.some(({ query, sights }) => query !== undefined || sights !== undefined)

/**
 * May a row be touched under this condition? What opens through other rows (a seal, a document, a care relation) does
 * not open here.
 */
export function meets(condition: Condition, row: AskedRow): boolean {
  if (condition.kind !== 'any') return condition.kind === 'all'
  return condition.of.some((rule) => ruleMeets(rule, row))
}

function ruleMeets(rule: RowRule, { compartment, labels }: AskedRow): boolean {
  if (rule.query !== undefined || rule.sights !== undefined) return false
  if (rule.hidden?.some((label) => labels.includes(label)) === true) return false
  switch (rule.kind) {
    case 'every':
      return true
    case 'rowsWithPatient':
      return compartment.length > 0
    case 'compartment':
      return compartment.includes(rule.patient)
    case 'referenced':
    case 'binary':
      return false
  }
}

/**
 * What is left of a condition for a row that is written. A grant that is bound to a patient writes into no other
 * record: what it makes is in its patient's compartment alone, and what it changes stays in the compartments where it
 * was.
 */
export function placing(
  condition: Condition,
  after: AskedRow,
  before: AskedRow | undefined,
): Condition {
  if (condition.kind !== 'any') return condition
  const of = condition.of.filter(
    (rule) =>
      rule.kind !== 'compartment' ||
      isSame(after.compartment, before?.compartment ?? [rule.patient]),
  )
  if (of.length === condition.of.length) return condition
  return of.length === 0 ? { kind: 'none' } : { kind: 'any', of }
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((patient) => other.includes(patient))

/** Does this condition reach some patients' rows only, so that others' must not even be guessed? */
export const isBound = (condition: Condition): boolean =>
  condition.kind === 'any' && condition.of.every((rule) => !isOfEveryone(rule))

const isOfEveryone = ({ kind, query, sights }: RowRule): boolean =>
  (kind === 'rowsWithPatient' || kind === 'every') &&
  query === undefined &&
  (sights?.some(({ through }) => through === 'everyPatient') ?? true)

/** Is no row of the type kept from it, so that an answer about all of them tells nothing that is hidden? */
export const isWhole = (condition: Condition): boolean =>
  condition.kind === 'all' || (condition.kind === 'any' && condition.of.some(isUnnarrowed))

const isUnnarrowed = (rule: RowRule): boolean =>
  isOfEveryone(rule) && rule.hidden === undefined && (rule.sights?.some(isOpen) ?? true)

const isOpen = ({ through, hidden, heeds }: Sight): boolean =>
  through === 'everyPatient' && hidden.length === 0 && heeds.length === 0

/** Does it reach the rows of some patients by name? */
export const isOfNamedPatients = (condition: Condition): boolean =>
  condition.kind === 'any' &&
  condition.of.every(({ kind }) => kind !== 'rowsWithPatient' && kind !== 'every')
