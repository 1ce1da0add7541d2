/**
 * What leaves the record in place of an INS that may not be seen: the identifier stays with its use and type, its value
 * and system are absent for the reason `masked` (matricule and OID go together), and the resource is tagged SUBSETTED.
 * https://hl7.org/fhir/R4/extension-data-absent-reason.html, https://hl7.org/fhir/R4/valueset-security-labels.html
 */
import { isJsonObject, type JsonObject, type JsonValue } from '../json.ts'
import { extensionsAt, isElement } from './element.ts'
import { compact, insNumbersOf, repeatsIns } from './number.ts'
import { isIns } from './ins.ts'
import { mayShowIns } from './traits.ts'
import { walk, type Path } from './walk.ts'

const absentReason = 'http://hl7.org/fhir/StructureDefinition/data-absent-reason'

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/** What was taken out of a document, and what stands there now: nothing in the place of a narrative. */
export interface Hidden {
  readonly path: Path
  readonly original: JsonObject
  readonly placeholder: JsonObject | undefined
}

const isMasked = (element: unknown): boolean =>
  isElement(element) &&
  extensionsAt(element, absentReason).some(({ valueCode }) => valueCode === 'masked')

/** Does this stand for an identifier that was masked? */
export const isPlaceholder = (value: JsonValue): value is JsonObject =>
  isJsonObject(value) &&
  !('value' in value) &&
  !('system' in value) &&
  isMasked(value['_value']) &&
  isMasked(value['_system'])

const absent = (): JsonObject => ({ extension: [{ url: absentReason, valueCode: 'masked' }] })

/** What stands for a masked identifier. */
export const toPlaceholder = ({ use, type }: JsonObject): JsonObject => ({
  ...(use === undefined ? {} : { use }),
  ...(type === undefined ? {} : { type }),
  _system: absent(),
  _value: absent(),
})

/**
 * Masks, in a document of the caller's own, every INS that may not leave: all of them for a caller without the right to
 * see any, else all but the identifiers of qualified patients. Returns what was taken out.
 */
export function maskIns(document: JsonValue, seesIns: boolean): readonly Hidden[] {
  const identifiers = hideIdentifiers(document, seesIns)
  if (identifiers.length === 0) return []
  const narratives = hideNarratives(document, identifiers)
  if (isJsonObject(document)) document['meta'] = withTag(document['meta'])
  return [...identifiers, ...narratives]
}

/** Puts a value where another stood. */
export function put(parent: JsonObject | JsonValue[], name: string, value: JsonValue): void {
  if (Array.isArray(parent)) parent[Number(name)] = value
  else parent[name] = value
}

function hideIdentifiers(document: JsonValue, seesIns: boolean): Hidden[] {
  const hidden: Hidden[] = []
  const shown = new Set<JsonValue>(seesIns ? shownIn(document) : [])
  const isHidden = (value: JsonValue) => isPlaceholder(value) || (isIns(value) && !shown.has(value))
  const numbers = insNumbersOf(elementsIn(document).filter(isHidden))
  walk(document, ({ parent, name, value, path }) => {
    if (!isJsonObject(value) || !(isHidden(value) || repeatsIns(value, numbers))) return true
    const placeholder = toPlaceholder(value)
    hidden.push({ path, original: value, placeholder })
    put(parent, name, placeholder)
    return false
  })
  return hidden
}

function elementsIn(document: JsonValue): JsonValue[] {
  const elements: JsonValue[] = []
  walk(document, ({ value }) => {
    if (isJsonObject(value)) elements.push(value)
    return true
  })
  return elements
}

/** The identifiers of every patient in the document whose INS may be shown. */
function shownIn(document: JsonValue): JsonValue[] {
  const shown: JsonValue[] = []
  const look = (value: JsonValue) => {
    if (!isJsonObject(value) || !mayShowIns(value)) return
    const { identifier } = value
    shown.push(...(Array.isArray(identifier) ? identifier : []))
  }
  look(document)
  walk(document, ({ value }) => {
    look(value)
    return true
  })
  return shown
}

/** A narrative that repeats what is masked is left out whole. */
function hideNarratives(document: JsonValue, identifiers: readonly Hidden[]): Hidden[] {
  const values = identifiers
    .map(({ original: { value } }) => compact(value))
    .filter((value) => value !== '')
  const hidden: Hidden[] = []
  walk(document, ({ parent, name, value, path }) => {
    if (name !== 'text' || !isJsonObject(value) || Array.isArray(parent)) return true
    const text = compact(value['div'])
    if (!values.some((one) => text.includes(one))) return true
    hidden.push({ path, original: value, placeholder: undefined })
    delete parent[name]
    return false
  })
  return hidden
}

/** A tag, as `meta` holds it. */
export interface Tag {
  readonly system: string
  readonly code: string
}

const isTag = (tag: JsonValue, { system, code }: Tag) =>
  isJsonObject(tag) && tag['system'] === system && tag['code'] === code

/** The tags of a resource's `meta`. */
export const tagsOf = (meta: JsonValue | undefined): JsonValue[] => {
  const tags = isJsonObject(meta) ? meta['tag'] : undefined
  return Array.isArray(tags) ? tags : []
}

/** Does a resource's `meta` hold this tag? */
export const hasTag = (meta: JsonValue | undefined, tag: Tag): boolean =>
  tagsOf(meta).some((one) => isTag(one, tag))

/** A resource's `meta` with the tag SUBSETTED, once. */
export function withTag(meta: JsonValue | undefined): JsonObject {
  const tags = tagsOf(meta)
  const tag = hasTag(meta, subsetted) ? tags : [...tags, { ...subsetted }]
  return { ...(isJsonObject(meta) ? meta : {}), tag }
}

/** Does the resource bear the mask's tag? */
export const isSubsetted = (document: JsonObject): boolean => hasTag(document['meta'], subsetted)

/** Takes the mask's tag off again. */
export function removeTag(document: JsonObject): void {
  const { meta } = document
  if (!isJsonObject(meta)) return
  const tag = tagsOf(meta).filter((one) => !isTag(one, subsetted))
  if (tag.length > 0) meta['tag'] = tag
  else delete meta['tag']
  if (Object.keys(meta).length === 0) delete document['meta']
}
