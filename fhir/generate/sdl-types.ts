/** Writes FHIR's structures as GraphQL types: https://hl7.org/fhir/R4/graphql.html#fields */
import { filtersOf, isNavigable } from '../list-navigation.ts'
import type { Structure, StructureElement } from '../structures.ts'
import { structures } from '../structures.ts'
import { resourceTypes } from '../types.ts'
import type { ResourceType } from '../types.ts'
import { block, describe, describeType, field } from './sdl-text.ts'

/** Every other primitive is a String. */
const scalars: Readonly<Record<string, string>> = {
  boolean: 'Boolean',
  integer: 'Int',
  positiveInt: 'Int',
  unsignedInt: 'Int',
  decimal: 'Float',
}

const structureOf = (name: string): Structure => {
  const structure = structures[name]
  if (structure === undefined) throw new Error(`unknown type ${name}`)
  return structure
}

const isPrimitive = (type: string) => structures[type]?.kind === 'primitive'

/** A code may be written as FHIR's own queries write it: `use: official`. */
const toFilterType = (type: string) => (type === 'code' ? 'Code' : (scalars[type] ?? 'String'))

/** What narrows a list of elements: https://hl7.org/fhir/R4/graphql.html#list */
const navigationOf = (type: string): string[] => [
  describe('Only if this FHIRPath holds', 'fhirpath: String'),
  ...filtersOf(type).map((filter) =>
    describe(`Only with this ${filter.name}`, `${filter.name}: ${toFilterType(filter.type)}`),
  ),
  describe('How many to leave out', '_offset: Int'),
  describe('How many at most', '_count: Int'),
]

function toFields(name: string, element: StructureElement, owner: Structure): string[] {
  const wrap = (type: string) => (element.max === '*' ? `[${type}]` : type)
  if (isNavigable(element))
    return [describe(element.short, field(name, navigationOf(element.type), wrap(element.type)))]
  if (!isPrimitive(element.type)) return [describe(element.short, `${name}: ${wrap(element.type)}`)]
  const scalar = owner.kind === 'resource' && name === 'id' ? 'ID' : scalars[element.type]
  const value = describe(element.short, `${name}: ${wrap(scalar ?? 'String')}`)
  if (element.extensible === false) return [value]
  return [value, describe(`Extensions of ${name}`, `_${name}: ${wrap('Element')}`)]
}

const fieldsOf = (structure: Structure): string[] =>
  Object.entries(structure.elements).flatMap(([name, element]) =>
    toFields(name, element, structure),
  )

/** Fields that a datatype has in the graph only. */
const graphFields: Readonly<Record<string, readonly string[]>> = {
  Reference: [
    describe(
      'The resource this reference names, if it is in the record and the caller may see it',
      field(
        'resource',
        [
          describe(
            'True: null instead of an error when it does not resolve',
            'optional: Boolean = false',
          ),
          describe('Only if the resource is of this type', 'type: Code'),
        ],
        'Resource',
      ),
    ),
  ],
}

/** Datatypes are the same in every subgraph; a resource's backbones belong to its owner alone. */
function toType(name: string): string {
  const structure = structureOf(name)
  const root = structureOf(structure.fhir.split('.')[0] ?? '')
  const head = `type ${name}${root.kind === 'resource' ? '' : ' @shareable'}`
  return describeType(
    structure.short ?? '',
    block(head, [...fieldsOf(structure), ...(graphFields[name] ?? [])]),
  )
}

/** The datatypes and backbones that the given types are made of. */
function reachableFrom(types: readonly string[]): string[] {
  const found = new Set<string>(['Element'])
  const pending: string[] = [...types, 'Element']
  for (let name = pending.pop(); name !== undefined; name = pending.pop()) {
    for (const { type } of Object.values(structureOf(name).elements)) {
      if (type === 'Resource' || isPrimitive(type) || found.has(type)) continue
      found.add(type)
      pending.push(type)
    }
  }
  return [...found].sort()
}

/** The parts of the given resource types. */
export const toPartTypes = (types: readonly ResourceType[]): string[] =>
  reachableFrom(types).map(toType)

const reference = describe('What the federation knows the resource by', '_ref: ID! @inaccessible')

/** A resource type in the subgraph that owns it. */
export function toOwnedType(type: ResourceType, contributed: readonly string[]): string {
  const structure = structureOf(type)
  return describeType(
    structure.short ?? '',
    block(`type ${type} @key(fields: "_ref")`, [
      reference,
      describe('The name of this type', 'resourceType: String'),
      ...fieldsOf(structure),
      ...contributed,
    ]),
  )
}

/** A resource type of another subgraph: its key, and the fields this one contributes. */
export function toForeignType(
  type: ResourceType,
  contributed: readonly string[],
  isResolvable: boolean,
): string {
  const key = isResolvable ? '@key(fields: "_ref")' : '@key(fields: "_ref", resolvable: false)'
  return block(`type ${type} ${key}`, [reference, ...contributed])
}

/** Executable directives that reshape the answer: https://hl7.org/fhir/R4/graphql.html#directives */
export const outputDirectives = [
  describeType(
    'Puts what is beneath in the place of this field, lists of objects as lists of their fields',
    'directive @flatten on FIELD\n',
  ),
  describeType('Keeps the first element alone', 'directive @first on FIELD\n'),
  describeType(
    'One value and no list, beneath a list that is flattened; more than one is an error',
    'directive @singleton on FIELD\n',
  ),
  describeType(
    'Adds to the names of what is beneath, for each element',
    `directive @slice(${describe(
      'A FHIRPath of the element whose value is added, or $index for its place',
      'path: String!',
    )}) on FIELD\n`,
  ),
]

/** What a reference or `contained` can hold. */
export const resourceUnion = [
  describeType(
    "A code as a string, or as the bare name in which FHIR's own queries write it",
    'scalar Code\n',
  ),
  describeType(
    'Any resource',
    `union Resource = ${[...resourceTypes, 'OtherResource'].join(' | ')}\n`,
  ),
  describeType(
    'A resource of a type that this graph does not model',
    block('type OtherResource @shareable', [
      describe('The name of its type', 'resourceType: String'),
      describe('Logical id of this artifact', 'id: ID'),
      describe('The whole resource as FHIR JSON', 'json: String'),
    ]),
  ),
]
