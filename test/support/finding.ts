/** Searches a test's record as REST would, and tells which ids come back. */
import type { Access } from '../../access/access.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import { createRepository, type Store } from '../../record/repository.ts'
import { parseQuery } from '../../record/search/query.ts'
import { createSearch } from '../../record/search/search.ts'
import { toOrder } from '../../record/search/sort.ts'

/** The ids that `Type?query` finds, in the order of its `_sort`, by id without one. */
export async function find(store: Store, access: Access, address: string): Promise<string[]> {
  const found = await createRepository(store, access).list(toSearch(address), {
    limit: 10_000,
    position: undefined,
  })
  return found.map(({ resource }) => resource.id)
}

/** `Type?name=value&…` as a search. */
export function toSearch(address: string) {
  const [type = '', query = ''] = splitAt(address, '?')
  const pairs = [...new URLSearchParams(query.replaceAll('+', '%2B'))]
  const sort = pairs.filter(([name]) => name === '_sort').map(([, value]) => value)
  return createSearch({
    type: toType(type),
    where: parseQuery(
      toType(type),
      pairs.filter(([name]) => name !== '_sort'),
    ),
    order: toOrder(toType(type), sort.length === 0 ? ['_id'] : sort),
    anchor: undefined,
  })
}

function splitAt(text: string, separator: string): [string, string] {
  const at = text.indexOf(separator)
  return at < 0 ? [text, ''] : [text.slice(0, at), text.slice(at + 1)]
}

function toType(type: string): ResourceType {
  if (!isResourceType(type)) throw new Error(`no type of ours: ${type}`)
  return type
}

/** The sort key of a match, to go on from. */
export function keyOf({ row: { key } }: { readonly row: { readonly key: string | null } }) {
  const texts: unknown = JSON.parse(key ?? 'null')
  if (!Array.isArray(texts)) throw new Error('a row without a sort key')
  return texts.map(String)
}
