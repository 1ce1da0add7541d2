/** What a write may do to a patient's identity: bring no INS unseen, lose none that was masked, merge nobody by hand. */
import type { Access } from '../access/access.ts'
import { refuse } from '../access/refusal.ts'
import { toStoredText } from '../fhir/canonical.ts'
import { mayHoldIns } from '../fhir/identity/ins.ts'
import { isSubsetted, maskIns } from '../fhir/identity/mask.ts'
import { mergeLinkTypes } from '../fhir/identity/merge.ts'
import { hasMask, restoreIns, type RestoreFault } from '../fhir/identity/restore.ts'
import { isJsonObject, parseJson, type JsonDocument } from '../fhir/json.ts'
import type { ApiError } from '../errors.ts'
import { seesIns } from './identity-view.ts'
import { isFhirObject, listOf, type FhirObject } from './resource.ts'
import { copyOf, partFault, toContent, type Content } from './write-content.ts'
import { invalid } from './write-outcome.ts'
import type { State } from './write-state.ts'

/** A stored document as the caller sees it, to be changed. */
export function toSeen(access: Access, text: string): JsonDocument {
  const document = parseJson(text)
  if (mayHoldIns(text)) maskIns(document.value, seesIns(access))
  return document
}

/** The content as it will be stored: what was masked for its author is put back. */
export function toWhole(access: Access, sent: Content, before: State | undefined): Content {
  const stored = before !== undefined && !before.isDeleted && mayHoldIns(before.text)
  const isMasked = stored || hasMask(sent.value)
  const whole = restoreIns(
    sent,
    stored ? copyOf(parseJson(before.text)) : undefined,
    seesIns(access),
  )
  if (!isMasked) assertWhole(sent, before)
  if (typeof whole === 'string') throw faults[whole](String(sent.value['resourceType']))
  return isMasked ? toContent(whole) : sent
}

/** What says that it was subsetted, and not by our mask, is written only over what says the same. */
function assertWhole({ value }: Content, before: State | undefined): void {
  if (!isSubsetted(value)) return
  const stored = before === undefined ? undefined : parseJson(before.text).value
  if (isJsonObject(stored) && isSubsetted(stored)) return
  throw partFault()
}

const faults: Readonly<Record<RestoreFault, (type: string) => ApiError>> = {
  'ins-new': () => refuse('not-granted'),
  'mask-unknown': (type) => invalid('INVALID_RESOURCE', 'masks what is not in the record', type),
  'mask-lost': (type) => invalid('INVALID_RESOURCE', 'leaves out what is masked', type),
}

const mergeTypes: ReadonlySet<unknown> = new Set(mergeLinkTypes)

const mergeLinksOf = (patient: FhirObject): readonly FhirObject[] =>
  listOf(patient, 'link')
    .filter(isFhirObject)
    .filter(({ type }) => mergeTypes.has(type))

/** Refuses a write that adds, changes or takes away a link of a merge. */
export function assertMergeLinks(type: string, before: State | undefined, after: FhirObject): void {
  if (type !== 'Patient') return
  const stood = before === undefined || before.isDeleted ? {} : before.resource
  if (textOf(stood) === textOf(after)) return
  throw invalid('INVALID_RESOURCE', 'is written by merging patients alone', 'Patient.link')
}

const textOf = (patient: FhirObject): string =>
  JSON.stringify(mergeLinksOf(patient).map(toText).sort())

/** Both are JSON: one was read from a text, the other is about to be written as one. */
const toText = (link: FhirObject): string => toStoredText(parseJson(JSON.stringify(link)))
