/** What breaking the glass leaves in the audit trail: who opened whom and why, told to the patient. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openTestAudit, removeFolder, rowsOf, verify, type TestAudit } from './support/audit.ts'
import { nodesOf } from './support/audited.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { broken, declareCare, professional } from './support/openings.ts'
import { createCaller, entriesOf } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'

const callers = {
  doctor: professional('doctor'),
  nurse: professional('nurse'),
  officer: professional('officer', { scope: 'user/*.rs socle/audit.read', roles: ['protection'] }),
  a: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'Patient/a' }),
  b: accessOf('patient/*.rs', { patient: 'b', fhirUser: 'Patient/b' }),
}

let db: TestDatabase
let audit: TestAudit
let served: Served
let opening: string

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, ward)
  audit = await openTestAudit(db)
  served = await serve(await createStore(db), callers, { audit })
  opening = await broken(served, 'doctor', 'a')
})

afterAll(async () => {
  await served.close()
  await audit.close()
  await removeFolder(audit.directory)
  await db.drop()
})

const lastRow = async () => {
  const { rows } = await db.pool.query(
    `SELECT c.class, e.patients, e.openings, e.purpose, e.detail, e.outcome
      FROM audit.entry e JOIN audit.chain c ON c.id = e.chain ORDER BY e.time DESC, e.position DESC LIMIT 1`,
  )
  return rows[0]
}

const eventsOf = async (code: string) => {
  const today = new Date().toISOString().slice(0, 10)
  const { body } = await createCaller(served)(
    'officer',
    `AuditEvent?date=ge${today}&date=le2100&_count=1000`,
  )
  return entriesOf(body).filter(({ resource }) => JSON.stringify(resource).includes(`"${code}"`))
}

describe('the trail holds', () => {
  test('the break, with patient, opening and purpose', async () => {
    expect(await lastRow()).toMatchObject({
      ...{ class: 'exceptional', patients: ['a'], openings: [opening], purpose: 'ETREAT' },
      ...{ detail: 'started', outcome: 'OK' },
    })
  })

  test('what is read under it as exceptional, and by others as ordinary', async () => {
    await served.query('doctor', '{ patient(id: "a") { id } }')
    expect(await lastRow()).toMatchObject({ class: 'exceptional', openings: [opening] })
    await served.query('a', '{ patient(id: "a") { id } }')
    expect(await lastRow()).toMatchObject({ class: 'access', openings: [] })
  })

  test('a break that is refused as no opening', async () => {
    await served.query('officer', declareCare, { patient: 'b' })
    expect(await lastRow()).toMatchObject({ class: 'refused', patients: [], openings: [] })
  })

  test('a declaration, which overrides nothing', async () => {
    await served.query('nurse', declareCare, { patient: 'b' })
    expect(await lastRow()).toMatchObject({
      ...{ class: 'exceptional', patients: ['b'], purpose: 'TREAT', detail: null },
    })
  })

  test('that it was looked at, with whose it is', async () => {
    await served.query('officer', '{ openings(patient: "a") { edges { node { basis } } } }')
    expect((await rowsOf(db)).at(-1)).toMatchObject({ class: 'access', patients: ['a'] })
  })

  test('that it was reviewed, and given up', async () => {
    const review = `mutation { reviewOpening(id: "${opening}", outcome: JUSTIFIED, comment: "conforme au dossier") { id } }`
    expect((await served.query('officer', review)).errors).toBeUndefined()
    const reviewed = { class: 'exceptional', patients: ['a'], openings: [opening] }
    expect(await lastRow()).toMatchObject({ ...reviewed, detail: null })
    await served.query('doctor', `mutation { endOpening(id: "${opening}") { id } }`)
    expect(await lastRow()).toMatchObject({ ...reviewed, detail: 'stopped' })
  })

  test('nothing that was changed afterwards', async () => {
    expect((await verify(db, audit)).faults).toEqual([])
  })
})

describe('it is told', () => {
  const log = (patient: string) =>
    `{ accessLog(patient: "${patient}", first: 100) { edges { node { purpose openings } } } }`

  test('to the patient, with its purpose; to no other patient', async () => {
    const { data } = await served.query('a', log('a'))
    expect(nodesOf(data?.['accessLog'])).toContainEqual({ purpose: 'ETREAT', openings: [opening] })
    const others = await served.query('b', log('b'))
    expect(JSON.stringify(others.data)).not.toContain(opening)
  })

  test('as an AuditEvent, an emergency override', async () => {
    expect(await eventsOf('110127')).toMatchObject([
      {
        resource: {
          type: { code: '110113' },
          subtype: [{ code: '110127', display: 'Emergency Override Started' }, {}],
        },
      },
    ])
    expect(await eventsOf('110138')).toHaveLength(1)
  })
})
