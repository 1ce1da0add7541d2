/** Finds the objects at a path of a query plan, through all lists on the way. */
import type { FlattenNode } from '@apollo/query-planner'
import { isObject, readerOf, type Fields } from '../object.ts'

/** A path of a query plan: names, and `@` for every item of a list. */
export type PlanPath = FlattenNode['path']

export type ResponsePath = readonly (string | number)[]

/** Objects are found in the order of the response. */
export type Find = (data: unknown, found: Fields[]) => void

/** Compiles the way down a path. */
export function compilePath([head, ...rest]: PlanPath): Find {
  if (head === undefined) return collect
  const next = compilePath(rest)
  if (head === '@')
    return (value, found) => {
      if (Array.isArray(value)) for (const item of value) next(item, found)
    }
  const read = readerOf(String(head))
  return (value, found) => {
    if (isObject(value) && !Array.isArray(value)) next(read(value), found)
  }
}

function collect(value: unknown, found: Fields[]): void {
  if (Array.isArray(value)) for (const item of value) collect(item, found)
  else if (isObject(value)) found.push(value)
}

/** The places in the response of the objects at a path, in the same order; asked when there is an error. */
export function placesAt(
  data: unknown,
  [head, ...rest]: PlanPath,
  before: ResponsePath = [],
): ResponsePath[] {
  if (!isObject(data)) return []
  if (Array.isArray(data))
    return data.flatMap((item, index) =>
      placesAt(item, head === '@' ? rest : head === undefined ? [] : [head, ...rest], [
        ...before,
        index,
      ]),
    )
  if (head === undefined) return [before]
  const name = String(head)
  return placesAt(readerOf(name)(data), rest, [...before, name])
}
