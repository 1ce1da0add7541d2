/**
 * The statements of questions. Their texts are long and always alike, so each is made once for an access and a set of
 * questions; an access never changes, and whom the rows hang on is filled in when the statement runs.
 */
import { Sql } from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import type { Group, Question } from './question.ts'
import { toList } from './list.ts'
import { Parents } from './search/parents.ts'
import { countRows, latestRows, listRows, readRows, unionOf } from './search/search.ts'
import { countTimelineRows, timelineRows } from './search/timeline.ts'
import { toStatement, type Statement } from './statement.ts'

/** The statement as a template: what was made for the groups of one access is kept for them. */
interface Template {
  readonly statement: Statement
  /** Where among its values the parents of which group go. */
  readonly places: readonly (readonly [value: number, group: number])[]
}

const templates = new WeakMap<Access, Map<string, Template>>()

/** Pages that go on from a cursor are never asked for twice: what is kept is thrown away when it is this much. */
const keptTemplates = 200

/** The statement that answers these questions. */
export function statementOf(access: Access, groups: readonly Group[]): Statement {
  const known = templates.get(access) ?? new Map<string, Template>()
  templates.set(access, known)
  const shape = groups.map(shapeOf).join('\n')
  const { statement, places } = known.get(shape) ?? remember(known, shape, access, groups)
  const values = [...statement.values]
  for (const [value, group] of places) values[value] = valueOf(groups[group])
  return { ...statement, values }
}

/** The same as SQL that can be part of another statement. */
export function sqlOf(access: Access, groups: readonly Group[]): Sql {
  const { sql, parents } = build(access, groups)
  return new Sql(
    sql.strings,
    sql.values.map((value) =>
      value instanceof Parents ? valueOf(groups[parents.indexOf(value)]) : value,
    ),
  )
}

/** Lists never change either: they are written once. All of them are said to be lists of texts by the statement. */
const toText = (value: unknown): unknown =>
  Array.isArray(value) && value.every(isElement) ? toList(value) : value

const isElement = (value: unknown): value is string | null =>
  typeof value === 'string' || value === null

const shapeOf = ({ key, parents }: Group) => (parents.length === 1 ? `1 ${key}` : `n ${key}`)

function valueOf(group: Group | undefined): unknown {
  return group?.parents.length === 1 ? group.parents[0] : group?.parents
}

function remember(
  known: Map<string, Template>,
  shape: string,
  access: Access,
  groups: readonly Group[],
): Template {
  const { sql, parents } = build(access, groups)
  const { values, ...named } = toStatement(sql)
  const statement = { ...named, values: values.map(toText) }
  const places = statement.values.flatMap((value, place) =>
    value instanceof Parents ? [[place, parents.indexOf(value)] as const] : [],
  )
  if (known.size >= keptTemplates) known.clear()
  const template = { statement, places }
  known.set(shape, template)
  return template
}

function build(access: Access, groups: readonly Group[]) {
  const parents = groups.map((group) => new Parents(group.parents.length === 1))
  const branches = groups.map(({ question }, at) => {
    const own = parents[at]
    if (own === undefined) throw new Error('a group of questions without its parents')
    return toBranch(access, question, own)
  })
  return { sql: unionOf(branches), parents }
}

function toBranch(access: Access, question: Question, parents: Parents): Sql {
  switch (question.kind) {
    case 'read':
      return readRows(access, question.type, parents, question.sealed)
    case 'list':
      return listRows(access, question.search, question.slice, parents)
    case 'count':
      return countRows(access, question.search, parents, question.most)
    case 'timeline':
      return timelineRows(access, question.timeline, question.slice, parents)
    case 'timelineCount':
      return countTimelineRows(access, question.timeline, parents)
    case 'latest':
      return latestRows(access, question.codes, parents)
  }
}
