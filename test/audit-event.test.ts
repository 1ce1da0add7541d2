/** The audit trail as AuditEvents: who finds them, and what they are. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import { findIssues } from '../record/validity.ts'
import { codeOf, nodesOf, openAudited, toObject, type Audited } from './support/audited.ts'
import { entriesOf, linkOf, type Caller } from './support/rest.ts'
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
