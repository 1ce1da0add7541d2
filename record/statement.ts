/** Runs one SQL statement, prepared under a name so that PostgreSQL parses and plans it once a connection. */
import { createHash } from 'node:crypto'
import type { PoolClient, Pool, QueryResultRow } from 'pg'
import type { Sql } from 'sql-template-tag'

const names = new Map<string, string>()
const keptNames = 5_000

/** PostgreSQL cuts names at 63 bytes, so a statement is named by the hash of its text. */
function nameOf(text: string): string {
  const known = names.get(text)
  if (known !== undefined) return known
  if (names.size >= keptNames) names.clear()
  const name = createHash('sha256').update(text).digest('base64url').slice(0, 24)
  names.set(text, name)
  return name
}

/** Runs a statement on a pool or a client and returns its rows. */
export async function runPrepared<R extends QueryResultRow>(
  on: Pool | PoolClient,
  query: Sql,
): Promise<R[]> {
  const { rows } = await on.query<R>({
    name: nameOf(query.text),
    text: query.text,
    values: query.values,
  })
  return rows
}
