/** Asks whether an object in the data of a plan is of a type, by its `__typename`. */
import { isSubtype, type Schema } from '@apollo/federation-internals'
import { readerOf, type Fields } from '../object.ts'

const typeNameOf = readerOf('__typename')

function isOf(schema: Schema, typeName: string, condition: string): boolean {
  const type = schema.type(typeName)
  const conditional = schema.type(condition)
  return type !== undefined && conditional !== undefined && isSubtype(conditional, type)
}

/** Compiles the question for one type. `unknown` answers for objects that do not say what they are. */
export function compileTypeTest(
  schema: Schema,
  condition: string,
  unknown: boolean,
): (source: Fields) => boolean {
  const known = new Map<string, boolean>()
  return (source) => {
    const name = typeNameOf(source)
    if (typeof name !== 'string' || name === '') return unknown
    const answer = known.get(name) ?? (name === condition || isOf(schema, name, condition))
    // Names that are no types come from outside, and any number of them.
    if (schema.type(name)) known.set(name, answer)
    return answer
  }
}
