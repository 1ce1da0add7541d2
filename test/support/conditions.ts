/** Access conditions in words, so that tables of expectations can be read. */
import type { Condition, RowRule } from '../../access/condition.ts'

const spell = (rule: RowRule): string => {
  if (rule.kind === 'compartment') return `compartment of ${rule.patient}`
  return rule.kind === 'binary' ? `documents (${show(rule.documents)})` : rule.kind
}

/** A condition in words. */
export const show = (condition: Condition): string =>
  condition.kind === 'any' ? condition.of.map(spell).sort().join(' or ') : condition.kind
