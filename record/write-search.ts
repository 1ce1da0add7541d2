/** Finds the one resource that a write means by a search. https://hl7.org/fhir/R4/http.html#cond-update */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { isBound, isWhole } from '../access/meets.ts'
import { ApiError } from '../errors.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import type { Key } from './ledger.ts'
import { refuseUnspeakable } from './question.ts'
import { toCondition } from './search/criteria.ts'
import { crossedTypes, hasCodes } from './search/crossing.ts'
import { audiencesOf, findable } from './search/identities.ts'
import { orders } from './search/order.ts'
import { parseQuery } from './search/query.ts'
import { createSearch } from './search/search.ts'
import { and } from './search/comparison.ts'
import { reachOf } from './search/visible.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'
import { invalid } from './write-outcome.ts'

/** A resource that is in the record already and is what the caller wanted to make. */
export interface Found {
  readonly version: number
  readonly sequence: number
}

interface Match extends Found {
  readonly id: string
  readonly isVisible: boolean
}

/** What is searched for among whom, apart from what the same transaction deletes. */
export interface Wanted {
  readonly type: string
  readonly query: string
  readonly deleted?: readonly Key[]
  /** Is one to be made where there is none? */
  readonly isToMake?: boolean
}

/** Finds the one resource that meets a search, if any. Throws CONFLICT when several do. */
export type Find = (wanted: Wanted) => Promise<Match | undefined>

/** Each is a statement of its own, while the transaction holds its locks. */
const mostSearches = 2_000

/** Makes the search of one write. Throws LIMIT_EXCEEDED beyond 2,000 searches, and stops when the write is aborted. */
export function createFind(client: PoolClient, access: Access, signal?: AbortSignal): Find {
  let searches = 0
  return async (wanted) => {
    signal?.throwIfAborted()
    searches += 1
    if (searches > mostSearches) {
      throw invalid('LIMIT_EXCEEDED', `one write may search at most ${mostSearches} times`)
    }
    return findOne(client, access, wanted)
  }
}

/**
 * The one resource that meets a search, if any. Several, and one that the caller may not see, are the same conflict:
 * the answer does not tell which.
 */
async function findOne(
  client: PoolClient,
  access: Access,
  { type, query, deleted = [], isToMake = false }: Wanted,
): Promise<Match | undefined> {
  if (!isResourceType(type)) throw new ApiError('INVALID_ARGUMENT')
  const gone = deleted.filter((key) => key.type === type).map(({ id }) => id)
  const [match, ...others] = await runPrepared<Match>(
    client,
    matching(access, { type, query, gone, isToMake }),
  ).catch(refuseUnspeakable)
  if (match === undefined) return undefined
  if (others.length > 0 || !match.isVisible) throw new ApiError('CONFLICT')
  return match
}

function makesForAll(access: Access, type: string): boolean {
  const create = conditionFor(access, type, letterOf.create)
  return create.kind !== 'none' && !isBound(create)
}

interface Matching {
  readonly type: ResourceType
  readonly query: string
  readonly gone: readonly string[]
  readonly isToMake: boolean
}

/**
 * A search is asked of the record as it is, but reaches through other resources only as far as the caller sees. From whom
 * rows are kept is answered of the others: any other match would tell what is hidden. Only what they want to make, and
 * may make for any patient, is compared with all there is by one identifier, so that none is made twice.
 */
function matching(access: Access, { type, query, gone, isToMake }: Matching) {
  const parameters = [...new URLSearchParams(query)]
  const where = parseQuery(type, parameters)
  // A search without parameters would meet whatever there is.
  if (where.length === 0) throw new ApiError('INVALID_ARGUMENT')
  if (hasCodes(createSearch({ type, where, order: orders.byId, anchor: undefined }))) {
    throw new ApiError('INVALID_ARGUMENT')
  }
  for (const crossed of crossedTypes(where)) assertAllowed(access, crossed, letterOf.list)
  const reach = reachOf(access, letterOf.list)
  const isOfAll =
    isWhole(conditionFor(access, type, letterOf.list)) ||
    (isToMake &&
      makesForAll(access, type) &&
      parameters.map(([name]) => name).join() === 'identifier')
  const conditions = [
    ...findable(where, audiencesOf(access)).map((criterion) => toCondition(type, criterion, reach)),
    ...(isOfAll ? [] : [reach(type, 't')]),
  ]
  return sql`SELECT t.id, t.version, t.sequence, ${reach(type, 't')} AS "isVisible"
    FROM ${tableOf(type)} t WHERE ${and(conditions)} AND NOT t.id = ANY(${gone}::text[]) LIMIT 2`
}
