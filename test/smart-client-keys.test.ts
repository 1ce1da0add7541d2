/** Clients that publish their keys: fetched within bounds, kept no longer than the answer says. */
import { createServer, type Server } from 'node:http'
import { once } from 'node:events'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ageOf } from '../smart/client-keys.ts'
import { startSmart, type Smart } from './support/smart.ts'
import { assertionOf, assertionType, post, send } from './support/smart-app.ts'
import { createTestKey, type TestKey } from './support/tokens.ts'

let smart: Smart
let published: TestKey[]
let keyServer: Server
let address: string
let cacheControl = 'max-age=60'
let fetches = 0

beforeAll(async () => {
  published = [await createTestKey('RS384', 'app-key')]
  keyServer = createServer((_, response) => {
    fetches += 1
    response.writeHead(200, { 'cache-control': cacheControl, 'content-type': 'application/json' })
    response.end(JSON.stringify({ keys: published.map(({ publicJwk }) => publicJwk) }))
  }).listen(0, '127.0.0.1')
  await once(keyServer, 'listening')
  const bound = keyServer.address()
  address = `http://127.0.0.1:${typeof bound === 'object' ? bound?.port : ''}/keys`
  const remote = { name: 'Remote', kind: 'service', scopes: ['system/Patient.rs'] }
  smart = await startSmart({ clients: [{ id: 'remote', jwksUri: address, ...remote }] })
})
afterAll(async () => {
  keyServer.close()
  await smart.close()
})

const ask = (assertion: string) =>
  post(`${smart.issuer}/token`, {
    ...{ grant_type: 'client_credentials', scope: 'system/Patient.rs' },
    ...{ client_assertion_type: assertionType, client_assertion: assertion },
  })

describe('keys at an address', () => {
  const remote = (key: TestKey | undefined, header = {}) =>
    assertionOf(smart, 'remote', { header, ...(key && { key }) }).then(ask)

  test('are fetched once while they may be kept, RS384 too', async () => {
    fetches = 0
    expect((await remote(published[0])).status).toBe(200)
    expect((await remote(published[0], { jku: address })).status).toBe(200)
    expect(fetches).toBeLessThanOrEqual(1)
    expect((await remote(published[0], { jku: `${address}/2` })).body['error']).toBe(
      'invalid_client',
    )
  })

  test.each([
    ['', 300],
    ['no-store', 0],
    ['private, no-cache', 0],
    ['max-age=10', 10],
    ['public, max-age=86400', 300],
  ])('cache-control "%s": %d seconds', (value, seconds) => {
    expect(ageOf(value)).toBe(seconds)
  })

  test('a key that is withdrawn is refused once the answer is too old', async () => {
    cacheControl = 'no-store'
    const other = await startSmart({
      clients: [
        {
          id: 'remote',
          name: 'Remote',
          kind: 'service',
          scopes: ['system/*.rs'],
          jwksUri: address,
        },
      ],
    })
    const [old] = published
    const askOther = async (key: TestKey | undefined) =>
      send(other, 'remote', 'token', {
        ...{ grant_type: 'client_credentials', scope: 'system/*.rs' },
        client_assertion: await assertionOf(other, 'remote', key && { key }),
      })
    expect((await askOther(old)).status).toBe(200)
    published = [await createTestKey('ES384', 'app-key')]
    expect((await askOther(old)).body['error']).toBe('invalid_client')
    expect((await askOther(published[0])).status).toBe(200)
    await other.close()
  })
})
