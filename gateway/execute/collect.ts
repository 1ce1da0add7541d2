/** Collects the fields that an operation asks of a type: https://spec.graphql.org/October2021/#CollectFields() */
import {
  getDirectiveValues,
  GraphQLIncludeDirective,
  GraphQLSkipDirective,
  isAbstractType,
  isInterfaceType,
  isObjectType,
  isUnionType,
  Kind,
  SchemaMetaFieldDef,
  TypeMetaFieldDef,
  TypeNameMetaFieldDef,
  type FieldNode,
  type GraphQLCompositeType,
  type GraphQLField,
  type GraphQLSchema,
  type NamedTypeNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql'
import type { Fields } from './object.ts'
import type { Fragments } from './operation.ts'

/** A field that is asked for: under which name, and everywhere that it is. */
export interface CollectedField {
  readonly key: string
  readonly definition: GraphQLField<unknown, unknown>
  readonly nodes: readonly [FieldNode, ...FieldNode[]]
}

/** Collects in an operation whose `@skip` and `@include` are decided. */
export interface Collector {
  readonly schema: GraphQLSchema
  /** The fields of a selection. */
  fields(type: GraphQLCompositeType, selections: SelectionSetNode): readonly CollectedField[]
  /** The fields below these fields. */
  subfields(type: GraphQLCompositeType, nodes: CollectedField['nodes']): readonly CollectedField[]
}

const introspection = [SchemaMetaFieldDef, TypeMetaFieldDef]

function definitionOf(
  schema: GraphQLSchema,
  type: GraphQLCompositeType,
  name: string,
): GraphQLField<unknown, unknown> | undefined {
  if (name === TypeNameMetaFieldDef.name) return TypeNameMetaFieldDef
  const meta = introspection.find((field) => field.name === name)
  if (meta && type === schema.getQueryType()) return meta
  const fields = isUnionType(type) ? {} : type.getFields()
  return Object.hasOwn(fields, name) ? fields[name] : undefined
}

function applies(
  schema: GraphQLSchema,
  condition: NamedTypeNode | undefined,
  type: GraphQLCompositeType,
): boolean {
  if (condition === undefined || condition.name.value === type.name) return true
  const conditional = schema.getType(condition.name.value)
  return (
    isAbstractType(conditional) &&
    (isObjectType(type) || isInterfaceType(type)) &&
    schema.isSubType(conditional, type)
  )
}

/** https://spec.graphql.org/October2021/#sec--skip */
const isIncluded = (node: SelectionNode, decided: Fields): boolean =>
  getDirectiveValues(GraphQLSkipDirective, node, decided)?.['if'] !== true &&
  getDirectiveValues(GraphQLIncludeDirective, node, decided)?.['if'] !== false

type Found = Map<string, [FieldNode, ...FieldNode[]]>

/** What one selection is collected with. */
interface Walk {
  readonly schema: GraphQLSchema
  readonly fragments: Fragments
  readonly decided: Readonly<Fields>
  readonly type: GraphQLCompositeType
  readonly found: Found
  readonly visited: Set<string>
}

function visit(walk: Walk, { selections }: SelectionSetNode): void {
  const { schema, fragments, decided, type, found, visited } = walk
  for (const selection of selections) {
    if (!isIncluded(selection, decided)) continue
    if (selection.kind === Kind.FIELD) {
      add(found, selection)
      continue
    }
    if (selection.kind === Kind.FRAGMENT_SPREAD) {
      const { value: name } = selection.name
      if (visited.has(name)) continue
      visited.add(name)
    }
    const fragment =
      selection.kind === Kind.INLINE_FRAGMENT ? selection : fragments[selection.name.value]
    if (fragment && applies(schema, fragment.typeCondition, type))
      visit(walk, fragment.selectionSet)
  }
}

/** Creates the collector of an operation. */
export function createCollector(
  schema: GraphQLSchema,
  fragments: Fragments,
  decided: Readonly<Fields>,
): Collector {
  const collect = (type: GraphQLCompositeType, sets: readonly SelectionSetNode[]) => {
    const found: Found = new Map()
    const walk = { schema, fragments, decided, type, found, visited: new Set<string>() }
    for (const set of sets) visit(walk, set)
    return [...found].flatMap(([key, nodes]) => {
      const definition = definitionOf(schema, type, nodes[0].name.value)
      return definition === undefined ? [] : [{ key, definition, nodes }]
    })
  }
  const setsOf = (nodes: CollectedField['nodes']) =>
    nodes.flatMap(({ selectionSet }) => (selectionSet ? [selectionSet] : []))
  return {
    schema,
    fields: (type, selections) => collect(type, [selections]),
    subfields: (type, nodes) => collect(type, setsOf(nodes)),
  }
}

function add(found: Found, node: FieldNode): void {
  const key = node.alias?.value ?? node.name.value
  const known = found.get(key)
  if (known === undefined) found.set(key, [node])
  else known.push(node)
}
