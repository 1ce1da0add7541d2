/** One page of a search in both shapes: HL7's connection and Relay's. */
import { ApiError } from '../errors.ts'
import { loadPage, type Page } from '../record/page.ts'
import { noParent } from '../record/question.ts'
import type { Readable } from '../record/repository.ts'
import type { Match } from '../record/searching.ts'
import type { Position, Search } from '../record/search/search.ts'

/** What a connection is made of: the search, the parent it hangs on, and the page asked for. */
export interface ConnectionRequest {
  readonly search: Search
  readonly parent?: string
  readonly limit: number
  readonly position: Position | undefined
  /** What becomes of a signed cursor before it is shown; nothing unless this is given. */
  readonly toCursor?: (signed: string) => string
}

export interface Edge {
  readonly resource: unknown
  readonly node: unknown
  readonly mode: 'match'
  readonly cursor: MadeCursor
}

/** Cursors are signed, so they are made where they are asked for: GraphQL calls a property that is a function. */
export type MadeCursor = () => string

export interface Connection {
  readonly request: ConnectionRequest
  /** Where it was read: the present or the past. */
  readonly repository: Readable
  readonly pagesize: number
  readonly pageSize: number
  readonly edges: readonly Edge[]
  readonly first: MadeCursor
  readonly previous: MadeCursor | null
  readonly next: MadeCursor | null
  readonly last: MadeCursor
  readonly pageInfo: PageInfo
}

/** https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo */
export interface PageInfo {
  readonly hasNextPage: boolean
  readonly hasPreviousPage: boolean
  readonly startCursor: MadeCursor | null
  readonly endCursor: MadeCursor | null
}

/** Loads a page. `count` is asked by its own field, so that it costs nothing where nobody asks. */
export async function loadConnection(
  request: ConnectionRequest,
  repository: Readable,
): Promise<Connection> {
  const { search, parent = noParent, limit, toCursor = (signed) => signed } = request
  const page = await loadPage(repository, request)
  const { matches, hasNext, hasPrevious } = page
  const cursorOf =
    (direction: Position['direction'], match?: Match): MadeCursor =>
    () =>
      toCursor(
        repository.cursors.encode(search, parent, { direction, key: match?.row.key ?? null }),
      )
  const firstMatch = matches[0]
  const lastMatch = matches.at(-1)
  return {
    request,
    repository,
    pagesize: limit,
    pageSize: limit,
    edges: matches.map((match) => ({
      resource: match.resource,
      node: match.resource,
      mode: 'match',
      cursor: cursorOf('after', match),
    })),
    first: cursorOf('after'),
    previous: hasPrevious ? cursorOf('before', firstMatch) : null,
    next: hasNext ? cursorOf('after', lastMatch) : null,
    last: cursorOf('before'),
    pageInfo: toPageInfo(page, (match) => cursorOf('after', match)),
  }
}

/** What Relay wants to know of a page. */
export function toPageInfo<M>(
  { matches, hasNext, hasPrevious }: Page<M>,
  cursorOf: (match: M) => MadeCursor,
): PageInfo {
  const first = matches[0]
  const last = matches.at(-1)
  return {
    hasNextPage: hasNext,
    hasPreviousPage: hasPrevious,
    startCursor: first === undefined ? null : cursorOf(first),
    endCursor: last === undefined ? null : cursorOf(last),
  }
}

/** `count` and `totalCount`: how many resources match in all. */
export const countOf = ({ request: { search, parent }, repository }: Connection): Promise<number> =>
  repository.count(search, parent)

/** `offset`: known at the start of the list only, since pages are found by key and not by number. */
export const offsetOf = ({ request: { position } }: Connection): number | null =>
  position === undefined ? 0 : null

/** Relay's arguments. https://relay.dev/graphql/connections.htm#sec-Arguments */
export interface RelayArguments {
  readonly first?: number | null
  readonly after?: string | null
  readonly last?: number | null
  readonly before?: string | null
}

const defaultPage = 20

/** The page that Relay's arguments ask for. Throws INVALID_ARGUMENT when they contradict each other. */
export function toRelayPage(
  { first, after, last, before }: RelayArguments,
  decode: (cursor: string) => Position,
): Pick<ConnectionRequest, 'limit' | 'position'> {
  if (first != null && last != null) throw new ApiError('INVALID_ARGUMENT')
  if (after != null && before != null) throw new ApiError('INVALID_ARGUMENT')
  const backward = last != null || before != null
  if (backward && (first != null || after != null)) throw new ApiError('INVALID_ARGUMENT')
  const direction: Position['direction'] = backward ? 'before' : 'after'
  const cursor = after ?? before
  // A cursor names a row; which side of it is meant is the argument's to say.
  const key = cursor == null ? null : decode(cursor).key
  const position = cursor == null && !backward ? undefined : { direction, key }
  return { limit: first ?? last ?? defaultPage, position }
}
