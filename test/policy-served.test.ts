/** The policy through the door: nested fields, counts, chains, files, statistics and REST show what it allows. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { hospital, patients, result } from './support/policy-world.ts'
import { to } from './support/roles.ts'
import { professional, seenIds } from './support/sees.ts'
import { named, serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store
let served: Served

const unit = { units: ['Organization/unit'] }
const callers = {
  named: professional('Practitioner/named', ['care']),
  unit: professional('Practitioner/x', ['care'], unit),
  office: professional('Practitioner/office', ['administration']),
  analyst: professional('Practitioner/analyst', ['analyst']),
  information: professional('Practitioner/dim', ['information']),
  nobody: professional('Practitioner/nobody', []),
  narrow: professional('Practitioner/x', ['care'], { ...unit, scope: 'user/Patient.rs' }),
  category: professional('Practitioner/x', ['care'], {
    ...unit,
    scope:
      'user/Patient.rs user/Observation.rs?_security=http://terminology.hl7.org/CodeSystem/v3-Confidentiality|R',
  }),
  mother: accessOf('user/*.rs', { fhirUser: 'RelatedPerson/mother' }),
}

const file = (id: string, ...bears: Parameters<typeof result>[1][]) => [
  { resourceType: 'Binary', id, contentType: 'text/plain', data: 'eA==' },
  {
    ...{ resourceType: 'DocumentReference', id: `${id}-document`, status: 'current' },
    subject: to('Patient/cared'),
    content: [{ attachment: { url: `Binary/${id}` } }],
    ...(bears.length === 0 ? {} : { meta: result('cared', ...bears)['meta'] }),
  },
]

beforeAll(async () => {
  db = await createTestDatabase()
  const outcomes = await write(db, [
    ...hospital,
    result('cared', 'R'),
    result('cared', 'V'),
    ...file('letter'),
    ...file('secret', 'V'),
  ])
  expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([])
  store = await createStore(db)
  served = await serve(store, callers, { verify: named(callers) })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

describe('results under patients', () => {
  const query = `{ PatientList(_sort: "_id", _count: 100) { id ObservationList(_reference: subject, _sort: "_id") { id } } }`
  const seen = async (caller: string) => {
    const { data, errors } = await served.query(caller, query)
    return errors === undefined ? data?.['PatientList'] : errors[0]?.extensions?.code
  }
  const row = (id: string, ...results: string[]) => ({
    id,
    ObservationList: results.map((one) => ({ id: one })),
  })

  it.each<readonly [string, unknown]>([
    [
      'unit',
      [
        row('cared', 'cared', 'cared-R'),
        row('partial'),
        row('recent', 'recent'),
        row('refusing', 'refusing'),
      ],
    ],
    ['category', [row('cared', 'cared-R'), row('partial'), row('recent'), row('refusing')]],
    ['mother', [row('minor', 'minor')]],
    ['office', 'FORBIDDEN'],
    ['narrow', 'FORBIDDEN'],
    ['analyst', 'FORBIDDEN'],
    ['nobody', 'FORBIDDEN'],
  ])('%s', async (caller, expected) => {
    expect(await seen(caller)).toEqual(expected)
  })
})

describe('files', () => {
  it.each([
    ['named', 'letter', true],
    ['named', 'secret', true],
    ['unit', 'letter', true],
    ['unit', 'secret', false],
    ['information', 'letter', true],
    ['information', 'secret', false],
  ])('%s: %s', async (caller, id, isSeen) => {
    const { data } = await served.query(caller, `{ Binary(id: "${id}") { id } }`)
    expect(data?.['Binary'] ?? null).toEqual(isSeen ? { id } : null)
  })
})

describe('a chain and a count tell of no row that is hidden', () => {
  it.each([
    ['named', 3],
    ['unit', 2],
    ['information', 1],
  ])('%s', async (caller, count) => {
    const response = await fetch(`${served.url}/fhir/Observation?patient=cared&_summary=count`, {
      headers: { authorization: `Bearer ${caller}` },
    })
    const bundle: unknown = await response.json()
    expect(bundle).toMatchObject({ total: count })
    const has = await fetch(
      `${served.url}/fhir/Patient?_id=cared&_has:Observation:patient:_id=cared-V`,
      { headers: { authorization: `Bearer ${caller}` } },
    )
    expect(await has.json()).toMatchObject({ total: caller === 'named' ? 1 : 0 })
  })
})

describe('statistics', () => {
  // Who denies results to everybody denies them to research, too.
  const studied = patients.length - ['unstudied', 'silent', 'partial'].length
  const labelled = 2
  it.each([
    [
      'analyst',
      Math.round((studied + labelled) / 10) * 10,
      'every patient who is not against research, to the next ten',
    ],
    ['unit', 4, 'the results of their patients'],
  ])('%s counts %s: %s', async (caller, count) => {
    const { data, errors } = await served.query(caller, '{ observationStats { count } }')
    expect(errors).toBeUndefined()
    expect(data?.['observationStats']).toEqual([{ count }])
  })

  it('information counts what it may see one by one, and nothing that labels hide', async () => {
    const query = '{ observationStats { count } }'
    const { data } = await served.query('information', query)
    const count = (await seenIds(store, callers.information, 'Observation')).length
    expect(data?.['observationStats']).toEqual([{ count }])
    expect(count).toBeLessThan(studied + labelled)
  })

  it.each(['office', 'nobody'])('%s counts nothing', async (caller) => {
    const { errors } = await served.query(caller, '{ observationStats { count } }')
    expect(errors?.[0]?.extensions?.code).toBe('FORBIDDEN')
  })

  it('an analyst sees no row by id', async () => {
    const { data, errors } = await served.query('analyst', '{ Observation(id: "cared") { id } }')
    expect([data?.['Observation'] ?? null, errors?.[0]?.extensions?.code]).toEqual([
      null,
      'FORBIDDEN',
    ])
  })
})
