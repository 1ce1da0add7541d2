/** What the tables of a record hold, in a form that two records can be compared by. */
import { domains } from '../../fhir/types.ts'
import type { Database } from '../../record/database.ts'

/** Rows and a digest of each index table, and of those of who may see whom. */
export async function digestsOf(db: Database): Promise<Map<string, string>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
     WHERE schemaname = ANY($1) ORDER BY 1`,
    [[...domains, 'access']],
  )
  const found = new Map<string, string>()
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ count: number; digest: string | null }>(
      `SELECT count(*) AS count, md5(string_agg(t::text, E'\\n' ORDER BY t::text)) AS digest FROM ${name} t`,
    )
    found.set(name, `${rows[0]?.count} ${rows[0]?.digest}`)
  }
  return found
}
