/** What is known of an operation while it is compiled. */
import {
  getArgumentValues,
  Kind,
  visit,
  BREAK,
  type FieldNode,
  type GraphQLObjectType,
  type GraphQLResolveInfo,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql'
import type { CollectedField } from '../collect.ts'
import type { Fragments } from '../operation.ts'
import type { Arguments, Path, Run } from './run.ts'

/** An operation with its `@skip` and `@include` decided. */
export interface Compilation {
  readonly schema: GraphQLSchema
  readonly operation: OperationDefinitionNode
  readonly fragments: Fragments
  /** Compiles what is asked of objects of a type by these fields, once. */
  select(type: GraphQLObjectType, nodes: FieldPlace['nodes']): Select
}

/** Makes of an object what is asked of it, or a promise of that. */
export type Select = (source: unknown, path: Path | undefined, run: Run) => unknown

/** A field of the operation, and the type it is asked of. */
export interface FieldPlace extends CollectedField {
  readonly compilation: Compilation
  readonly parentType: GraphQLObjectType
}

const dependsOnVariables = ({ arguments: given = [] }: FieldNode): boolean => {
  let found = false
  for (const argument of given)
    visit(argument, {
      [Kind.VARIABLE]: () => {
        found = true
        return BREAK
      },
    })
  return found
}

const none: Arguments = Object.freeze({})

/** The arguments of a field, for these variables. */
export type ArgumentsFor = (variables: Readonly<Record<string, unknown>>) => Arguments

/** The arguments of a field that are the same for all variables; undefined where they are not. */
function constantOf({ definition, nodes: [node] }: CollectedField): ArgumentsFor | undefined {
  if (definition.args.length === 0) return () => none
  if (dependsOnVariables(node)) return undefined
  try {
    const constant = Object.freeze(getArgumentValues(definition, node))
    return () => constant
  } catch (error) {
    return () => {
      throw error
    }
  }
}

const readEachTime =
  ({ definition, nodes: [node] }: CollectedField): ArgumentsFor =>
  (variables) =>
    getArgumentValues(definition, node, variables)

/** Finds the arguments of a field; throws what is wrong with them. */
export const argumentsFor = (field: CollectedField): ArgumentsFor =>
  constantOf(field) ?? readEachTime(field)

/** Finds the arguments of a field: once where they are constant, else once in each execution. */
export function argumentsOf(place: FieldPlace): (run: Run) => Arguments {
  const constant = constantOf(place)
  if (constant !== undefined) return ({ variables }) => constant(variables)
  const find = readEachTime(place)
  return ({ args, variables }) => {
    const known = args.get(place)
    if (known !== undefined) return known
    const made = find(variables)
    args.set(place, made)
    return made
  }
}

/** What a resolver is told of where it stands. */
export function infoOf(
  { compilation, parentType, definition, nodes }: FieldPlace,
  path: Path,
  { root, variables }: Run,
): GraphQLResolveInfo {
  const { schema, fragments, operation } = compilation
  return {
    fieldName: definition.name,
    fieldNodes: nodes,
    returnType: definition.type,
    parentType,
    path,
    schema,
    fragments,
    rootValue: root,
    operation,
    variableValues: variables,
  }
}
