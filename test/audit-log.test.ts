/** Who may read the log of a patient, and what it tells them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { rowsOf } from './support/audit.ts'
import { codeOf, nodesOf, openAudited, toObject, type Audited } from './support/audited.ts'
import { runOn } from './support/database.ts'
import type { Caller } from './support/rest.ts'
import type { Served } from './support/served.ts'

let audited: Audited
let served: Served
let call: Caller

beforeAll(async () => {
  audited = await openAudited()
  served = audited.served
  call = audited.call
})

afterAll(() => audited.close())

const fields = `edges { cursor node { time action interaction outcome types roles application user { reference } openings purpose } }
  pageInfo { hasNextPage endCursor }`
const log = (args = '') => `{ accessLog(patient: "a"${args}) { ${fields} } }`
const own = `{ patient(id: "a") { accessLog { ${fields} } } }`

describe('the log of a patient', () => {
  test.each(['anne', 'anne as a user', 'officer', 'auditor'])('%s reads it', async (caller) => {
    const { data, errors } = await served.query(caller, log())
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toContain('"SHOWN"')
  })

  test.each([
    'physician',
    'launched',
    'bob',
    'relative',
    'backend',
    'officer without a scope',
    'anne without a scope',
  ])('%s does not', async (caller) => {
    const answer = await served.query(caller, log())
    expect(codeOf(answer)).toBe('FORBIDDEN')
    expect(answer.data).toEqual({ accessLog: null })
  })

  test('beside the patient, by the patient alone', async () => {
    expect((await served.query('anne', own)).errors).toBeUndefined()
    expect(codeOf(await served.query('physician', own))).toBe('FORBIDDEN')
  })

  test('tells what was done, with the types of this patient, and no name', async () => {
    const { data } = await served.query('anne', log(', first: 1000'))
    const nodes = nodesOf(data?.['accessLog']).filter(
      ({ roles, outcome }) => JSON.stringify(roles).includes('information') && outcome === 'OK',
    )
    expect(nodes).toMatchObject([
      { action: 'WRITTEN', interaction: 'mutation', types: ['Observation'], user: null },
      { action: 'SHOWN', interaction: 'read', types: ['Observation'], application: 'app' },
      { action: 'SHOWN', interaction: 'query', types: ['Patient'] },
      {
        action: 'SHOWN',
        interaction: 'query',
        types: ['Observation', 'Patient'],
        roles: ['information'],
        outcome: 'OK',
      },
    ])
  })

  test('tells who it was to those who protect data', async () => {
    const { data } = await served.query('officer', log(', first: 1000'))
    expect(JSON.stringify(data)).toContain('"Practitioner/p"')
  })

  test('tells what was asked in vain, and not of others', async () => {
    const { data } = await served.query('anne', log(', first: 1000'))
    const asked = nodesOf(data?.['accessLog']).filter(({ action }) => action === 'ASKED')
    expect(asked).toMatchObject([{ interaction: 'read', outcome: 'NOT_FOUND', types: [] }])
    expect(JSON.stringify(data)).not.toContain('"Patient/b"')
  })

  test('is itself in the log', async () => {
    await served.query('officer', log())
    const { data } = await served.query('anne', log(', first: 1'))
    expect(nodesOf(data?.['accessLog'])).toMatchObject([{ roles: ['protection'], action: 'SHOWN' }])
  })

  test('comes page by page, between dates', async () => {
    const { data } = await served.query('officer', log(', first: 2'))
    const page = toObject(data?.['accessLog'])
    const { endCursor } = toObject(page['pageInfo'])
    const next = await served.query('officer', log(`, first: 2, after: "${String(endCursor)}"`))
    const [first, second] = [nodesOf(page), nodesOf(next.data?.['accessLog'])]
    expect(second).toHaveLength(2)
    expect(String(second[0]?.['time']) < String(first[1]?.['time'])).toBe(true)
    const early = await served.query('officer', log(', to: "2020"'))
    expect(nodesOf(early.data?.['accessLog'])).toEqual([])
    expect(codeOf(await served.query('officer', log(', from: "yesterday"')))).toBe(
      'INVALID_ARGUMENT',
    )
    expect(codeOf(await served.query('anne', log(`, after: "${String(endCursor)}"`)))).toBe(
      'INVALID_CURSOR',
    )
  })
})

describe('what an opening made possible', () => {
  test('is kept apart, with its purpose', async () => {
    await runOn(
      audited.db.url,
      `INSERT INTO access.opening (practitioner, patient, basis, reason, purpose, client, until)
      VALUES ('Practitioner/p', 'b', 'break-glass', 'emergency', 'ETREAT', 'app', now() + interval '1 hour')`,
    )
    await call('physician', 'Patient/b')
    await call('physician', 'Patient/a')
    const [exceptional, ordinary] = (await rowsOf(audited.db)).slice(-2)
    expect(exceptional).toMatchObject({ class: 'exceptional', patients: ['b'] })
    expect(ordinary).toMatchObject({ class: 'access', patients: ['a'] })
    const { data } = await served.query('bob', `{ accessLog(patient: "b") { ${fields} } }`)
    expect(nodesOf(data?.['accessLog'])).toContainEqual(
      expect.objectContaining({ purpose: 'ETREAT', openings: [expect.any(String)] }),
    )
    await runOn(audited.db.url, 'UPDATE access.opening SET ended = now()')
  })
})
