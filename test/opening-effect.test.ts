/** What an opened record shows: one patient, for its time, and nothing that is kept from beyond the glass. */
import sql, { type Sql } from 'sql-template-tag'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { runPrepared } from '../record/statement.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { at, breakGlass, broken, declareCare, professional, reason } from './support/openings.ts'
import { serve, type Served } from './support/served.ts'
import { type accessOf } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const masks = 'urn:oid:1.2.250.1.213.1.1.4.13'

const labelled = (id: string, system: string, code: string) =>
  observation('a', { id, meta: { security: [{ system, code }] } })

const kept = [
  labelled('restricted', confidentiality, 'R'),
  labelled('very-restricted', confidentiality, 'V'),
  labelled('psychiatric', actCode, 'PSY'),
  labelled('masked', masks, 'MASQUE_PS'),
  patient('Célèbre', { id: 'vip', meta: { security: [{ system: actCode, code: 'VIP' }] } }),
  patient('Opposé', { id: 'denying' }),
  {
    resourceType: 'Consent',
    id: 'denial',
    status: 'active',
    patient: { reference: 'Patient/denying' },
    provision: { type: 'deny' },
  },
]

let made = 0
const fresh = () => `doctor-${++made}`

let db: TestDatabase
let served: Served
let doctor: string

const callers: Record<string, ReturnType<typeof accessOf>> = {
  officer: professional('officer', {
    roles: ['protection'],
    scope: 'user/*.rs socle/audit.read',
  }),
  narrow: professional('narrow', { scope: 'user/Patient.rs' }),
}
for (let number = 1; number <= 30; number++)
  callers[`doctor-${number}`] = professional(`doctor-${number}`)

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...ward, ...kept])
  served = await serve(await createStore(db), callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

/** A professional who has opened nothing yet. */
beforeEach(() => {
  doctor = fresh()
})

/** Which of these patients, and which of their observations, a caller sees. */
async function seenBy(caller: string, ids: readonly string[] = ['a', 'b']): Promise<string[]> {
  const fields = ids.map((id, at) => `p${at}: patient(id: "${id}") { id }`).join(' ')
  const { data } = await served.query(caller, `{ ${fields} PatientList { id } }`)
  const listed = data?.['PatientList']
  const found = Object.entries(data ?? {}).filter(
    ([name, value]) => name !== 'PatientList' && value !== null,
  )
  expect(Array.isArray(listed) ? listed.length : 0).toBe(found.length)
  return ids.filter((_, index) => data?.[`p${index}`] != null)
}

const resultsOf = async (caller: string) => {
  const { data } = await served.query(caller, '{ ObservationList(patient: "a") { id } }')
  return JSON.stringify(data)
}

const restOf = async (caller: string, path: string) =>
  (await fetch(`${served.url}/fhir/${path}`, { headers: { authorization: `Bearer ${caller}` } }))
    .status

describe('a record is seen', () => {
  test('once the glass is broken: this one alone, by who broke it', async () => {
    expect(await seenBy(doctor)).toEqual([])
    expect(await restOf(doctor, 'Patient/a')).toBe(404)
    await broken(served, doctor, 'a')
    expect(await seenBy(doctor)).toEqual(['a'])
    expect(await restOf(doctor, 'Patient/a')).toBe(200)
    expect(await restOf(doctor, 'Observation/a-o1')).toBe(200)
    expect(await restOf(doctor, 'Observation/b-o1')).toBe(404)
    expect(await seenBy(fresh())).toEqual([])
  })

  test('in the very answer of the mutation', async () => {
    const answer = await served.query(doctor, breakGlass, { patient: 'a' })
    expect(at(answer, 'breakGlass', 'patient')).toEqual({ id: 'a' })
  })

  test('once care is declared', async () => {
    await served.query(doctor, declareCare, { patient: 'b' })
    expect(await seenBy(doctor)).toEqual(['b'])
  })

  test('within the scopes of the token', async () => {
    await broken(served, 'narrow', 'a')
    expect(await seenBy('narrow')).toEqual(['a'])
    expect(await restOf('narrow', 'Observation/a-o1')).toBe(403)
  })
})

describe('and no more', () => {
  const rowOf = (start: Sql, until: Sql, ended: Sql) =>
    runPrepared(
      db.pool,
      sql`INSERT INTO access.opening (practitioner, patient, basis, reason, explanation, purpose, client, start, until, ended)
        VALUES (${`Practitioner/${doctor}`}, 'a', 'break-glass', 'EMERGENCY', ${reason}, 'ETREAT', 'app', ${start}, ${until}, ${ended})`,
    )
  const hour = sql`interval '1 hour'`

  test.each([
    ['while it is open', sql`now() - ${hour}`, sql`now() + ${hour}`, sql`NULL`, ['a']],
    ['after its time', sql`now() - ${hour}`, sql`now() - interval '1 second'`, sql`NULL`, []],
    ['before it', sql`now() + ${hour}`, sql`now() + 2 * ${hour}`, sql`NULL`, []],
    ['after it was given up', sql`now() - ${hour}`, sql`now() + ${hour}`, sql`now()`, []],
  ])('%s', async (_, start, until, ended, expected) => {
    await rowOf(start, until, ended)
    expect(await seenBy(doctor)).toEqual(expected)
  })

  test('from the moment it is given up, or found unjustified', async () => {
    const id = await broken(served, doctor, 'a')
    await served.query(doctor, 'mutation ($id: ID!) { endOpening(id: $id) { id } }', { id })
    expect(await seenBy(doctor)).toEqual([])
    const again = await broken(served, doctor, 'a')
    expect(await seenBy(doctor)).toEqual(['a'])
    const review = `mutation ($id: ID!) { reviewOpening(id: $id, outcome: UNJUSTIFIED, comment: "aucun motif trouvé") { id } }`
    await served.query('officer', review, { id: again })
    expect(await seenBy(doctor)).toEqual([])
  })

  test.each([
    ['breaking the glass', breakGlass],
    ['declaring', declareCare],
  ])('what is kept from beyond the glass, by %s', async (_, mutation) => {
    for (const id of ['a', 'vip', 'denying']) await served.query(doctor, mutation, { patient: id })
    expect(await seenBy(doctor, ['a', 'vip', 'denying'])).toEqual(['a'])
    const results = await resultsOf(doctor)
    expect(results).toContain('a-o1')
    for (const { id } of kept) expect(results).not.toContain(`"${String(id)}"`)
  })

  test('so that a hidden patient is answered like one who is not there', async () => {
    const told = async (id: string) => {
      const answer = await served.query(doctor, breakGlass, { patient: id })
      return { ...Object(at(answer, 'breakGlass')), id: '', patientId: '', start: '', until: '' }
    }
    const absent = await told('none')
    expect(absent).toMatchObject({ patient: null, ended: null })
    expect(await told('vip')).toEqual(absent)
    expect(await told('denying')).toEqual(absent)
  })
})
