/** State machines: which status leads to which. */
import { invalid } from '../../record/write-outcome.ts'

/** The statuses that each status leads to; what was entered in error leads nowhere. */
export type Transitions = Readonly<Record<string, readonly string[]>>

/** Whatever should not be there can be marked so, at any time. */
const enteredInError = 'entered-in-error'

/** A status that stays is no transition. Throws INVALID_ARGUMENT for an unknown one, CONFLICT for one out of reach. */
export function assertTransition(
  transitions: Transitions,
  from: string | undefined,
  to: string,
  expression: string,
): void {
  if (to !== enteredInError && !Object.hasOwn(transitions, to)) {
    throw invalid('INVALID_ARGUMENT', 'must be one of the statuses', expression)
  }
  if (from === to || (to === enteredInError && from !== undefined)) return
  const next = from !== undefined && Object.hasOwn(transitions, from) ? transitions[from] : []
  if (next?.includes(to) !== true) {
    throw invalid('CONFLICT', 'does not lead to the status asked for', expression)
  }
}
