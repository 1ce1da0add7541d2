/** Measures selection sets as they stand after every fragment is spread, without spreading them. */
import {
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'

export type Measure = {
  /** Fields nested in one another. */
  readonly depth: number
  /** Fields and fragments, each as often as it is spread. */
  readonly selections: number
  /** Fields of the first level. */
  readonly fields: number
  /** Lists of the schema nested in one another. */
  readonly introspection: number
}

const nothing: Measure = { depth: 0, selections: 0, fields: 0, introspection: 0 }

const addMeasures = (left: Measure, right: Measure): Measure => ({
  depth: Math.max(left.depth, right.depth),
  selections: left.selections + right.selections,
  fields: left.fields + right.fields,
  introspection: Math.max(left.introspection, right.introspection),
})

/** Lists of the schema, thousands of entries long: nested, or asked for under several names, they block for seconds. */
const nestedLists = new Set(['fields', 'inputFields', 'interfaces', 'possibleTypes'])
const wholeLists = new Set(['__schema', 'types', ...nestedLists])

function introspectionOf({ name, alias }: FieldNode): number {
  if (alias !== undefined && wholeLists.has(name.value)) return 2
  return nestedLists.has(name.value) ? 1 : 0
}

function toField(field: FieldNode, beneath: Measure): Measure {
  return {
    depth: beneath.depth + 1,
    selections: beneath.selections + 1,
    fields: 1,
    introspection: beneath.introspection + introspectionOf(field),
  }
}

/** Prepares the measuring of a document's selection sets: each fragment is measured once, a cycle counts once. */
export function measureSelections(document: DocumentNode): (set: SelectionSetNode) => Measure {
  const fragments = new Map<string, FragmentDefinitionNode>()
  for (const definition of document.definitions)
    if (definition.kind === Kind.FRAGMENT_DEFINITION)
      fragments.set(definition.name.value, definition)
  const known = new Map<string, Measure>()

  const ofFragment = (name: string): Measure => {
    const before = known.get(name)
    if (before !== undefined) return before
    known.set(name, nothing)
    const measure = ofSet(fragments.get(name)?.selectionSet)
    known.set(name, measure)
    return measure
  }
  const ofSelection = (selection: SelectionNode): Measure => {
    if (selection.kind === Kind.FIELD) return toField(selection, ofSet(selection.selectionSet))
    const spread =
      selection.kind === Kind.INLINE_FRAGMENT
        ? ofSet(selection.selectionSet)
        : ofFragment(selection.name.value)
    return { ...spread, selections: spread.selections + 1 }
  }
  const ofSet = (set: SelectionSetNode | undefined): Measure =>
    (set?.selections ?? []).map(ofSelection).reduce(addMeasures, nothing)
  return ofSet
}
