/** Compiles a field: what resolves it, what completes its value, and what becomes of an error. */
import {
  defaultFieldResolver,
  getNullableType,
  isLeafType,
  isNonNullType,
  TypeNameMetaFieldDef,
} from 'graphql'
import { isObject } from '../object.ts'
import { argumentsOf, infoOf, type FieldPlace, type Select } from './compilation.ts'
import { completionOf } from './complete.ts'
import { standsForItself } from './leaf.ts'
import { fail, isPromise, isThenable, whenSettled, type Path, type Run } from './run.ts'

type Resolve = (source: unknown, path: Path, run: Run) => unknown

/** A resolver of the schema's. */
function resolverOf(
  place: FieldPlace,
  resolve: NonNullable<typeof place.definition.resolve>,
): Resolve {
  const args = argumentsOf(place)
  return (source, path, run) => resolve(source, args(run), run.context, infoOf(place, path, run))
}

function propertyIn(source: unknown, name: string): unknown {
  if (isObject(source)) return source[name]
  return typeof source === 'function' ? Reflect.get(source, name) : undefined
}

/** The property of the field's name; one that is a function is called, as graphql-js's default resolver does. */
function propertyOf(place: FieldPlace): Resolve {
  const { name } = place.definition
  const args = argumentsOf(place)
  return (source, path, run) => {
    const given = args(run)
    const property = propertyIn(source, name)
    return typeof property === 'function'
      ? Reflect.apply(property, source, [given, run.context, infoOf(place, path, run)])
      : property
  }
}

/** Compiles a field. */
export function compileField(place: FieldPlace): Select {
  const { definition, parentType } = place
  const { resolve } = definition
  if (definition === TypeNameMetaFieldDef) return () => parentType.name
  if (resolve !== undefined && resolve !== defaultFieldResolver)
    return guarded(place, resolverOf(place, resolve))
  const careful = guarded(place, propertyOf(place))
  return isLeafType(getNullableType(definition.type)) && definition.args.length === 0
    ? leafOf(place, careful)
    : careful
}

/** A leaf that stands in its parent as it is shown needs no more than to be read. */
function leafOf({ definition: { name, type } }: FieldPlace, careful: Select): Select {
  const nullable = getNullableType(type)
  if (!isLeafType(nullable)) return careful
  const stands = standsForItself(nullable)
  return (source, path, run) => {
    if (!isObject(source)) return careful(source, path, run)
    const value = source[name]
    return stands(value) ? value : careful(source, path, run)
  }
}

function guarded(place: FieldPlace, resolve: Resolve): Select {
  const { key, definition, nodes, parentType } = place
  const complete = completionOf(definition.type, place)
  const at = { nodes, nullable: !isNonNullType(definition.type) }
  const typename = parentType.name
  return (source, prev, run) => {
    const path: Path = { prev, key, typename }
    try {
      const value = resolve(source, path, run)
      const completed = isThenable(value)
        ? whenSettled(value, (resolved) => complete(resolved, path, run))
        : complete(value, path, run)
      return isPromise(completed)
        ? completed.then(undefined, (raw) => fail(raw, at, path, run))
        : completed
    } catch (raw) {
      return fail(raw, at, path, run)
    }
  }
}
