/** What an answer gives away: the rows whose text, id or sort key is in it, and counts that say more than is shown. */
import { canariesIn } from './canaries.ts'
import { hospital, past } from './guarded.ts'

export interface Traces {
  /** Rows whose text is there. */
  readonly texts: ReadonlySet<string>
  /** Ids of resources. */
  readonly ids: ReadonlySet<string>
  /** Connections that count more than they show. */
  readonly miscounted: readonly unknown[]
}

const cursors: ReadonlySet<string> = new Set(['cursor', 'first', 'last', 'next', 'endCursor'])

/** Reads an answer whole: data, errors and what is encoded in cursors. */
export function tracesOf(answer: unknown): Traces {
  const ids = new Set<string>()
  const texts = canariesIn(JSON.stringify(answer))
  const miscounted: unknown[] = []
  const walk = (value: unknown): void => {
    if (typeof value !== 'object' || value === null) return
    if ('count' in value && 'edges' in value && !isWhole(value)) miscounted.push(value)
    for (const [name, member] of Object.entries(value)) {
      if (name === 'id') ids.add(String(member))
      if (cursors.has(name) && typeof member === 'string')
        for (const key of canariesIn(Buffer.from(member, 'base64url').toString())) texts.add(key)
      walk(member)
    }
  }
  walk(answer)
  return { texts, ids, miscounted }
}

/** The pages asked for hold everything, so a count is what is there. */
const isWhole = (connection: {
  count: unknown
  edges: unknown
  totalCount?: unknown
  pageInfo?: unknown
}) =>
  Array.isArray(connection.edges) &&
  connection.count === connection.edges.length &&
  connection.totalCount === connection.count &&
  Object(connection.pageInfo).hasNextPage === false

/** The ids that rows seen by a caller have, or have inside. */
export const idsOf = (keys: ReadonlySet<string>): Set<string> =>
  new Set(
    [...hospital, ...past]
      .filter(({ key }) => keys.has(key))
      .flatMap(({ id, containedIds }) => [id, ...containedIds]),
  )
