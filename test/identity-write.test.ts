/** Writes by callers who saw a mask lose nothing; only who may see an INS brings one. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { JsonObject } from '../fhir/json.ts'
import type { Repository, Store } from '../record/repository.ts'
import type { FhirObject } from '../record/resource.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { claim, frType } from './support/fr-core.ts'
import { identified, insOf, ippOf, maskedIns, subsetted, versionsOf } from './support/identified.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, requestOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
})

afterAll(async () => {
  await db.drop()
})

const physician = () => requestOf(store, 'user/*.cruds socle/ins.read')
const nurse = () => requestOf(store, 'user/*.cruds')

/** The last version of a resource, as the ledger has it. */
const stored = async (type: string, id: string): Promise<JsonObject> =>
  (await versionsOf(db, type, id))[0] ?? {}

const number = '185057800608436'
let made = 0

/** A new patient, with an INS first and second in the list, one of them old. */
async function load(status = 'QUAL', more: JsonObject = {}): Promise<JsonObject> {
  const identifiers = [insOf(number), ippOf('1'), insOf('285057800608436', { use: 'old' })]
  const patient = identified(`p${++made}`, identifiers, status, more)
  await write(db, [patient])
  return patient
}

const idOf = (patient: JsonObject) => String(patient['id'])

async function seenBy(repository: Repository, patient: JsonObject): Promise<FhirObject> {
  const seen = await repository.read('Patient', idOf(patient))
  if (seen === null) throw new Error('nothing is seen')
  return seen
}

const update = (repository: Repository, document: object) =>
  repository.update('Patient', { id: String(Reflect.get(document, 'id')) }, documentOf(document))

const patch = (repository: Repository, patient: JsonObject, operations: object[]) =>
  repository.patch('Patient', { id: idOf(patient) }, documentOf(operations))

describe('what was masked is kept', () => {
  test.each<[string, string, JsonObject]>([
    ['of a qualified identity', 'QUAL', {}],
    ['of another one', 'RECUP', {}],
    ['with a profile that requires it', 'QUAL', { meta: claim('fr-core-patient-ins') }],
    ['with tags of its own', 'QUAL', { meta: { tag: [{ code: 'mine' }] } }],
  ])('when it is sent back, %s', async (_, status, more) => {
    const patient = await load(status, more)
    const written = await update(nurse(), { ...(await seenBy(nurse(), patient)), active: true })
    expect(written.resource).toMatchObject({ identifier: [maskedIns, ippOf('1'), {}] })
    expect(await stored('Patient', idOf(patient))).toEqual({ ...patient, active: true })
  })

  test.each<[string, (seen: FhirObject) => object]>([
    ['left out', () => ({ identifier: [ippOf('1')] })],
    ['left out with the whole list', () => ({ identifier: undefined })],
    [
      'without the reason for its absence',
      () => ({
        identifier: [
          { use: 'official', type: frType('INS-NIR') },
          ippOf('1'),
          { ...maskedIns, use: 'old' },
        ],
      }),
    ],
  ])('when it is %s', async (_, change) => {
    const patient = await load()
    const seen = await seenBy(nurse(), patient)
    await update(nurse(), { ...seen, ...change(seen) })
    const { identifier } = await stored('Patient', idOf(patient))
    expect(identifier).toEqual(
      expect.arrayContaining(
        [patient['identifier']]
          .flat()
          .filter((one) => one !== null && JSON.stringify(one).includes('INS')),
      ),
    )
  })

  test('when the list is in another order', async () => {
    const patient = await load()
    const seen = await seenBy(nurse(), patient)
    await update(nurse(), { ...seen, identifier: [seen['identifier']].flat().reverse() })
    expect((await stored('Patient', idOf(patient)))['identifier']).toEqual(
      [patient['identifier']].flat().reverse(),
    )
  })

  test('when it is patched in the places that the caller saw', async () => {
    const patient = await load()
    await patch(nurse(), patient, [
      { op: 'test', path: '/identifier/1/value', value: '1' },
      { op: 'replace', path: '/identifier/1/value', value: '2' },
      { op: 'test', path: '/meta/tag/0', value: subsetted },
      { op: 'remove', path: '/identifier/0' },
    ])
    const { identifier, meta } = await stored('Patient', idOf(patient))
    expect(identifier).toEqual([
      insOf(number),
      ippOf('2'),
      insOf('285057800608436', { use: 'old' }),
    ])
    expect(meta).toBeUndefined()
  })

  test('when who may see it sends the number anew to qualify the identity', async () => {
    const patient = await load('RECUP')
    await update(physician(), identified(idOf(patient), [insOf(number), ippOf('1')]))
    expect(await physician().read('Patient', idOf(patient))).toMatchObject({
      identifier: [insOf(number), ippOf('1'), { use: 'old' }],
    })
  })

  test('in a reference of another resource', async () => {
    const subject = { reference: 'Patient/a', identifier: insOf(number) }
    await write(db, [observation('a', { id: 'o', subject })])
    const seen = await nurse().read('Observation', 'o')
    expect(JSON.stringify(seen)).not.toContain(number)
    await nurse().update('Observation', { id: 'o' }, documentOf({ ...seen, status: 'amended' }))
    expect(await stored('Observation', 'o')).toMatchObject({ subject, status: 'amended' })
    const without = { ...seen, subject: { reference: 'Patient/a' } }
    await expect(
      nurse().update('Observation', { id: 'o' }, documentOf(without)),
    ).rejects.toMatchObject({ code: 'INVALID_RESOURCE' })
  })
})

describe('refused', () => {
  const withIns = { resourceType: 'Patient', identifier: [insOf('1')] }

  test.each<[string, (patient: JsonObject) => Promise<unknown>, string]>([
    [
      'a new INS without the right',
      () => nurse().create('Patient', documentOf(withIns)),
      'FORBIDDEN',
    ],
    ['the same INS, guessed', (patient) => update(nurse(), patient), 'FORBIDDEN'],
    [
      'an INS by patch',
      (patient) =>
        patch(nurse(), patient, [{ op: 'add', path: '/identifier/-', value: insOf('1') }]),
      'FORBIDDEN',
    ],
    [
      'an INS in a value that replaces the mask',
      (patient) =>
        patch(nurse(), patient, [{ op: 'add', path: '/identifier/0/value', value: number }]),
      'FORBIDDEN',
    ],
    [
      'a test for the masked value',
      (patient) =>
        patch(nurse(), patient, [{ op: 'test', path: '/identifier/0/value', value: number }]),
      'CONFLICT',
    ],
    [
      'a copy of the mask',
      (patient) =>
        patch(nurse(), patient, [{ op: 'copy', from: '/identifier/0', path: '/identifier/-' }]),
      'INVALID_RESOURCE',
    ],
    [
      'the mask moved elsewhere',
      (patient) =>
        patch(nurse(), patient, [
          { op: 'add', path: '/link', value: [{ type: 'seealso', other: {} }] },
          { op: 'move', from: '/identifier/0', path: '/link/0/other/identifier' },
        ]),
      'INVALID_RESOURCE',
    ],
    [
      'a mask of nothing',
      () =>
        nurse().create('Patient', documentOf({ resourceType: 'Patient', identifier: [maskedIns] })),
      'INVALID_RESOURCE',
    ],
  ])('%s', async (_, attempt, code) => {
    const patient = await load()
    await expect(attempt(patient)).rejects.toMatchObject({ code })
    expect(await stored('Patient', idOf(patient))).toEqual(patient)
  })

  test('but who may see an INS brings one, changes it and takes it away', async () => {
    const { id } = await physician().create('Patient', documentOf(identified('x', [insOf(number)])))
    const target = { id: String(id) }
    await physician().update('Patient', target, documentOf(identified(target.id, [ippOf('1')])))
    expect((await stored('Patient', target.id))['identifier']).toEqual([ippOf('1')])
  })
})
