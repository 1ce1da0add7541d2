/** Finds which resource each operation means, when it says so by a search. https://hl7.org/fhir/R4/http.html#cond-update */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { assertAllowed, conditionFor } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { isBound } from '../access/meets.ts'
import { ApiError } from '../errors.ts'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import { lockResources, type Key } from './ledger.ts'
import { refuseUnspeakable } from './question.ts'
import { toCondition } from './search/criteria.ts'
import { crossedTypes, hasCodes } from './search/crossing.ts'
import { audiencesOf, findable } from './search/identities.ts'
import { orders } from './search/order.ts'
import { parseQuery } from './search/query.ts'
import { createSearch } from './search/search.ts'
import { and, visible } from './search/visible.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'
import { queryOf, type Operation, type Prepared } from './write-operation.ts'
import { atOperation, invalid } from './write-outcome.ts'

/** A resource that is in the record already and is what the caller wanted to make. */
export interface Found {
  readonly version: number
  readonly sequence: number
}

/** An operation whose resource is known; without an id there is nothing to do. */
export interface Resolved extends Prepared {
  readonly id: string | undefined
  readonly found?: Found | undefined
  /** Did its search meet nothing, so that it may only make a resource? */
  readonly isUnmatched?: boolean
}

interface Match extends Found {
  readonly id: string
  readonly isVisible: boolean
}

/** Deletes come first, so that what follows does not find what they take away. */
const isDelete = ({ operation }: Prepared) => operation.kind === 'delete'

/** Finds the resource of every operation. Throws CONFLICT when a search meets several, or one the caller may not see. */
export async function resolveTargets(
  client: PoolClient,
  access: Access,
  prepared: readonly Prepared[],
): Promise<readonly Resolved[]> {
  await lockSearches(
    client,
    prepared.map(({ operation }) => operation),
  )
  const resolved = new Map<Prepared, Resolved>()
  const deleted: Key[] = []
  for (const one of [...prepared].sort((a, b) => Number(isDelete(b)) - Number(isDelete(a)))) {
    const result = await resolve(client, access, one, deleted).catch((error: unknown) => {
      throw atOperation(prepared.indexOf(one), error)
    })
    resolved.set(one, result)
    if (isDelete(one) && result.id !== undefined)
      deleted.push({ type: one.operation.type, id: result.id })
  }
  return prepared.map((one) => resolved.get(one) ?? { ...one, id: undefined })
}

/** Writers who search for the same wait for each other, so that each sees what the one before it has made. */
async function lockSearches(client: PoolClient, operations: readonly Operation[]): Promise<void> {
  const searches = operations.flatMap((operation) => {
    const query = queryOf(operation)
    return query === undefined ? [] : [{ type: `${operation.type}?`, id: toSorted(query) }]
  })
  const creates = operations.filter(({ kind }) => kind === 'create').map(queryOf)
  if (
    new Set(searches.map(({ type, id }) => type + id)).size < searches.length &&
    creates.length > 0
  ) {
    throw invalid('INVALID_ARGUMENT', 'two entries search for the same')
  }
  if (searches.length > 0) await lockResources(client, searches)
}

function toSorted(query: string): string {
  const parameters = new URLSearchParams(query)
  parameters.sort()
  return parameters.toString()
}

async function resolve(
  client: PoolClient,
  access: Access,
  prepared: Prepared,
  deleted: readonly Key[],
): Promise<Resolved> {
  const { operation, newId } = prepared
  const query = queryOf(operation)
  if (query === undefined) return { ...prepared, id: newId }
  const mayMeetOthers = operation.kind === 'create'
  const wanted = { type: operation.type, query, deleted, mayMeetOthers }
  const match = await findOne(client, access, wanted)
  if (match === undefined) return { ...prepared, id: idWithoutMatch(prepared), isUnmatched: true }
  if (operation.kind === 'create') return { ...prepared, id: match.id, found: match }
  const own = prepared.content?.value['id']
  if (own !== undefined && own !== match.id) {
    throw invalid('INVALID_ARGUMENT', 'is not the id of the resource found', `${operation.type}.id`)
  }
  return { ...prepared, id: match.id }
}

function idWithoutMatch({ operation, newId }: Prepared): string | undefined {
  if (operation.kind === 'patch') throw new ApiError('NOT_FOUND')
  return operation.kind === 'delete' ? undefined : newId
}

/** What is searched for among whom, apart from what the same transaction deletes. */
export interface Wanted {
  readonly type: string
  readonly query: string
  readonly deleted?: readonly Key[]
  /** Is what others have with the same identifier a conflict? Otherwise it is as if it were not there. */
  readonly mayMeetOthers?: boolean
}

/**
 * The one resource that meets a search, if any. Several, and one that the caller may not see, are the same conflict:
 * the answer does not tell which.
 */
export async function findOne(
  client: PoolClient,
  access: Access,
  { type, query, deleted = [], mayMeetOthers = false }: Wanted,
): Promise<Match | undefined> {
  if (!isResourceType(type)) throw new ApiError('INVALID_ARGUMENT')
  const gone = deleted.filter((key) => key.type === type).map(({ id }) => id)
  const [match, ...others] = await runPrepared<Match>(
    client,
    matching(access, { type, query, gone, mayMeetOthers }),
  ).catch(refuseUnspeakable)
  if (match === undefined) return undefined
  if (others.length > 0 || !match.isVisible) throw new ApiError('CONFLICT')
  return match
}

interface Matching {
  readonly type: ResourceType
  readonly query: string
  readonly gone: readonly string[]
  readonly mayMeetOthers: boolean
}

/**
 * A search is asked of the record as it is, but reaches through other resources only as far as the caller sees. Whom a
 * token binds to one patient is answered of that patient: any other match would tell what others have. Only what they
 * want to make is compared with others' by one identifier, so that none is made twice.
 */
function matching(access: Access, { type, query, gone, mayMeetOthers }: Matching) {
  const parameters = [...new URLSearchParams(query)]
  const where = parseQuery(type, parameters)
  // A search without parameters would meet whatever there is.
  if (where.length === 0) throw new ApiError('INVALID_ARGUMENT')
  if (hasCodes(createSearch({ type, where, order: orders.byId, anchor: undefined }))) {
    throw new ApiError('INVALID_ARGUMENT')
  }
  for (const crossed of crossedTypes(where)) assertAllowed(access, crossed, letterOf.list)
  const reach = (crossed: ResourceType, alias: string) =>
    visible(access, crossed, { action: letterOf.list, alias })
  const isOfAll =
    !isBound(conditionFor(access, type, letterOf.list)) ||
    (mayMeetOthers && parameters.map(([name]) => name).join() === 'identifier')
  const conditions = [
    ...findable(where, audiencesOf(access)).map((criterion) => toCondition(type, criterion, reach)),
    ...(isOfAll ? [] : [reach(type, 't')]),
  ]
  return sql`SELECT t.id, t.version, t.sequence, ${reach(type, 't')} AS "isVisible"
    FROM ${tableOf(type)} t WHERE ${and(conditions)} AND NOT t.id = ANY(${gone}::text[]) LIMIT 2`
}
