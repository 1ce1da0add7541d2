/** Shapes the root of an answer: what the plan brought, and what the schema says of itself. */
import type { GraphQLObjectType } from 'graphql'
import type { CollectedField, Collector } from '../collect.ts'
import type { Compilation } from '../compiled/compilation.ts'
import { compileIntrospection, isIntrospection } from '../introspection.ts'
import type { Fields } from '../object.ts'
import { compileObjectShape } from './shape.ts'

/** Shapes the data of a plan; null where a null reached the root. */
export type RootShape = (data: Fields, variables: Readonly<Fields>) => Fields | null

/** Compiles the shape of the root. */
export function compileRootShape(
  rootType: GraphQLObjectType,
  fields: readonly CollectedField[],
  collector: Collector,
  compilation: Compilation,
): RootShape {
  const shape = compileObjectShape(rootType, fields, collector)
  const introspected = fields.filter(isIntrospection).map((field) => ({
    key: field.key,
    answer: compileIntrospection(compilation, rootType, field),
  }))
  if (introspected.length === 0) return shape
  return (data, variables) => {
    const answers = introspected.map(({ key, answer }) => [key, answer(variables)] as const)
    return shape({ ...data, ...Object.fromEntries(answers) })
  }
}
