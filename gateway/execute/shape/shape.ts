/** Gives the data of a plan the shape that the operation asks for, by the types of the graph. */
import {
  isCompositeType,
  isLeafType,
  isListType,
  isNonNullType,
  isObjectType,
  TypeNameMetaFieldDef,
  type GraphQLCompositeType,
  type GraphQLOutputType,
} from 'graphql'
import type { CollectedField, Collector } from '../collect.ts'
import { creatorOf, isInherited, isObject, readerOf, type Fields } from '../object.ts'
import { leafTestOf } from './leaf.ts'

/** A null where there may be none: it nulls what is around it. */
const absent = Symbol('absent')

/** Shapes a value; `absent` stands for a null that must not be. */
type Shape = (value: unknown) => unknown

const typeNameOf = readerOf('__typename')

/** Compiles the shape of an object that is known to be of a type. Null is answered where a null may not be. */
export function compileObjectShape(
  type: GraphQLCompositeType,
  fields: readonly CollectedField[],
  collect: Collector,
): (source: Fields) => Fields | null {
  const create = creatorOf(fields.map(({ key }) => key))
  const shapes = fields.map((field) => ({
    key: field.key,
    isInherited: isInherited(field.key),
    shape: fieldShape(type, field, collect),
  }))
  return (source) => {
    const result = create()
    for (const { key, isInherited: isCareful, shape } of shapes) {
      const value = shape(isCareful && !Object.hasOwn(source, key) ? undefined : source[key])
      if (value === absent) return null
      result[key] = value
    }
    return result
  }
}

function fieldShape(
  parentType: GraphQLCompositeType,
  { definition, nodes }: CollectedField,
  collect: Collector,
): Shape {
  if (definition === TypeNameMetaFieldDef) {
    const name = isObjectType(parentType) ? parentType.name : absent
    return () => name
  }
  return compileShape(definition.type, nodes, collect)
}

function compileShape(
  type: GraphQLOutputType,
  nodes: CollectedField['nodes'],
  collect: Collector,
): Shape {
  if (isNonNullType(type)) {
    const shape = compileShape(type.ofType, nodes, collect)
    return (value) => shape(value) ?? absent
  }
  if (isListType(type)) return listShape(compileShape(type.ofType, nodes, collect))
  if (isCompositeType(type)) return compositeShape(type, nodes, collect)
  if (isLeafType(type)) {
    const holds = leafTestOf(type)
    return (value) => (value !== null && value !== undefined && holds(value) ? value : null)
  }
  throw new Error('no field is of an input type')
}

const listShape =
  (shape: Shape): Shape =>
  (value) => {
    if (value === null || value === undefined) return null
    if (!Array.isArray(value)) throw new Error('a subgraph answered no list for a list')
    const shaped: unknown[] = []
    for (const item of value) {
      const one = shape(item)
      if (one === absent) return null
      shaped.push(one)
    }
    return shaped
  }

function compositeShape(
  type: GraphQLCompositeType,
  nodes: CollectedField['nodes'],
  collect: Collector,
): Shape {
  const shapes = new Map<string, (source: Fields) => Fields | null>()
  const shapeOf = (name: string) => {
    const known = shapes.get(name)
    if (known !== undefined) return known
    const found = name === type.name ? type : collect.schema.getType(name)
    if (!isCompositeType(found)) return undefined
    const made = compileObjectShape(found, collect.subfields(found, nodes), collect)
    shapes.set(name, made)
    return made
  }
  return (value) => {
    if (value === null || value === undefined) return null
    if (!isObject(value)) throw new Error('a subgraph answered no object for an object')
    const name = typeNameOf(value)
    return shapeOf(typeof name === 'string' && name !== '' ? name : type.name)?.(value) ?? null
  }
}
