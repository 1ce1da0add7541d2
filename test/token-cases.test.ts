/** Every known attack on a bearer token, one row each, over HTTP against a server with real keys and a fake clock. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import { send } from './support/http.ts'
import { grantCases, keyCases, partyCases, timeCases } from './support/token-cases.ts'
import { openTokenDoor, type TokenDoor } from './support/token-door.ts'
import { forgeries, headerCases, type TestKeys } from './support/token-forgeries.ts'
import { createTestKey, moment, sign, trust } from './support/tokens.ts'

let keys: TestKeys
let door: TokenDoor

beforeAll(async () => {
  const [es, rs, weak, stranger, second] = await Promise.all([
    createTestKey('ES384', 'es'),
    createTestKey('RS384', 'rs'),
    createTestKey('RS256', 'weak'),
    createTestKey('ES384', 'es'),
    createTestKey('ES384', 'es'),
  ])
  keys = { es, rs, weak, stranger }
  const issuers = [trust([es, rs, weak]), trust([second], { issuer: 'https://second.example' })]
  door = await openTokenDoor(createTokenVerifier(issuers, { now: () => new Date(moment * 1000) }))
})
afterAll(() => door.close())

describe('signed by the issuer', () => {
  it.each([...keyCases, ...timeCases, ...partyCases, ...grantCases])(
    '%s',
    async (_, claims, header, outcome) => {
      expect(await door.present(`Bearer ${await sign(keys.es, claims, header)}`)).toBe(outcome)
    },
  )
})

describe('forged', () => {
  it.each(forgeries)('%s', async (_, forge, outcome) => {
    expect(await door.present(`Bearer ${await forge(keys)}`)).toBe(outcome)
  })
})

describe('the Authorization header', () => {
  it.each(headerCases)('%s', async (_, write, outcome) => {
    expect(await door.present(write(await sign(keys.es)))).toBe(outcome)
  })

  it('of a megabyte is not even read', async () => {
    const authorization = `Bearer ${'a'.repeat(1_000_000)}`
    const answered = send(door.url, { headers: { authorization } }).then(
      ({ status }) => status,
      () => 'hung up',
    )
    expect([431, 'hung up']).toContain(await answered)
  })
})
