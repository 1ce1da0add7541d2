/**
 * Grows a record of the demo hospital inside PostgreSQL: its patients are copied, with all that is theirs, under new
 * numbers. Every row of the ledger, the index and who may see whom is what a load of the copied documents writes (a
 * test compares them), but for the ledger's hash, which stays that of the original: a reload would count as a change.
 * All copies are of one transaction and one time, and the secondary indexes are built anew, so they are as dense as
 * after a REINDEX.
 */
import type { ClientBase } from 'pg'
import { domains } from '../../fhir/types.ts'
import type { Database } from '../../record/database.ts'

/** The number of the patient in the id of whatever belongs to one. */
const ownNumber = String.raw`-(\d{6})(?:-|$)`

const accessTables = ['care_relation', 'membership', 'relative', 'restriction']

type Column = { readonly name: string; readonly type: string }
type Table = { readonly name: string; readonly copy: string; readonly columns: readonly Column[] }

async function findTables(client: ClientBase): Promise<Table[]> {
  const { rows } = await client.query<{ name: string; columns: Column[] }>(
    `SELECT format('%I.%I', table_schema, table_name) AS name,
       json_agg(json_build_object('name', quote_ident(column_name), 'type', udt_name) ORDER BY ordinal_position) AS columns
     FROM information_schema.columns
     WHERE table_schema = ANY($1) OR (table_schema, table_name) = ('record', 'version')
       OR (table_schema = 'access' AND table_name = ANY($2))
     GROUP BY table_schema, table_name ORDER BY 1`,
    [domains, accessTables],
  )
  return rows.map((row, position) => ({ ...row, copy: `pg_temp.original_${position}` }))
}

const nameOf = ({ columns }: Table): string =>
  columns.some(({ name }) => name === 'id') ? 'id' : 'source'

/** What stands for the patient in texts: the number in ids, the hospital's own numbers, the mail address, the INS. */
const replaced = [
  [`'-' || o.number`, `'-' || c.number`],
  [`'8000' || o.number`, `'8000' || c.number`],
  [`'"' || o.number`, `'"' || c.number`],
  [`'|' || o.number`, `'|' || c.number`],
  [`'.' || o.number::int || '@'`, `'.' || c.number::int || '@'`],
  [`o.ins`, `c.ins`],
] as const

const inText = (text: string): string =>
  replaced.reduce((nested, [from, to]) => `replace(${nested}, ${from}, ${to})`, text)

/** What a column of a copy holds. */
function toExpression({ name, type }: Column): string {
  if (name === 'sequence') return 'o.sequence + c.shift'
  if (name === 'transaction') return 'pg_current_xact_id()'
  if (name === 'time' || name === 'updated') return 'transaction_timestamp()'
  if (!['text', '_text', 'jsonb'].includes(type)) return `o.${name}`
  return type === 'text' ? inText(`o.${name}`) : `${inText(`o.${name}::text`)}::${type}`
}

/** The columns that come from `c`: the copy's number, and an INS of its own whose key is right. */
const ofCopy = `CROSS JOIN LATERAL (SELECT lpad((o.number::int + $1::int)::text, 6, '0') AS number, $2::bigint AS shift,
  CASE WHEN o.ins = '' THEN '' ELSE (SELECT nir || lpad((97 - nir::bigint % 97)::text, 2, '0') FROM
    (SELECT left(o.ins, 10) || lpad(((substr(o.ins, 11, 3)::int + $3::int) % 1000)::text, 3, '0') AS nir) made) END AS ins) c`

const toInsert = (table: Table): string => {
  const names = table.columns.map(({ name }) => name).join(', ')
  return `INSERT INTO ${table.name} (${names}) SELECT ${table.columns.map(toExpression).join(', ')}
    FROM ${table.copy} o ${ofCopy} WHERE o.number::int + $1::int BETWEEN $4 AND $5
    ${table.name === 'record.version' ? 'ORDER BY o.sequence' : ''}`
}

/** Sets the first patients' rows apart, so that no copy is copied. */
async function setApart(client: ClientBase, tables: readonly Table[], base: number): Promise<void> {
  await client.query(
    `CREATE TEMP TABLE ins ON COMMIT DROP AS SELECT DISTINCT ON (number) number, ins FROM (
       SELECT substring(id FROM '${ownNumber}') AS number, one->>'value' AS ins
       FROM record.version, jsonb_array_elements(document->'identifier') one
       WHERE type = 'Patient' AND one->>'system' LIKE 'urn:oid:1.2.250.1.213.1.4.%') given
     WHERE ins ~ '^\\d{15}$' ORDER BY number, ins`,
  )
  for (const table of tables) {
    await client.query(
      `CREATE TEMP TABLE ${table.copy.replace('pg_temp.', '')} ON COMMIT DROP AS
       SELECT t.*, n.number, coalesce(ins.ins, '') AS ins FROM ${table.name} t
       CROSS JOIN LATERAL (SELECT substring(t.${nameOf(table)} FROM '${ownNumber}') AS number) n
       LEFT JOIN ins ON ins.number = n.number WHERE n.number::int <= ${base}`,
    )
    await client.query(`ANALYZE ${table.copy}`)
  }
}

/** Takes the indexes that guard nothing away; what is returned makes them anew. */
async function dropIndexes(client: ClientBase, tables: readonly Table[]): Promise<string[]> {
  const { rows } = await client.query<{ name: string; definition: string }>(
    `SELECT indexrelid::regclass::text AS name, pg_get_indexdef(indexrelid) AS definition
     FROM pg_index WHERE indrelid = ANY($1::regclass[]) AND NOT indisunique`,
    [tables.map(({ name }) => name)],
  )
  for (const { name } of rows) await client.query(`DROP INDEX ${name}`)
  return rows.map(({ definition }) => definition)
}

/** How many patients of the demo hospital the record holds. */
export async function countPatients(client: Pick<ClientBase, 'query'>): Promise<number> {
  const { rows } = await client.query<{ count: number }>(
    `SELECT coalesce(max(substring(id FROM '${ownNumber}')::int), 0) AS count FROM patients."Patient"`,
  )
  return rows[0]?.count ?? 0
}

type Growth = { readonly patients: number; readonly say: (line: string) => void }

/** At most so many patients are copied over and over. */
const mostOriginals = 2_000

async function copyAll(client: ClientBase, { patients, say }: Growth): Promise<void> {
  const there = await countPatients(client)
  const base = Math.min(there, mostOriginals)
  if (base === 0) throw new Error('the record holds no demo hospital to grow')
  if (there >= patients) return
  const tables = await findTables(client)
  say(`setting ${base} patients apart`)
  await setApart(client, tables, base)
  const indexes = await dropIndexes(client, tables)
  for (let copy = Math.floor(there / base); copy * base < patients; copy++) {
    say(`copying up to ${Math.min(patients, (copy + 1) * base)} patients`)
    const { rows } = await client.query<{ last: number }>(
      'SELECT max(sequence) AS last FROM record.version',
    )
    const last = rows[0]?.last ?? 0
    const values = [copy * base, last, copy, there + 1, patients]
    for (const table of tables) await client.query(toInsert(table), values)
  }
  say('building indexes')
  for (const definition of indexes) await client.query(definition)
  await client.query(
    `SELECT setval('record.version_sequence_seq', (SELECT max(sequence) FROM record.version))`,
  )
}

/** Grows the record to so many patients, all or nothing; one that is that large already stays as it is. */
export async function growRecord({ pool }: Pick<Database, 'pool'>, growth: Growth): Promise<void> {
  const client = await pool.connect()
  try {
    await client.query(
      `SET statement_timeout = 0; SET maintenance_work_mem = '512MB'; SET temp_buffers = '64MB'; SET jit = off`,
    )
    await client.query('BEGIN')
    await copyAll(client, growth)
    await client.query('COMMIT')
    growth.say('vacuuming')
    await client.query('VACUUM (ANALYZE)')
  } catch (error) {
    await client.query('ROLLBACK')
    throw error
  } finally {
    client.release(true)
  }
}
