/** Reading one resource through the REST face: what it answers, and what it refuses. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient } from './support/writers.ts'

let db: TestDatabase
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  await write(db, [patient('Un', { id: 'a' }), patient('Deux', { id: 'b' })])
  served = await serve(await createStore(db), {
    staff: accessOf('user/*.rs'),
    own: accessOf('patient/*.rs', { patient: 'a' }),
    narrow: accessOf('user/Observation.rs'),
  })
})

afterAll(async () => {
  await served.close()
  await db.drop()
})

const get = async (caller: string, path: string) => {
  const response = await fetch(`${served.url}/fhir/${path}`, {
    headers: { authorization: `Bearer ${caller}` },
  })
  return { status: response.status, body: JSON.parse(await response.text()) }
}

test.each([
  ['staff reads a patient', 'staff', 'Patient/a', 200],
  ['a patient reads themselves', 'own', 'Patient/a', 200],
  ["another's record is not found", 'own', 'Patient/b', 404],
  ['nobody is not found', 'own', 'Patient/none', 404],
  ['no scope for the type', 'narrow', 'Patient/a', 403],
  ['no token', 'nobody', 'Patient/a', 401],
  ['no type of FHIR', 'staff', 'Nothing/a', 404],
])('%s', async (_, caller, path, status) => {
  const answer = await get(caller, path)
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject(
    status === 200
      ? { resourceType: 'Patient', id: 'a' }
      : { resourceType: 'OperationOutcome', issue: [{ severity: 'error' }] },
  )
})
