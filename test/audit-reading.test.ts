/** Who may read the audit trail, and what it tells them. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isJsonObject, parseJson, type JsonValue } from '../fhir/json.ts'
import { findIssues } from '../record/validity.ts'
import { openTestAudit, removeFolder, rowsOf, type TestAudit } from './support/audit.ts'
import { createTestDatabase, runOn, type TestDatabase } from './support/database.ts'
import { createCaller, entriesOf, linkOf, type Caller } from './support/rest.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { observation, patient } from './support/writers.ts'

let db: TestDatabase
let audit: TestAudit
let served: Served
let call: Caller

const physician = { fhirUser: 'Practitioner/p', roles: ['information'], subject: 'dr-p' }
const callers = {
  physician: accessOf('user/*.cruds', physician),
  launched: accessOf('patient/*.rs', { ...physician, patient: 'a' }),
  anne: accessOf('patient/*.rs', { patient: 'a', subject: 'anne' }),
  'anne as a user': accessOf('user/*.rs', { fhirUser: 'Patient/a', subject: 'anne' }),
  bob: accessOf('patient/*.rs', { patient: 'b', subject: 'bob' }),
  relative: accessOf('patient/*.rs', { patient: 'a', fhirUser: 'RelatedPerson/r' }),
  officer: accessOf('user/*.rs', {
    fhirUser: 'Practitioner/o',
    roles: ['protection'],
    subject: 'officer',
  }),
  auditor: accessOf('socle/audit.read', { subject: 'auditor' }),
  backend: accessOf('system/*.rs', { subject: 'backend' }),
}

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    ...['a', 'a', 'b'].map((id, at) => observation(id, { id: `o${at}` })),
  ])
  audit = await openTestAudit(db)
  served = await serve(await createStore(db), callers, { audit })
  call = createCaller(served)
  await served.query(
    'physician',
    'query View { patient(id: "a") { observations { edges { node { id } } } } }',
  )
  await served.query('physician', '{ patients { edges { node { id } } } }')
  await call('physician', 'Observation/o0')
  await call('bob', 'Patient/a')
  await served.query(
    'physician',
    `mutation { ObservationCreate(res: ${JSON.stringify(JSON.stringify(observation('a', {})))}) { id } }`,
  )
})

afterAll(async () => {
  await served.close()
  await audit.close()
  await removeFolder(audit.directory)
  await db.drop()
})

const fields = `edges { cursor node { time action interaction outcome types roles application user { reference } openings purpose } }
  pageInfo { hasNextPage endCursor }`
const log = (args = '') => `{ accessLog(patient: "a"${args}) { ${fields} } }`
const own = `{ patient(id: "a") { accessLog { ${fields} } } }`

const codeOf = ({ errors }: { errors?: readonly { extensions?: { code?: string } }[] }) =>
  errors?.[0]?.extensions?.code

describe('the log of a patient', () => {
  test.each(['anne', 'anne as a user', 'officer', 'auditor'])('%s reads it', async (caller) => {
    const { data, errors } = await served.query(caller, log())
    expect(errors).toBeUndefined()
    expect(JSON.stringify(data)).toContain('"SHOWN"')
  })

  test.each(['physician', 'launched', 'bob', 'relative', 'backend'])(
    '%s does not',
    async (caller) => {
      const answer = await served.query(caller, log())
      expect(codeOf(answer)).toBe('FORBIDDEN')
      expect(answer.data).toEqual({ accessLog: null })
    },
  )

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
      db.url,
      `INSERT INTO access.opening (practitioner, patient, basis, reason, purpose, client, until)
      VALUES ('Practitioner/p', 'b', 'break-glass', 'emergency', 'ETREAT', 'app', now() + interval '1 hour')`,
    )
    await call('physician', 'Patient/b')
    await call('physician', 'Patient/a')
    const [exceptional, ordinary] = (await rowsOf(db)).slice(-2)
    expect(exceptional).toMatchObject({ class: 'exceptional', patients: ['b'] })
    expect(ordinary).toMatchObject({ class: 'access', patients: ['a'] })
    const { data } = await served.query('bob', `{ accessLog(patient: "b") { ${fields} } }`)
    expect(nodesOf(data?.['accessLog'])).toContainEqual(
      expect.objectContaining({ purpose: 'ETREAT', openings: [expect.any(String)] }),
    )
    await runOn(db.url, 'UPDATE access.opening SET ended = now()')
  })
})

const today = new Date().toISOString().slice(0, 10)
const search = `AuditEvent?date=ge${today}&date=le2100`
const traceProfile = 'https://interop.esante.gouv.fr/ig/fhir/tde/StructureDefinition/tde-auditevent'

describe('the trail as AuditEvents', () => {
  test.each(['officer', 'auditor'])('%s finds them, each valid', async (caller) => {
    const { status, body } = await call(caller, `${search}&_count=1000`)
    expect(status).toBe(200)
    const events = entriesOf(body).map(({ resource }) => resource)
    expect(events.length).toBeGreaterThan(5)
    for (const event of events) {
      const { value } = parseJson(JSON.stringify(event))
      expect(
        findIssues(value, { level: 'full' }).filter(({ severity }) => severity === 'error'),
      ).toEqual([])
    }
  })

  test('one for each patient, as BALP has them', async () => {
    const { body } = await call('auditor', `${search}&agent=Practitioner/p&_count=1000`)
    const events = entriesOf(body).map(({ resource }) => toObject(resource))
    const profiles = events.map(({ meta }) => String(toObject(meta)['profile']).split('.').at(-1))
    expect(profiles).toEqual(expect.arrayContaining(['PatientQuery', 'PatientRead']))
    const query = events.find(({ entity }) => JSON.stringify(entity).includes('"View"'))
    expect(query).toMatchObject({
      action: 'E',
      outcome: '0',
      agent: [
        {
          type: { coding: [{ code: '110153' }] },
          who: { identifier: { value: 'app' } },
          network: { type: '2' },
        },
        { type: { coding: [{ code: '110152' }] } },
        {
          type: { coding: [{ code: 'IRCP' }] },
          who: { reference: 'Practitioner/p' },
          requestor: true,
        },
      ],
    })
    const [entity] = JSON.parse(JSON.stringify(query?.['entity'])).filter(
      ({ query: text }: { query?: string }) => text !== undefined,
    )
    expect(Buffer.from(entity.query, 'base64').toString()).toContain('patient(id:"")')
  })

  test('by patient, page by page', async () => {
    const first = await call('auditor', `${search}&patient=b&_count=1`)
    expect(JSON.stringify(entriesOf(first.body))).not.toContain('"Patient/a"')
    const second = await call(
      'auditor',
      linkOf(first.body, 'next')?.replace(/^.*\/fhir\//, '') ?? '',
    )
    expect(entriesOf(second.body)).toHaveLength(1)
    expect(second.text).not.toContain(
      String(toObject(entriesOf(first.body)[0]?.['resource'])['id']),
    )
  })

  test('as the French profile has them', async () => {
    const { body } = await call('officer', `${search}&_profile=${encodeURIComponent(traceProfile)}`)
    const events = entriesOf(body).map(({ resource }) => toObject(resource))
    expect(events.length).toBeGreaterThan(0)
    for (const event of events) {
      const { value } = parseJson(JSON.stringify(event))
      expect(
        findIssues(value, { level: 'full' }).filter(({ severity }) => severity === 'error'),
      ).toEqual([])
      expect([event['subtype'] ?? []].flat().length).toBeLessThanOrEqual(1)
      expect([event['agent']].flat().length).toBeLessThanOrEqual(2)
      expect(toObject(event['period'])['start']).toBeDefined()
    }
  })

  test.each([
    ['without dates', 'AuditEvent'],
    ['without an end', `AuditEvent?date=ge${today}`],
    ['by what is not known', `${search}&type=rest`],
    ['between what is no date', 'AuditEvent?date=geX&date=leY'],
  ])('%s they are refused', async (_, path) => {
    expect((await call('auditor', path)).status).toBe(400)
  })

  test.each(['physician', 'backend'])(
    '%s finds what applications have posted, and no trail',
    async (caller) => {
      const { status, body } = await call(caller, search)
      expect([status, entriesOf(body)]).toEqual([200, []])
    },
  )

  const graph = `{ auditEvents(from: "${today}", to: "2100", first: 3) { edges { node { id recorded agent { who { reference } } } } pageInfo { hasNextPage } } }`
  test('in the graph, with the right alone', async () => {
    const { data, errors } = await served.query('auditor', graph)
    expect(errors).toBeUndefined()
    expect(nodesOf(data?.['auditEvents'])).toHaveLength(3)
    for (const caller of ['physician', 'anne', 'backend'])
      expect(codeOf(await served.query(caller, graph))).toBe('FORBIDDEN')
  })
})

const toObject = (value: unknown): Record<string, JsonValue> => {
  const { value: read } = parseJson(JSON.stringify(value ?? {}))
  return isJsonObject(read) ? read : {}
}

function nodesOf(connection: unknown): Record<string, JsonValue>[] {
  const edges = toObject(connection)['edges']
  return Array.isArray(edges) ? edges.map((edge) => toObject(toObject(edge)['node'])) : []
}
