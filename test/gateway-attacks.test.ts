/** Every hostile input is answered shortly in our own codes, and the server answers the next caller. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Door } from '../gateway/server.ts'
import { exhausting } from './support/attacks-exhausting.ts'
import { malformed, unauthenticated } from './support/attacks-malformed.ts'
import { startToyGateway } from './support/graph.ts'
import { query, send, sendRaw } from './support/http.ts'

let door: Door
beforeAll(async () => {
  door = await startToyGateway({ arrivalMilliseconds: 1_000 })
  await send(door.url, query('{caller}'))
})
afterAll(() => door.close())

const codeIn = (text: string): unknown => JSON.parse(text).errors?.[0]?.extensions.code ?? 'OK'

describe.each([
  ['exhausting', exhausting],
  ['malformed', malformed],
  ['unauthenticated', unauthenticated],
])('%s', (_, attacks) => {
  it.each(attacks)('%s', async (_name, sent, status, code) => {
    const answer = await send(door.url, sent)
    expect([answer.status, codeIn(answer.text)]).toEqual([status, code])
    expect(JSON.parse(answer.text).errors?.length ?? 1).toBe(1)
    expect(answer.text.length).toBeLessThan(2_048)
    expect(answer.text).not.toMatch(/did you mean|stack|node_modules|Apollo|call stack/i)
    expect(answer.milliseconds).toBeLessThan(2_000)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect((await send(door.url, query('{__typename}'))).text).toContain('"__typename":"Query"')
  })
})

describe('connections', () => {
  it.each([
    ['34 headers that never end', 'POST /graphql HTTP/1.1\r\nHost: a\r\n'],
    [
      '34 a body that never ends',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer physician\r\nContent-Type: application/json\r\nContent-Length: 9\r\n\r\n{',
    ],
    [
      '58 two lengths',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n{}',
    ],
    [
      '58 a length and chunks',
      'POST /graphql HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
  ])('%s are closed', async (_, bytes) => {
    expect(await sendRaw(door.url, bytes)).toMatch(/^$|^HTTP\/1\.1 4\d\d/)
  })
})

it('37 many shapes of queries leave it answering', async () => {
  for (let n = 0; n < 200; n += 1)
    await send(door.url, query(`query Q${n}{patients{n${n}:name observations{id}}}`))
  expect((await send(door.url, query('{caller}'))).status).toBe(200)
})
