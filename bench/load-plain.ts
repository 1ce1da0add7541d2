/**
 * What a load could cost at the least: the very rows that it left, inserted into an empty record in plain batches,
 * a thousand rows a statement and a commit. Nothing is parsed, checked, looked up or locked.
 */
import type { PoolClient } from 'pg'
import { resourceTypes } from '../fhir/types.ts'
import type { Database } from '../record/database.ts'
import { accessTables } from '../record/relations/store.ts'
import { observationCodeTable, sideTablesOf, tableOf } from '../record/table.ts'

export type PlainFigures = { readonly rows: number; readonly seconds: number }

const batchSize = 1_000

/** The ledger and every index table. */
const tables: ReadonlySet<string> = new Set([
  'record.version',
  ...resourceTypes.flatMap((type) => [
    tableOf(type).text,
    ...sideTablesOf(type).map((t) => t.text),
  ]),
  observationCodeTable.text,
  ...accessTables,
])

/** Copies the rows of one record into another; only the inserts are timed. */
export async function measurePlain(from: Database, to: Database): Promise<PlainFigures> {
  const source = await from.pool.connect()
  const target = await to.pool.connect()
  let figures: PlainFigures = { rows: 0, seconds: 0 }
  try {
    for (const table of tables) {
      const { rows, seconds } = await copyTable(table, source, target)
      figures = { rows: figures.rows + rows, seconds: figures.seconds + seconds }
    }
    return figures
  } finally {
    source.release()
    target.release()
  }
}

async function copyTable(
  table: string,
  source: PoolClient,
  target: PoolClient,
): Promise<PlainFigures> {
  const columns = await loadColumns(table, source)
  const asked = columns.map(({ name }) => `"${name}"::text`).join(', ')
  await source.query('BEGIN')
  await source.query(`DECLARE plain CURSOR FOR SELECT ${asked} FROM ${table}`)
  const [page, figures] = [`FETCH ${batchSize} FROM plain`, { rows: 0, seconds: 0 }]
  for (;;) {
    const { rows } = await source.query<(string | null)[]>({ text: page, rowMode: 'array' })
    if (rows.length === 0) break
    const text = toInsert(table, columns, rows.length)
    const started = performance.now()
    await target.query({ text, values: rows.flat() })
    figures.seconds += (performance.now() - started) / 1000
    figures.rows += rows.length
  }
  await source.query('COMMIT')
  return figures
}

type Column = { readonly name: string; readonly type: string }

/** The transaction of a version is the one that inserts it. */
async function loadColumns(table: string, source: PoolClient): Promise<readonly Column[]> {
  const { rows } = await source.query<Column>(
    `SELECT attname AS name, format_type(atttypid, atttypmod) AS type FROM pg_attribute
     WHERE attrelid = $1::regclass AND attnum > 0 AND NOT attisdropped AND attname <> 'transaction'
     ORDER BY attnum`,
    [table],
  )
  return rows
}

function toInsert(table: string, columns: readonly Column[], count: number): string {
  const row = (first: number) =>
    `(${columns.map(({ type }, index) => `$${first + index}::${type}`).join(', ')})`
  const rows = Array.from({ length: count }, (_, index) => row(1 + index * columns.length))
  return `INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(', ')})
    VALUES ${rows.join(', ')}`
}
