/** What Socle is measured beside answers the same: the hand-written statement, and the schema without federation. */
import { execute, parse } from 'graphql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { operationOf } from '../bench/cases.ts'
import { growRecord } from '../bench/growth/clone.ts'
import { limitStatement } from '../bench/peers/limit-statement.ts'
import { createMergedSchema } from '../bench/peers/merged-schema.ts'
import { documentsOf } from '../population/documents.ts'
import { loadDocuments } from '../record/load/load.ts'
import { createContext } from '../subgraphs/context.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore } from './support/world.ts'

let db: TestDatabase
let served: Served

const staff = accessOf('user/*.rs socle/ins.read')

beforeAll(async () => {
  db = await createTestDatabase()
  await loadDocuments(db, { source: 'demo', documents: documentsOf({ patients: 8 }) })
  served = await serve(await createStore(db), { staff })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const ids = Array.from({ length: 8 }, (_, at) => `demo-patient-00000${at + 1}`)

/** Cursors are signed, which SQL cannot, and each time anew. */
const withoutCursors = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value), (name, inner: unknown) =>
    name === 'endCursor' ? typeof inner === 'string' : inner,
  )

test.each(ids)('the limit answers the view of %s as Socle does', async (id) => {
  const { rows } = await db.pool.query<{ answer: string }>(limitStatement, [id])
  const expected = await served.query('staff', operationOf('PatientView'), { id })
  expect(withoutCursors(JSON.parse(rows[0]?.answer ?? ''))).toEqual(withoutCursors(expected))
})

test.each(['PatientView', 'PatientList'])(
  'the merged schema answers %s as Socle does',
  async (name) => {
    const store = await createStore(db)
    const schema = createMergedSchema()
    for (const id of ids) {
      const answered = await execute({
        schema,
        document: parse(operationOf(name)),
        variableValues: { id },
        contextValue: createContext(store, staff),
      })
      const expected = await served.query('staff', operationOf(name), { id })
      expect(withoutCursors(answered)).toEqual(withoutCursors(expected))
    }
  },
)

const tables = `SELECT format('%I.%I', table_schema, table_name) AS name,
    bool_or(column_name = 'sequence') AS placed, bool_or(column_name = 'document') AS ledger
  FROM information_schema.tables JOIN information_schema.columns USING (table_schema, table_name)
  WHERE table_schema IN ('patients', 'encounters', 'observations', 'administration')
    OR table_schema = 'access' AND table_name <> 'question' OR (table_schema, table_name) = ('record', 'version')
  GROUP BY 1 ORDER BY 1`

/** All rows of a record but when and where in the ledger each was written, and the ledger's hash. */
async function rowsOf(record: TestDatabase): Promise<Record<string, string[]>> {
  const rows: Record<string, string[]> = {}
  const { rows: found } = await record.pool.query<{ name: string }>(tables)
  for (const { name } of found) {
    const { rows: all } = await record.pool.query<{ row: string }>(
      `SELECT (to_jsonb(t) - ARRAY['sequence', 'updated', 'transaction', 'time', 'hash'])::text AS row FROM ${name} t`,
    )
    rows[name] = all.map(({ row }) => row).sort()
  }
  return rows
}

test('a copy of patients is what a load of the same documents writes', async () => {
  const [grown, loaded] = [await createTestDatabase(), await createTestDatabase()]
  try {
    await loadDocuments(grown, { source: 'demo', documents: documentsOf({ patients: 4 }) })
    await growRecord(grown, { patients: 7, say: () => undefined })
    const { rows } = await grown.pool.query<{ text: string; name: string }>(
      `SELECT document::text AS text, id AS name FROM record.version ORDER BY sequence`,
    )
    const entry = rows.map(
      ({ text, name }) =>
        `{"resource":${text},"request":{"method":"PUT","url":"${urlOf(text, name)}"}}`,
    )
    const bundle = `{"resourceType":"Bundle","type":"transaction","entry":[${entry.join(',')}]}`
    await loadDocuments(loaded, {
      source: 'demo',
      documents: single({ name: 'all.json', text: bundle }),
    })
    expect(await rowsOf(grown)).toEqual(await rowsOf(loaded))
    expect(rows.filter(({ name }) => name.startsWith('demo-patient-'))).toHaveLength(7)
  } finally {
    await grown.drop()
    await loaded.drop()
  }
})

const urlOf = (text: string, id: string): string => {
  const resource: unknown = JSON.parse(text)
  const type: unknown =
    typeof resource === 'object' && resource !== null ? Reflect.get(resource, 'resourceType') : ''
  return `${String(type)}/${id}`
}

async function* single<T>(item: T): AsyncGenerator<T> {
  yield await Promise.resolve(item)
}
