/**
 * Two records of one patient become one, and two again. The source stays, inactive, and says what replaces it; the target
 * takes over its identifiers as old ones. No clinical data moves.
 * https://hl7.org/fhir/R4/patient.html#maintenance, https://hl7.org/fhir/R4/valueset-link-type.html
 */
import { toStoredText } from '../canonical.ts'
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { isIns } from './ins.ts'
import { mayShowIns } from './traits.ts'

/** The links that say that a patient was merged. */
export const mergeLinkTypes = ['replaces', 'replaced-by'] as const
export type MergeLinkType = (typeof mergeLinkTypes)[number]

/** The link of one record of a merge to the other. */
export const toMergeLink = (type: MergeLinkType, other: string): JsonObject => ({
  other: { reference: `Patient/${other}` },
  type,
})

const listAt = (element: JsonObject, name: string): JsonValue[] => {
  const value = element[name]
  return Array.isArray(value) ? value : []
}

/** An empty list is no FHIR. */
function putList(element: JsonObject, name: string, list: JsonValue[]): void {
  if (list.length > 0) element[name] = list
  else delete element[name]
}

const addLink = (patient: JsonObject, type: MergeLinkType, other: string): void => {
  putList(patient, 'link', [...listAt(patient, 'link'), toMergeLink(type, other)])
}

/** Has the patient a link of this kind, to this other or to any? */
export const isLinked = (
  patient: Readonly<Record<string, unknown>>,
  type: MergeLinkType,
  other?: string,
): boolean =>
  Array.isArray(patient['link']) &&
  patient['link'].some((link: JsonValue) => isLink(link, type, other))

const isLink = (link: JsonValue, type: MergeLinkType, other?: string): boolean =>
  isJsonObject(link) &&
  link['type'] === type &&
  (other === undefined ||
    (isJsonObject(link['other']) && link['other']['reference'] === `Patient/${other}`))

function removeLink(patient: JsonObject, type: MergeLinkType, other: string): void {
  const links = listAt(patient, 'link').filter((link) => !isLink(link, type, other))
  putList(patient, 'link', links)
}

/** Makes a patient the source of a merge. */
export function mergeSource(source: JsonObject, target: string): void {
  source['active'] = false
  addLink(source, 'replaced-by', target)
}

/** Makes a patient the target of a merge. An INS that the source may not show becomes nobody else's. */
export function mergeTarget(target: JsonObject, source: JsonObject): void {
  const own = listAt(target, 'identifier')
  const isQualified = mayShowIns(source)
  const taken = listAt(source, 'identifier')
    .filter((identifier) => isQualified || !isIns(identifier))
    .filter((identifier) => !own.some((one) => isSameNumber(one, identifier)))
    .filter(isJsonObject)
    .map((identifier): JsonObject => Object.assign(identifier, { use: 'old' }))
  putList(target, 'identifier', [...own, ...taken])
  addLink(target, 'replaces', String(source['id']))
}

const isSameNumber = (one: JsonValue, other: JsonValue): boolean =>
  isJsonObject(one) &&
  isJsonObject(other) &&
  one['system'] === other['system'] &&
  one['value'] === other['value'] &&
  isIns(one) === isIns(other)

/** A patient around the merge. */
export interface Around {
  readonly before: JsonObject
  readonly after: JsonObject
}

/** Takes back what the merge did to its source; what came later stays. */
export function unmergeSource(source: JsonObject, { before }: Around, target: string): void {
  if (before['active'] === undefined) delete source['active']
  else source['active'] = before['active']
  removeLink(source, 'replaced-by', target)
}

/** Takes back what the merge did to its target; what came later stays. */
export function unmergeTarget(target: JsonObject, { before, after }: Around, source: string): void {
  const had = new Set(listAt(before, 'identifier').map(textOf))
  const taken = listAt(after, 'identifier').filter((identifier) => !had.has(textOf(identifier)))
  const kept = listAt(target, 'identifier').filter(
    (identifier) => !taken.some((one) => isOld(identifier) && isSameNumber(one, identifier)),
  )
  putList(target, 'identifier', kept)
  removeLink(target, 'replaces', source)
}

const isOld = (identifier: JsonValue) => isJsonObject(identifier) && identifier['use'] === 'old'

const textOf = (value: JsonValue) => toStoredText({ value, exact: new Map() })
