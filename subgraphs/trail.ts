/** Pages of the audit trail, as Relay's connections: forward only, since they are read latest first. */
import { ApiError } from '../errors.ts'
import { largestPage } from '../record/page.ts'
import { noParent } from '../record/question.ts'
import type { Repository } from '../record/repository.ts'
import type { PageInfo } from './connection.ts'

export interface TrailArguments {
  readonly first?: number | null
  readonly after?: string | null
}

export interface TrailConnection<Node> {
  readonly edges: readonly { readonly node: Node; readonly cursor: string }[]
  readonly pageInfo: PageInfo
}

interface Keyed {
  readonly key: readonly string[]
}

/** What is listed: cursors are good for this list alone. */
interface Listed<Row extends Keyed, Node> {
  readonly list: { readonly key: string }
  load(slice: {
    readonly limit: number
    readonly after: readonly string[] | null
  }): Promise<readonly Row[]>
  toNode(row: Row): Node
}

const defaultPage = 20

/** Loads one page: one row more than asked tells whether there is another. */
export async function loadTrail<Row extends Keyed, Node>(
  { first, after }: TrailArguments,
  { cursors }: Repository,
  { list, load, toNode }: Listed<Row, Node>,
): Promise<TrailConnection<Node>> {
  const limit = first ?? defaultPage
  if (limit < 0) throw new ApiError('INVALID_ARGUMENT')
  if (limit > largestPage) throw new ApiError('LIMIT_EXCEEDED')
  const key = after == null ? null : cursors.decode(list, noParent, after).key
  const rows = await load({ limit: limit + 1, after: key })
  const cursorOf = (row: Row) =>
    cursors.encode(list, noParent, { direction: 'after', key: row.key })
  const shown = rows.slice(0, limit)
  const edges = shown.map((row) => ({ node: toNode(row), cursor: cursorOf(row) }))
  return {
    edges,
    pageInfo: {
      hasNextPage: rows.length > limit,
      hasPreviousPage: key !== null,
      startCursor: () => edges[0]?.cursor ?? '',
      endCursor: () => edges.at(-1)?.cursor ?? '',
    },
  }
}
