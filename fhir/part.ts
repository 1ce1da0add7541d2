/** Parts of resources, which `_summary` and `_elements` answer: tagged, so that none is taken for a whole one. */
import { hasTag, tagsOf, withTag } from './identity/mask.ts'
import type { JsonObject, JsonValue } from './json.ts'
import { isJsonObject } from './json.ts'

/**
 * Beside SUBSETTED, which an answer with masked identifiers bears as well: those may be written back, a part may not.
 * https://hl7.org/fhir/R4/search.html#summary: "a client … SHALL NOT" use what it got to update a resource
 */
const partTag = { system: 'urn:socle:answer', code: 'part' }

/** A part of a resource, tagged as one. */
export const toPart = (resource: JsonObject): JsonObject => {
  const meta = withTag(resource['meta'])
  return { ...resource, meta: { ...meta, tag: [...tagsOf(meta), { ...partTag }] } }
}

/** Is this a part that was answered here? */
export const isPart = (document: JsonValue): boolean =>
  isJsonObject(document) && hasTag(document['meta'], partTag)
