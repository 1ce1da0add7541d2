/** The subgraphs' own doors: whoever has no token, or is not the gateway, learns neither their schema nor anything of an entity. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import { domains, type Domain } from '../fhir/types.ts'
import { createSubgraph, type Door } from '../gateway/server.ts'
import { callers } from './support/callers.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { createReadableLog } from './support/graph.ts'
import { send } from './support/http.ts'
import { doorOf, schemas, testPeer } from './support/served.ts'
import { signedFor } from './support/signed.ts'
import { createStore } from './support/world.ts'

const doors = new Map<Domain, Door>()
let db: TestDatabase

beforeAll(async () => {
  db = await createTestDatabase()
  const store = await createStore(db)
  for (const name of domains)
    doors.set(
      name,
      await createSubgraph(schemas[name], {
        ...doorOf(store, { mother: callers.mother.access }),
        log: createReadableLog().log,
        name,
        peer: testPeer,
      }),
    )
})
afterAll(async () => {
  await Promise.all([...doors.values()].map((door) => door.close()))
  await db.drop()
})

const service = '{ _service { sdl } }'
const entity =
  '{ _entities(representations: [{ __typename: "Patient", _ref: "Patient/mother" }]) { __typename } }'
const cases = domains.flatMap((name) =>
  [service, entity, '{ __typename }'].map((query) => ({ name, query })),
)

test.each(cases)('$name refuses $query', async ({ name, query }) => {
  const url = doors.get(name)?.url ?? ''
  const body = JSON.stringify({ query })
  const headers = { 'content-type': 'application/json' }
  const refused = { status: 401, text: expect.not.stringContaining('type ') }
  const mother = { headers: { ...headers, authorization: 'Bearer mother' }, body }
  expect(await send(url, signedFor(name, { headers, body }))).toMatchObject(refused)
  expect(await send(url, mother)).toMatchObject(refused)
  expect(await send(url, signedFor(name, mother))).toMatchObject({ status: 200 })
})
