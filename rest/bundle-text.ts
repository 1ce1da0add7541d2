/** Bundles, put together as text around the texts of resources. https://hl7.org/fhir/R4/bundle.html */
import type { Text } from '../record/texts.ts'

export interface Link {
  readonly relation: 'self' | 'first' | 'previous' | 'next'
  readonly url: string
}

/** What a Bundle says of itself. */
export interface BundleHead {
  readonly type: 'searchset' | 'history' | 'batch-response' | 'transaction-response'
  readonly total?: number
  readonly link?: readonly Link[]
}

export interface BundleEntry {
  /** Everything but the resource: `fullUrl`, `search`, `request`, `response`. */
  readonly about: Readonly<Record<string, unknown>>
  /** The resource's text. */
  readonly json?: string | undefined
}

/** An object's text with one member more, whose text is given. */
function withMember(object: object, name: string, json: string): string {
  const text = JSON.stringify(object)
  return `${text.slice(0, -1)}${text === '{}' ? '' : ','}"${name}":${json}}`
}

/** A list without items is left out: https://hl7.org/fhir/R4/json.html */
export function toBundle(head: BundleHead, entries: readonly BundleEntry[]): string {
  const bundle = { resourceType: 'Bundle', ...head }
  if (entries.length === 0) return JSON.stringify(bundle)
  const texts = entries.map(({ about, json }) =>
    json === undefined ? JSON.stringify(about) : withMember(about, 'resource', json),
  )
  return withMember(bundle, 'entry', `[${texts.join(',')}]`)
}

/** https://hl7.org/fhir/R4/bundle.html#bundle-unique */
export const toFullUrl = (base: string, { type, id }: Pick<Text, 'type' | 'id'>): string =>
  `${base}/${type}/${id}`
