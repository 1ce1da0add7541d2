/** What documents say of themselves hides them, and the files that they carry, like any label: who still sees which. */
import { afterAll, beforeAll, describe, expect, it, test } from 'vitest'
import type { Access } from '../access/access.ts'
import { labelsOf } from '../access/labels.ts'
import type { FhirObject } from '../record/resource.ts'
import { createRepository, type Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { hospital } from './support/policy-world.ts'
import { to } from './support/roles.ts'
import { professional, seenIds } from './support/sees.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const oid = 'urn:oid:1.2.250.1.213.1.1.4.13'
const address =
  'https://mos.esante.gouv.fr/NOS/TRE_A07-StatutVisibiliteDocument/FHIR/TRE-A07-StatutVisibiliteDocument'

/** A document with its file, labelled by codings of one concept. */
const document = (id: string, ...codings: readonly (readonly [string, string])[]): FhirObject[] => [
  { resourceType: 'Binary', id: `file-${id}`, contentType: 'text/plain', data: 'YQ==' },
  {
    ...{ resourceType: 'DocumentReference', id, status: 'current', subject: to('Patient/cared') },
    content: [{ attachment: { url: `Binary/file-${id}` } }],
    ...(codings.length === 0
      ? {}
      : { securityLabel: [{ coding: codings.map(([system, code]) => ({ system, code })) }] }),
  },
]

const composition = (id: string, code?: string): FhirObject => ({
  ...{ resourceType: 'Composition', id, status: 'final', title: 't', date: '2024-03-01' },
  ...{ type: { text: 't' }, subject: to('Patient/cared'), author: [to('Practitioner/named')] },
  ...(code === undefined ? {} : { confidentiality: code }),
})

const documents = [
  ...document('plain'),
  ...document('normal', [confidentiality, 'N']),
  ...document('very', [confidentiality, 'V']),
  ...document('masked', [oid, 'MASQUE_PS']),
  ...document('masked-nos', [address, 'MASQUE_PS']),
  ...document('announced', [oid, 'INVISIBLE_PATIENT']),
  ...document('announced-nos', [confidentiality, 'N'], [address, 'INVISIBLE_PATIENT']),
]

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  const letters = [composition('open'), composition('n', 'N'), composition('v', 'V')]
  const outcomes = await write(db, [...hospital, ...documents, ...letters])
  expect(outcomes.filter((outcome) => outcome !== 'stored')).toEqual([])
  store = await createStore(db)
})

afterAll(() => db.drop())

const every = ['announced', 'announced-nos', 'masked', 'masked-nos', 'normal', 'plain', 'very']
const without = (...ids: string[]) => every.filter((id) => !ids.includes(id))
const unmasked = without('masked', 'masked-nos')
const unannounced = without('announced', 'announced-nos')

/** Who looks → which documents, and which letters, they see. */
const table: readonly (readonly [string, Access, readonly string[], readonly string[]])[] = [
  [
    'the patient',
    accessOf('user/*.rs', { fhirUser: 'Patient/cared' }),
    unannounced,
    ['n', 'open', 'v'],
  ],
  [
    'the patient, by a launch',
    accessOf('patient/*.rs', { patient: 'cared' }),
    unannounced,
    ['n', 'open', 'v'],
  ],
  [
    'a physician by name',
    professional('Practitioner/named', ['care']),
    unmasked,
    ['n', 'open', 'v'],
  ],
  [
    'a physician by the unit',
    professional('Practitioner/x', ['care'], { units: ['Organization/unit'] }),
    unmasked.filter((id) => id !== 'very'),
    ['n', 'open'],
  ],
  ['a physician of others', professional('Practitioner/x', ['care']), [], []],
  ['a service', accessOf('system/*.rs'), every, ['n', 'open', 'v']],
]

describe('who sees', () => {
  it.each(table)('%s', async (_, access, expected, letters) => {
    expect(await seenIds(store, access, 'DocumentReference')).toEqual(expected)
    expect(await seenIds(store, access, 'Composition')).toEqual(letters)
    const repository = createRepository(store, access)
    const opened = await Promise.all(every.map((id) => repository.read('Binary', `file-${id}`)))
    expect(every.filter((_id, at) => opened[at] !== null)).toEqual(expected)
  })
})

describe('the labels of', () => {
  test.each([
    ['a document, by the address of the system', document('x', [address, 'MASQUE_PS'])[1], oid],
    ['a document, by its OID', document('x', [oid, 'MASQUE_PS'])[1], oid],
    ['a document inside another resource', { contained: document('x', [oid, 'MASQUE_PS']) }, oid],
  ])('%s', (_, resource, system) => {
    expect(labelsOf(resource)).toEqual([`${system}|MASQUE_PS`])
  })

  test.each([
    ['another type with such an element', { resourceType: 'Flag', confidentiality: 'V' }],
    ['a system that is none', document('x', ['urn:none', 'MASQUE_PS'])[1]],
    ['a confidentiality that is no text', { resourceType: 'Composition', confidentiality: ['V'] }],
  ])('%s: none', (_, resource) => {
    expect(labelsOf(resource)).toEqual([])
  })
})
