/** A caller who saw the mask sends it back: what it hid is put where it was, so that masking never loses anything. */
import { toStoredText } from '../canonical.ts'
import { isJsonObject, type JsonDocument, type JsonObject, type JsonValue } from '../json.ts'
import { isIns } from './ins.ts'
import {
  isPlaceholder,
  isSubsetted,
  maskIns,
  put,
  removeTag,
  toPlaceholder,
  type Hidden,
} from './mask.ts'
import { walk, type Path } from './walk.ts'

/** Why a document is refused. */
export type RestoreFault =
  /** It brings an INS, which its author may not even see. */
  | 'ins-new'
  /** It masks an identifier that is not in the record. */
  | 'mask-unknown'
  /** It leaves out a masked identifier where it cannot be put back. */
  | 'mask-lost'

type Whole = JsonDocument & { readonly value: JsonObject }

/** A place in a document that holds what was masked. */
interface Slot {
  readonly path: Path
  readonly value: JsonObject
  fill(original: JsonObject): void
}

/**
 * Undoes, in a document of the caller's own, the mask through which its author saw the stored one; takes both apart for
 * it. Returns the whole document, or why it is refused.
 */
export function restoreIns(
  sent: Whole,
  stored: Whole | undefined,
  seesIns: boolean,
): Whole | RestoreFault {
  if (!seesIns && bringsIns(sent.value)) return 'ins-new'
  const wasSubsetted = stored !== undefined && isSubsetted(stored.value)
  const hidden = stored === undefined ? [] : maskIns(stored.value, seesIns)
  const fault = putBack(sent.value, hidden, seesIns)
  if (fault !== undefined) return fault
  if (hidden.length > 0 && !wasSubsetted) removeTag(sent.value)
  return { value: sent.value, exact: new Map([...sent.exact, ...(stored?.exact ?? [])]) }
}

/** Does the document hold what only a caller who restores can send? */
export const hasMask = (document: JsonValue): boolean => slotsIn(document).length > 0

const isEmptied = (value: JsonObject) => !('value' in value) && !('system' in value)

/** As it was masked, or without the reason, which not every client keeps. */
const isSlot = (value: JsonValue): value is JsonObject =>
  isPlaceholder(value) || (isJsonObject(value) && isIns(value) && isEmptied(value))

function bringsIns(document: JsonValue): boolean {
  let found = false
  walk(document, ({ value }) => {
    found ||= isIns(value) && !isSlot(value)
    return !found
  })
  return found
}

function slotsIn(document: JsonValue): Slot[] {
  const slots: Slot[] = []
  walk(document, ({ parent, name, value, path }) => {
    if (!isSlot(value)) return true
    slots.push({ path, value, fill: (original) => put(parent, name, original) })
    return false
  })
  return slots
}

function putBack(
  sent: JsonObject,
  hidden: readonly Hidden[],
  seesIns: boolean,
): RestoreFault | undefined {
  const identifiers = hidden.filter(({ placeholder }) => placeholder !== undefined)
  const missing = fillSlots(slotsIn(sent), identifiers)
  if (missing === undefined) return 'mask-unknown'
  for (const one of missing) {
    if (seesIns && isResent(sent, one)) continue
    if (!insertIdentifier(sent, one)) return 'mask-lost'
  }
  for (const { path, original, placeholder } of hidden) {
    if (placeholder === undefined && path.length === 1) sent['text'] ??= original
    else if (placeholder === undefined && !isKept(sent, path)) return 'mask-lost'
  }
  return undefined
}

/** Which slots may take what was hidden, the surest first; never one in another element. */
const fits: readonly ((slot: Slot, hidden: Hidden) => boolean)[] = [
  (slot, hidden) => isSamePath(slot, hidden) && isSameMask(slot, hidden),
  (slot, hidden) => isSameElement(slot, hidden) && isSameMask(slot, hidden),
  isSamePath,
]

/** Fills the slots; what found none is returned, or undefined when a mask stays. */
function fillSlots(slots: readonly Slot[], hidden: readonly Hidden[]): Hidden[] | undefined {
  const empty = new Set(slots)
  const missing = new Set(hidden)
  for (const fit of fits) {
    for (const one of missing) {
      const slot = [...empty].find((candidate) => fit(candidate, one))
      if (slot === undefined) continue
      slot.fill(one.original)
      empty.delete(slot)
      missing.delete(one)
    }
  }
  return [...empty].some(({ value }) => isPlaceholder(value)) ? undefined : [...missing]
}

function isSamePath({ path }: Slot, hidden: Hidden): boolean {
  return path.join('/') === hidden.path.join('/')
}

function isSameElement({ path }: Slot, hidden: Hidden): boolean {
  return elementOf(path) === elementOf(hidden.path)
}

/** A path without the places in lists. */
const elementOf = (path: Path) => path.filter((step) => !/^\d+$/.test(step)).join('.')

function isSameMask({ value }: Slot, { original }: Hidden): boolean {
  return textOf(toPlaceholder(value)) === textOf(toPlaceholder(original))
}

const textOf = (value: JsonValue) => toStoredText({ value, exact: new Map() })

/** Who may see an INS may also send anew the one that was masked because the identity was not yet qualified. */
const isResent = ({ identifier }: JsonObject, { original }: Hidden): boolean =>
  Array.isArray(identifier) &&
  identifier.some(
    (one) =>
      isJsonObject(one) &&
      isIns(one) &&
      one['value'] === original['value'] &&
      one['system'] === original['system'],
  )

/** Puts an identifier of the resource itself back in its place in the list, though the caller left it out. */
function insertIdentifier(sent: JsonObject, { path, original }: Hidden): boolean {
  const [name, index, ...deeper] = path
  const list = sent['identifier'] ?? []
  if (name !== 'identifier' || deeper.length > 0 || !Array.isArray(list)) return false
  sent['identifier'] = list.toSpliced(Number(index), 0, original)
  return true
}

/** Is there a narrative, of whichever content, where one was hidden? */
function isKept(sent: JsonObject, path: Path): boolean {
  let found: JsonValue | undefined = sent
  for (const step of path) {
    if (Array.isArray(found)) found = found[Number(step)]
    else found = isJsonObject(found) ? found[step] : undefined
  }
  return found !== undefined
}
