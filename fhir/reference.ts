/** What the text of a Reference points at: https://hl7.org/fhir/R4/references.html */

export type ParsedReference =
  | {
      readonly kind: 'relative'
      readonly type: string
      readonly id: string
      readonly version?: string
    }
  | { readonly kind: 'contained'; readonly id: string }
  | {
      readonly kind: 'absolute'
      readonly url: string
      readonly type?: string
      readonly id?: string
      readonly version?: string
    }
  | { readonly kind: 'uuid'; readonly url: string }
  | { readonly kind: 'conditional'; readonly type: string; readonly query: string }
  | { readonly kind: 'other' }

/** https://hl7.org/fhir/R4/datatypes.html#id */
const idPattern = /^[A-Za-z0-9\-.]{1,64}$/

/** Is this a FHIR id? */
export const isId = (text: string): boolean => idPattern.test(text)

/** The end of every RESTful address: https://hl7.org/fhir/R4/references.html#literal */
const location = String.raw`([A-Z][A-Za-z]{0,63})/([A-Za-z0-9\-.]{1,64})(?:/_history/([A-Za-z0-9\-.]{1,64}))?`
const relativePattern = new RegExp(`^${location}$`)
const restfulPattern = new RegExp(`/${location}$`)
const conditionalPattern = /^([A-Z][A-Za-z]{0,63})\?(.+)$/s
const schemePattern = /^[a-zA-Z][a-zA-Z0-9+.-]{0,63}:/
const uuidPattern = /^urn:(?:uuid|oid):/

/** Longer than any address; what is longer is no reference we follow. */
const maxLength = 4096

/** The kind of a reference and its parts; never throws. */
export function parseReference(text: string): ParsedReference {
  if (text.length > maxLength) return { kind: 'other' }
  if (text.startsWith('#')) return { kind: 'contained', id: text.slice(1) }
  const relative = relativePattern.exec(text)
  if (relative !== null) return { kind: 'relative', ...toLocation(relative) }
  if (uuidPattern.test(text)) return { kind: 'uuid', url: text }
  if (schemePattern.test(text)) return toAbsolute(text)
  const [, type, query] = conditionalPattern.exec(text) ?? []
  if (type !== undefined && query !== undefined) return { kind: 'conditional', type, query }
  return { kind: 'other' }
}

function toAbsolute(url: string): ParsedReference {
  const restful = /^https?:/i.test(url) ? restfulPattern.exec(url) : null
  return { kind: 'absolute', url, ...(restful === null ? {} : toLocation(restful)) }
}

function toLocation([, type = '', id = '', version]: RegExpExecArray) {
  return { type, id, ...(version === undefined ? {} : { version }) }
}
