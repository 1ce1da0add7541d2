/**
 * The FHIR face of a subgraph, for every type it owns: by id, list, connection, reverse lookups.
 * https://hl7.org/fhir/R4/graphql.html
 */
import { assertAllowed } from '../access/condition.ts'
import { letterOf } from '../access/letters.ts'
import { reverseLookupsOf, type ReverseLookup } from '../fhir/reverse-lookups.ts'
import { graphArgumentsOf } from '../fhir/search-arguments.ts'
import { domainOf, typesOf, type Domain, type ResourceType } from '../fhir/types.ts'
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
import {
  cursorAt,
  decodeContinuation,
  encodeContinuation,
  otherArguments,
  type Continued,
} from './continuation.ts'
import { selectByPath } from './list-navigation.ts'

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
    [`${type}List`]: (_, args, context) => list(askRoot(type, args), context, context.repository),
    [`${type}Connection`]: (_, args, { repository }) => {
      const cursor = cursorAt(args)
      return cursor === undefined
        ? connection(askRoot(type, args), undefined, repository)
        : resume(type, cursor, args, repository)
    },
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
        const asked = askReverse(lookup, repository.idOf(parent), args, repository)
        return asked === null ? [] : list(asked, context, repository)
      },
      [`${type}Connection`]: (parent, args, context) => {
        const repository = context.repository.of(parent)
        const asked = askReverse(lookup, repository.idOf(parent), args, repository)
        const cursor = cursorAt(args)
        const signed = cursor === undefined ? undefined : decodeContinuation(cursor).signed
        return asked === null ? null : connection(asked, signed, repository)
      },
    }
  }
  return fields
}

/** A search as it was asked for. */
interface Asked extends Continued {
  readonly search: Search
  /** What its rows hang on. */
  readonly under: { readonly parent?: string }
}

function askRoot(type: ResourceType, args: Arguments): Asked {
  const where = graphArgumentsOf(type).flatMap(({ argument, code }) => {
    const values = textsOf(args[argument])
    return values === undefined ? [] : [toCriterion(type, code, values)]
  })
  const search = createSearch({
    type,
    where: [...where, ...filterOf(type, args)],
    order: toOrder(type, textsOf(args['_sort']) ?? []),
    anchor: undefined,
  })
  return { args, parent: undefined, search, under: {} }
}

/** AND, OR and modifiers are said in `_filter`. https://hl7.org/fhir/R4/graphql.html#searching */
const filterOf = (type: ResourceType, { _filter: filter }: Arguments): Criterion[] =>
  typeof filter === 'string' ? [parseParameter(type, '_filter', filter)] : []

/** The search of a reverse lookup, or null under a parent that nothing can refer to. */
function askReverse(
  { target, type, parameters }: ReverseLookup,
  id: string | null,
  args: Arguments,
  repository: Readable,
): Asked | null {
  const parameter = parameters.find(({ name }) => name === args['_reference'])
  if (parameter === undefined) throw new ApiError('INVALID_ARGUMENT')
  // Refused even where there is nothing to find, so that the answer tells nothing.
  assertAllowed(repository.access, type, letterOf.reverse)
  if (id === null) return null
  const anchor = anchorOf(type, parameter.code, target)
  const order = toOrder(type, textsOf(args['_sort']) ?? [])
  return {
    args,
    parent: { target, id },
    search: createSearch({ type, where: filterOf(type, args), order, anchor }),
    under: { parent: parentOf(anchor, parameter.code, target, id) },
  }
}

async function list({ search, args, under }: Asked, context: Context, repository: Readable) {
  const matches = await loadList(repository, {
    search,
    count: countOf(args),
    offset: typeof args['_offset'] === 'number' ? args['_offset'] : 0,
    ...under,
  })
  const resources = matches.map(({ resource }) => resource)
  return selectByPath(search.type, args['fhirpath'], resources, context)
}

function connection(asked: Asked, signed: string | undefined, repository: Readable) {
  const { search, args, under } = asked
  const { cursors } = repository
  const request: ConnectionRequest = {
    search,
    limit: countOf(args) ?? defaultPage,
    position: signed === undefined ? undefined : cursors.decode(search, under.parent ?? '', signed),
    toCursor: (made) => encodeContinuation(asked, made),
    ...under,
  }
  return loadConnection(request, repository)
}

/** Goes on from a cursor, which says all there is to say. https://hl7.org/fhir/R4/graphql.html#searching */
function resume(type: ResourceType, cursor: string, args: Arguments, repository: Readable) {
  if (Object.keys(otherArguments(args)).length > 0) throw new ApiError('INVALID_ARGUMENT')
  const { signed, parent, args: before } = decodeContinuation(cursor)
  if (parent === undefined) return connection(askRoot(type, before), signed, repository)
  const lookup = reverseLookupsOf(domainOf(type)).find(
    (known) => known.type === type && known.target === parent.target,
  )
  if (lookup === undefined) throw new ApiError('INVALID_CURSOR')
  const asked = askReverse(lookup, parent.id, before, repository)
  return asked === null ? null : connection(asked, signed, repository)
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
