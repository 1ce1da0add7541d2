/** Answers what an operation asks of the schema itself: it is resolved here, no subgraph is asked. */
import { SchemaMetaFieldDef, TypeMetaFieldDef, type GraphQLObjectType } from 'graphql'
import type { CollectedField } from './collect.ts'
import type { Compilation } from './compiled/compilation.ts'
import { FieldErrors } from './compiled/run.ts'
import { compileSelection } from './compiled/selection.ts'
import { isObject, readerOf, type Fields } from './object.ts'

/** Is this a field of the schema itself? https://spec.graphql.org/October2021/#sec-Schema-Introspection */
export const isIntrospection = ({ definition }: CollectedField): boolean =>
  definition === SchemaMetaFieldDef || definition === TypeMetaFieldDef

/** Compiles a root field that asks of the schema. */
export function compileIntrospection(
  compilation: Compilation,
  rootType: GraphQLObjectType,
  field: CollectedField,
): (variables: Readonly<Fields>) => unknown {
  const select = compileSelection(compilation, rootType, [field])
  const read = readerOf(field.key)
  return (variables) => {
    const errors = new FieldErrors()
    const answer = select(undefined, undefined, {
      root: undefined,
      context: undefined,
      variables,
      errors,
      args: new Map(),
    })
    const [error] = errors.list
    if (error !== undefined) throw error
    return isObject(answer) ? read(answer) : null
  }
}
