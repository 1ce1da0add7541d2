/** A document opens the files it names: so it names those alone that its author sees. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Store } from '../record/repository.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createStore, write } from './support/world.ts'
import { documentOf, patient, requestOf, staffOf } from './support/writers.ts'

let db: TestDatabase
let store: Store
/** A Binary of another patient, and one's own. */
let foreign: string
let own: string

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  await write(db, [patient('Un', { id: 'a' }), patient('Deux', { id: 'b' })])
  foreign = await make('b')
  own = await make('a')
})

afterAll(() => db.drop())

const author = () => requestOf(store, 'patient/*.cruds', { patient: 'a' })

async function make(patientId: string): Promise<string> {
  const securityContext = { reference: `Patient/${patientId}` }
  const file = { resourceType: 'Binary', contentType: 'text/plain', securityContext }
  return (await staffOf(store).create('Binary', documentOf(file))).id ?? ''
}

const name = (url: string) =>
  author()
    .create(
      'DocumentReference',
      documentOf({
        resourceType: 'DocumentReference',
        status: 'current',
        subject: { reference: 'Patient/a' },
        content: [{ attachment: { url } }],
      }),
    )
    .then(
      ({ outcome }) => outcome,
      (error: unknown) => (error instanceof Error && 'code' in error ? error.code : error),
    )

test('its own file', async () => {
  expect(await name(`Binary/${own}`)).toBe('created')
})

test("another patient's file", async () => {
  expect(await name(`Binary/${foreign}`)).toBe('FORBIDDEN')
})

test.each(['|1', '|', '?x', '#x', '/_history/1'])(
  'an address that goes on after the file’s with %s opens nothing',
  async (rest) => {
    await name(`Binary/${foreign}${rest}`)
    expect(await author().read('Binary', foreign)).toBeNull()
    expect(await staffOf(store).read('Binary', foreign)).not.toBeNull()
  },
)
