/** What a caller may not see has no bearing on any answer: two worlds that differ in nothing else answer alike, byte for byte. */
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openDatabase, type Database } from '../record/database.ts'
import { accesses, walkersOf } from './support/callers.ts'
import { createDatabase } from './support/database.ts'
import { addresses, fields, listings } from './support/random-queries.ts'
import { serve, type Served } from './support/served.ts'
import { changeHidden, createTemplate } from './support/two-worlds.ts'
import { createStore } from './support/world.ts'

/** So many questions of each kind, thirty to each run. */
const runs = Number(process.env['LEAK_RUNS'] ?? 4)
const seed = Number(process.env['LEAK_SEED'] ?? 20_261_127)

interface World {
  readonly served: Served
  close(): Promise<void>
}

let template: Awaited<ReturnType<typeof createTemplate>>
let one: World

beforeAll(async () => {
  template = await createTemplate()
  one = await open(() => Promise.resolve())
})

afterAll(async () => {
  await one.close()
  await template.drop()
})

/** A clone of the hospital, changed before it is opened. */
async function open(change: (url: string) => Promise<void>): Promise<World> {
  const { url, drop } = await createDatabase(template.name)
  await change(url)
  const db: Database = await openDatabase(url, { connections: 4 })
  const served = await serve(await createStore(db), accesses)
  const close = async () => {
    await served.close()
    await db.close()
    await drop()
  }
  return { served, close }
}

/** Status and body as they came, but for the port and the moment. */
async function answerOf({ served }: World, caller: string, path: string, body: object) {
  const response = await fetch(`${served.url}${path}`, {
    method: 'POST',
    headers: {
      'content-type': path === '/graphql' ? 'application/json' : 'application/fhir+json',
      authorization: `Bearer ${caller}`,
    },
    body: JSON.stringify(body),
  })
  const text = (await response.text()).replaceAll(/http:\/\/(localhost|127\.0\.0\.1):\d+/g, '')
  return `${response.status} ${text.replaceAll(/"requestId":"[^"]*"/g, '')}`
}

const toBatch = (urls: readonly string[]) => ({
  resourceType: 'Bundle',
  type: 'batch',
  entry: urls.map((url) => ({ request: { method: 'GET', url } })),
})

const many = { minLength: 30, maxLength: 30 }

/** They count what they do not see; what that may tell, the tests of statistics say. */
const counting: ReadonlySet<string> = new Set(['an analyst', 'information'])
const fieldsFor = (caller: string) => (counting.has(caller) ? listings : fields)

const questionsOf = (caller: string) =>
  [
    ['/fhir', fc.array(addresses, many).map(toBatch)],
    ['/graphql', fieldsFor(caller).map((field) => ({ query: `{ answer: ${field} }` }))],
  ] as const

test('most of the questions are answered', async () => {
  const asked = fc.sample(addresses, { numRuns: 90, seed })
  const answer = await answerOf(one, 'system', '/fhir', toBatch(asked))
  expect(answer.split('"status":"200').length - 1).toBeGreaterThan(45)
})

describe.each(walkersOf(process.env['LEAK_ALL']))('to %s', (caller, reader) => {
  let other: World

  beforeAll(async () => {
    other = await open((url) => changeHidden(url, reader))
  })
  afterAll(() => other.close())

  test('there is more in one than in the other', async () => {
    const count = { query: '{ ObservationConnection { count } }' }
    const of = (world: World) => answerOf(world, 'system', '/graphql', count)
    expect(await of(other)).not.toBe(await of(one))
  })

  test.each(questionsOf(caller))('%s', async (path, question) => {
    const property = fc.asyncProperty(question, async (body) => {
      expect(await answerOf(other, caller, path, body)).toBe(
        await answerOf(one, caller, path, body),
      )
    })
    await fc.assert(property, {
      numRuns: path === '/fhir' ? runs : runs * 5,
      seed,
      endOnFailure: true,
    })
  })
})
