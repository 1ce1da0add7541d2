/** The questions of search, asked of the past: each statement runs over the rows that the index would have held. */
import type { Sql } from 'sql-template-tag'
import type { AsOf } from '../../access/seal.ts'
import { isResourceType, type ResourceType } from '../../fhir/types.ts'
import type { Database } from '../database.ts'
import { groupBy } from '../group.ts'
import { sideRecords, typeRecords } from '../index/records.ts'
import {
  answer,
  createLoader,
  type Answer,
  type AnsweredRow,
  type Asked,
  type Question,
} from '../question.ts'
import { sqlOf } from '../question-statement.ts'
import { runPrepared } from '../statement.ts'
import { observationCodeTable } from '../table.ts'
import { over, tablesIn } from './over.ts'
import { createPastRows, type PastRows } from './rows.ts'

/** Asks of one patient's record as it stood at a moment, within one request. */
export function createPastQuestions(db: Database, present: Asked, asOf: AsOf): Asked['questions'] {
  const rowsFor = createPastRows(db, present, asOf)
  return createLoader(async (questions) => {
    const answers = new Map<Question, Answer>()
    const byAction = groupBy(questions, actionOf)
    await Promise.all(
      [...byAction].map(async ([action, asked]) => {
        const ids = idsIn(asked)
        const found = await answer(asked, async (groups) => {
          const statement = sqlOf(present.access, groups)
          const rows = await rowsFor(action, { types: typesIn(statement, ids), ids })
          return runPrepared<AnsweredRow>(db.pool, over(statement, toRecords(statement, rows)))
        })
        asked.forEach((question, position) => {
          const one = found[position]
          if (one !== undefined) answers.set(question, one)
        })
      }),
    )
    return questions.map((question) => answers.get(question) ?? { rows: [], count: 0 })
  })
}

/** The letter that decides what a question may see. */
const actionOf = ({ kind }: Question) => (kind === 'read' ? 'r' : 's')

/** What is read by its id. */
function idsIn(questions: readonly Question[]): ReadonlyMap<ResourceType, readonly string[]> {
  const reads = questions.flatMap((one) => (one.kind === 'read' ? [one] : []))
  return new Map(
    [...groupBy(reads, ({ type }) => type)].map(([type, all]) => [
      type,
      all.map(({ parent }) => parent),
    ]),
  )
}

/** The types of which a statement asks for more than what is read by its id; a Binary may open through any document. */
const typesIn = (statement: Sql, ids: ReadonlyMap<ResourceType, unknown>): ResourceType[] =>
  [...tablesIn(statement)]
    .map((table) =>
      table === observationCodeTable.text ? 'Observation' : (table.split('"')[1] ?? ''),
    )
    .filter(isResourceType)
    .filter((type) => !ids.has(type) || type === 'DocumentReference')

/** The records of the tables that a statement reads. */
function toRecords(statement: Sql, rows: PastRows): ReadonlyMap<string, object[]> {
  const tables = tablesIn(statement)
  const records = new Map<string, object[]>()
  for (const [type, indexed] of rows) {
    for (const { table, records: more } of [
      typeRecords(type, indexed),
      ...sideRecords(type, indexed),
    ]) {
      if (!tables.has(table.text)) continue
      records.set(table.text, [...(records.get(table.text) ?? []), ...more])
    }
  }
  return records
}
