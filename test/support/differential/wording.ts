/** Another wording of an operation, which Apollo's gateway answers as the specification asks where it fails the first. */
import {
  isAbstractType,
  isObjectType,
  Kind,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type DocumentNode,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
} from 'graphql'
import { fragmentsOf } from '../../../gateway/execute/operation.ts'

/** What selects nothing, where no selection may be empty. */
const [nothing] = parse('{ ... @skip(if: true) { __typename } }').definitions.flatMap(
  (definition): readonly SelectionNode[] =>
    definition.kind === Kind.OPERATION_DEFINITION ? definition.selectionSet.selections : [],
)

/**
 * Where an object's type is known from the schema, the gateway does not ask for its name; then inside of a fragment on
 * one of its interfaces or unions it no longer knows the type, and leaves out what a fragment on that type selects
 * there (`applySelectionSet` of @apollo/gateway). Such a fragment always applies, so the same is asked without its
 * condition: https://spec.graphql.org/October2021/#DoesFragmentTypeApply()
 */
export function withoutWiderConditions(
  schema: GraphQLSchema,
  document: DocumentNode,
): DocumentNode {
  const fragments = fragmentsOf(document)
  const typeInfo = new TypeInfo(schema)
  const reword = (fragment: Omit<InlineFragmentNode, 'kind'>): SelectionNode | undefined => {
    const { typeCondition, directives = [], selectionSet } = fragment
    const within = typeInfo.getParentType()
    if (!typeCondition || !isObjectType(within) || typeCondition.name.value === within.name) return
    const type = schema.getType(typeCondition.name.value)
    return isAbstractType(type) && schema.isSubType(type, within)
      ? { kind: Kind.INLINE_FRAGMENT, directives, selectionSet }
      : nothing
  }
  return visit(
    document,
    visitWithTypeInfo(typeInfo, {
      InlineFragment: reword,
      FragmentSpread: ({ name, directives = [] }) => {
        const fragment = fragments[name.value]
        return fragment && reword({ ...fragment, directives })
      },
    }),
  )
}
