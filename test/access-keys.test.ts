/** A server that fetches its issuer's keys, all over HTTP: rotation, a flood of unknown key ids, and an issuer that is down. */
import { createServer } from 'node:http'
import type { Server } from 'node:http'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import { openTokenDoor, type TokenDoor } from './support/token-door.ts'
import { createTestKey, moment, sign, trust } from './support/tokens.ts'
import type { TestKey } from './support/tokens.ts'

const minute = 60_000
const hour = 60 * minute

let keys: TestKey[]
let status: number
let fetches: number
let warnings: number
let server: Server
let door: TokenDoor

/** Only the clock is faked: the keys come over a real connection. */
beforeEach(async () => {
  vi.useFakeTimers({ toFake: ['Date'], now: moment * 1000 })
  keys = [await createTestKey('ES384', 'first')]
  ;[status, fetches, warnings] = [200, 0, 0]
  server = createServer((_request, response) => {
    fetches += 1
    response.writeHead(status, { 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: keys.map(({ publicJwk }) => publicJwk) }))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  const port = typeof address === 'object' ? address?.port : undefined
  const settings = trust([], { keys: { jwksUri: `http://127.0.0.1:${port}/keys` } })
  door = await openTokenDoor(createTokenVerifier([settings], { warn: () => (warnings += 1) }))
})

afterEach(async () => {
  vi.useRealTimers()
  await door.close()
  server.closeAllConnections()
  await new Promise((resolve) => server.close(resolve))
})

const pass = (milliseconds: number): void => {
  vi.setSystemTime(Date.now() + milliseconds)
}

/** A token made just now. */
async function present(key: TestKey, header = {}): Promise<string> {
  const seconds = Math.floor(Date.now() / 1000)
  const token = await sign(key, { iat: seconds, exp: seconds + 300 }, header)
  return door.present(`Bearer ${token}`)
}

const firstKey = (): TestKey => {
  const [key] = keys
  if (key === undefined) throw new Error('there is no key')
  return key
}

describe('keys', () => {
  it('are fetched once for many tokens', async () => {
    for (let turn = 0; turn < 5; turn += 1) expect(await present(firstKey())).toBe('accepted')
    expect(fetches).toBe(1)
  })

  it('a new one is found with one fetch, a withdrawn one is refused', async () => {
    const old = firstKey()
    await present(old)
    pass(minute)
    keys = [await createTestKey('ES384', 'second')]
    expect(await present(firstKey())).toBe('accepted')
    expect(await present(old)).toBe('401 token-refused')
    expect(fetches).toBe(2)
  })

  it('a token that was let in is refused as soon as its key is known to be withdrawn', async () => {
    const seconds = Math.floor(Date.now() / 1000)
    const token = await sign(firstKey(), { iat: seconds, exp: seconds + 300 })
    for (let turn = 0; turn < 3; turn += 1)
      expect(await door.present(`Bearer ${token}`)).toBe('accepted')
    pass(minute / 2 + 1_000)
    keys = [await createTestKey('ES384', 'second')]
    expect(await present(firstKey())).toBe('accepted')
    expect(await door.present(`Bearer ${token}`)).toBe('401 token-refused')
  })

  it('two under one id are refused', async () => {
    keys = [firstKey(), firstKey()]
    expect(await present(firstKey())).toBe('401 token-refused')
    expect(warnings).toBe(0)
  })

  it('200 invented key ids cost no fetch', async () => {
    await present(firstKey())
    for (let turn = 0; turn < 200; turn += 1)
      expect(await present(firstKey(), { kid: `invented-${turn}` })).toBe('401 token-refused')
    expect(fetches).toBe(1)
  })
})

describe('an issuer that is down', () => {
  it('is asked once in 30 seconds while its last good keys serve for a day', async () => {
    await present(firstKey())
    status = 503
    pass(11 * minute)
    for (let turn = 0; turn < 5; turn += 1) expect(await present(firstKey())).toBe('accepted')
    expect({ fetches, warnings }).toEqual({ fetches: 2, warnings: 1 })
    pass(minute)
    expect(await present(firstKey())).toBe('accepted')
    expect({ fetches, warnings }).toEqual({ fetches: 3, warnings: 2 })
    pass(23 * hour)
    expect(await present(firstKey())).toBe('accepted')
    pass(hour)
    expect(await present(firstKey())).toBe('401 keys-unavailable')
  })

  it('lets no unknown key in meanwhile', async () => {
    await present(firstKey())
    status = 503
    pass(11 * minute)
    expect(await present(await createTestKey('ES384', 'stranger'))).toBe('401 token-refused')
  })

  it('is trusted again as soon as it answers', async () => {
    await present(firstKey())
    status = 503
    pass(25 * hour)
    expect(await present(firstKey())).toBe('401 keys-unavailable')
    status = 200
    pass(minute)
    expect(await present(firstKey())).toBe('accepted')
  })

  it('from the start lets nobody in', async () => {
    status = 500
    expect(await present(firstKey())).toBe('401 keys-unavailable')
  })
})
