/** Lists, counts and latest values, under the right to search every type that the search asks about. */
import { assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { noParent, type Asked, type Code, type Row } from './question.ts'
import type { Resource } from './resource.ts'
import type { Search, Slice } from './search/search.ts'

/** A row found, with its document. */
export interface Match {
  readonly row: Row
  readonly resource: Resource
}

export interface Searching {
  /** Rows of a search under a parent, with their documents. Throws FORBIDDEN without a scope for the type. */
  list(search: Search, slice: Slice, parent?: string): Promise<Match[]>
  count(search: Search, parent?: string): Promise<number>
  /** For each code in turn, the patient's latest observation that carries it, if any. */
  latest(patient: string, codes: readonly Code[]): Promise<(Resource | null)[]>
}

/** Makes the searching part of a repository. */
export const createSearching = ({ access, questions, documentsOf }: Asked): Searching => ({
  async list(search, slice, parent = noParent) {
    assertSearchAllowed(access, search)
    const { rows } = await questions.load({ kind: 'list', search, slice, parent })
    const resources = await documentsOf(rows)
    return resources.map((resource, position) => ({ row: rowAt(rows, position), resource }))
  },
  async count(search, parent = noParent) {
    assertSearchAllowed(access, search)
    return (await questions.load({ kind: 'count', search, parent })).count
  },
  async latest(patient, codes) {
    assertAllowed(access, 'Observation', letterOf.latest)
    const { rows } = await questions.load({ kind: 'latest', codes, parent: patient })
    const resources = await documentsOf(rows)
    const byPlace = new Map(rows.map(({ place }, position) => [place, resources[position]]))
    return codes.map((_, position) => byPlace.get(position + 1) ?? null)
  },
})

function rowAt(rows: readonly Row[], position: number): Row {
  const row = rows[position]
  if (row === undefined) throw new Error('more documents than rows')
  return row
}

/** A search needs the right to search every type it asks about, or its answer would tell what may not be read. */
function assertSearchAllowed(access: Access, { type, where }: Search): void {
  assertAllowed(access, type, letterOf.list)
  if (where.some(({ kind }) => kind === 'stay')) assertAllowed(access, 'Encounter', letterOf.list)
}
