/** No search tells of a masked national identity (INS): it matches as if it were not there. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resolveConditional } from '../record/conditional.ts'
import type { Store } from '../record/repository.ts'
import type { ResourceType } from '../fhir/types.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { find } from './support/finding.ts'
import { identified, insOf, ippOf, nirSystem, nssOf } from './support/identified.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, requestOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
let served: Served

const [shown, hidden, named] = ['185057800608436', '285057800608436', '385057800608436'] as const

const scopes = { physician: 'user/*.cruds socle/ins.read', nurse: 'user/*.cruds' } as const
type Caller = keyof typeof scopes

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    identified('q', [insOf(shown), ippOf('ipp-q')]),
    identified('r', [insOf(hidden), ippOf('ipp-r')], 'RECUP'),
    identified('insured', [nssOf('insurance')]),
    observation('q', { id: 'o', subject: { reference: 'Patient/q', identifier: insOf(named) } }),
    {
      resourceType: 'RelatedPerson',
      id: 'kin',
      patient: { reference: 'Patient/r' },
      identifier: [insOf(named)],
    },
  ])
  served = await serve(store, {
    physician: accessOf(scopes.physician),
    nurse: accessOf(scopes.nurse),
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const idsOf = (caller: Caller, type: ResourceType, query: string) =>
  find(store, accessOf(scopes[caller]), `${type}?${query}`)

const ofType = 'https://hl7.fr/ig/fhir/core/CodeSystem/fr-core-cs-v2-0203|INS-NIR'
const encoded = encodeURIComponent

/** How a number is asked for, and what the physician finds of the shown one. */
const questions: readonly [
  how: string,
  type: ResourceType,
  query: (number: string) => string,
  found: string[],
][] = [
  ['value', 'Patient', (number) => `identifier=${number}`, ['q']],
  ['system and value', 'Patient', (number) => `identifier=${nirSystem}|${number}`, ['q']],
  ['one of several', 'Patient', (number) => `identifier=none,${number}`, ['q']],
  [
    'of its type',
    'Patient',
    (number) => `identifier:of-type=${encoded(`${ofType}|${number}`)}`,
    ['q'],
  ],
  ['through a chain', 'Observation', (number) => `subject:Patient.identifier=${number}`, ['o']],
  [
    'through a chain without type',
    'Observation',
    (number) => `patient.identifier=${nirSystem}|${number}`,
    ['o'],
  ],
  [
    'back through a chain',
    'Patient',
    (number) => `_has:Observation:patient:patient.identifier=${number}`,
    ['q'],
  ],
  ['in a filter', 'Patient', (number) => `_filter=${encoded(`identifier eq ${number}`)}`, ['q']],
  [
    'in a filter of a chain',
    'Observation',
    (number) => `_filter=${encoded(`patient.identifier eq ${number} or status eq none`)}`,
    ['o'],
  ],
]

describe('by an INS', () => {
  test.each(questions)(
    '%s: it is found by who sees it, and by nobody else',
    async (_, type, query, found) => {
      expect(await idsOf('physician', type, query(shown))).toEqual(found)
      expect(await idsOf('nurse', type, query(shown))).toEqual([])
      for (const number of [hidden, named]) {
        expect(await idsOf('physician', type, query(number))).toEqual([])
        expect(await idsOf('nurse', type, query(number))).toEqual([])
      }
    },
  )

  test.each<[string, ResourceType, string, Caller, string[]]>([
    ['every INS of a system', 'Patient', `identifier=${nirSystem}|`, 'nurse', ['insured']],
    [
      'every INS of a system, seen',
      'Patient',
      `identifier=${nirSystem}|`,
      'physician',
      ['insured', 'q'],
    ],
    ['all but one', 'Patient', `identifier:not=${shown}`, 'nurse', ['insured', 'q', 'r']],
    ['all but one, seen', 'Patient', `identifier:not=${shown}`, 'physician', ['insured', 'r']],
    [
      'not in a filter',
      'Patient',
      `_filter=${encoded(`identifier ne ${shown}`)}`,
      'nurse',
      ['insured', 'q', 'r'],
    ],
    ['in a reference', 'Observation', `subject:identifier=${nirSystem}|${named}`, 'physician', []],
    ['of a relative', 'RelatedPerson', `identifier=${named}`, 'physician', []],
    ['the insurance number', 'Patient', `identifier=${nirSystem}|insurance`, 'nurse', ['insured']],
    ['whether there is any number', 'Patient', 'identifier:missing=true', 'nurse', []],
    ['by the hospital number', 'Patient', 'identifier=urn:ipp|ipp-r', 'nurse', ['r']],
  ])('%s', async (_, type, query, caller, found) => {
    expect(await idsOf(caller, type, query)).toEqual(found)
  })

  test('the order of a list is the same for all', async () => {
    const query = '{ PatientList(_sort: "identifier") { id } }'
    const { data } = await served.query('nurse', query)
    expect(data).toEqual({ PatientList: [{ id: 'insured' }, { id: 'q' }, { id: 'r' }] })
    expect((await served.query('physician', query)).data).toEqual(data)
  })

  test.each([
    ['patient', `{ patient(identifier: "${nirSystem}|${shown}") { id } }`],
    ['patients', `{ patients(identifier: "${shown}") { edges { node { id } } } }`],
    ['a list', `{ PatientList(identifier: ["${shown}"]) { id } }`],
    [
      'a connection',
      `{ PatientConnection(identifier: ["${shown}"]) { edges { resource { id } } } }`,
    ],
    ['a filter', `{ PatientList(_filter: "identifier eq ${shown}") { id } }`],
  ])('the field %s', async (_, query) => {
    const [seen, unseen] = [
      await served.query('physician', query),
      await served.query('nurse', query),
    ]
    expect(unseen.errors).toBeUndefined()
    expect(JSON.stringify(seen.data)).toContain('"q"')
    expect(JSON.stringify(unseen.data)).not.toContain('"q"')
  })
})

describe('a condition of a write', () => {
  const create = (caller: Caller, ifNoneExist: string) =>
    requestOf(store, scopes[caller]).create('Patient', documentOf({ resourceType: 'Patient' }), {
      ifNoneExist,
    })

  test.each<[string, Caller, string, string]>([
    ['meets the shown one', 'physician', shown, 'found'],
    ['does not meet it without the right', 'nurse', shown, 'created'],
    ['does not meet the hidden one', 'physician', hidden, 'created'],
  ])('%s', async (_, caller, number, outcome) => {
    expect((await create(caller, `identifier=${number}`)).outcome).toBe(outcome)
  })

  test('the target of an update, and the reference of a transaction', async () => {
    const nurse = requestOf(store, scopes.nurse)
    const query = `Patient?identifier=${shown}`
    const document = documentOf(observation('q', { subject: { reference: query } }))
    await expect(
      nurse.patch('Patient', { query: `identifier=${shown}` }, documentOf([])),
    ).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(
      nurse.transaction([{ kind: 'create', type: 'Observation', document }]),
    ).rejects.toMatchObject({ code: 'CONFLICT' })
    const [written] = await requestOf(store, scopes.physician).transaction([
      { kind: 'create', type: 'Observation', document },
    ])
    expect(written?.resource).toMatchObject({ subject: { reference: 'Patient/q' } })
  })

  test('what is loaded finds each, as it asks for no caller', async () => {
    const references = [shown, hidden].map((number) => ({
      type: 'Patient',
      query: `identifier=${nirSystem}|${number}`,
    }))
    expect(await resolveConditional(db, 'test', references)).toEqual([['q'], ['r']])
  })
})
