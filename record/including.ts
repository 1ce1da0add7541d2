/** Loads what comes along with the matches of a search, round by round, each resource once. */
import sql from 'sql-template-tag'
import { ApiError } from '../errors.ts'
import type { Database } from './database.ts'
import { valuesOf } from './index/extract.ts'
import { referenceToken } from './index/token.ts'
import type { Asked } from './question.ts'
import type { Reading } from './reading.ts'
import { isFhirObject, textOf, type Resource } from './resource.ts'
import type { Include } from './search/include.ts'
import { orders } from './search/order.ts'
import { createSearch } from './search/search.ts'
import type { Searching } from './searching.ts'
import { runPrepared } from './statement.ts'
import type { Text } from './texts.ts'
import type { Allowed } from './versions.ts'

/** More are refused: a Bundle that silently lacks some would be believed. */
const mostIncluded = 1_000

/** How often what came along is asked for more. */
const mostRounds = 5

export interface Including {
  /**
   * What the includes bring along, the matches apart. What the caller may not see is left out, as everywhere;
   * throws FORBIDDEN where a type may not be searched, TOO_MANY_MATCHES beyond 1,000 resources.
   */
  includesOf(matches: readonly Resource[], includes: readonly Include[]): Promise<Resource[]>
  /** The same as texts. */
  includedTexts(matches: readonly Resource[], includes: readonly Include[]): Promise<Text[]>
}

type Parts = Pick<Reading, 'follow'> & Pick<Searching, 'list'>

const keyOf = ({ resourceType, id }: Resource) => `${resourceType}/${id}`

/** Makes the including part of a repository. */
export function createIncluding(db: Database, { textsOf }: Asked, parts: Parts): Including {
  const includesOf: Including['includesOf'] = (matches, includes) =>
    loadIncluded(parts, matches, includes)
  return {
    includesOf,
    includedTexts: async (matches, includes) =>
      textsOf(await loadPlaces(db, await includesOf(matches, includes))),
  }
}

async function loadIncluded(
  parts: Parts,
  matches: readonly Resource[],
  includes: readonly Include[],
): Promise<Resource[]> {
  const seen = new Set(matches.map(keyOf))
  const found: Resource[] = []
  let asked = matches
  for (let round = 0; asked.length > 0 && round < mostRounds; round++) {
    const now = round === 0 ? includes : includes.filter(({ iterate }) => iterate)
    const next = (await Promise.all(now.map((include) => bring(parts, asked, include)))).flat()
    asked = next.filter((resource) => {
      const isNew = !seen.has(keyOf(resource))
      seen.add(keyOf(resource))
      return isNew
    })
    found.push(...asked)
    if (found.length > mostIncluded) throw new ApiError('TOO_MANY_MATCHES')
  }
  return found
}

/** Where the versions that were brought along stand in the ledger. */
async function loadPlaces(db: Database, resources: readonly Resource[]): Promise<Allowed[]> {
  if (resources.length === 0) return []
  const versionOf = ({ meta }: Resource) => (isFhirObject(meta) ? textOf(meta, 'versionId') : null)
  const found = await runPrepared<Allowed>(
    db.pool,
    sql`SELECT v.sequence FROM unnest(${resources.map(({ resourceType }) => resourceType)}::text[],
        ${resources.map(({ id }) => id)}::text[], ${resources.map(versionOf)}::int[])
        WITH ORDINALITY AS k(type, id, version, place)
      JOIN record.version v USING (type, id, version) ORDER BY k.place`,
  )
  if (found.length < resources.length) throw new Error('a version of the ledger is missing')
  return found
}

const bring = (parts: Parts, asked: readonly Resource[], include: Include): Promise<Resource[]> =>
  include.reverse ? referrers(parts, asked, include) : targets(parts, asked, include)

/** What resources of the include's type refer to; whatever does not resolve is left out. */
async function targets(
  { follow }: Parts,
  asked: readonly Resource[],
  { type, codes, target }: Include,
): Promise<Resource[]> {
  const references = asked
    .filter(({ resourceType }) => resourceType === type)
    .flatMap((resource) => codes.flatMap((code) => valuesOf(type, code, resource)))
    .map(({ value }) => value)
    .filter(isFhirObject)
    .filter((reference) => !(textOf(reference, 'reference') ?? '#').startsWith('#'))
  const found = await Promise.all(
    references.map(async (reference) => {
      const followed = await follow(reference)
      const isWanted = target === undefined || followed?.type === target
      return isWanted ? followed?.load() : null
    }),
  )
  return found.filter((resource) => resource != null).filter(isIdentified)
}

const isIdentified = (resource: object): resource is Resource =>
  'resourceType' in resource && 'id' in resource

/** Which resources of the include's type refer to what was asked. */
async function referrers(
  { list }: Parts,
  asked: readonly Resource[],
  { type, codes, target }: Include,
): Promise<Resource[]> {
  const named = asked.filter(({ resourceType }) => target === undefined || resourceType === target)
  const anyOf = codes.flatMap((code) =>
    named.map((resource) => referenceToken(code, keyOf(resource))),
  )
  if (anyOf.length === 0) return []
  const search = createSearch({
    type,
    where: [{ kind: 'tokens', anyOf }],
    order: orders.latestFirst,
    anchor: undefined,
  })
  const found = await list(search, { limit: mostIncluded + 1, position: undefined })
  return found.map(({ resource }) => resource)
}
