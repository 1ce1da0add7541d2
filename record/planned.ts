/**
 * Which questions PostgreSQL plans once for all values. Rows that hang on a parent are few, and an index holds them in
 * order; where a whole type is searched, the values decide which index is the good one.
 */
import type { Question } from './question.ts'
import type { Criterion } from './search/criteria.ts'
import type { Search } from './search/search.ts'

export function isPlanned(question: Question): boolean {
  if (question.kind === 'list' || question.kind === 'count') return hangsOnParent(question.search)
  return true
}

const known = new WeakMap<Search, boolean>()

function hangsOnParent(search: Search): boolean {
  const found = known.get(search)
  if (found !== undefined) return found
  const { anchor, where } = search
  const isAnchored = anchor !== undefined || where.some(isOfOne)
  const hangs = isAnchored && where.every(isOfRow)
  known.set(search, hangs)
  return hangs
}

/** The rows of one patient or encounter. */
const isOfOne = (criterion: Criterion) =>
  criterion.kind === 'tokens' && criterion.column?.ids.length === 1

/** What the row itself answers. */
const isOfRow = ({ kind }: Criterion) =>
  kind === 'tokens' || kind === 'statusNot' || kind === 'clinicalDate' || kind === 'updated'
