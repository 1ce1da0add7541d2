/** What one execution carries along, and how its errors are kept: as graphql-js does. */
import {
  locatedError,
  responsePathAsArray,
  type FieldNode,
  type GraphQLError,
  type GraphQLResolveInfo,
} from 'graphql'
import { isObject } from '../object.ts'

/** Where a value stands in the response. */
export type Path = GraphQLResolveInfo['path']

/** One execution of a compiled operation. */
export interface Run {
  readonly root: unknown
  readonly context: unknown
  readonly variables: Readonly<Record<string, unknown>>
  readonly errors: FieldErrors
  /** The arguments of fields that depend on variables, each coerced once. */
  readonly args: Map<object, Arguments>
}

export type Arguments = Readonly<Record<string, unknown>>

/** The errors of one execution. One below a place that an error has nulled already is not told. */
export class FieldErrors {
  readonly #places = new Set<Path | undefined>()
  readonly list: GraphQLError[] = []

  add(error: GraphQLError, path: Path | undefined): void {
    if (this.#places.size > 0 && this.#isNulled(path)) return
    this.#places.add(path)
    this.list.push(error)
  }

  #isNulled(start: Path | undefined): boolean {
    for (let path = start; path !== undefined; path = path.prev)
      if (this.#places.has(path)) return true
    return this.#places.has(undefined)
  }
}

/** Where an error is caught: a field or an item of a list that may be null, or that may not. */
export interface Place {
  readonly nodes: readonly FieldNode[]
  readonly nullable: boolean
}

/** A field error: it nulls its place, or is the error of the place around it. */
export function fail(raw: unknown, { nodes, nullable }: Place, path: Path, run: Run): null {
  const error = locatedError(raw, [...nodes], responsePathAsArray(path))
  if (!nullable) throw error
  run.errors.add(error, path)
  return null
}

/** What resolvers return may be any promise; what is completed is one of the engine's own. */
export const isThenable = (value: unknown): value is PromiseLike<unknown> =>
  isObject(value) && !Array.isArray(value) && typeof value['then'] === 'function'

export const isPromise = (value: unknown): value is Promise<unknown> => value instanceof Promise

/** Goes on with what a promise brings. */
export const whenSettled = (
  value: PromiseLike<unknown>,
  complete: (resolved: unknown) => unknown,
): Promise<unknown> => Promise.resolve(value).then(complete)
