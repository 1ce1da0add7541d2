/** Applies the rewrites of a fetch: values that are set and keys that are renamed, at a path through types. */
import type { Schema } from '@apollo/federation-internals'
import type { FetchNode } from '@apollo/query-planner'
import { isObject, put, readerOf, type Fields } from '../object.ts'
import { compileTypeTest } from './conforms.ts'

type Rewrite = NonNullable<FetchNode['inputRewrites']>[number]

/** Changes a value in place. */
export type ApplyRewrites = (value: unknown) => void

const fragment = '... on '

/** Compiles the rewrites of a fetch; undefined where there are none. */
export function compileRewrites(
  rewrites: readonly Rewrite[] | undefined,
  schema: Schema,
): ApplyRewrites | undefined {
  const compiled = (rewrites ?? []).map((rewrite) => compileRewrite(rewrite, schema))
  if (compiled.length === 0) return undefined
  return (value) => {
    for (const apply of compiled) apply(value)
  }
}

function compileRewrite(rewrite: Rewrite, schema: Schema): ApplyRewrites {
  const name = rewrite.path.at(-1)
  if (name === undefined || name.startsWith(fragment))
    throw new Error('a rewrite ends in the name of a field')
  return compileDescent(rewrite.path.slice(0, -1), changeOf(rewrite, name), schema)
}

function changeOf(rewrite: Rewrite, name: string): (found: Fields) => void {
  if (rewrite.kind === 'ValueSetter') {
    const value: unknown = rewrite.setValueTo
    return (found) => {
      put(found, name, value)
    }
  }
  const read = readerOf(name)
  return (found) => {
    const value = read(found)
    if (!value) return
    put(found, rewrite.renameKeyTo, value)
    put(found, name, undefined)
  }
}

function compileDescent(
  [head, ...rest]: readonly string[],
  change: (found: Fields) => void,
  schema: Schema,
): ApplyRewrites {
  const next = head === undefined ? undefined : compileDescent(rest, change, schema)
  const step = compileStep(head, next, schema) ?? change
  const descend: ApplyRewrites = (value) => {
    if (Array.isArray(value)) for (const item of value) descend(item)
    else if (isObject(value)) step(value)
  }
  return descend
}

/** The step down to a field, or past a type condition. */
function compileStep(
  head: string | undefined,
  next: ApplyRewrites | undefined,
  schema: Schema,
): ((found: Fields) => void) | undefined {
  if (head === undefined || next === undefined) return undefined
  if (head.startsWith(fragment)) {
    const applies = compileTypeTest(schema, head.slice(fragment.length), true)
    return (found) => {
      if (applies(found)) next(found)
    }
  }
  const read = readerOf(head)
  return (found) => {
    next(read(found))
  }
}
