/** Completes what a resolver returned, by its type: https://spec.graphql.org/October2021/#CompleteValue() */
import {
  GraphQLError,
  isAbstractType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  type GraphQLList,
  type GraphQLObjectType,
  type GraphQLOutputType,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'
import { isIterableObject } from 'graphql/jsutils/isIterableObject.js'
import { withRuntimeType } from './abstract.ts'
import { infoOf, type FieldPlace, type Select } from './compilation.ts'
import { serializeLeaf, standsForItself } from './leaf.ts'
import { fail, isPromise, isThenable, whenSettled, type Path, type Run } from './run.ts'

/** What completes a value, or a promise of that. */
export type Complete = (value: unknown, path: Path, run: Run) => unknown

/** Compiles the completion of a type at a place. */
export function completionOf(type: GraphQLOutputType, place: FieldPlace): Complete {
  if (isNonNullType(type)) return neverNull(completionOf(type.ofType, place), place)
  const complete = presentOf(type, place)
  return (value, path, run) => {
    if (value === null || value === undefined) return null
    if (value instanceof Error) throw value
    return complete(value, path, run)
  }
}

function neverNull(complete: Complete, { parentType, definition }: FieldPlace): Complete {
  return (value, path, run) => {
    const completed = complete(value, path, run)
    if (completed !== null) return completed
    throw new Error(
      `Cannot return null for non-nullable field ${parentType.name}.${definition.name}.`,
    )
  }
}

/** Completes what is there. */
function presentOf(type: GraphQLOutputType, place: FieldPlace): Complete {
  if (isListType(type)) return listOf(type, place)
  if (isLeafType(type)) {
    const stands = standsForItself(type)
    return (value) => (stands(value) ? value : serializeLeaf(type, value))
  }
  if (isObjectType(type)) return objectOf(type, place)
  if (isAbstractType(type)) {
    const complete = new Map<GraphQLObjectType, Complete>()
    return withRuntimeType(type, place, (runtimeType, value, path, run) => {
      const known = complete.get(runtimeType) ?? objectOf(runtimeType, place)
      complete.set(runtimeType, known)
      return known(value, path, run)
    })
  }
  throw new Error(`no field is of the type ${inspect(type)}`)
}

function listOf(type: GraphQLList<GraphQLOutputType>, place: FieldPlace): Complete {
  const { parentType, definition, nodes } = place
  const complete = completionOf(type.ofType, place)
  const at = { nodes, nullable: !isNonNullType(type.ofType) }
  const completeItem = (item: unknown, path: Path, run: Run): unknown => {
    try {
      const completed = isThenable(item)
        ? whenSettled(item, (resolved) => complete(resolved, path, run))
        : complete(item, path, run)
      return isPromise(completed)
        ? completed.then(undefined, (raw) => fail(raw, at, path, run))
        : completed
    } catch (raw) {
      return fail(raw, at, path, run)
    }
  }
  return (value, path, run) => {
    if (!isIterableObject(value))
      throw new GraphQLError(
        `Expected Iterable, but did not find one for field "${parentType.name}.${definition.name}".`,
      )
    const items: readonly unknown[] = Array.isArray(value) ? value : Array.from(value)
    const completed: unknown[] = []
    let isPending = false
    for (let key = 0; key < items.length; key += 1) {
      const one = completeItem(items[key], { prev: path, key, typename: undefined }, run)
      if (isPromise(one)) isPending = true
      completed.push(one)
    }
    return isPending ? Promise.all(completed) : completed
  }
}

function objectOf(type: GraphQLObjectType, place: FieldPlace): Complete {
  const { compilation, nodes } = place
  const select = compilation.select(type, nodes)
  const { isTypeOf } = type
  if (!isTypeOf) return select
  const checked = (holds: boolean, ...[value, path, run]: Parameters<Select>) => {
    if (holds) return select(value, path, run)
    throw new GraphQLError(`Expected value of type "${type.name}" but got: ${inspect(value)}.`, {
      nodes,
    })
  }
  return (value, path, run) => {
    const holds = isTypeOf(value, run.context, infoOf(place, path, run))
    return isThenable(holds)
      ? whenSettled(holds, (is) => checked(is === true, value, path, run))
      : checked(holds, value, path, run)
  }
}
