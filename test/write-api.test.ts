/** Writing through the API: a resource's life in versions, and what is refused with which outcome. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { parseJson } from '../fhir/json.ts'
import type { Store } from '../record/repository.ts'
import { rebuildIndex } from '../record/rebuild.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    patient('Deux', { id: 'b' }),
    observation('a', { id: 'oa' }),
    observation('b', { id: 'ob' }),
  ])
})

afterAll(() => db.drop())

const patch = (...operations: object[]) => documentOf(operations)
const amend = () => patch({ op: 'replace', path: '/status', value: 'amended' })
/** The code that a promise fails with, or what it was kept with. */
const outcomeOf = (promise: Promise<{ outcome: string }>) =>
  promise.then(
    ({ outcome }) => outcome,
    (error: unknown) =>
      error instanceof Error && 'code' in error ? String(error.code) : String(error),
  )

describe('a resource through its life', () => {
  test('is made, changed, patched, deleted and made again, each a version of the api', async () => {
    const made = await staffOf(store).create(
      'Patient',
      documentOf(patient('Curie', { id: 'mine' })),
    )
    const id = made.id ?? ''
    expect(made).toMatchObject({ outcome: 'created', version: 1, resource: { id } })
    expect(id).not.toBe('mine')
    expect(await staffOf(store).read('Patient', id)).toMatchObject({ meta: { versionId: '1' } })
    await staffOf(store).update('Patient', { id }, documentOf(patient('Joliot', { id })))
    const patched = await staffOf(store).patch(
      'Patient',
      { id },
      patch({ op: 'add', path: '/birthDate', value: '1897-09-12' }),
      { ifMatch: 2 },
    )
    expect(patched.resource).toMatchObject({
      birthDate: '1897-09-12',
      name: [{ family: 'Joliot' }],
    })
    expect(await staffOf(store).remove('Patient', { id })).toMatchObject({
      outcome: 'deleted',
      version: 4,
    })
    expect(await staffOf(store).read('Patient', id)).toBeNull()
    expect(await staffOf(store).remove('Patient', { id })).toMatchObject({ outcome: 'unchanged' })
    expect(await outcomeOf(staffOf(store).patch('Patient', { id }, patch()))).toBe('GONE')
    const again = await staffOf(store).update(
      'Patient',
      { id },
      documentOf(patient('Curie', { id })),
    )
    expect(again).toMatchObject({ outcome: 'created', version: 5 })
    const { rows } = await db.pool.query(
      `SELECT action, source, author FROM record.version WHERE id = $1 ORDER BY version`,
      [id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'create',
      'update',
      'update',
      'delete',
      'update',
    ])
    expect(rows[0]).toMatchObject({ source: 'api', author: 'https://issuer.example|physician' })
  })

  test('keeps every digit, whatever is patched', async () => {
    const text = JSON.stringify(observation('a', { valueQuantity: { value: 1, unit: 'g' } }))
    const made = await staffOf(store).create(
      'Observation',
      parseJson(text.replace(':1,', ':1.10,')),
    )
    await staffOf(store).patch('Observation', { id: made.id ?? '' }, amend())
    const { rows } = await db.pool.query(
      `SELECT document->'valueQuantity'->>'value' AS value FROM record.version WHERE id = $1`,
      [made.id],
    )
    expect(rows).toEqual([{ value: '1.10' }, { value: '1.10' }])
  })

  test('what the token says of version and time is not believed', async () => {
    const meta = { versionId: '99', lastUpdated: '1999-01-01T00:00:00Z', tag: [{ code: 'x' }] }
    const made = await staffOf(store).create('Patient', documentOf(patient('Meta', { meta })))
    expect(made.resource?.['meta']).toMatchObject({ versionId: '1', tag: [{ code: 'x' }] })
  })

  test('a deleted resource stays deleted when the index is rebuilt', async () => {
    const made = await staffOf(store).create('Observation', documentOf(observation('a')))
    await staffOf(store).remove('Observation', { id: made.id ?? '' })
    await rebuildIndex(db)
    expect(await staffOf(store).read('Observation', made.id ?? '')).toBeNull()
    expect(await staffOf(store).read('Observation', 'oa')).not.toBeNull()
  })
})

describe('what is refused, and why', () => {
  test.each([
    [
      'an unknown element',
      { ...observation('a'), colour: 'red' },
      'INVALID_RESOURCE',
      'Observation.colour',
    ],
    ['another type', patient('X'), 'INVALID_ARGUMENT', 'Observation'],
  ])('%s', async (_, resource, code, expression) => {
    const refused = staffOf(store).create('Observation', documentOf(resource))
    await expect(refused).rejects.toMatchObject({
      code,
      extensions: {
        resource: {
          resourceType: 'OperationOutcome',
          issue: [{ severity: 'error', expression: [expression] }],
        },
      },
    })
  })

  test('an id that is not the one it is written to', async () => {
    const refused = staffOf(store).update(
      'Observation',
      { id: 'oa' },
      documentOf(observation('a', { id: 'other' })),
    )
    await expect(refused).rejects.toMatchObject({ code: 'INVALID_ARGUMENT' })
  })

  test('a search that means everything, or nothing we know', async () => {
    expect(await outcomeOf(staffOf(store).remove('Observation', { query: '' }))).toBe(
      'INVALID_ARGUMENT',
    )
    expect(await outcomeOf(staffOf(store).remove('Observation', { query: 'colour=red' }))).toBe(
      'INVALID_ARGUMENT',
    )
  })
})
