/** The mask over national identities (INS): on every way out of the record, and the price of it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskText } from '../fhir/identity/mask-text.ts'
import { countStatements } from '../record/database.ts'
import { createRepository, type Repository, type Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { identified, insOf, ippOf, maskedIns, nssOf, subsetted } from './support/identified.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store
let served: Served

const callers = {
  physician: accessOf('user/*.rs socle/ins.read'),
  nurse: accessOf('user/*.rs'),
  quentin: accessOf('patient/*.rs', { patient: 'q' }),
}

const secrets = ['185057800608436', '285057800608436', '385057800608436', '485057800608436']
const [qualified = '', retrieved = '', named = '', inside = ''] = secrets

const observation = {
  resourceType: 'Observation',
  id: 'o',
  status: 'final',
  code: { text: 'x' },
  subject: { reference: 'Patient/q', identifier: insOf(named) },
  contained: [{ resourceType: 'Patient', id: 'p', identifier: [insOf(inside)] }],
  performer: [{ reference: '#p' }, { reference: 'Patient/q' }],
}

const narrative = (text: string) => ({
  status: 'generated',
  div: `<div xmlns="http://www.w3.org/1999/xhtml">${text}</div>`,
})

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    identified('q', [insOf(qualified), ippOf('ipp-q'), nssOf('insurance-q')], 'QUAL', {
      text: narrative('1 85 05 78 006 084 <b>36</b>'),
    }),
    identified('r', [insOf(retrieved), ippOf('ipp-r')], 'RECUP', { text: narrative('retrieved') }),
    identified('plain', [ippOf('ipp-plain')]),
    observation,
  ])
  served = await serve(store, callers)
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const identifiers =
  'meta { tag { code } } identifier { use system value type { coding { code } } } ins { matricule birthName }'

/** Ways to a patient, and what the physician sees there of the qualified INS. */
const ways: readonly [way: string, query: string][] = [
  ['by id', `{ Patient(id: "q") { ${identifiers} } }`],
  ['in a list', `{ PatientList(_sort: "_id") { ${identifiers} } }`],
  ['in a connection', `{ patients { edges { node { ${identifiers} } } } }`],
  ['as a node', `{ node(id: "Patient/q") { ... on Patient { ${identifiers} } } }`],
  [
    'by reference',
    `{ Observation(id: "o") { subject { resource { ... on Patient { ${identifiers} } } } } }`,
  ],
  [
    'backwards',
    `{ Observation(id: "o") { performer { resource(optional: true) { ... on Patient { ${identifiers} } } } } }`,
  ],
]

describe('a caller without the right', () => {
  test.each(ways)('sees no matricule %s', async (_, query) => {
    const answer = await served.query('nurse', query)
    expect(answer.errors).toBeUndefined()
    const text = JSON.stringify(answer)
    for (const secret of secrets) expect(text).not.toContain(secret)
    expect(text).toContain('"INS-NIR"')
    expect(text).toContain('"ins":null')
    expect(text).toContain('"SUBSETTED"')
    expect(JSON.stringify(await served.query('physician', query))).toContain(qualified)
  })

  test('sees none of their own either', async () => {
    const { data } = await served.query('quentin', `{ Patient(id: "q") { ${identifiers} } }`)
    expect(JSON.stringify(data)).not.toContain(qualified)
  })

  test('sees the other numbers', async () => {
    const { data } = await served.query('nurse', '{ Patient(id: "q") { identifier { value } } }')
    expect(data).toEqual({
      Patient: { identifier: [{ value: null }, { value: 'ipp-q' }, { value: 'insurance-q' }] },
    })
  })
})

describe('nobody sees', () => {
  test.each([
    [
      'the INS of an identity that is not qualified',
      `{ Patient(id: "r") { ${identifiers} text { div } } }`,
    ],
    [
      'an INS in a reference',
      '{ Observation(id: "o") { subject { identifier { system value } } } }',
    ],
    [
      'an INS of a contained patient',
      `{ Observation(id: "o") { contained { ... on Patient { ${identifiers} } } } }`,
    ],
  ])('%s', async (_, query) => {
    for (const caller of ['physician', 'nurse']) {
      const { data, errors } = await served.query(caller, query)
      expect(errors).toBeUndefined()
      expect(JSON.stringify(data)).not.toMatch(/\d{15}|1\.2\.250\.1\.213/)
    }
  })
})

const readerOf = (caller: keyof typeof callers): Repository =>
  createRepository(store, callers[caller])

describe('the repository', () => {
  test('leaves use and type, tags the resource, and takes out a narrative that repeats the number', async () => {
    const seen = await readerOf('nurse').read('Patient', 'q')
    expect(seen).toMatchObject({ identifier: [maskedIns, ippOf('ipp-q'), nssOf('insurance-q')] })
    expect(seen).toMatchObject({ meta: { versionId: '1', tag: [subsetted] } })
    expect(seen?.['text']).toBeUndefined()
    expect((await readerOf('nurse').read('Patient', 'r'))?.['text']).toBeDefined()
  })

  test('leaves a document that holds none as it is', async () => {
    expect(await readerOf('nurse').read('Patient', 'plain')).toBe(
      await readerOf('physician').read('Patient', 'plain'),
    )
  })

  test('masks history, one version of it, and what a search brings along', async () => {
    const nurse = readerOf('nurse')
    const { entries } = await nurse.history({ type: 'Patient', id: 'q' }, { limit: 5 })
    const include = {
      reverse: false,
      type: 'Observation',
      codes: ['subject'],
      target: undefined,
      iterate: false,
    } as const
    const found = await nurse.read('Observation', 'o')
    const seen = [
      entries,
      await nurse.vread('Patient', 'q', 1),
      await nurse.includesOf(found === null ? [] : [found], [include]),
    ]
    for (const one of seen) expect(JSON.stringify(one)).toContain('"masked"')
    expect(JSON.stringify(seen)).not.toContain(qualified)
    expect(JSON.stringify(await readerOf('physician').vread('Patient', 'q', 1))).toContain(
      qualified,
    )
  })

  test('asks no statement more, and makes each view once', async () => {
    const query = `{ patients { edges { node { ${identifiers} } } } }`
    const counts: number[] = []
    for (const caller of ['physician', 'nurse']) {
      const { statements, stop } = countStatements(db)
      await served.query(caller, query)
      stop()
      counts.push(statements.length)
    }
    expect(counts[0]).toBe(counts[1])
    expect(await readerOf('nurse').read('Patient', 'q')).toBe(
      await readerOf('nurse').read('Patient', 'q'),
    )
  })
})

describe('a text', () => {
  const text = JSON.stringify(
    identified('q', [insOf(qualified)], 'QUAL', { multipleBirthInteger: 1 }),
  ).replace('"multipleBirthInteger":1', '"extension2":[1.10,1e2],"multipleBirthInteger":1.0')

  test('is untouched for who may see it', () => {
    expect(maskText(text, true)).toBe(text)
  })
  test('keeps the digits of its numbers and the order of its names', () => {
    const masked = maskText(text, false)
    expect(masked).not.toContain(qualified)
    expect(masked).toContain('"extension2":[1.10,100],"multipleBirthInteger":1.0')
    expect(masked.startsWith('{"resourceType":"Patient","id":"q"')).toBe(true)
  })
  test('that leaves out a trait shows no matricule', () => {
    const partial = text.replace('"birthDate":"1985-05-02",', '')
    expect(partial).not.toBe(text)
    expect(maskText(partial, true)).not.toContain(qualified)
  })
  test('that holds none is not even read', () => {
    expect(maskText('no JSON', false)).toBe('no JSON')
  })
})
