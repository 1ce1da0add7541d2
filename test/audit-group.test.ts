/** Requests of one moment share a commit, each with its own row; a process that dies has answered nothing untraced. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { loadTrustedKeys } from '../record/audit/key.ts'
import { verifyAudit } from '../record/audit/verify.ts'
import { openTestAudit, removeFolder, rowsOf, type TestAudit } from './support/audit.ts'
import { createTestDatabase, runOn, type TestDatabase } from './support/database.ts'
import { serve, serveApart } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'
import { typescriptFlags } from '../typescript/flags.ts'

let db: TestDatabase
let audit: TestAudit

const names = Array.from({ length: 20 }, (_, at) => `p${at}`)
const callers = Object.fromEntries(
  names.map((name) => [
    name,
    accessOf('patient/*.rs', { patient: name, subject: name, tokenId: name }),
  ]),
)

beforeAll(async () => {
  db = await createTestDatabase()
  audit = await openTestAudit(db)
  await write(
    db,
    names.map((id) => patient(id, { id })),
  )
  await write(
    db,
    names.map((id) => observation(id, { id: `o-${id}` })),
  )
})

afterAll(async () => {
  await audit.close()
  await db.drop()
  await removeFolder(audit.directory)
})

/** The transactions that wrote the rows, by their number of rows. */
async function groups(): Promise<number[]> {
  const { rows } = await db.pool.query<{ rows: number }>(
    `SELECT count(*) AS rows FROM audit.entry GROUP BY xmin ORDER BY 1`,
  )
  return rows.map((row) => row.rows)
}

const read = '{ Patient(id: "ID") { id } ObservationList(_count: 5) { id } }'

/** As on a disk that takes its time. */
const slowly = `CREATE FUNCTION slow_disk() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.05); RETURN NULL; END $$;
  CREATE TRIGGER slow_disk AFTER INSERT ON audit.entry EXECUTE FUNCTION slow_disk()`

test('200 requests at once: a row each, of its own caller and patient, in far fewer commits', async () => {
  await runOn(db.url, slowly)
  const served = await serve(await createStore(db), callers, { audit })
  const asked = Array.from({ length: 200 }, (_, at) => names[at % names.length] ?? '')
  const answers = await Promise.all(
    asked.map((name) => served.query(name, read.replace('ID', name))),
  )
  expect(answers.filter(({ errors }) => errors !== undefined)).toEqual([])
  await served.close()
  await runOn(db.url, 'DROP FUNCTION slow_disk CASCADE')
  const rows = await rowsOf(db)
  expect(rows).toHaveLength(200)
  for (const { subject, patients, shown } of rows) {
    expect(patients).toEqual([subject])
    expect(shown).toHaveLength(2)
  }
  expect((await groups()).length).toBeLessThan(100)
  const isSigned = await loadTrustedKeys(audit.directory, [])
  expect(await verifyAudit(db.pool, { isSigned, folder: undefined })).toMatchObject({
    rows: 200,
    faults: [],
  })
})

test('subgraphs in processes of their own and their gateway leave one row together', async () => {
  const before = (await rowsOf(db)).length
  const served = await serveApart(await createStore(db), callers, { audit })
  await served.query('p1', '{ patient(id: "p1") { observations { edges { node { id } } } } }')
  await served.close()
  const rows = (await rowsOf(db)).slice(before)
  expect(rows.map(({ patients, shown }) => [patients, shown.length])).toEqual([[['p1'], 2]])
})

test('what a process that was killed has answered is traced', async () => {
  const script = fileURLToPath(new URL('support/audit-killed.ts', import.meta.url))
  const child = spawn(process.execPath, [...typescriptFlags, script, db.url, audit.directory], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const answered = new Set<string>()
  child.stdout.on('data', (chunk: Buffer) => {
    for (const line of chunk.toString().split('\n').filter(Boolean)) answered.add(line)
    if (answered.size > 50) child.kill('SIGKILL')
  })
  await once(child, 'close')
  const { rows } = await db.pool.query<{ request: string }>('SELECT request FROM audit.entry')
  const traced = new Set(rows.map(({ request }) => request))
  expect(answered.size).toBeGreaterThan(50)
  expect([...answered].filter((request) => !traced.has(request))).toEqual([])
  const isSigned = await loadTrustedKeys(audit.directory, [])
  const { faults, unsealed } = await verifyAudit(db.pool, { isSigned, folder: undefined })
  expect(faults).toEqual([])
  expect(unsealed).toBeGreaterThanOrEqual(answered.size)
})
