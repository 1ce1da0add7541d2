/** FHIR's own endpoint is as closed as ours: the same attacks, and those that only it could meet. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createRepository, type Store } from '../record/repository.ts'
import type { Door } from '../gateway/server.ts'
import { exhausting } from './support/attacks-exhausting.ts'
import { unauthenticated } from './support/attacks-malformed.ts'
import { createTestDatabase, type TestDatabase } from './support/database.ts'
import { startToyGateway } from './support/graph.ts'
import { query, send } from './support/http.ts'
import { serve, type Served } from './support/served.ts'
import { accessOf } from './support/tokens.ts'
import { createStore, write } from './support/world.ts'
import { patient } from './support/writers.ts'

let db: TestDatabase
let store: Store
let door: Door
let served: Served

beforeAll(async () => {
  db = await createTestDatabase()
  store = await createStore(db)
  const telecom = Array.from({ length: 1_000 }, (_, n) => ({ system: 'phone', value: `${n}` }))
  await write(db, [patient('Un', { id: 'a' }), patient('Grand', { id: 'large', telecom })])
  served = await serve(store, { physician: accessOf('user/*.rs') })
  door = await startToyGateway({
    rest: { repositoryOf: (access) => createRepository(store, access), base: undefined },
  })
  await send(door.url, query('{caller}'))
})

afterAll(async () => {
  await door.close()
  await served.close()
  await db.drop()
})

const errorIn = (text: string) => JSON.parse(text).errors?.[0]?.extensions

describe.each([
  ['exhausting', exhausting],
  ['unauthenticated', unauthenticated],
])('%s', (_, attacks) => {
  it.each(attacks)('%s', async (_name, sent, status, code) => {
    const answer = await send(door.url, { ...sent, path: '/fhir/$graphql' })
    expect([answer.status, errorIn(answer.text)?.code ?? 'OK']).toEqual([status, code])
    expect(JSON.parse(answer.text).errors?.length ?? 1).toBe(1)
    expect(answer.text).not.toMatch(/did you mean|stack|node_modules|Apollo|call stack/i)
    expect(answer.milliseconds).toBeLessThan(2_000)
  })
})

const nested = (depth: number): string =>
  depth === 0 ? '{ id }' : `{ contained ${nested(depth - 1)} id }`
const slices = Array.from({ length: 11 }, (_, n) => `n${n}: name @slice(path: "use") { use }`)

describe('FHIR allows more, within limits', () => {
  it.each([
    ['any resource in any resource', `{ contained ${nested(3)} }`, 'selections'],
    ['many slices', `{ ${slices.join(' ')} }`, 'slices'],
  ])('%s', async (_, text, limit) => {
    const path = '/fhir/Patient/a/$graphql'
    const answer = await send(served.url, { ...query(text), path })
    expect([answer.status, errorIn(answer.text)]).toMatchObject([
      400,
      { code: 'LIMIT_EXCEEDED', limit },
    ])
    expect(answer.milliseconds).toBeLessThan(2_000)
  })

  it('expressions that take long all together', async () => {
    const path = `fhirpath: "value.contains('x') or value.contains('y') or value.contains('z')"`
    const lists = Array.from({ length: 50 }, (_, n) => `t${n}: telecom(${path}) { value }`)
    const sent = query(`{ ${lists.join(' ')} }`)
    const answer = await send(served.url, { ...sent, path: '/fhir/Patient/large/$graphql' })
    expect(errorIn(answer.text).code).toBe('LIMIT_EXCEEDED')
    expect(answer.milliseconds).toBeLessThan(5_000)
  })

  it('a slice from a variable is refused', async () => {
    const text = 'query ($p: String!) { name @slice(path: $p) { use } }'
    const sent = query(text, { variables: { p: 'use' } })
    const answer = await send(served.url, { ...sent, path: '/fhir/Patient/a/$graphql' })
    expect(errorIn(answer.text).code).toBe('INVALID_ARGUMENT')
  })
})
