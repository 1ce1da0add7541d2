/** Makes the representations by which a subgraph knows an entity, of what its `@key` and `@requires` ask for. */
import type { Schema } from '@apollo/federation-internals'
import type { QueryPlanSelectionNode } from '@apollo/query-planner'
import { isObject, put, readerOf, type Fields } from '../object.ts'
import { compileTypeTest } from './conforms.ts'
import { merge } from './merge.ts'

/** The representation of an object, or null where something is missing. */
export type Represent = (source: Fields) => Fields | null

/** Adds to a representation; false where something is missing. */
type Add = (source: Fields, made: Fields) => boolean

/** Compiles what is required; what is selected by fragments is left out where it does not apply. */
export function compileRepresentation(
  selections: readonly QueryPlanSelectionNode[],
  schema: Schema,
): Represent {
  const adds = selections.map((selection) => compileAdd(selection, schema))
  return (source) => {
    const made: Fields = {}
    for (const add of adds) if (!add(source, made)) return null
    return made
  }
}

function compileAdd(selection: QueryPlanSelectionNode, schema: Schema): Add {
  if (selection.kind === 'InlineFragment') {
    const { typeCondition, selections } = selection
    if (typeCondition === undefined) return () => true
    const applies = compileTypeTest(schema, typeCondition, false)
    const represent = compileRepresentation(selections, schema)
    return (source, made) => {
      const part = applies(source) ? represent(source) : null
      if (part !== null) merge(made, part)
      return true
    }
  }
  const name = selection.alias ?? selection.name
  const read = readerOf(name)
  const represent = selection.selections && compileRepresentation(selection.selections, schema)
  return (source, made) => {
    const value = read(source)
    if (value === undefined) return false
    put(made, name, represent ? representAll(value, represent) : value)
    return true
  }
}

function representAll(value: unknown, represent: Represent): unknown {
  if (Array.isArray(value)) return value.map((item) => representAll(item, represent))
  return isObject(value) ? represent(value) : null
}

/** The representations of entities, each once, with all entities that it stands for. */
export interface Represented {
  readonly representations: readonly Fields[]
  /** For each representation the places of its entities in the list. */
  readonly targets: readonly (readonly number[])[]
}

/** Represents entities. What is asked for twice is fetched once. */
export function representEach(entities: readonly Fields[], represent: Represent): Represented {
  const representations: Fields[] = []
  const targets: number[][] = []
  const known = new Map<string, number[]>()
  for (const [index, entity] of entities.entries()) {
    const representation = represent(entity)
    if (representation === null || !representation['__typename']) continue
    const key = entities.length === 1 ? '' : JSON.stringify(representation)
    const same = known.get(key)
    if (same !== undefined) {
      same.push(index)
      continue
    }
    const target = [index]
    known.set(key, target)
    targets.push(target)
    representations.push(representation)
  }
  return { representations, targets }
}
