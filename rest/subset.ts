/** Parts of resources: `_summary` and `_elements`, tagged as such. https://hl7.org/fhir/R4/search.html#summary */
import type { Access } from '../access/access.ts'
import { toJsonText } from '../fhir/canonical.ts'
import { isSubsetted } from '../fhir/identity/mask.ts'
import { maskText } from '../fhir/identity/mask-text.ts'
import { isJsonObject, parseJson, type JsonObject, type JsonValue } from '../fhir/json.ts'
import { structures, type Structure, type StructureElement } from '../fhir/structures.ts'
import { seesIns } from '../record/identity-view.ts'
import { searchFault } from '../record/search/fault.ts'

export interface Subset {
  readonly summary?: 'true' | 'text' | 'data'
  /** Elements of the resource itself, by name. */
  readonly elements?: readonly string[]
}

interface Element {
  readonly name: string
  readonly definition: StructureElement
  readonly structure: Structure
}

type Keeps = (element: Element) => boolean

/** https://hl7.org/fhir/R4/search.html#elements: without these a resource is misread or not valid. */
function isEssential({ name, definition, structure }: Element): boolean {
  const { min, choice, modifier } = definition
  const least = choice === undefined ? min : structure.choices?.[choice]?.min
  return least === 1 || modifier === true || name === 'id' || name === 'meta'
}

const isInSummary: Keeps = (element) => element.definition.summary === true || isEssential(element)

/** What stays of the resource itself, and of the backbones below it. */
function rulesOf({ summary, elements }: Subset): { readonly root: Keeps; readonly below: Keeps } {
  const all: Keeps = () => true
  if (elements !== undefined) {
    const isAsked: Keeps = ({ name, definition: { choice } }) =>
      elements.includes(name) || (choice !== undefined && elements.includes(choice))
    return { root: (element) => isAsked(element) || isEssential(element), below: all }
  }
  if (summary === 'data') return { root: ({ name }) => name !== 'text', below: all }
  if (summary === 'true') return { root: isInSummary, below: isInSummary }
  return { root: (element) => element.name === 'text' || isEssential(element), below: all }
}

/** Throws INVALID_ARGUMENT when an element is none of this type. */
export function assertElements(type: string, names: readonly string[]): void {
  const { elements = {}, choices = {} } = structures[type] ?? {}
  const unknown = names.find((name) => !Object.hasOwn({ ...elements, ...choices }, name))
  if (unknown !== undefined) throw searchFault('element', unknown)
}

const subsetted = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue',
  code: 'SUBSETTED',
}

/**
 * What is answered of a resource's text: all of it, or a part. A part that lacks the traits which belong to a national
 * identity number does not show the number either.
 */
export const toPart = (json: string, subset: Subset | undefined, access: Access): string =>
  subset === undefined ? json : maskText(toSubset(json, subset), seesIns(access))

/** The part of a resource's text, numbers as they were written. */
function toSubset(json: string, subset: Subset): string {
  const { value, exact } = parseJson(json)
  if (!isJsonObject(value)) throw new Error('a text of the record is no resource')
  const copies = new Map(exact)
  /** An object with other members: its exact numbers go with it. */
  const copy = (from: JsonObject, members: readonly (readonly [string, JsonValue])[]) => {
    const made = Object.fromEntries(members)
    const numbers = exact.get(from)
    if (numbers !== undefined) copies.set(made, numbers)
    return made
  }
  const { root, below } = rulesOf(subset)
  const cut = (object: JsonObject, structure: Structure | undefined, keeps: Keeps): JsonObject =>
    copy(
      object,
      Object.entries(object).flatMap(([property, member]) => {
        const name = property.replace(/^_/, '')
        const definition = structure?.elements[name]
        if (structure === undefined || definition === undefined) return [[property, member]]
        if (!keeps({ name, definition, structure })) return []
        return [[property, cutMember(member, structures[definition.type])]]
      }),
    )
  const cutMember = (member: JsonValue, structure: Structure | undefined): JsonValue => {
    if (structure?.kind !== 'backbone') return member
    if (Array.isArray(member)) return member.map((item) => cutMember(item, structure))
    return isJsonObject(member) ? cut(member, structure, below) : member
  }
  const resource = cut(value, structures[String(value['resourceType'])], root)
  return toJsonText({ value: tagged(resource), exact: copies })
}

/** https://hl7.org/fhir/R4/resource.html#Meta: "a resource … that has been subsetted" carries the tag. */
function tagged(resource: JsonObject): JsonObject {
  const meta = isJsonObject(resource['meta']) ? resource['meta'] : {}
  const tags = Array.isArray(meta['tag']) ? meta['tag'] : []
  if (isSubsetted(resource)) return resource
  return { ...resource, meta: { ...meta, tag: [...tags, subsetted] } }
}
