/** The questions a request asks of the index, answered together: those of one tick are one SQL statement. */
import DataLoader from 'dataloader'
import type { Access } from '../access/access.ts'
import { ApiError } from '../errors.ts'
import type { ResourceType } from '../fhir/types.ts'
import type { Database } from './database.ts'
import { groupBy } from './group.ts'
import type { Trail } from './audit/trail.ts'
import type { ShownDocuments } from './documents.ts'
import type { Resource } from './resource.ts'
import { statementOf } from './question-statement.ts'
import { isPlanned } from './planned.ts'
import type { Search, Slice } from './search/search.ts'
import type { Timeline } from './search/timeline.ts'
import { runStatement } from './statement.ts'
import type { TextsOf } from './texts.ts'

/** A row of the index: which version of which resource, and its place in the order asked for. */
export interface Row {
  readonly id: string
  readonly sequence: number
  /** Its sort key as a JSON list, as cursors take it. */
  readonly key: string | null
  readonly place: number
}

/** One coded value to look up; no system means any. */
export interface Code {
  readonly system: string | null
  readonly code: string
}

/** A question; `parent` is the id or token its rows hang on, or the id to read. */
export type Question =
  | {
      readonly kind: 'read'
      readonly type: ResourceType
      readonly parent: string
      readonly sealed: boolean
    }
  | {
      readonly kind: 'list'
      readonly search: Search
      readonly slice: Slice
      readonly parent: string
    }
  | {
      readonly kind: 'count'
      readonly search: Search
      readonly parent: string
      /** Where counting stops; null counts all. */
      readonly most: number | null
    }
  | {
      readonly kind: 'timeline'
      readonly timeline: Timeline
      readonly slice: Slice
      readonly parent: string
    }
  | { readonly kind: 'timelineCount'; readonly timeline: Timeline; readonly parent: string }
  | { readonly kind: 'latest'; readonly codes: readonly Code[]; readonly parent: string }

export interface Answer {
  readonly rows: readonly Row[]
  readonly count: number
}

/** Questions that differ in their parent alone: one branch of the statement. */
export interface Group {
  readonly key: string
  readonly question: Question
  /** Different ones. */
  readonly parents: readonly string[]
}

/** `parent` may be null where the group has one alone. */
export type AnsweredRow = Row & { branch: number; parent: string | null; count: number | null }

/** What one request asks with: who asks, the questions of the index, and the documents of rows. */
export interface Asked {
  readonly access: Access
  readonly questions: DataLoader<Question, Answer, string>
  /** What the operation leaves behind. */
  readonly trail: Trail
  /** Documents that are shown. */
  readonly documentsOf: ShownDocuments
  /** Documents that are only looked at, to decide. */
  judgedOf(rows: readonly Pick<Row, 'sequence'>[]): Promise<Resource[]>
  /** The same as text, as this caller may see it. */
  readonly textsOf: TextsOf
}

/** Where a search that hangs on nothing is asked: under one parent that no row is compared with. */
export const noParent = ''

/** Asks within one request; equal questions are asked once. */
export const createQuestions = (db: Database, access: Access): Asked['questions'] =>
  createLoader((questions) =>
    answer(questions, (groups) => runStatement(poolFor(db, groups), statementOf(access, groups))),
  )

/** What hangs on parents is planned once; where the values decide how to search, each time. */
const poolFor = ({ pool, planned }: Database, groups: readonly Group[]) =>
  groups.every(({ question }) => isPlanned(question)) ? planned : pool

/** Puts the questions of one tick to `answerAll` together. */
export function createLoader(
  answerAll: (questions: readonly Question[]) => Promise<Answer[]>,
): Asked['questions'] {
  // Keys are long: within one request each gets a number.
  const numbers = new Map<string, number>()
  const numberOf = (key: string): number => {
    const number = numbers.get(key) ?? numbers.size
    numbers.set(key, number)
    return number
  }
  return new DataLoader(answerAll, {
    cacheKeyFn: (question) => `${numberOf(keyOf(question))} ${question.parent}`,
  })
}

/** Equal for questions that differ in their parent alone. */
function keyOf(question: Question): string {
  switch (question.kind) {
    case 'read':
      return `read ${question.type}${question.sealed ? ' sealed' : ''}`
    case 'list':
      return keptKey(question.search, `list ${sliceKeyOf(question.slice)}`)
    case 'count':
      return keptKey(question.search, `count ${question.most}`)
    case 'timeline':
      return keptKey(question.timeline, `timeline ${sliceKeyOf(question.slice)}`)
    case 'timelineCount':
      return keptKey(question.timeline, 'timelineCount')
    case 'latest':
      return `latest ${JSON.stringify(question.codes)}`
  }
}

const keys = new WeakMap<object, Map<string, string>>()

/** The key of what is asked of a search or timeline; it is made once, for they are asked again and again. */
function keptKey(of: Search | Timeline, what: string): string {
  const kept = keys.get(of) ?? new Map<string, string>()
  keys.set(of, kept)
  const known = kept.get(what)
  if (known !== undefined) return known
  const key = `${what} ${of.key}`
  if (kept.size < keptKeys) kept.set(what, key)
  return key
}

/** Cursors are never asked for twice. */
const keptKeys = 20

const sliceKeyOf = ({ limit, offset = 0, position }: Slice) =>
  `${limit} ${offset} ${position === undefined ? '' : JSON.stringify(position)}`

/** Answers questions with one statement; `run` makes it and has it run. */
export async function answer(
  questions: readonly Question[],
  run: (groups: readonly Group[]) => Promise<AnsweredRow[]>,
): Promise<Answer[]> {
  const grouped = groupBy(questions, keyOf)
  const groups = [...grouped].map(([key, group]) => toGroup(key, group))
  const rows = await run(groups).catch(refuseUnspeakable)
  const answers = new Map(groups.map(({ key, parents }) => [key, emptyFor(parents)]))
  for (const row of rows) {
    const group = groups[row.branch]
    const parent = row.parent ?? group?.parents[0] ?? noParent
    const found = answers.get(group?.key ?? '')?.get(parent)
    if (found === undefined) throw new Error('an answer to no question')
    if (row.count === null) found.rows.push(row)
    else found.count = row.count
  }
  return questions.map((question) => {
    const found = answers.get(keyOf(question))?.get(question.parent)
    if (found === undefined) throw new Error('a question without an answer')
    found.rows.sort((a, b) => a.place - b.place)
    return found
  })
}

function toGroup(key: string, group: readonly Question[]): Group {
  const [question] = group
  if (question === undefined) throw new Error('a group of questions is never empty')
  return { key, question, parents: [...new Set(group.map(({ parent }) => parent))] }
}

const emptyFor = (parents: readonly string[]): Map<string, { rows: Row[]; count: number }> =>
  new Map(parents.map((parent) => [parent, { rows: [], count: 0 }]))

/** PostgreSQL's character_not_in_repertoire: no text holds U+0000, so a question that does is a wrong one. */
export function refuseUnspeakable(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '22021')
    throw new ApiError('INVALID_ARGUMENT')
  throw error
}
