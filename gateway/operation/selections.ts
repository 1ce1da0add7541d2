/** Rewrites selection sets along the types they select from. */
import {
  Kind,
  getNamedType,
  isObjectType,
  isUnionType,
  type ArgumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLField,
  type GraphQLNamedType,
  type GraphQLObjectType,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import { ApiError } from '../../errors.ts'
import { structures } from '../../fhir/structures.ts'
import { hiddenFieldsOf, slicePathOf } from '../directives/slice.ts'
import { toLiteral } from './literals.ts'

/** Where a selection set stands: the type it selects from, and what a reference above it may name. */
interface Spot {
  readonly type: GraphQLNamedType | undefined
  readonly targets?: readonly string[] | undefined
}

/** How a document's selections are rewritten. */
export interface Rewriting {
  readonly schema: GraphQLSchema
  /** Is the document written as FHIR writes them? */
  readonly isFhir: boolean
  /** How many selections may be made: a field of any resource is one for each type. */
  readonly maximum: number
  made: number
  slices: number
}

/** How many slices a document may have: each path is read by a parser that is not fast. */
const mostSlices = 10

/** An operation with its selections rewritten. */
export const ofOperation = (
  operation: OperationDefinitionNode,
  rewriting: Rewriting,
): OperationDefinitionNode => ({
  ...operation,
  selectionSet: ofSet(
    operation.selectionSet,
    { type: rewriting.schema.getRootType(operation.operation) ?? undefined },
    rewriting,
  ),
})

/** A fragment with its selections rewritten. */
export const ofFragment = (
  fragment: FragmentDefinitionNode,
  rewriting: Rewriting,
): FragmentDefinitionNode => ({
  ...fragment,
  selectionSet: ofSet(
    fragment.selectionSet,
    { type: rewriting.schema.getType(fragment.typeCondition.name.value) },
    rewriting,
  ),
})

const ofSet = (set: SelectionSetNode, spot: Spot, rewriting: Rewriting): SelectionSetNode => ({
  ...set,
  selections: set.selections.flatMap((selection) => ofSelection(selection, spot, rewriting)),
})

function ofSelection(selection: SelectionNode, spot: Spot, rewriting: Rewriting): SelectionNode[] {
  const { schema, maximum } = rewriting
  rewriting.made += 1
  if (rewriting.made > maximum)
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'selections', maximum } })
  if (selection.kind === Kind.FRAGMENT_SPREAD) return [selection]
  if (selection.kind === Kind.INLINE_FRAGMENT) {
    const condition = selection.typeCondition?.name.value
    const within = condition === undefined ? spot : { type: schema.getType(condition) }
    return [{ ...selection, selectionSet: ofSet(selection.selectionSet, within, rewriting) }]
  }
  const members = rewriting.isFhir ? membersWith(selection, spot) : []
  if (members.length === 0) return [ofField(selection, spot, rewriting)]
  const set = { kind: Kind.SELECTION_SET, selections: [selection] } as const
  return members.map((type) => ({
    kind: Kind.INLINE_FRAGMENT,
    typeCondition: { kind: Kind.NAMED_TYPE, name: { kind: Kind.NAME, value: type.name } },
    selectionSet: ofSet(set, { type }, rewriting),
  }))
}

function ofField(node: FieldNode, { type, targets }: Spot, rewriting: Rewriting): FieldNode {
  const field = isObjectType(type) ? type.getFields()[node.name.value] : undefined
  if (field === undefined || type === undefined) return node
  const within = getNamedType(field.type)
  const named = isUnionType(within) ? namedBy(node, targets) : targetsOf(type.name, field.name)
  const set =
    node.selectionSet && ofSet(node.selectionSet, { type: within, targets: named }, rewriting)
  return {
    ...node,
    ...(rewriting.isFhir && {
      arguments: (node.arguments ?? []).map((argument) => ofArgument(argument, field)),
    }),
    ...(set && { selectionSet: withHidden(node, set, within, rewriting) }),
  }
}

function ofArgument(arg: ArgumentNode, { args }: GraphQLField<unknown, unknown>): ArgumentNode {
  const definition = args.find(({ name }) => name === arg.name.value)
  if (definition !== undefined) return { ...arg, value: toLiteral(arg.value, definition.type) }
  // HL7's server tests read a resource by the search parameter: `Patient(_id: "example")`.
  const id = arg.name.value === '_id' ? args.find(({ name }) => name === 'id') : undefined
  if (id === undefined) return arg
  return { ...arg, name: { ...arg.name, value: id.name }, value: toLiteral(arg.value, id.type) }
}

/** The types that a reference in this place may name. */
const targetsOf = (type: string, field: string): readonly string[] | undefined =>
  structures[type]?.elements[field]?.targets

/** `resource(type:)` narrows them to one. */
function namedBy(node: FieldNode, targets: Spot['targets']): Spot['targets'] {
  const type = node.arguments?.find(({ name }) => name.value === 'type')?.value
  return type?.kind === Kind.ENUM || type?.kind === Kind.STRING ? [type.value] : targets
}

/**
 * The members of a union that have a field which is selected from it without a fragment, as FHIR's own queries do:
 * https://hl7.org/fhir/R4/graphql.html#resolving
 */
function membersWith(
  { name, selectionSet }: FieldNode,
  { type, targets }: Spot,
): GraphQLObjectType[] {
  if (!isUnionType(type) || name.value === '__typename') return []
  return type.getTypes().filter((member) => {
    if (targets !== undefined && !targets.includes(member.name)) return false
    const field = member.getFields()[name.value]
    if (field === undefined) return false
    const isComplex =
      isObjectType(getNamedType(field.type)) || isUnionType(getNamedType(field.type))
    return isComplex === (selectionSet !== undefined)
  })
}

function withHidden(
  node: FieldNode,
  set: SelectionSetNode,
  type: GraphQLNamedType,
  rewriting: Rewriting,
): SelectionSetNode {
  const path = slicePathOf(node)
  if (path === undefined || !isObjectType(type)) return set
  rewriting.slices += 1
  if (rewriting.slices > mostSlices)
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'slices', maximum: mostSlices } })
  return { ...set, selections: [...set.selections, ...hiddenFieldsOf(path, type)] }
}
