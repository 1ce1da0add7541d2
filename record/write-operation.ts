/** What a caller asks to be written, and what is checked of it before the record is touched. */
import { randomUUID } from 'node:crypto'
import { setImmediate } from 'node:timers/promises'
import { assertAllowed } from '../access/condition.ts'
import type { Access } from '../access/access.ts'
import { letterOf } from '../access/letters.ts'
import { ApiError } from '../errors.ts'
import type { JsonDocument, JsonObject } from '../fhir/json.ts'
import { isId } from '../fhir/reference.ts'
import { resourceTypeOf } from '../fhir/validate.ts'
import type { FhirObject } from './resource.ts'
import { toSentContent, type Content } from './write-content.ts'
import { atOperation, invalid } from './write-outcome.ts'

/** Which resource is meant: its id, or a search that it alone meets. */
export type Target = { readonly id: string } | { readonly query: string }

/** A patch that follows from what is there: it is made under the resource's lock, so that nothing stale is written. */
export interface Change {
  /** What the caller asked for, by which a repeat is known. */
  readonly asked: JsonDocument
  /** Throws what the caller may know of why it cannot be. */
  toPatch(resource: FhirObject): JsonDocument
}

interface Addressed {
  readonly type: string
  /** The entry's address in its Bundle, by which others refer to it. */
  readonly fullUrl?: string | undefined
}

interface Guarded extends Addressed {
  readonly target: Target
  /** The version that the caller knows: any other is a conflict. */
  readonly ifMatch?: number | undefined
}

/** One write. https://hl7.org/fhir/R4/http.html#general */
export type Operation =
  | (Addressed & {
      readonly kind: 'create'
      readonly document: JsonDocument
      /** Only if nothing meets this search. https://hl7.org/fhir/R4/http.html#ccreate */
      readonly ifNoneExist?: string | undefined
      /** What the document was made from, by which a repeat is known; the document itself where it is absent. */
      readonly asked?: JsonDocument | undefined
      /** An appointment that takes its slots. */
      readonly takesSlots?: true
    })
  | (Guarded & { readonly kind: 'update'; readonly document: JsonDocument })
  | (Guarded & {
      readonly kind: 'patch'
      readonly patch: JsonDocument | Change
      /** An appointment that gives its slots back. */
      readonly freesSlots?: true
    })
  | (Guarded & { readonly kind: 'delete' })

/** An operation that is sound in itself. */
export type Prepared = {
  readonly operation: Operation
  /** The content to write, its id not yet settled; undefined where there is none, or a patch is to make it. */
  readonly content: Content | undefined
  /** The id of what the operation makes, if it makes something. */
  readonly newId: string
}

/** Others are served between so many validations. */
const perTurn = 20

/** Checks operations one by one: letters, ids, types, structure. Throws the first fault. */
export async function prepareOperations(
  access: Access,
  operations: readonly Operation[],
  signal?: AbortSignal,
): Promise<readonly Prepared[]> {
  const prepared: Prepared[] = []
  for (const [position, operation] of operations.entries()) {
    if (position % perTurn === perTurn - 1) await setImmediate()
    signal?.throwIfAborted()
    try {
      prepared.push(prepare(access, operation))
    } catch (error) {
      throw atOperation(position, error)
    }
  }
  return prepared
}

function prepare(access: Access, operation: Operation): Prepared {
  const { kind, type } = operation
  assertAllowed(access, type, letterOf[kind])
  // What a patch finds, and what it answers, tells of the resource.
  if (kind === 'patch') assertAllowed(access, type, letterOf.byId)
  if (kind === 'create' && operation.takesSlots) assertAllowed(access, 'Slot', letterOf.byId)
  const query = queryOf(operation)
  if (query !== undefined) {
    assertAllowed(access, type, letterOf.list)
    assertSearch(query)
  }
  if ('target' in operation && 'id' in operation.target && !isId(operation.target.id)) {
    throw new ApiError('NOT_FOUND')
  }
  const isWhole = kind === 'create' || kind === 'update'
  const content = isWhole ? toSentContent(assertOfType(type, operation.document)) : undefined
  return { operation, content, newId: newIdOf(operation, content) }
}

/** In characters: a search is bounded before it is taken apart into parameters. */
export const longestSearch = 16 * 1024

/** Throws INVALID_ARGUMENT on a search that is too long to be read. */
function assertSearch(query: string): void {
  if (query.length <= longestSearch) return
  throw invalid('INVALID_ARGUMENT', `a search must have at most ${longestSearch} characters`)
}

/** The search that decides which resource an operation means. */
export function queryOf(operation: Operation): string | undefined {
  if (operation.kind === 'create') return operation.ifNoneExist
  return 'query' in operation.target ? operation.target.query : undefined
}

function assertOfType(type: string, document: JsonDocument): JsonDocument {
  if (resourceTypeOf(document.value) === type) return document
  throw invalid('INVALID_ARGUMENT', 'must be a resource of the type it is written as', type)
}

/** "If no id element is provided, or the id disagrees with the id in the URL, the server SHALL respond with an HTTP 400" */
function newIdOf(operation: Operation, content: Content | undefined): string {
  if (operation.kind === 'create') return randomUUID()
  const own = content === undefined ? undefined : idOf(content.value)
  if ('query' in operation.target) return own ?? randomUUID()
  if (operation.kind === 'update' && own !== operation.target.id) {
    throw invalid('INVALID_ARGUMENT', 'must be the id it is written to', `${operation.type}.id`)
  }
  return operation.target.id
}

const idOf = (resource: JsonObject): string | undefined => {
  const id = resource['id']
  return typeof id === 'string' ? id : undefined
}
