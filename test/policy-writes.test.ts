/** Who writes what: role × letter, where the row is before and after, and labels that hide what would be changed. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Access } from '../access/access.ts'
import { parseJson } from '../fhir/json.ts'
import { createRepository, type Repository, type Store } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { hospital, result } from './support/policy-world.ts'
import { to } from './support/roles.ts'
import { professional } from './support/sees.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [...hospital, result('cared', 'V'), appointment('alone', 'cared')])
  store = await createStore(db)
})

afterAll(() => db.drop())

const appointment = (id: string, ...who: readonly string[]): FhirObject => ({
  ...{ resourceType: 'Appointment', id, status: 'proposed' },
  participant: who.map((one) => ({ actor: to(`Patient/${one}`), status: 'needs-action' })),
})

const unitCare = professional('Practitioner/x', ['care'], { units: ['Organization/unit'] })
const named = professional('Practitioner/named', ['care'])
const office = professional('Practitioner/a', ['administration'])
const information = professional('Practitioner/a', ['information'])
const analyst = professional('Practitioner/a', ['analyst'])
const mother = accessOf('user/*.cruds', { fhirUser: 'RelatedPerson/mother' })

const documentOf = (resource: FhirObject) => parseJson(JSON.stringify(resource))
const withoutId = ({ id: _id, ...resource }: FhirObject): FhirObject => resource

type Act = (repository: Repository) => Promise<{ readonly outcome: string }>

const create =
  (resource: FhirObject): Act =>
  (repository) =>
    repository.create(String(resource['resourceType']), documentOf(withoutId(resource)))

const update =
  (resource: FhirObject): Act =>
  (repository) =>
    repository.update(
      String(resource['resourceType']),
      { id: String(resource['id']) },
      documentOf(resource),
    )

const remove =
  (type: string, id: string): Act =>
  (repository) =>
    repository.remove(type, { id })

const moved = { ...result('cared'), subject: to('Patient/stranger') }

const cases: readonly (readonly [string, Access, Act, string])[] = [
  ['care: a result of their patient', unitCare, create(result('cared')), 'created'],
  ['care: a result of a stranger', unitCare, create(result('stranger')), 'FORBIDDEN'],
  ['care: a patient', unitCare, create({ resourceType: 'Patient' }), 'FORBIDDEN'],
  ['care: a change', unitCare, update({ ...result('cared'), status: 'amended' }), 'updated'],
  ['care: a change for a stranger', unitCare, update(result('stranger')), 'NOT_FOUND'],
  ['care: into the record of a stranger', unitCare, update(moved), 'FORBIDDEN'],
  ['care: of what is hidden', unitCare, update(result('cared', 'V')), 'NOT_FOUND'],
  ['care: of the same, named', named, update(result('cared', 'V')), 'updated'],
  ['care: hidden from themselves', unitCare, create(result('cared', 'V')), 'FORBIDDEN'],
  ['care: a delete', unitCare, remove('Observation', 'recent'), 'FORBIDDEN'],
  [
    'care: an appointment of their patient and a stranger',
    unitCare,
    create(appointment('x', 'cared', 'stranger')),
    'FORBIDDEN',
  ],
  [
    'care: a stranger into an appointment',
    unitCare,
    update(appointment('alone', 'cared', 'stranger')),
    'FORBIDDEN',
  ],
  [
    'care: two of their patients',
    unitCare,
    update(appointment('alone', 'cared', 'recent')),
    'updated',
  ],
  ['administration: a patient', office, create({ resourceType: 'Patient' }), 'created'],
  ['administration: a result', office, create(result('cared')), 'FORBIDDEN'],
  ['information: a result', information, create(result('stranger')), 'created'],
  ['information: a delete', information, remove('Observation', 'past'), 'deleted'],
  [
    'information: a delete of a protected one',
    information,
    remove('Observation', 'famous'),
    'NOT_FOUND',
  ],
  ['analyst: a result', analyst, create(result('cared')), 'FORBIDDEN'],
  ['a parent: for the child', mother, create(appointment('x', 'minor')), 'created'],
  ['a parent: for another', mother, create(appointment('x', 'grown')), 'FORBIDDEN'],
  ['a parent: a delete', mother, remove('Observation', 'minor'), 'FORBIDDEN'],
]

describe('writes', () => {
  it.each(cases)('%s', async (_, access, act, expected) => {
    const outcome = await act(createRepository(store, access)).then(
      (written) => written.outcome,
      (error: unknown) =>
        error instanceof Error && 'code' in error ? String(error.code) : String(error),
    )
    expect(outcome).toBe(expected)
  })
})
