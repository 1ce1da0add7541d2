/** Asks whether an object in the data of a plan is of a type, by its `__typename`. */
import { isAbstractType, isInterfaceType, isObjectType, type GraphQLSchema } from 'graphql'
import { readerOf, type Fields } from '../object.ts'

const typeNameOf = readerOf('__typename')

function isOf(schema: GraphQLSchema, typeName: string, condition: string): boolean {
  if (typeName === condition) return true
  const type = schema.getType(typeName)
  const conditional = schema.getType(condition)
  return (
    isAbstractType(conditional) &&
    (isObjectType(type) || isInterfaceType(type)) &&
    schema.isSubType(conditional, type)
  )
}

/** Compiles the question for one type. `unknown` answers for objects that do not say what they are. */
export function compileTypeTest(
  schema: GraphQLSchema,
  condition: string,
  unknown: boolean,
): (source: Fields) => boolean {
  const known = new Map<string, boolean>()
  return (source) => {
    const name = typeNameOf(source)
    if (typeof name !== 'string' || name === '') return unknown
    const answer = known.get(name) ?? isOf(schema, name, condition)
    // Names that are no types come from outside, and any number of them.
    if (schema.getType(name)) known.set(name, answer)
    return answer
  }
}
