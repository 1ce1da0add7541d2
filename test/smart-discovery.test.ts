/** How apps find the authorization server, which browsers may ask it, and apps that register themselves. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { loadConfig } from '../config.ts'
import { createTrust } from '../gateway/boot.ts'
import { openSmart } from '../gateway/smart.ts'
import { createTestDatabase } from './support/database.ts'
import { createReadableLog } from './support/graph.ts'
import { anne, returnAddress, startSmart, type Smart } from './support/smart.ts'
import { authorize, get, launch, post, send } from './support/smart-app.ts'
import { ward } from './support/ward.ts'
import { createStore, write } from './support/world.ts'
import { forgetful } from './support/trail.ts'

const registrationToken = 'a-token-of-the-tests-for-registration'
let smart: Smart
beforeAll(async () => {
  smart = await startSmart({ settings: { SOCLE_REGISTRATION_TOKEN: registrationToken } }, (db) =>
    write(db, ward),
  )
})
afterAll(() => smart.close())

describe.each(['/.well-known/smart-configuration', '/fhir/.well-known/smart-configuration'])(
  '%s',
  (path) => {
    test.each(['application/json', 'text/html', 'application/fhir+xml'])(
      'answers JSON to who accepts %s',
      async (accept) => {
        const { status, headers, body } = await get(`${smart.url}${path}`, { accept })
        expect([status, headers.get('content-type')]).toEqual([
          ...[200, 'application/json; charset=utf-8'],
        ])
        expect(body).toMatchObject({
          issuer: smart.issuer,
          grant_types_supported: expect.arrayContaining([
            'authorization_code',
            'client_credentials',
          ]),
          token_endpoint_auth_methods_supported: expect.arrayContaining(['private_key_jwt']),
          token_endpoint_auth_signing_alg_values_supported: ['RS384', 'ES384'],
          code_challenge_methods_supported: ['S256'],
          scopes_supported: expect.arrayContaining(['openid', 'launch/patient', 'patient/*.rs']),
          capabilities: expect.arrayContaining([
            ...['launch-ehr', 'launch-standalone', 'authorize-post', 'client-public'],
            ...['client-confidential-symmetric', 'client-confidential-asymmetric'],
            ...['sso-openid-connect', 'context-standalone-patient', 'permission-offline'],
            ...['context-standalone-encounter', 'context-style'],
            ...['permission-patient', 'permission-user', 'permission-v1', 'permission-v2'],
          ]),
        })
      },
    )

    test('every address is absolute and answered', async () => {
      const { body } = await get(`${smart.url}${path}`)
      const addresses = Object.entries(body).filter(([name]) => /_endpoint$|_uri$/.test(name))
      expect(addresses.map(([name]) => name).sort()).toEqual([
        ...['authorization_endpoint', 'introspection_endpoint', 'jwks_uri'],
        ...['registration_endpoint', 'revocation_endpoint', 'token_endpoint'],
      ])
      for (const [name, address] of addresses) {
        expect(String(address)).toMatch(/^http:\/\/localhost:/)
        const { status } = await (name === 'jwks_uri'
          ? get(String(address))
          : post(String(address), {}))
        expect([name, status]).not.toEqual([name, 404])
      }
    })

    test('every origin may read it', async () => {
      const { headers } = await get(`${smart.url}${path}`, { origin: 'https://any.example' })
      expect(headers.get('access-control-allow-origin')).toBe('*')
    })
  },
)

test('the configuration of OpenID Connect says what ID tokens are signed with', async () => {
  const { body } = await get(`${smart.issuer}/.well-known/openid-configuration`)
  expect(body).toMatchObject({
    issuer: smart.issuer,
    jwks_uri: `${smart.issuer}/jwks`,
    response_types_supported: ['code'],
    id_token_signing_alg_values_supported: ['RS256'],
    code_challenge_methods_supported: ['S256'],
  })
})

test('the capability statement says where, to every origin', async () => {
  const origin = 'https://any.example'
  const { headers, body } = await get(`${smart.base}/metadata`, { origin })
  expect(headers.get('access-control-allow-origin')).toBe('*')
  expect(JSON.stringify(body)).toContain(
    JSON.stringify({ url: 'authorize', valueUri: `${smart.issuer}/authorize` }),
  )
})

test('no key that is published is private', async () => {
  const { body } = await get(`${smart.issuer}/jwks`)
  const keys: unknown[] = [body['keys']].flat()
  const names = keys.flatMap((key) => Object.keys(Object(key)))
  expect(keys).toHaveLength(2)
  expect(names.filter((name) => ['d', 'p', 'q', 'dp', 'dq', 'qi'].includes(name))).toEqual([])
})

describe('browsers', () => {
  const decision = { account: anne.id, context: { patient: 'a' } }
  const own = new URL(returnAddress).origin

  test('of a registered app may ask for tokens, others not', async () => {
    const form = { grant_type: 'refresh_token', refresh_token: 'x' }
    const known = await send(smart, 'public', 'token', form, { origin: own })
    expect(known.headers.get('access-control-allow-origin')).toBe(own)
    const other = await send(smart, 'public', 'token', form, { origin: 'https://evil.example' })
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('of a registered app may read the record, others not', async () => {
    const { body } = await launch(smart, 'public', 'patient/*.rs', decision)
    const authorization = `Bearer ${body['access_token']}`
    const read = (origin: string) => get(`${smart.base}/Patient/a`, { authorization, origin })
    expect((await read(own)).headers.get('access-control-allow-origin')).toBe(own)
    const other = await read('https://evil.example')
    expect(other.headers.get('access-control-allow-origin')).toBeNull()
  })
})

test('whatever name a request comes in by, answers name our own', async () => {
  const { body } = await get(`${smart.issuer}/.well-known/openid-configuration`, {
    'x-forwarded-host': 'evil.example',
  })
  expect(JSON.stringify(body)).not.toContain('evil')
})

describe('registration', () => {
  const register = async (body: object, token = registrationToken) => {
    const response = await fetch(`${smart.issuer}/register`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    })
    const text: Record<string, unknown> = JSON.parse(await response.text())
    return { status: response.status, body: text }
  }
  const grantTypes = ['authorization_code', 'refresh_token']
  const app = { redirect_uris: [returnAddress], client_name: 'New', grant_types: grantTypes }
  const isOpen = { ...app, token_endpoint_auth_method: 'none' }

  test('an app with the token registers and launches, but not for rights of its own choice', async () => {
    const { status, body } = await register(isOpen)
    expect(status).toBe(201)
    const decision = { account: anne.id, context: { patient: 'a' } }
    const asked = await authorize(smart, String(body['client_id']), 'patient/*.rs system/*.rs', {
      decision,
    })
    expect(asked.answer?.has('code')).toBe(true)
  })

  test('its secret is not in the database', async () => {
    const { body } = await register(app)
    const secret = String(body['client_secret'])
    const { rows } = await smart.db.pool.query(
      `SELECT payload::text AS text FROM smart.entry WHERE model = 'Client'`,
    )
    expect(rows.map((row) => String(row.text)).join()).not.toContain(secret)
    const right = Buffer.from(`${body['client_id']}:${secret}`).toString('base64')
    const form = { grant_type: 'refresh_token', refresh_token: 'x' }
    const answer = await post(`${smart.issuer}/token`, form, { authorization: `Basic ${right}` })
    expect(answer.body['error']).toBe('invalid_grant')
  })

  test.each<[string, object, string?]>([
    ['without the token', isOpen, 'another-token-of-the-tests-that-is-wrong'],
    ['with scopes of its own choice', { ...isOpen, socle_scopes: 'system/*.cruds' }],
    ['with an open return address', { ...isOpen, redirect_uris: ['http://evil.example/'] }],
  ])('%s it is refused', async (_name, body, token) => {
    expect((await register(body, token)).status).toBeGreaterThanOrEqual(400)
  })
})

describe("with the hospital's own issuer", () => {
  const open = async (endpoints: object) => {
    const issuer = {
      issuer: 'https://sso.example',
      jwksUri: 'https://sso.example/keys',
      ...endpoints,
    }
    const config = loadConfig({ SOCLE_ISSUERS: JSON.stringify([issuer]) })
    const db = await createTestDatabase()
    const store = await createStore(db)
    const { log } = createReadableLog()
    const record = {
      url: db.url,
      store,
      isReady: async () => true,
      close: async () => undefined,
      audit: forgetful,
    }
    const trust = await createTrust(config, log, record)
    const smartThere = await openSmart({ config, log, trust, record })
    await db.drop()
    return smartThere
  }

  test('the embedded one is off, and discovery leads to it', async () => {
    const endpoints = {
      authorization: 'https://sso.example/auth',
      token: 'https://sso.example/token',
    }
    const there = await open({ endpoints, capabilities: ['launch-standalone'] })
    expect([Object.keys(there.handlers), Object.keys(there.pages).length]).toEqual([[], 2])
    expect(there.endpoints).toEqual(endpoints)
  })

  test('when nothing is told of it, nothing is answered', async () => {
    const there = await open({})
    expect([there.pages, there.handlers, there.endpoints]).toEqual([{}, {}, undefined])
  })
})
