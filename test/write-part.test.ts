/** A part of a resource, or a copy from which elements were left out, is not written over the whole. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, observation, patient, staffOf } from './support/writers.ts'

const subsetted = {
  tag: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ObservationValue', code: 'SUBSETTED' }],
}

let db: TestDatabase
let store: Store
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [
    patient('Un', { id: 'a' }),
    observation('a', { id: 'whole', note: [{ text: 'kept' }] }),
    observation('a', { id: 'came-tagged', meta: subsetted }),
  ])
  served = await serve(store, { staff: accessOf('user/*.cruds') })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const call = (path: string, options: RequestInit = {}) =>
  fetch(`${served.url}/fhir/${path}`, {
    ...options,
    headers: { authorization: 'Bearer staff', 'content-type': 'application/fhir+json' },
  })

test.each(['_elements=code,status,subject', '_summary=true', '_summary=data'])(
  'what %s answers is refused when it comes back',
  async (query) => {
    const part = await (await call(`Observation/whole?${query}`)).text()
    const answer = await call('Observation/whole', { method: 'PUT', body: part })
    expect(answer.status).toBe(422)
    expect(await answer.json()).toMatchObject({ issue: [{ expression: ['meta.tag'] }] })
    expect(await staffOf(store).read('Observation', 'whole')).toHaveProperty('note')
  },
)

const update = (id: string) =>
  staffOf(store).update(
    'Observation',
    { id },
    documentOf(observation('a', { id, status: 'amended', meta: subsetted })),
  )

test('what says that it is subsetted is written over nothing that does not', async () => {
  await expect(update('whole')).rejects.toMatchObject({ code: 'INVALID_RESOURCE' })
  const made = staffOf(store).create(
    'Observation',
    documentOf(observation('a', { meta: subsetted })),
  )
  await expect(made).rejects.toMatchObject({ code: 'INVALID_RESOURCE' })
  expect(await update('came-tagged')).toMatchObject({ outcome: 'updated' })
})
