/** Pages of a search: one row more than asked tells whether there is another page. */
import { ApiError } from '../errors.ts'
import { noParent, type Row } from './question.ts'
import type { Readable } from './repository.ts'
import type { Match, TextMatch } from './searching.ts'
import type { Position, Search, Slice } from './search/search.ts'

/** The most rows that one page, or one list, may hold. */
export const largestPage = 1_000

export interface Page<M = Match> {
  readonly matches: readonly M[]
  readonly hasNext: boolean
  readonly hasPrevious: boolean
}

interface Found {
  readonly row: Row
}

/** How the matches of a slice are found: as documents, or as texts. */
type List<M extends Found> = (search: Search, slice: Slice, parent: string) => Promise<M[]>

export interface PageRequest {
  readonly search: Search
  readonly limit: number
  readonly position?: Position | undefined
  /** How many matches to leave out first. */
  readonly offset?: number
  readonly parent?: string
}

/** Rows left out are read all the same: whoever wants more goes on from a cursor. */
const largestOffset = 10_000

/** Loads one page. Throws LIMIT_EXCEEDED for a page that is too large, INVALID_ARGUMENT for a negative one. */
export const loadPage = (repository: Readable, request: PageRequest): Promise<Page> =>
  pageOf(repository.list, request)

/** The same as texts. */
export const loadTextPage = (
  repository: Readable,
  request: PageRequest,
): Promise<Page<TextMatch>> => pageOf(repository.listTexts, request)

function pageOf<M extends Found>(list: List<M>, request: PageRequest): Promise<Page<M>> {
  const { search, offset = 0, parent = noParent } = request
  assertBetween(offset, largestOffset)
  return loadSlice(request, (slice) => list(search, { offset, ...slice }, parent))
}

/** One page of whatever can be listed slice by slice. Throws as `loadPage` does. */
export async function loadSlice<M>(
  { limit, position }: Pick<PageRequest, 'limit' | 'position'>,
  list: (slice: Slice) => Promise<readonly M[]>,
): Promise<Page<M>> {
  assertBetween(limit, largestPage)
  const found = await list(sliceOf(limit, position))
  const more = found.length > limit
  const matches = found.slice(0, limit)
  const beyond = position?.key != null
  return position?.direction === 'before'
    ? { matches: matches.reverse(), hasNext: beyond, hasPrevious: more }
    : { matches, hasNext: more, hasPrevious: beyond }
}

const sliceOf = (limit: number, position: Position | undefined): Slice => ({
  limit: limit + 1,
  position,
  shown: limit,
})

/** Has a page looked for that will be loaded: equal requests are one question. Throws what is wrong with its size. */
export function foreseePage(
  { foresee }: Readable,
  { search, limit, position, offset = 0, parent = noParent }: PageRequest,
): void {
  assertBetween(limit, largestPage)
  foresee(search, { offset, ...sliceOf(limit, position) }, parent)
}

function assertBetween(count: number, most: number): void {
  if (count < 0) throw new ApiError('INVALID_ARGUMENT')
  if (count > most) throw new ApiError('LIMIT_EXCEEDED')
}

/**
 * Loads a list that has no pages. Without a count given, more matches than a page holds are an error
 * and never a shorter list. https://hl7.org/fhir/R4/graphql.html#searching
 */
export async function loadList(
  repository: Readable,
  { count, ...request }: Omit<PageRequest, 'limit'> & { readonly count: number | undefined },
): Promise<readonly Match[]> {
  const { matches, hasNext } = await loadPage(repository, {
    ...request,
    limit: count ?? largestPage,
  })
  if (hasNext && count === undefined) throw new ApiError('TOO_MANY_MATCHES')
  return matches
}
