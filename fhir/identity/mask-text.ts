/** The mask over a resource's JSON text; numbers keep their digits. */
import { toJsonText } from '../canonical.ts'
import { parseJson } from '../json.ts'
import { mayHoldIns } from './ins.ts'
import { maskIns } from './mask.ts'

/**
 * The text as it may leave. An answer that leaves out elements (`_elements`, `_summary`) is masked after they are left
 * out: without one of the five strict traits it shows no matricule.
 */
export function maskText(text: string, seesIns: boolean): string {
  if (!mayHoldIns(text)) return text
  const document = parseJson(text)
  return maskIns(document.value, seesIns).length === 0 ? text : toJsonText(document)
}
