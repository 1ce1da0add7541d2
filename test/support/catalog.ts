/** Writes down what PostgreSQL's catalog says of our schemas: what the migrations really led to. */
import type pg from 'pg'

const SCHEMAS = [
  ...['access', 'administration', 'audit', 'encounters', 'observations', 'patients', 'record'],
  'smart',
]

/** Each lists its part of the catalog, one line an object. */
const parts = {
  columns: `
    SELECT format('%I.%I %I %s', n.nspname, c.relname, a.attname, format_type(a.atttypid, a.atttypmod))
      || coalesce(' collate ' || l.collname, '')
      || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
      || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), '') AS line
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid AND c.relkind IN ('r', 'p', 'v', 'm')
    JOIN pg_namespace n ON n.oid = c.relnamespace AND n.nspname = ANY ($1)
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
    LEFT JOIN pg_collation l ON l.oid = a.attcollation
    WHERE a.attnum > 0 AND NOT a.attisdropped
    ORDER BY n.nspname COLLATE "C", c.relname COLLATE "C", a.attnum`,
  indexes: `
    SELECT indexdef AS line FROM pg_indexes WHERE schemaname = ANY ($1)
    ORDER BY schemaname COLLATE "C", tablename COLLATE "C", indexname COLLATE "C"`,
  // From PostgreSQL 18 on NOT NULL is a constraint too; the columns have it already.
  constraints: `
    SELECT format('%s %I %s', conrelid::regclass, conname, pg_get_constraintdef(oid)) AS line
    FROM pg_constraint WHERE connamespace::regnamespace::text = ANY ($1) AND contype <> 'n'
    ORDER BY conrelid::regclass::text COLLATE "C", conname COLLATE "C"`,
  triggers: `
    SELECT pg_get_triggerdef(t.oid) || format(' [%s]', t.tgenabled) AS line
    FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid
    WHERE c.relnamespace::regnamespace::text = ANY ($1) AND NOT t.tgisinternal
    ORDER BY t.tgname COLLATE "C"`,
  functions: `
    SELECT pg_get_functiondef(oid) AS line FROM pg_proc
    WHERE pronamespace::regnamespace::text = ANY ($1) ORDER BY proname COLLATE "C"`,
} as const satisfies Record<string, string>

/** The whole catalog of our schemas as a text that can be compared. */
export async function describeCatalog(pool: pg.Pool): Promise<string> {
  const sections = Object.entries(parts).map(async ([part, sql]) => {
    const { rows } = await pool.query<{ line: string }>(sql, [SCHEMAS])
    return `# ${part}\n${rows.map(({ line }) => line.trimEnd()).join('\n')}\n`
  })
  return (await Promise.all(sections)).join('\n')
}
