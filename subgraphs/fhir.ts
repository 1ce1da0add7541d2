/**
 * The FHIR face of a subgraph, for every type it owns: by id, list, connection, reverse lookups.
 * https://hl7.org/fhir/R4/graphql.html
 */
import { assertAllowed } from '../access/condition.ts'
import { letterOf } from '../access/letters.ts'
import { reverseLookupsOf, type ReverseLookup } from '../fhir/reverse-lookups.ts'
import { graphArgumentsOf } from '../fhir/search-arguments.ts'
import { typesOf, type Domain, type ResourceType } from '../fhir/types.ts'
import { ApiError } from '../errors.ts'
import { loadList } from '../record/page.ts'
import type { Readable } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { anchorOf, parentOf } from '../record/search/anchor.ts'
import type { Criterion } from '../record/search/criteria.ts'
import { toCriterion } from '../record/search/parameters.ts'
import { parseParameter } from '../record/search/query.ts'
import { toOrder } from '../record/search/sort.ts'
import { createSearch, type Search } from '../record/search/search.ts'
import { loadConnection, type ConnectionRequest } from './connection.ts'
import { momentOf, type Context } from './context.ts'

export type Arguments = Readonly<Record<string, unknown>>
export type FieldResolver = (parent: FhirObject, args: Arguments, context: Context) => unknown
export type FieldResolvers = Record<string, FieldResolver>

/** `_count` of a connection that does not give one. */
const defaultPage = 50

/** The root fields of every type of a domain. */
export const queryFields = (domain: Domain): FieldResolvers =>
  Object.assign({}, ...typesOf(domain).map(rootFields))

function rootFields(type: ResourceType): FieldResolvers {
  return {
    [type]: async (_, { id, asOf }, { repository }) =>
      (await momentOf(repository, String(id), asOf)).read(type, String(id)),
    [`${type}List`]: (_, args, { repository }) => list(toSearch(type, args), args, repository),
    [`${type}Connection`]: (_, args, { repository }) =>
      connection(toSearch(type, args), args, repository),
  }
}

/** The lists that a domain puts on the types its resources refer to, by target type. */
export function reverseFields(domain: Domain): Record<string, FieldResolvers> {
  const fields: Record<string, FieldResolvers> = {}
  for (const lookup of reverseLookupsOf(domain)) {
    const { target, type } = lookup
    fields[target] = {
      ...fields[target],
      [`${type}List`]: (parent, args, context) => {
        const repository = context.repository.of(parent)
        const found = toReverse(lookup, parent, args, repository)
        return found === null ? [] : list(found.search, args, repository, found.parent)
      },
      [`${type}Connection`]: (parent, args, context) => {
        const repository = context.repository.of(parent)
        const found = toReverse(lookup, parent, args, repository)
        return found === null ? null : connection(found.search, args, repository, found.parent)
      },
    }
  }
  return fields
}

function toSearch(type: ResourceType, args: Arguments): Search {
  const where = graphArgumentsOf(type).flatMap(({ argument, code }) => {
    const values = textsOf(args[argument])
    return values === undefined ? [] : [toCriterion(type, code, values)]
  })
  return createSearch({
    type,
    where: [...where, ...filterOf(type, args)],
    order: toOrder(type, textsOf(args['_sort']) ?? []),
    anchor: undefined,
  })
}

/** AND, OR and modifiers are said in `_filter`. https://hl7.org/fhir/R4/graphql.html#searching */
const filterOf = (type: ResourceType, { _filter: filter }: Arguments): Criterion[] =>
  typeof filter === 'string' ? [parseParameter(type, '_filter', filter)] : []

/** The search of a reverse lookup, or null under a parent that nothing can refer to. */
function toReverse(
  { target, type, parameters }: ReverseLookup,
  parent: FhirObject,
  args: Arguments,
  repository: Readable,
): { search: Search; parent: string } | null {
  const parameter = parameters.find(({ name }) => name === args['_reference'])
  if (parameter === undefined) throw new ApiError('INVALID_ARGUMENT')
  // Refused even where there is nothing to find, so that the answer tells nothing.
  assertAllowed(repository.access, type, letterOf.reverse)
  const id = repository.idOf(parent)
  if (id === null) return null
  const anchor = anchorOf(type, parameter.code, target)
  const order = toOrder(type, textsOf(args['_sort']) ?? [])
  return {
    search: createSearch({ type, where: filterOf(type, args), order, anchor }),
    parent: parentOf(anchor, parameter.code, target, id),
  }
}

async function list(search: Search, args: Arguments, repository: Readable, parent?: string) {
  const matches = await loadList(repository, {
    search,
    count: countOf(args),
    offset: typeof args['_offset'] === 'number' ? args['_offset'] : 0,
    ...(parent === undefined ? {} : { parent }),
  })
  return matches.map(({ resource }) => resource)
}

function connection(search: Search, args: Arguments, repository: Readable, parent?: string) {
  const { _cursor: cursor } = args
  const under = parent === undefined ? {} : { parent }
  const position =
    typeof cursor === 'string' ? repository.cursors.decode(search, parent ?? '', cursor) : undefined
  const request: ConnectionRequest = {
    search,
    limit: countOf(args) ?? defaultPage,
    position,
    ...under,
  }
  return loadConnection(request, repository)
}

const countOf = ({ _count: count }: Arguments): number | undefined =>
  typeof count === 'number' ? count : undefined

/** An argument's alternatives; null among them is refused, not ignored. */
function textsOf(value: unknown): string[] | undefined {
  if (value === undefined || value === null) return undefined
  const values: unknown[] = Array.isArray(value) ? value : [value]
  const texts = values.filter((text) => typeof text === 'string')
  if (texts.length !== values.length) throw new ApiError('INVALID_ARGUMENT')
  return texts
}
