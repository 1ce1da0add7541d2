/** What an operation asks of the shape of its answer: for each name in it, the directives and what is beneath. */
import {
  Kind,
  getNamedType,
  isCompositeType,
  isObjectType,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLNamedType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql'
import { groupBy } from '../../record/group.ts'
import { slicePathOf } from './slice.ts'

/** A name of the answer; where fragments select it several times, it has the directives of them all. */
export interface Planned {
  readonly flatten: boolean
  readonly first: boolean
  readonly singleton: boolean
  readonly slice: string | undefined
  /** The type of its elements; nothing for scalars, and where fragments disagree. */
  readonly type: string | undefined
  /** Nothing beneath a scalar. */
  readonly beneath: Plan | undefined
}

export type Plan = ReadonlyMap<string, Planned>

interface Part {
  readonly set: SelectionSetNode
  readonly parent: GraphQLNamedType | undefined
}

interface Selected {
  readonly node: FieldNode
  readonly type: GraphQLNamedType | undefined
}

interface Source {
  readonly schema: GraphQLSchema
  readonly fragments: ReadonlyMap<string, FragmentDefinitionNode>
}

/** Makes the plan of an operation that is valid. */
export function toPlan(
  operation: OperationDefinitionNode,
  document: DocumentNode,
  schema: GraphQLSchema,
): Plan {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  const parent = schema.getRootType(operation.operation) ?? undefined
  return planOf([{ set: operation.selectionSet, parent }], { schema, fragments })
}

function planOf(parts: readonly Part[], source: Source): Plan {
  const byName = groupBy(
    parts.flatMap((part) => selectedBy(part, source)),
    ({ node }) => node.alias?.value ?? node.name.value,
  )
  return new Map([...byName].map(([name, selected]) => [name, toPlanned(selected, source)]))
}

/** The fields that a set selects, by itself or through fragments. */
function selectedBy({ set, parent }: Part, source: Source): Selected[] {
  return set.selections.flatMap((selection) => {
    if (selection.kind === Kind.FIELD) {
      const field = isObjectType(parent) ? parent.getFields()[selection.name.value] : undefined
      return [{ node: selection, type: field && getNamedType(field.type) }]
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT
        ? selection
        : source.fragments.get(selection.name.value)
    if (fragment === undefined) return []
    const condition = fragment.typeCondition?.name.value
    const type = condition === undefined ? parent : source.schema.getType(condition)
    return selectedBy({ set: fragment.selectionSet, parent: type }, source)
  })
}

function toPlanned(selected: readonly Selected[], source: Source): Planned {
  const has = (directive: string) =>
    selected.some(({ node }) => node.directives?.some(({ name }) => name.value === directive))
  const types = new Set(selected.map(({ type }) => (isCompositeType(type) ? type.name : undefined)))
  const parts = selected.flatMap(({ node: { selectionSet: set }, type }) =>
    set === undefined ? [] : [{ set, parent: type }],
  )
  return {
    flatten: has('flatten'),
    first: has('first'),
    singleton: has('singleton'),
    slice: selected.map(({ node }) => slicePathOf(node)).find((path) => path !== undefined),
    type: types.size === 1 ? [...types][0] : undefined,
    beneath: parts.length === 0 ? undefined : planOf(parts, source),
  }
}
