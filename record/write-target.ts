/** Finds which resource each operation means, when it says so by a search. https://hl7.org/fhir/R4/http.html#cond-update */
import type { PoolClient } from 'pg'
import { ApiError } from '../errors.ts'
import { lockResources, type Key } from './ledger.ts'
import type { Targets } from './load/references.ts'
import { queryOf, type Operation, type Prepared } from './write-operation.ts'
import { atOperation, invalid } from './write-outcome.ts'
import type { Find, Found } from './write-search.ts'

/** An operation whose resource is known; without an id there is nothing to do. */
export interface Resolved extends Prepared {
  readonly id: string | undefined
  readonly found?: Found | undefined
  /** What its transaction's entries may be called, for the references that a patch brings. */
  readonly targets?: Targets
  /** Did its search meet nothing, so that it may only make a resource? */
  readonly isUnmatched?: boolean
}

/** Deletes come first, so that what follows does not find what they take away. */
const isDelete = ({ operation }: Prepared) => operation.kind === 'delete'

/** Finds the resource of every operation. Throws CONFLICT when a search meets several, or one the caller may not see. */
export async function resolveTargets(
  client: PoolClient,
  find: Find,
  prepared: readonly Prepared[],
): Promise<readonly Resolved[]> {
  await lockSearches(
    client,
    prepared.map(({ operation }) => operation),
  )
  const resolved = new Map<Prepared, Resolved>()
  const deleted: Key[] = []
  for (const one of [...prepared].sort((a, b) => Number(isDelete(b)) - Number(isDelete(a)))) {
    const result = await resolve(find, one, deleted).catch((error: unknown) => {
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

async function resolve(find: Find, prepared: Prepared, deleted: readonly Key[]): Promise<Resolved> {
  const { operation, newId } = prepared
  const query = queryOf(operation)
  if (query === undefined) return { ...prepared, id: newId }
  const isToMake = operation.kind === 'create'
  const match = await find({ type: operation.type, query, deleted, isToMake })
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
