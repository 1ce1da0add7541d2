/** The questions a request asks of the index, answered together: those of one tick are one SQL statement. */
import DataLoader from 'dataloader'
import type { Sql } from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import { ApiError } from '../errors.ts'
import type { ResourceType } from '../fhir/types.ts'
import type { Database } from './database.ts'
import { groupBy } from './group.ts'
import type { Trail } from './audit/trail.ts'
import type { ShownDocuments } from './documents.ts'
import type { Resource } from './resource.ts'
import {
  countRows,
  latestRows,
  listRows,
  readRows,
  unionOf,
  type Search,
  type Slice,
} from './search/search.ts'
import { countTimelineRows, timelineRows, type Timeline } from './search/timeline.ts'
import { runPrepared } from './statement.ts'
import type { TextsOf } from './texts.ts'

/** A row of the index: which version of which resource, and its place in the order asked for. */
export interface Row {
  readonly id: string
  readonly sequence: number
  readonly key: readonly string[] | null
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

export type AnsweredRow = Row & { branch: number; parent: string; count: number | null }

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
    answer(access, questions, (statement) => runPrepared(db.pool, statement)),
  )

/** Puts the questions of one tick to `answerAll` together. */
export const createLoader = (
  answerAll: (questions: readonly Question[]) => Promise<Answer[]>,
): Asked['questions'] =>
  new DataLoader(answerAll, {
    cacheKeyFn: (question) => `${question.parent} ${groupOf(question)}`,
  })

/** Questions that differ in their parent alone are one branch of the statement. */
function groupOf(question: Question): string {
  switch (question.kind) {
    case 'read':
      return `read ${question.type}${question.sealed ? ' sealed' : ''}`
    case 'list':
      return `list ${JSON.stringify(question.slice)} ${question.search.key}`
    case 'count':
      return `count ${question.most} ${question.search.key}`
    case 'timeline':
      return `timeline ${JSON.stringify(question.slice)} ${question.timeline.key}`
    case 'timelineCount':
      return `timelineCount ${question.timeline.key}`
    case 'latest':
      return `latest ${JSON.stringify(question.codes)}`
  }
}

/** Answers questions with one statement; `run` has it run. */
export async function answer(
  access: Access,
  questions: readonly Question[],
  run: (statement: Sql) => Promise<AnsweredRow[]>,
): Promise<Answer[]> {
  const groups = groupBy(questions, groupOf)
  const branches = [...groups.values()].map((group) => toBranch(access, group))
  const rows = await run(unionOf(branches)).catch(refuseUnspeakable)
  const branchOf = new Map([...groups.keys()].map((group, branch) => [group, branch]))
  const byPlace = groupBy(rows, ({ branch, parent }) => `${branch} ${parent}`)
  return questions.map((question) => {
    const found = byPlace.get(`${branchOf.get(groupOf(question))} ${question.parent}`) ?? []
    return {
      rows: found.filter(({ count }) => count === null).sort((a, b) => a.place - b.place),
      count: found[0]?.count ?? 0,
    }
  })
}

/** PostgreSQL's character_not_in_repertoire: no text holds U+0000, so a question that does is a wrong one. */
export function refuseUnspeakable(error: unknown): never {
  if (error instanceof Error && 'code' in error && error.code === '22021')
    throw new ApiError('INVALID_ARGUMENT')
  throw error
}

function toBranch(access: Access, group: readonly Question[]): Sql {
  const [first] = group
  if (first === undefined) throw new Error('a group of questions is never empty')
  const parents = [...new Set(group.map(({ parent }) => parent))]
  switch (first.kind) {
    case 'read':
      return readRows(access, first.type, parents, first.sealed ? parents : [])
    case 'list':
      return listRows(access, first.search, first.slice, parents)
    case 'count':
      return countRows(access, first.search, parents, first.most)
    case 'timeline':
      return timelineRows(access, first.timeline, first.slice, parents)
    case 'timelineCount':
      return countTimelineRows(access, first.timeline, parents)
    case 'latest':
      return latestRows(access, first.codes, parents)
  }
}
