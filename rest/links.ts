/** The links of a Bundle: what was understood, and where the other pages are. https://hl7.org/fhir/R4/http.html#paging */
import type { Link } from './bundle-text.ts'
import type { Parameter, RestRequest } from './exchange.ts'

interface Linked {
  /** What the links repeat. */
  readonly understood: readonly Parameter[]
  /** How many a page holds: told when it was asked for. */
  readonly count: number
  /** Where this page starts. */
  readonly cursor: string | undefined
}

export interface Links {
  self(): Link
  first(): Link
  to(relation: 'previous' | 'next', cursor: string): Link
}

/** A search by form is linked as one by address: both mean the same. */
export function createLinks(
  { base, segments }: Pick<RestRequest, 'segments'> & { readonly base: string },
  { understood, count, cursor }: Linked,
): Links {
  const path = segments
    .filter((segment) => segment !== '_search')
    .map(encodeURIComponent)
    .join('/')
  const repeated = understood.map(([name, value]): Parameter => [
    name,
    name === '_count' ? String(count) : value,
  ])
  const toLink = (relation: Link['relation'], at: string | undefined): Link => {
    const query = new URLSearchParams(
      repeated.map(([name, value]): [string, string] => [name, value]),
    )
    if (at !== undefined) query.append('_cursor', at)
    const asked = query.toString()
    return { relation, url: `${base}/${path}${asked === '' ? '' : `?${asked}`}` }
  }
  return {
    self: () => toLink('self', cursor),
    first: () => toLink('first', undefined),
    to: toLink,
  }
}
