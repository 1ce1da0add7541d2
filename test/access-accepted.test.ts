/** Tokens remembered as verified: never longer than a minute, and never longer than the token itself. */
import { decodeJwt } from 'jose'
import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { createAcceptedTokens } from '../access/accepted.ts'
import { createTokenVerifier } from '../access/token.ts'
import type { TokenVerifier } from '../access/token.ts'
import {
  accessOf,
  createTestKey,
  encode,
  moment,
  outcomeOf,
  sign,
  trust,
} from './support/tokens.ts'
import type { TestKey } from './support/tokens.ts'

let time = moment
const now = () => new Date(time * 1000)

beforeEach(() => {
  time = moment
})

describe('the memory', () => {
  const access = accessOf('user/*.rs')
  const isCurrent = () => true

  it.each([
    ['at once', 0, 3600, true],
    ['just before a minute', 59, 3600, true],
    ['after a minute', 60, 3600, false],
    ['just before the end of the token', 9, 10, true],
    ['at the end of the token', 10, 10, false],
    ['when the clock was set back', -1, 3600, false],
  ])('%s', (_name, later, lifetime, found) => {
    const accepted = createAcceptedTokens(now)
    accepted.remember('token', { access, until: (moment + lifetime) * 1000, isCurrent })
    time = moment + later
    expect(accepted.find('token')).toBe(found ? access : undefined)
    expect(accepted.find('another')).toBeUndefined()
  })

  it('holds a thousand tokens and forgets the oldest first', () => {
    const accepted = createAcceptedTokens(now)
    const until = (moment + 60) * 1000
    for (let turn = 0; turn <= 1_000; turn += 1)
      accepted.remember(`${turn}`, { access, until, isCurrent })
    expect(accepted.find('0')).toBeUndefined()
    expect(accepted.find('1')).toBe(access)
    expect(accepted.find('1000')).toBe(access)
  })
})

describe('a verifier', () => {
  let key: TestKey
  let verify: TokenVerifier

  beforeAll(async () => {
    key = await createTestKey('ES384', 'es')
  })
  beforeEach(() => {
    verify = createTokenVerifier([trust([key])], { now })
  })

  it('hands out the same access again within a minute, then verifies anew', async () => {
    const header = `Bearer ${await sign(key)}`
    const first = await verify(header)
    expect(await verify(header)).toBe(first)
    time += 60
    expect(await verify(header)).not.toBe(first)
  })

  it.each([
    ['past its end', { exp: moment + 10 }, 15],
    ['past its age', { iat: moment - 590, exp: moment + 600 }, 16],
  ])('refuses a remembered token %s', async (_name, claims, later) => {
    const header = `Bearer ${await sign(key, claims)}`
    expect(await outcomeOf(() => verify(header))).toBe('accepted')
    time += later
    expect(await outcomeOf(() => verify(header))).toBe('token-refused')
  })

  it('refuses a remembered token that was taken back meanwhile', async () => {
    const revoked = new Set<string>()
    const settings = trust([key], { isRevoked: (tokenId) => revoked.has(tokenId) })
    verify = createTokenVerifier([settings], { now })
    const header = `Bearer ${await sign(key)}`
    expect(await outcomeOf(() => verify(header))).toBe('accepted')
    revoked.add('token-1')
    expect(await outcomeOf(() => verify(header))).toBe('token-revoked')
  })

  it('does not take an altered token for the remembered one', async () => {
    const header = `Bearer ${await sign(key)}`
    await verify(header)
    expect(await outcomeOf(() => verify(`${header}A`))).toBe('token-refused')
    const [head, claims = '', signature] = header.split('.')
    const widened = encode({ ...decodeJwt(header.slice('Bearer '.length)), scope: 'user/*.cruds' })
    expect(widened).not.toBe(claims)
    expect(await outcomeOf(() => verify([head, widened, signature].join('.')))).toBe(
      'token-refused',
    )
  })

  it('remembers no refusal', async () => {
    const header = `Bearer ${await sign(key, { nbf: moment + 60 })}`
    expect(await outcomeOf(() => verify(header))).toBe('token-refused')
    time += 60
    expect(await outcomeOf(() => verify(header))).toBe('accepted')
  })
})
