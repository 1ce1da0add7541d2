/** Writes the fields that search: by id, lists, connections, reverse lookups. */
import { reverseLookupsOf } from '../reverse-lookups.ts'
import type { ReverseLookup } from '../reverse-lookups.ts'
import { graphArgumentsOf } from '../search-arguments.ts'
import { searchParametersOf } from '../search-parameters.ts'
import { typesOf } from '../types.ts'
import type { Domain, ResourceType } from '../types.ts'
import { block, describe, describeType, field } from './sdl-text.ts'

const sort = describe('Parameters to sort by, "-" before one: descending', '_sort: [String]')
const filter = describe('Further conditions, as FHIR writes a _filter', '_filter: String')
const offset = describe('How many resources to leave out first', '_offset: Int')
const count = describe('How many resources at most', '_count: Int')
const path = describe('Only if this FHIRPath holds', 'fhirpath: String')
const cursor = describe('Where to go on: a cursor of this connection', '_cursor: String')
const loneCursor = [
  describe('Where to go on: a cursor, without any other argument', '_cursor: String'),
  describe('The same as _cursor', 'cursor: String'),
]

const parameterArguments = (type: ResourceType): string[] =>
  graphArgumentsOf(type).map(({ argument, code }) =>
    describe(searchParametersOf(type)[code]?.description ?? '', `${argument}: [String]`),
  )

const asOf = describe(
  'The whole record as it stood at this moment in the past: an instant with its zone',
  'asOf: String',
)

/** https://hl7.org/fhir/R4/graphql.html#searching */
function toRootFields(type: ResourceType): string[] {
  const search = [...parameterArguments(type), filter, sort, count]
  return [
    describe(
      `The ${type} with this id`,
      field(
        type,
        [describe('Logical id of the resource', 'id: ID!'), ...(type === 'Patient' ? [asOf] : [])],
        type,
      ),
    ),
    describe(
      `Every ${type} that matches`,
      field(`${type}List`, [...search, offset, path], `[${type}]`),
    ),
    describe(
      `Every ${type} that matches, page by page`,
      field(`${type}Connection`, [...search, ...loneCursor], `${type}Connection`),
    ),
  ]
}

/** One type for FHIR's paging and Relay's: https://relay.dev/graphql/connections.htm */
const toConnectionTypes = (type: ResourceType): string[] => [
  describeType(
    `A page of ${type} resources`,
    block(`type ${type}Connection`, [
      describe('How many resources match in all', 'count: Int'),
      describe('Position of the first resource of this page', 'offset: Int'),
      describe('How many resources a page holds', 'pagesize: Int'),
      describe('How many resources a page holds', 'pageSize: Int'),
      describe('The resources of this page', `edges: [${type}Edge]`),
      describe('Cursor of the first page', 'first: ID'),
      describe('Cursor of the page before', 'previous: ID'),
      describe('Cursor of the next page', 'next: ID'),
      describe('Cursor of the last page', 'last: ID'),
      describe('Whether there are other pages', 'pageInfo: PageInfo'),
      describe('How many resources match in all', 'totalCount: Int'),
    ]),
  ),
  describeType(
    `One ${type} of a page`,
    block(`type ${type}Edge`, [
      describe('The resource', `resource: ${type}`),
      describe('The resource', `node: ${type}`),
      describe('Why it is here: match, include or outcome', 'mode: String'),
      describe('How well it matches, from 0 to 1', 'score: Float'),
      describe('Cursor of the page after this resource', 'cursor: String'),
    ]),
  ),
]

/** Shared by all connections: https://relay.dev/graphql/connections.htm#sec-undefined.PageInfo */
const pageInfo = describeType(
  'Whether there are pages before and after',
  block('type PageInfo @shareable', [
    describe('Is there a next page?', 'hasNextPage: Boolean!'),
    describe('Is there a page before?', 'hasPreviousPage: Boolean!'),
    describe('Cursor of the first resource of this page', 'startCursor: String'),
    describe('Cursor of the last resource of this page', 'endCursor: String'),
  ]),
)

/** The fields that a lookup puts on its target: https://hl7.org/fhir/R4/graphql.html#reverse */
export function toReverseFields({ type, target }: ReverseLookup): string[] {
  const by = describe(`The parameter that names this ${target}`, `_reference: ${type}Reference!`)
  return [
    describe(
      `Every ${type} that names this ${target}`,
      field(`${type}List`, [by, filter, count, offset, sort, path], `[${type}]`),
    ),
    describe(
      `Every ${type} that names this ${target}, page by page`,
      field(`${type}Connection`, [by, filter, count, sort, cursor], `${type}Connection`),
    ),
  ]
}

/** The parameters by which a type is looked up from the types they name. */
function toReferenceEnum(type: ResourceType, lookups: readonly ReverseLookup[]): string[] {
  const parameters = lookups
    .filter((lookup) => lookup.type === type)
    .flatMap((lookup) => lookup.parameters)
  if (parameters.length === 0) return []
  const members = [...new Map(parameters.map(({ name, code }) => [name, code]))].sort()
  return [
    describeType(
      `The parameters of ${type} that name another resource`,
      block(
        `enum ${type}Reference`,
        members.map(([name, code]) =>
          describe(searchParametersOf(type)[code]?.description ?? '', name),
        ),
      ),
    ),
  ]
}

/** Root fields, connections and enumerations of a domain. */
export function toSearchTypes(domain: Domain): string[] {
  const types = typesOf(domain)
  const lookups = reverseLookupsOf(domain)
  return [
    block('type Query', types.flatMap(toRootFields)),
    ...types.flatMap(toConnectionTypes),
    ...types.flatMap((type) => toReferenceEnum(type, lookups)),
    pageInfo,
  ]
}
