/** How statements reach tables: through which index, or by reading a table from its beginning to its end. */
import type { CaseName } from '../cases.ts'
import type { Database } from '../../record/database.ts'
import { nodesOf, type Planned } from '../plans.ts'

/** One way to one table, in the statements of one case. */
export type Scan = {
  readonly case: CaseName
  readonly way: string
  readonly table: string
  readonly index: string | undefined
  /** How many rows the table holds, by PostgreSQL's statistics. */
  readonly rows: number
}

async function loadRows({ pool }: Pick<Database, 'pool'>): Promise<ReadonlyMap<string, number>> {
  const { rows } = await pool.query<{ name: string; rows: number }>(
    `SELECT schemaname || '.' || relname AS name, n_live_tup AS rows FROM pg_stat_user_tables`,
  )
  return new Map(rows.map((row) => [row.name, row.rows]))
}

/** The ways of some statements, each once. */
export async function scansOf(
  db: Pick<Database, 'pool'>,
  { case: name, planned }: { readonly case: CaseName; readonly planned: readonly Planned[] },
): Promise<Scan[]> {
  const rowsOf = await loadRows(db)
  const scans = planned
    .flatMap(({ plan }) => nodesOf(plan))
    .flatMap((node): Scan[] => {
      const relation = node['Relation Name']
      if (relation === undefined || !node['Node Type'].includes('Scan')) return []
      const table = `${node.Schema ?? 'public'}.${relation}`
      const index = node['Index Name']
      return [{ case: name, way: node['Node Type'], table, index, rows: rowsOf.get(table) ?? 0 }]
    })
  return [...new Map(scans.map((scan) => [JSON.stringify(scan), scan])).values()]
}

/** PostgreSQL is right to read a small table whole. */
const smallTable = 1_000

/** Those that read a large table from its beginning to its end: they grow with the record. */
export const wholeScans = (scans: readonly Scan[]): Scan[] =>
  scans.filter(({ way, rows }) => way.includes('Seq Scan') && rows > smallTable)
