/** Interfaces and unions: the concrete type of a value, with graphql-js's words where there is none. */
import {
  defaultTypeResolver,
  GraphQLError,
  isObjectType,
  type GraphQLAbstractType,
  type GraphQLObjectType,
} from 'graphql'
import { inspect } from 'graphql/jsutils/inspect.js'
import { infoOf, type FieldPlace } from './compilation.ts'
import { isThenable, whenSettled, type Path, type Run } from './run.ts'

/** The path of the field itself, of which a value is an item. */
const fieldPathOf = (path: Path): Path =>
  typeof path.key === 'number' && path.prev !== undefined ? fieldPathOf(path.prev) : path

function toRuntimeType(
  name: unknown,
  type: GraphQLAbstractType,
  { compilation: { schema }, parentType, definition, nodes }: FieldPlace,
  value: unknown,
): GraphQLObjectType {
  const field = `${parentType.name}.${definition.name}`
  if (name === undefined || name === null)
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}". Either the "${type.name}" type should provide a "resolveType" function or each possible type should provide an "isTypeOf" function.`,
      { nodes },
    )
  if (typeof name !== 'string')
    throw new GraphQLError(
      `Abstract type "${type.name}" must resolve to an Object type at runtime for field "${field}" with value ${inspect(value)}, received "${inspect(name)}".`,
    )
  const found = schema.getType(name)
  const fault =
    found === undefined
      ? `Abstract type "${type.name}" was resolved to a type "${name}" that does not exist inside the schema.`
      : `Abstract type "${type.name}" was resolved to a non-object type "${name}".`
  if (!isObjectType(found)) throw new GraphQLError(fault, { nodes })
  if (schema.isSubType(type, found)) return found
  throw new GraphQLError(
    `Runtime Object type "${found.name}" is not a possible type for "${type.name}".`,
    { nodes },
  )
}

/** Goes on with the concrete type of a value. */
export function withRuntimeType(
  type: GraphQLAbstractType,
  place: FieldPlace,
  complete: (type: GraphQLObjectType, value: unknown, path: Path, run: Run) => unknown,
): (value: unknown, path: Path, run: Run) => unknown {
  const resolve = type.resolveType ?? defaultTypeResolver
  return (value, path, run) => {
    const info = infoOf(place, fieldPathOf(path), run)
    const name: unknown = resolve(value, run.context, info, type)
    return isThenable(name)
      ? whenSettled(name, (resolved) =>
          complete(toRuntimeType(resolved, type, place, value), value, path, run),
        )
      : complete(toRuntimeType(name, type, place, value), value, path, run)
  }
}
