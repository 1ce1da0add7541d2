/** The access condition asked of one row in memory, for rows that no table holds yet or any more: the twin of its SQL. */
import type { Condition, RowRule } from './condition.ts'

/** What the condition asks of a row. */
export interface AskedRow {
  /** The patients in whose compartment the row is. */
  readonly compartment: readonly string[]
}

/** May a row be touched under this condition? What opens through other rows (a seal, a document) does not open here. */
export function meets(condition: Condition, row: AskedRow): boolean {
  if (condition.kind !== 'any') return condition.kind === 'all'
  return condition.of.some((rule) => ruleMeets(rule, row))
}

function ruleMeets(rule: RowRule, { compartment }: AskedRow): boolean {
  switch (rule.kind) {
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
 * May a row be written under this condition? A grant that is bound to a patient writes into no other record: what it
 * makes is in its patient's compartment alone, and what it changes stays in the compartments where it was.
 */
export function mayPlace(
  condition: Condition,
  after: AskedRow,
  before: AskedRow | undefined,
): boolean {
  if (condition.kind !== 'any') return condition.kind === 'all'
  return condition.of.some((rule) => {
    if (!ruleMeets(rule, after)) return false
    if (rule.kind !== 'compartment') return true
    return isSame(after.compartment, before?.compartment ?? [rule.patient])
  })
}

const isSame = (one: readonly string[], other: readonly string[]) =>
  one.length === other.length && one.every((patient) => other.includes(patient))

/** Does this condition reach some patients' rows only, so that others' must not even be guessed? */
export const isBound = (condition: Condition): boolean =>
  condition.kind === 'any' && condition.of.every(({ kind }) => kind !== 'rowsWithPatient')
