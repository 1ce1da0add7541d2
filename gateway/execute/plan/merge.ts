/** Merges what a subgraph answered into what is known already. */
import { isObject, put, type Fields } from '../object.ts'

/** A copy of JSON, for a second place that would else share it. */
export function copyOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(copyOf)
  if (!isObject(value)) return value
  const copy: Fields = {}
  for (const key of Object.keys(value)) put(copy, key, copyOf(value[key]))
  return copy
}

/** Merges an object into another: objects by their keys, lists of one length by their items; the rest is replaced. */
export function merge(target: Fields, source: Fields): void {
  for (const key of Object.keys(source)) {
    const value = source[key]
    if (value === undefined) continue
    const known = Object.hasOwn(target, key) ? target[key] : undefined
    if (!mergeInto(known, value)) put(target, key, value)
  }
}

/** Was the value merged into what is known? */
function mergeInto(known: unknown, value: unknown): boolean {
  if (known === value) return true
  if (!isObject(known) || !isObject(value)) return false
  if (!Array.isArray(known)) {
    if (Array.isArray(value)) return false
    merge(known, value)
    return true
  }
  if (!Array.isArray(value) || known.length !== value.length) return false
  for (const [index, item] of value.entries())
    if (!mergeInto(known[index], item)) known[index] = item
  return true
}
