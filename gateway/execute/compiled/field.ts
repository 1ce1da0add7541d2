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
  const { resolve, args } = definition
  if (definition === TypeNameMetaFieldDef) return () => parentType.name
  if (resolve !== undefined && resolve !== defaultFieldResolver)
    return guarded(place, resolverOf(place, resolve))
  const careful = guarded(place, propertyOf(place))
  return args.length === 0 ? readOf(place, careful) : careful
}

const isAbsent = (value: unknown): boolean => value === undefined || value === null

/** What is not there, and a leaf that stands in its parent as it is shown, need no more than to be read. */
function readOf({ definition: { name, type } }: FieldPlace, careful: Select): Select {
  const nullable = getNullableType(type)
  const isNullable = nullable === type
  if (isLeafType(nullable)) {
    const stands = standsForItself(nullable)
    return (source, path, run) => {
      if (!isObject(source)) return careful(source, path, run)
      const value = source[name]
      if (stands(value)) return value
      return isNullable && isAbsent(value) ? null : careful(source, path, run)
    }
  }
  if (!isNullable) return careful
  return (source, path, run) =>
    isObject(source) && isAbsent(source[name]) ? null : careful(source, path, run)
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
