/** The number for health insurance mostly has the digits of the INS: where it has, it is masked with it. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { maskIns } from '../fhir/identity/mask.ts'
import { parseJson } from '../fhir/json.ts'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { find } from './support/finding.ts'
import { identified, insOf, ippOf, nssOf } from './support/identified.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, requestOf } from './support/writers.ts'

const [number, other] = ['185057800608436', '285057800608436'] as const
const spaced = '1 85 05 78 006 084 36'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    identified('same', [insOf(number), nssOf(number), ippOf('ipp')]),
    identified('insured', [nssOf(other)]),
  ])
})

afterAll(() => db.drop())

const nurse = accessOf('user/*.cruds')
const physician = accessOf('user/*.cruds socle/ins.read')

test.each([
  ['the same digits', nssOf(number), 2],
  ['the same digits in groups', nssOf(spaced), 2],
  ['other digits', nssOf(other), 1],
])('%s', (_, nss, masked) => {
  const patient = documentOf(identified('p', [insOf(number), nss])).value
  expect(maskIns(patient, false)).toHaveLength(masked)
  expect(maskIns(documentOf(identified('p', [insOf(number), nss])).value, true)).toEqual([])
})

describe('who may not see the INS', () => {
  test.each([
    ['finds nobody by the digits', nurse, number, []],
    ['finds who has such a number and no INS', nurse, other, ['insured']],
    ['another finds the patient', physician, number, ['same']],
  ])('%s', async (_, access, digits, expected) => {
    expect(await find(store, access, `Patient?identifier=${digits}`)).toEqual(expected)
  })

  test('reads neither, and loses neither by writing', async () => {
    const seen = await requestOf(store, 'user/*.cruds').read('Patient', 'same')
    const text = JSON.stringify(seen)
    expect(text).not.toContain(number)
    await requestOf(store, 'user/*.cruds').update(
      'Patient',
      { id: 'same' },
      parseJson(text.replace('"ipp"', '"ipp-2"')),
    )
    const { rows } = await db.pool.query(
      `SELECT document->'identifier' AS identifiers FROM record.version WHERE id = 'same' ORDER BY version`,
    )
    expect(rows).toHaveLength(2)
    expect(JSON.stringify(rows[1].identifiers)).toBe(
      JSON.stringify(rows[0].identifiers).replace('"ipp"', '"ipp-2"'),
    )
  })
})
