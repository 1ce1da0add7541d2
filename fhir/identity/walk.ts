/** Looks at every member of a document. */
import type { JsonObject, JsonValue } from '../json.ts'

/** Where an element stands in its document. */
export type Path = readonly string[]

interface Visited {
  readonly parent: JsonObject | JsonValue[]
  readonly name: string
  readonly value: JsonValue
  readonly path: Path
}

/** Walks all members of objects and lists; `visit` tells whether to look into the value. */
export function walk(
  parent: JsonValue,
  visit: (visited: Visited) => boolean,
  path: Path = [],
): void {
  if (typeof parent !== 'object' || parent === null) return
  for (const [name, value] of Object.entries(parent)) {
    const below = [...path, name]
    if (visit({ parent, name, value, path: below })) walk(value, visit, below)
  }
}
