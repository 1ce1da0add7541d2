/** Runs one SQL statement, prepared under a name so that PostgreSQL parses it once a connection. */
import { createHash } from 'node:crypto'
import type { QueryConfig, QueryResult, QueryResultRow } from 'pg'
import type { Sql } from 'sql-template-tag'

/** A statement as PostgreSQL takes it. */
export interface Statement {
  /** Equal for equal texts. */
  readonly name: string
  readonly text: string
  readonly values: readonly unknown[]
}

const known = new Map<string, Omit<Statement, 'values'>>()
const keptNames = 5_000

/** PostgreSQL cuts names at 63 bytes, so a statement is named by the hash of its text. */
function named(text: string): Omit<Statement, 'values'> {
  const found = known.get(text)
  if (found !== undefined) return found
  if (known.size >= keptNames) known.clear()
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  const statement = { name, text }
  known.set(text, statement)
  return statement
}

/** The statement of a template; equal texts are held once. */
export const toStatement = ({ text, values }: Sql): Statement => ({ values, ...named(text) })

/** A pool, a client, or pipelines. */
export interface Runner {
  query<R extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<R>>
}

/** Runs a statement on a pool or a client and returns its rows. */
export async function runStatement<R extends QueryResultRow>(
  on: Runner,
  { name, text, values }: Statement,
): Promise<R[]> {
  const { rows } = await on.query<R>({ name, text, values: [...values] })
  return rows
}

/** The same of a template. */
export const runPrepared = <R extends QueryResultRow>(on: Runner, query: Sql): Promise<R[]> =>
  runStatement(on, toStatement(query))
