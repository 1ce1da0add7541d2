/** Every way from one resource to another that the schema has, as pieces of queries. */
import {
  isEnumType,
  isObjectType,
  isUnionType,
  getNamedType,
  type GraphQLField,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql'

/** One way out of a type; `write` puts a selection at its end, under an alias. */
export interface Edge {
  readonly name: string
  /** Of a list of what refers here: the type listed, by which parameter, and is it a connection? */
  readonly reverse?: { readonly type: string; readonly parameter: string; readonly paged: boolean }
  write(alias: string, selection: (type: string) => string): string
}

/** Steps through datatypes and backbones before a reference is given up. */
const longestElement = 4

/**
 * They lead from everything to everything and are the same type everywhere: those of one type stand for all; a log is
 * no path, but who has walked one.
 */
export const skipped = /^(_|extension$|modifierExtension$|accessLog$|openings$)/
const isStandIn = (type: string, name: string) => type === 'Observation' && name === 'extension'

export interface Paths {
  readonly types: readonly string[]
  edgesOf(type: string): readonly Edge[]
  /** What is selected of a resource: what tells whose it is. */
  leaf(type: string): string
}

/** The paths of an API schema. */
export function createPaths(schema: GraphQLSchema): Paths {
  const union = schema.getType('Resource')
  if (!isUnionType(union)) throw new Error('the schema has no union of resources')
  const types = union.getTypes().map(({ name }) => name)
  const objectOf = (name: string): GraphQLObjectType => {
    const type = schema.getType(name)
    if (!isObjectType(type)) throw new Error(`${name} is no object type`)
    return type
  }
  const known = new Map<string, readonly Edge[]>()
  return {
    types,
    edgesOf(type) {
      const fields = fieldsOf(objectOf(type)).filter(
        ({ name }) => !skipped.test(name) || isStandIn(type, name),
      )
      const edges = known.get(type) ?? fields.flatMap(toEdges(new Set(types), []))
      known.set(type, edges)
      return edges
    },
    leaf: (type) => {
      if (type === 'OtherResource') return 'id json'
      return type === 'Binary' ? 'id contentType' : 'id text { div }'
    },
  }
}

const fieldsOf = (type: GraphQLObjectType) => Object.values(type.getFields())

type Field = GraphQLField<unknown, unknown>

const toEdges =
  (types: ReadonlySet<string>, way: readonly string[]) =>
  (field: Field): Edge[] => {
    const { name } = field
    const type = getNamedType(field.type)
    if (skipped.test(name) && way.length > 0) return []
    if (field.args.some((argument) => argument.name === '_reference')) return toReverse(field)
    if (name === 'latest') return [toLatest(field)]
    if (name === 'timeline') return [toTimeline(field)]
    if (type.name.endsWith('Connection')) return [toConnection(name, name, 'first: 500', type.name)]
    if (type.name === 'Resource') return [toUnion(way, field)]
    if (!isObjectType(type) || types.has(type.name) || way.length >= longestElement) return []
    return fieldsOf(type).flatMap(toEdges(types, [...way, name]))
  }

/** Puts a field at the end of a way through elements, under an alias: the same element may be a list elsewhere. */
const along = (alias: string, way: readonly string[], text: string) =>
  way.reduceRight((inner, name, depth) => {
    const named = depth === 0 ? `${alias}_: ${name}` : name
    return `${named} { ${inner} }`
  }, text)

function toUnion(way: readonly string[], { name, args }: Field): Edge {
  const given = args.some((argument) => argument.name === 'optional') ? '(optional: true)' : ''
  return {
    name: [...way, name].join('.'),
    write: (alias, selection) =>
      along(alias, way, `${alias}: ${name}${given} { ${selection('Resource')} }`),
  }
}

const toLatest = ({ name }: Field): Edge => ({
  name,
  write: (alias, selection) =>
    `${alias}: ${name}(codes: ["2345-7"]) { observation { ${selection('Observation')} } }`,
})

/** It counts under both names that a connection has, so that what it counts is compared with what it shows. */
const toTimeline = ({ name }: Field): Edge => ({
  name,
  write: (alias, selection) =>
    `${alias}: ${name}(first: 500) { count: totalCount totalCount pageInfo { hasNextPage endCursor }
      edges { cursor node { ${selection('Resource')} } } }`,
})

function toReverse({ name, args, type }: Field): Edge[] {
  const reference = args.find((argument) => argument.name === '_reference')
  const kinds = reference === undefined ? undefined : getNamedType(reference.type)
  if (!isEnumType(kinds)) throw new Error(`${name} takes no kind of reference`)
  const returned = getNamedType(type).name
  const paged = returned.endsWith('Connection')
  return kinds.getValues().map(({ name: parameter }) => {
    const given = `_reference: ${parameter}, _count: 500`
    const edge = paged
      ? toConnection(`${name}(${parameter})`, name, given, returned)
      : toList(`${name}(${parameter})`, name, given, returned)
    return { ...edge, reverse: { type: name.replace(/(List|Connection)$/, ''), parameter, paged } }
  })
}

const toList = (name: string, field: string, given: string, type: string): Edge => ({
  name,
  write: (alias, selection) => `${alias}: ${field}(${given}) { ${selection(type)} }`,
})

function toConnection(name: string, field: string, given: string, type: string): Edge {
  const of = type.slice(0, -'Connection'.length)
  return {
    name,
    write: (alias, selection) =>
      `${alias}: ${field}(${given}) { count totalCount first last next pageInfo { hasNextPage endCursor }
        edges { cursor node { ${selection(of)} } } }`,
  }
}
