/** Every operation leaves one row that says who, what and whose; nobody is answered without it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestAudit, removeFolder, rowsOf, type Row, type TestAudit } from './support/audit.ts'
import { createTestDatabase, runOn, type TestDatabase } from './support/database.ts'
import { createCaller, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let audit: TestAudit
let served: Served
let call: Caller

const callers = {
  staff: accessOf('user/*.cruds'),
  results: accessOf('user/Observation.rs'),
  patient: accessOf('patient/*.rs', { patient: 'a', subject: 'anne' }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    patient('Trois', { id: 'c' }),
    ...['oa', 'ob'].map((id) => observation(id.slice(1), { id })),
  ])
  audit = await openTestAudit(db)
  served = await serve(await createStore(db), callers, { audit })
  call = createCaller(served)
})

afterAll(async () => {
  await served.close()
  await audit.close()
  await removeFolder(audit.directory)
  await db.drop()
})

/** The rows that something leaves. */
async function rowsAfter(work: () => Promise<unknown>): Promise<readonly Row[]> {
  const before = (await rowsOf(db)).length
  await work()
  return (await rowsOf(db)).slice(before)
}

const graph = (caller: string, query: string) => () => served.query(caller, query)
const rest =
  (caller: string, path: string, sent = {}) =>
  () =>
    call(caller, path, sent)

const json = { 'content-type': 'application/fhir+json' }
const create = {
  method: 'POST',
  headers: json,
  body: JSON.stringify(observation('b', {})),
}

describe('what a row tells', () => {
  const reads = '{ patient(id: "a") { observations { edges { node { id } } } } }'
  test.each([
    [
      'a patient with results',
      graph('staff', reads),
      { patients: ['a'], interaction: 'query', class: 'access', shownCount: 2 },
    ],
    ['the same by the patient', graph('patient', reads), { patients: ['a'], subject: 'anne' }],
    [
      'another patient by the patient',
      graph('patient', '{ patient(id: "b") { id } }'),
      { patients: [], asked: ['Patient/b'], shownCount: 0 },
    ],
    [
      'a page, and not the row after it',
      graph('staff', '{ patients(first: 2) { edges { node { id } } } }'),
      { patients: ['b', 'c'], shownCount: 2 },
    ],
    ['a count', graph('staff', '{ patients { totalCount } }'), { counted: 1 }],
    [
      'a number of a patient without results',
      graph('results', '{ ObservationConnection(patient: "c") { count } }'),
      { asked: ['Patient/c'], counted: 1, patients: [] },
    ],
    [
      'without a scope',
      graph('results', '{ patient(id: "a") { id } }'),
      { outcome: 'FORBIDDEN', class: 'refused', patients: [] },
    ],
    [
      'a malformed document',
      graph('staff', '{ patient('),
      { outcome: 'GRAPHQL_PARSE_FAILED', patients: [] },
    ],
    [
      'a read',
      rest('staff', 'Observation/oa'),
      { patients: ['a'], interaction: 'read', operation: 'GET Observation/*' },
    ],
    [
      'a read of what is not there',
      rest('staff', 'Observation/none'),
      { outcome: 'NOT_FOUND', asked: ['Observation/none'] },
    ],
    [
      'a search',
      rest('staff', 'Observation?patient=b&code=x'),
      {
        interaction: 'search-type',
        operation: 'GET Observation?code&patient',
        asked: ['Patient/b'],
      },
    ],
    [
      'a search with what comes along',
      rest('staff', 'Observation?_id=oa&_include=Observation:subject'),
      { patients: ['a'], shownCount: 2 },
    ],
    [
      'a history',
      rest('staff', 'Observation/oa/_history'),
      { patients: ['a'], interaction: 'history-instance', shownCount: 1 },
    ],
    [
      'a version',
      rest('staff', 'Observation/oa/_history/1'),
      { patients: ['a'], interaction: 'vread' },
    ],
    [
      'a search without a scope',
      rest('results', 'Patient'),
      { outcome: 'FORBIDDEN', class: 'refused' },
    ],
    [
      'a create',
      rest('staff', 'Observation', create),
      { patients: ['b'], interaction: 'create', writtenCount: 1 },
    ],
    [
      'a deletion',
      rest('staff', 'Patient/c', { method: 'DELETE' }),
      { patients: ['c'], interaction: 'delete', writtenCount: 1 },
    ],
    [
      'the history of what was deleted',
      rest('staff', 'Patient/c/_history'),
      { patients: ['c'], shownCount: 2 },
    ],
  ])('%s', async (_, work, expected) => {
    const rows = await rowsAfter(work)
    expect(rows).toHaveLength(1)
    const [row] = rows
    expect({
      ...row,
      patients: [...(row?.patients ?? [])].sort(),
      shownCount: row?.shown.length,
      writtenCount: row?.written.length,
    }).toMatchObject(expected)
  })

  test('the names of roles, application and user, and never a value', async () => {
    const [row] = await rowsAfter(
      graph('staff', 'query Look { secret: patient(id: "a") { id } } # SECRET'),
    )
    expect(row).toMatchObject({
      client: 'app',
      subject: 'physician',
      roles: ['information'],
      name: 'Look',
    })
    expect(row?.operation).toBe('query Look{patient(id:""){id}}')
  })

  test.each([
    ['no token', () => fetch(`${served.url}/graphql`, { method: 'POST' })],
    ['the capabilities', () => fetch(`${served.url}/fhir/metadata`)],
    ['readiness', () => fetch(`${served.url}/readyz`)],
  ])('%s leaves none', async (_, work) => {
    expect(await rowsAfter(work)).toEqual([])
  })
})

describe('nobody is answered without a row', () => {
  const refuseRows = `CREATE FUNCTION refuse_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE 'no row'; END $$;
    CREATE TRIGGER refuse_row BEFORE INSERT ON audit.entry EXECUTE FUNCTION refuse_row()`
  const takeRows = 'DROP FUNCTION IF EXISTS refuse_row CASCADE'

  test.each([
    ['the graph', graph('staff', '{ patient(id: "a") { id } }'), 'UNTRACED'],
    ['REST', rest('staff', 'Patient/a'), 'OperationOutcome'],
    ['a refusal', graph('results', '{ patient(id: "a") { id } }'), 'UNTRACED'],
  ])('%s', async (_, work, word) => {
    await runOn(db.url, refuseRows)
    const answer = await work().finally(() => runOn(db.url, takeRows))
    const text = JSON.stringify(answer)
    expect(text).toContain(word)
    expect(text).not.toMatch(/"family"|"Un"|"data"/)
    expect(audit.told).toContain('no row')
    // And when the trail can be written again, on a new chain.
    expect(JSON.stringify(await graph('staff', '{ patient(id: "a") { id } }')())).toContain('"a"')
  })

  test('the row is there before the answer', async () => {
    await runOn(
      db.url,
      `CREATE FUNCTION wait_row() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN PERFORM pg_sleep(0.5); RETURN NULL; END $$;
       CREATE TRIGGER wait_row AFTER INSERT ON audit.entry EXECUTE FUNCTION wait_row()`,
    )
    const started = performance.now()
    await served.query('staff', '{ patient(id: "a") { id } }')
    expect(performance.now() - started).toBeGreaterThan(480)
    await runOn(db.url, 'DROP FUNCTION wait_row CASCADE')
  })
})
