/** Through the REST face a caller sees what they may and nothing else: reads, searches, includes, chains, histories. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { resourceTypes } from '../fhir/types.ts'
import { listOf } from '../record/resource.ts'
import { everyCaller } from './support/callers.ts'
import { canariesIn } from './support/canaries.ts'
import { hospital } from './support/guarded.ts'
import { openLeakWorld, type LeakWorld } from './support/leak-world.ts'
import { isFound, type Reader } from './support/policy.ts'
import { crossings, guesses, histories, includes, reads, searches } from './support/rest-paths.ts'
import { createCaller, entriesOf, type Caller, type RestAnswer } from './support/rest.ts'
import { rememberedBy, seenBy } from './support/seen.ts'

let leaks: LeakWorld
let call: Caller

beforeAll(async () => {
  leaks = await openLeakWorld()
  call = createCaller(leaks.served)
})

afterAll(() => leaks.close())

/** Asks for many addresses in one Bundle. */
const ask = (caller: string, addresses: readonly string[]): Promise<RestAnswer> =>
  call(caller, '', {
    method: 'POST',
    headers: { 'content-type': 'application/fhir+json' },
    body: JSON.stringify({
      resourceType: 'Bundle',
      type: 'batch',
      entry: addresses.map((url) => ({ request: { method: 'GET', url } })),
    }),
  })

/** The rows that an answer shows, cursors in its links included. */
function shownIn({ text }: RestAnswer): string[] {
  const cursors = [...text.matchAll(/_cursor=([\w-]+)/g)].map(([, cursor = '']) =>
    Buffer.from(cursor, 'base64url').toString(),
  )
  return [...canariesIn([text, ...cursors].join('\n'))]
}

const isOfPast = (address: string) => address.includes('_history')

const ways = { reads, searches, includes, crossings, histories }

describe.each(everyCaller)('%s', (caller, reader) => {
  const allowed = new Set([...seenBy(reader), ...rememberedBy(reader)])

  test.each(Object.entries(ways))('%s', async (_, addresses) => {
    const answer = await ask(caller, addresses)
    expect(answer.status).toBe(200)
    expect(entriesOf(answer.body)).toHaveLength(addresses.length)
    expect(shownIn(answer).filter((key) => !allowed.has(key))).toEqual([])
  })

  test('guesses', async () => {
    const { body } = await ask(
      caller,
      guesses.map(([, address]) => address),
    )
    const found = entriesOf(body).flatMap(({ resource }, at) => {
      const { total }: { total?: number } = Object(resource)
      const [key = '', address = ''] = guesses[at] ?? []
      return total === 0 || total === undefined || allowed.has(key) ? [] : [address]
    })
    expect(found).toEqual([])
  })

  test('of the past, what may be seen then and now', async () => {
    const shown = shownIn(await ask(caller, histories.concat(reads.filter(isOfPast))))
    expect(shown.filter((key) => key.endsWith('.past')).sort()).toEqual(
      [...rememberedBy(reader)].sort(),
    )
  })

  test('totals count what is found', async () => {
    const { body } = await ask(caller, searches)
    const totals = entriesOf(body).map(({ resource }) => Object(resource).total)
    const counted = searches.flatMap((address, at) =>
      address.includes('_total') ? [[address.split('?')[0], totals[at]]] : [],
    )
    expect(counted).toEqual(resourceTypes.map((type) => [type, countOf(reader, type, body)]))
  })
})

/** How many rows of a type the policy lets a caller find; nothing where the type is refused. */
function countOf(reader: Reader, type: string, answered: object): number | undefined {
  const asked = searches.indexOf(`${type}?_count=500&_total=accurate`)
  const { response } = Object(listOf({ ...answered }, 'entry')[asked])
  if (String(response.status).startsWith('403')) return undefined
  // For the officer this is the audit trail, which is asked between dates only.
  if (type === 'AuditEvent' && String(response.status).startsWith('400')) return undefined
  return hospital.filter((row) => row.type === type && isFound(reader, row)).length
}

test('the log names nobody', () => {
  expect(leaks.served.lines.filter((line) => line.includes('CANARY'))).toEqual([])
})
