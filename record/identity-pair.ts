/** What a merge, or its undoing, makes of its two patients; both are locked. */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { ApiError } from '../errors.ts'
import {
  isLinked,
  mergeSource,
  mergeTarget,
  toMergeLink,
  unmergeSource,
  unmergeTarget,
  type Around,
  type MergeLinkType,
} from '../fhir/identity/merge.ts'
import { parseJson, type JsonDocument } from '../fhir/json.ts'
import { runPrepared } from './statement.ts'
import { copyOf, type Content } from './write-content.ts'
import { toUpdate, type Decided } from './write-decide.ts'
import type { State } from './write-state.ts'

/** The patient that is given up, and the one that stays. */
export interface Pair {
  readonly source: State
  readonly target: State
}

const contentOf = (text: string): Content => copyOf(parseJson(text))

/** Each patient is replaced by one other at most, so that both ways lead to one end. */
export function decideMerge({ source, target }: Pair): readonly Decided[] {
  if (isLinked(source.resource, 'replaced-by') || isLinked(target.resource, 'replaced-by'))
    throw new ApiError('CONFLICT')
  const left = contentOf(source.text)
  const right = contentOf(target.text)
  const taken = contentOf(source.text)
  mergeSource(left.value, target.id)
  mergeTarget(right.value, taken.value)
  return [toUpdate(source, left), toUpdate(target, withNumbers(right, taken))]
}

/** The last merge is taken back first. */
export async function decideUnmerge(client: PoolClient, pair: Pair): Promise<readonly Decided[]> {
  const { source, target } = pair
  if (isLinked(target.resource, 'replaced-by')) throw new ApiError('CONFLICT')
  const left = contentOf(source.text)
  const right = contentOf(target.text)
  unmergeSource(left.value, await loadAround(client, source, 'replaced-by', target.id), target.id)
  unmergeTarget(right.value, await loadAround(client, target, 'replaces', source.id), source.id)
  return [toUpdate(source, left), toUpdate(target, right)]
}

/** A content that took elements of another document, and their exact numbers with them. */
const withNumbers = (content: Content, other: JsonDocument): Content => ({
  value: content.value,
  exact: new Map([...content.exact, ...other.exact]),
})

/** The versions around the merge: that which brought the link, and the one before. What was loaded with it has none. */
async function loadAround(
  client: PoolClient,
  { type, id, resource }: State,
  linkType: MergeLinkType,
  other: string,
): Promise<Around> {
  const link = JSON.stringify({ link: [toMergeLink(linkType, other)] })
  const [around] = await runPrepared<{ before: string; after: string }>(
    client,
    sql`SELECT b.document::text AS before, a.document::text AS after
      FROM record.version a JOIN record.version b ON b.type = a.type AND b.id = a.id AND b.version = a.version - 1
      WHERE a.type = ${type} AND a.id = ${id} AND a.document @> ${link}::jsonb
        AND NOT b.document @> ${link}::jsonb
      ORDER BY a.version DESC LIMIT 1`,
  )
  if (around === undefined || !isLinked(resource, linkType, other)) throw new ApiError('CONFLICT')
  return { before: contentOf(around.before).value, after: contentOf(around.after).value }
}
