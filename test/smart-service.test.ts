/** Services and their assertions: what is accepted once and soon, and everything that is refused. */
import { createHash } from 'node:crypto'
import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startSmart, type Smart } from './support/smart.ts'
import {
  assertionOf,
  assertionType,
  get,
  post,
  scopesOf,
  send,
  serviceToken,
  type Changes,
} from './support/smart-app.ts'
import { createTestKey, type TestKey } from './support/tokens.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let smart: Smart
let stranger: TestKey

beforeAll(async () => {
  stranger = await createTestKey('ES384', 'app-key')
  smart = await startSmart({}, (db) => write(db, ward))
})
afterAll(() => smart.close())

const ask = (assertion: string, changes: Changes = {}) =>
  post(`${smart.issuer}/token`, {
    ...{ grant_type: 'client_credentials', scope: 'system/Patient.rs' },
    ...{ client_assertion_type: assertionType, client_assertion: assertion },
    ...Object.fromEntries(
      Object.entries(changes).flatMap(([name, value]) =>
        value === undefined ? [] : [[name, value]],
      ),
    ),
  })

test('a service gets a token that lives five minutes, without context and without refresh', async () => {
  const answer = await serviceToken(smart, 'system/Patient.rs')
  expect(answer.status).toBe(200)
  const { access_token: token, ...rest } = answer.body
  expect(rest).toEqual({ expires_in: 300, scope: 'system/Patient.rs', token_type: 'Bearer' })
  const { status } = await get(`${smart.base}/Patient/a`, { authorization: `Bearer ${token}` })
  expect(status).toBe(200)
})

describe('scopes of a service', () => {
  const given: [string, string][] = [
    ['system/Patient.rs', 'system/Patient.rs'],
    ['system/Patient.r system/Patient.cruds', 'system/Patient.r'],
    ['system/Patient.rs patient/Patient.rs user/Patient.rs openid', 'system/Patient.rs'],
    ['system/*.read', 'system/*.read'],
  ]
  test.each(given)('of %s it gets %s', async (asked, scope) => {
    expect(scopesOf(await serviceToken(smart, asked))).toEqual([scope])
  })

  test.each(['system/*.cruds', 'patient/*.rs', 'openid', 'socle/ins.read', 'what'])(
    'of %s alone nothing',
    async (asked) => {
      const { status, body } = await serviceToken(smart, asked)
      expect([status, body['error']]).toEqual([400, 'invalid_scope'])
    },
  )

  test('a scope must be asked for', async () => {
    const { status, body } = await serviceToken(smart, '', { scope: undefined })
    expect([status, body['error']]).toEqual([400, 'invalid_scope'])
  })
})

const now = () => Math.floor(Date.now() / 1000)

describe('an assertion is refused', () => {
  const cases: [string, Parameters<typeof assertionOf>[2]][] = [
    ['expired', { claims: { exp: now() - 60 } }],
    ['that ends in six minutes', { claims: { exp: now() + 360 } }],
    ['that never ends', { claims: { exp: undefined } }],
    ['for another audience', { claims: { aud: 'https://evil.example/token' } }],
    ['without audience', { claims: { aud: undefined } }],
    ['of another issuer', { claims: { iss: 'keys' } }],
    ['without jti', { claims: { jti: undefined } }],
    ['with a key it brings', { header: { jwk: { kty: 'EC' } } }],
    ['with keys elsewhere', { header: { jku: 'https://evil.example/keys' } }],
    ['with a certificate elsewhere', { header: { x5u: 'https://evil.example/cert' } }],
    ['of an unknown key id', { header: { kid: 'other' } }],
    ['of another type', { header: { typ: 'at+jwt' } }],
  ]
  test.each(cases)('%s', async (_name, changes) => {
    const { status, body } = await ask(await assertionOf(smart, 'service', changes))
    expect([400, 401]).toContain(status)
    expect(body['error']).toBe('invalid_client')
  })

  test('signed by another key under the same id', async () => {
    const { body } = await ask(await assertionOf(smart, 'service', { key: stranger }))
    expect(body['error']).toBe('invalid_client')
  })

  test('of an unknown client', async () => {
    const { status, body } = await ask(await assertionOf(smart, 'nobody'))
    expect([status, body['error']]).toEqual([401, 'invalid_client'])
  })

  test('by a shared secret', async () => {
    const key = createHash('sha256').update('secret').digest()
    const assertion = await new SignJWT({ iss: 'service', sub: 'service', jti: '1' })
      .setProtectedHeader({ alg: 'HS256', kid: 'app-key' })
      .setAudience(`${smart.issuer}/token`)
      .setExpirationTime('1m')
      .sign(key)
    expect((await ask(assertion)).body['error']).toBe('invalid_client')
  })

  test('a second time, also when both come at once', async () => {
    const assertion = await assertionOf(smart, 'service')
    expect((await ask(assertion)).status).toBe(200)
    expect((await ask(assertion)).body['error']).toBe('invalid_client')
    const other = await assertionOf(smart, 'service')
    const both = await Promise.all([ask(other), ask(other)])
    expect(both.map(({ status }) => status).sort()[0]).toBe(200)
    expect(both.filter(({ status }) => status === 200)).toHaveLength(1)
  })
})

describe('the request is refused', () => {
  const cases: [string, Changes][] = [
    ['another grant type', { grant_type: 'password' }],
    ['the code flow', { grant_type: 'authorization_code' }],
    ['another type of assertion', { client_assertion_type: 'what' }],
    ['no JWT', { client_assertion: 'what' }],
    ['another resource', { resource: 'https://evil.example' }],
  ]
  test.each(cases)('%s', async (_name, changes) => {
    const { status, body } = await ask(await assertionOf(smart, 'service'), changes)
    expect([400, 401]).toContain(status)
    expect(body).not.toHaveProperty('access_token')
  })

  test('the wrong secret, and none', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: 'x' }
    const wrong = Buffer.from('secret:wrong').toString('base64')
    const answers = [
      await post(`${smart.issuer}/token`, form, { authorization: `Basic ${wrong}` }),
      await post(`${smart.issuer}/token`, { ...form, client_id: 'secret' }),
      await post(`${smart.issuer}/token`, { ...form, client_id: 'keys' }),
    ]
    expect(answers.map(({ body }) => body['error'])).toEqual(Array(3).fill('invalid_client'))
  })

  test('an app of users asks for itself', async () => {
    const { body } = await send(smart, 'secret', 'token', { grant_type: 'client_credentials' })
    expect(body).not.toHaveProperty('access_token')
  })
})
