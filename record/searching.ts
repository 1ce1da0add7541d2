/** Lists, counts and latest values, under the right to search every type that the search asks about. */
import { assertAllowed, isAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import type { Trail } from './audit/trail.ts'
import { noParent, type Asked, type Code, type Row } from './question.ts'
import type { Resource } from './resource.ts'
import { crossedTypes, hasCodes } from './search/crossing.ts'
import { withIdentities } from './search/identities.ts'
import { createSearch, type Search, type Slice } from './search/search.ts'
import { createTerminology, resolveCodes, type Terminology } from './search/terminology.ts'
import type { Text } from './texts.ts'

/** A row found, with its document. */
export interface Match {
  readonly row: Row
  readonly resource: Resource
}

/** A row found, with its text. */
export interface TextMatch {
  readonly row: Row
  readonly text: Text
}

export interface Searching {
  /** Rows of a search under a parent, with their documents. Throws FORBIDDEN without a scope for the type. */
  list(search: Search, slice: Slice, parent?: string): Promise<Match[]>
  /** The same as texts. */
  listTexts(search: Search, slice: Slice, parent?: string): Promise<TextMatch[]>
  /** How many resources match; no further than `most`, where it is given. */
  count(search: Search, parent?: string, most?: number): Promise<number>
  /** `_total`: nothing, up to a bound, or exactly. https://hl7.org/fhir/R4/search.html#total */
  total(search: Search, mode: TotalMode, parent?: string): Promise<Total | undefined>
  /**
   * Has rows, or their number, looked for together with what else is asked in this turn, for whoever asks the same
   * afterwards. Nothing is shown or noted of it, and why it cannot be asked is told to them.
   */
  foresee(search: Search, asked: Slice | 'count', parent: string): void
  /** For each code in turn, the patient's latest observation that carries it, if any. */
  latest(patient: string, codes: readonly Code[]): Promise<(Resource | null)[]>
}

/** https://hl7.org/fhir/R4/valueset-search-entry-mode.html */
export type TotalMode = 'none' | 'estimate' | 'accurate'

/** A total, and whether there may be more. */
export interface Total {
  readonly count: number
  readonly isExact: boolean
}

/**
 * An estimate counts no further. The planner's own guess would be cheaper, but it knows of rows that the
 * caller may not see.
 */
const estimated = 10_000

/** Makes the searching part of a repository. */
export function createSearching(asked: Asked): Searching {
  const { access, questions, documentsOf, textsOf, trail } = asked
  const toAsked = async (search: Search) =>
    withIdentities(access, hasCodes(search) ? await withCodes(search, terminology) : search)
  const find = async (search: Search, slice: Slice, parent = noParent) => {
    assertSearchAllowed(access, search)
    nameAsked(trail, search, parent)
    const known = await toAsked(search)
    return (await questions.load({ kind: 'list', search: known, slice, parent })).rows
  }
  const list: Searching['list'] = async (search, slice, parent) => {
    const rows = await find(search, slice, parent)
    return matchesOf(rows, await documentsOf(rows, slice.shown))
  }
  const listTexts: Searching['listTexts'] = async (search, slice, parent) => {
    const rows = await find(search, slice, parent)
    const texts = await textsOf(rows, slice.shown)
    return texts.map((text, position) => ({ row: rowAt(rows, position), text }))
  }
  const terminology = createTerminology(async (search) => {
    const [newest] = await list(search, { limit: 1, position: undefined })
    return newest?.resource ?? null
  })
  const count: Searching['count'] = async (search, parent = noParent, most) => {
    assertSearchAllowed(access, search)
    nameAsked(trail, search, parent)
    trail.count()
    const known = await toAsked(search)
    const question = { kind: 'count', search: known, parent, most: most ?? null } as const
    return (await questions.load(question)).count
  }
  return {
    list,
    listTexts,
    count,
    foresee: createForesee(asked, toAsked),
    total: (search, mode, parent = noParent) => totalOf(count, { search, mode, parent }),
    latest: (patient, codes) => latestOf(asked, patient, codes),
  }
}

/** What PostgreSQL refuses to read would fail all that is asked beside it. */
const isUnspeakable = ({ key }: Search): boolean => key.includes(String.raw`\u0000`)

const createForesee =
  (
    { access, questions }: Asked,
    toAsked: (search: Search) => Promise<Search>,
  ): Searching['foresee'] =>
  (search, slice, parent) => {
    if (!isSearchAllowed(access, search) || isUnspeakable(search)) return
    toAsked(search)
      .then((known) =>
        questions.load(
          slice === 'count'
            ? { kind: 'count', search: known, parent, most: null }
            : { kind: 'list', search: known, slice, parent },
        ),
      )
      .catch(() => undefined)
  }

async function totalOf(
  count: Searching['count'],
  { search, mode, parent }: { search: Search; mode: TotalMode; parent: string },
): Promise<Total | undefined> {
  if (mode === 'none') return undefined
  if (mode === 'accurate') return { count: await count(search, parent), isExact: true }
  const found = await count(search, parent, estimated)
  return { count: found, isExact: found < estimated }
}

async function latestOf(
  { access, questions, documentsOf, trail }: Asked,
  patient: string,
  codes: readonly Code[],
): Promise<(Resource | null)[]> {
  assertAllowed(access, 'Observation', letterOf.latest)
  trail.name('Patient', patient)
  const { rows } = await questions.load({ kind: 'latest', codes, parent: patient })
  const resources = await documentsOf(rows)
  const byPlace = new Map(rows.map(({ place }, position) => [place, resources[position]]))
  return codes.map((_, position) => byPlace.get(position + 1) ?? null)
}

/** Notes the patients that a search asks about: that nothing is found tells something of them, too. */
function nameAsked(trail: Trail, { where, anchor }: Search, parent: string): void {
  if (anchor === 'patient') trail.name('Patient', parent)
  for (const criterion of where) {
    if (criterion.kind !== 'tokens' || criterion.column?.name !== 'patient') continue
    for (const id of criterion.column.ids) trail.name('Patient', id)
  }
}

/** The search with the codes that ValueSets and CodeSystems of the record give it. */
async function withCodes(search: Search, terminology: Terminology): Promise<Search> {
  const where = await resolveCodes(search.type, search.where, terminology)
  return createSearch({ ...search, where })
}

/** Rows with the documents looked up for them. */
export const matchesOf = (rows: readonly Row[], resources: readonly Resource[]): Match[] =>
  resources.map((resource, position) => ({ row: rowAt(rows, position), resource }))

function rowAt(rows: readonly Row[], position: number): Row {
  const row = rows[position]
  if (row === undefined) throw new Error('more documents than rows')
  return row
}

/** A search needs the right to search every type it asks about, or its answer would tell what may not be read. */
function assertSearchAllowed(access: Access, search: Search): void {
  for (const crossed of searchedTypes(search)) assertAllowed(access, crossed, letterOf.list)
}

const isSearchAllowed = (access: Access, search: Search): boolean =>
  searchedTypes(search).every((type) => isAllowed(access, type, letterOf.list))

const searchedTypes = ({ type, where }: Search): readonly string[] => [type, ...crossedTypes(where)]
