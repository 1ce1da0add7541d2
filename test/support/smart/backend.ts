/** Services without a user, and apps with keys: https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html */
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { Assertion, SmartWorld } from './world.ts'

const ok =
  (changes: Partial<Assertion> = {}): Requirement[2] =>
  async (world) => {
    const { status, body } = await world.backend({ scope: 'system/Patient.rs', ...changes })
    expect([status, body['access_token']]).toEqual([200, expect.any(String)])
  }

/** Refused as OAuth says, with words for who reads the log of the service. */
const refused =
  (...wrong: readonly Partial<Assertion>[]): Requirement[2] =>
  async (world) => {
    for (const changes of wrong) {
      const { status, body } = await world.backend({ scope: 'system/Patient.rs', ...changes })
      expect([changes, [400, 401].includes(status), body['error']]).toEqual([
        changes,
        true,
        'invalid_client',
      ])
      expect(body).not.toHaveProperty('access_token')
    }
  }

const seconds = () => Math.floor(Date.now() / 1000)
const minimal = async (world: SmartWorld) =>
  (await world.backend({ scope: 'system/Patient.rs' })).body

export const backend: readonly Requirement[] = [
  [[240, 253, 254], 'a service that is known gets a token', ok()],
  [
    [255],
    'token_type is Bearer',
    async (world) => {
      expect(String((await minimal(world))['token_type'])).toMatch(/^bearer$/i)
    },
  ],
  [
    [256, 257, 261, 262],
    'expires_in: five minutes at most, as the token says',
    async (world) => {
      const body = await minimal(world)
      const { iat = 0, exp = 0 } = decodeJwt(String(body['access_token']))
      expect(body['expires_in']).toBe(exp - iat)
      expect(exp - iat).toBeLessThanOrEqual(300)
    },
  ],
  [
    [241, 258, 260],
    'scope: what was asked for, though more was given beforehand',
    async (world) => {
      const body = await minimal(world)
      expect([body['scope'], decodeJwt(String(body['access_token']))['scope']]).toEqual([
        'system/Patient.rs',
        'system/Patient.rs',
      ])
    },
  ],
  [
    [250, 259],
    'nothing beyond what was given beforehand',
    async (world) => {
      const { body } = await world.backend({ scope: 'system/Patient.rs system/Condition.cruds' })
      expect(body['scope']).toBe('system/Patient.rs')
      const none = await world.backend({ scope: 'system/Condition.cruds' })
      expect([none.status, none.body['error']]).toEqual([400, 'invalid_scope'])
    },
  ],
  [
    [248],
    'no refresh token',
    async (world) => {
      expect(await minimal(world)).not.toHaveProperty('refresh_token')
    },
  ],
  [
    [251, 252],
    'errors as OAuth names them, with a description',
    async (world) => {
      const { status, body, headers } = await world.backend({
        scope: 'system/Patient.rs',
        grantType: 'password',
      })
      expect([status, body['error'], body['error_description']]).toEqual([
        400,
        'unsupported_grant_type',
        expect.any(String),
      ])
      expect(headers.get('cache-control')).toContain('no-store')
    },
  ],
  [
    [],
    'another type of assertion, and what is no assertion, open nothing',
    async (world) => {
      for (const changes of [
        { assertionType: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' },
        { assertion: 'no token' },
        { assertion: 'e30.e30.AA' },
      ]) {
        const { status, body } = await world.backend({ scope: 'system/Patient.rs', ...changes })
        expect([400, 401]).toContain(status)
        expect(body).not.toHaveProperty('access_token')
      }
    },
  ],
  [[297, 310, 357], 'keys registered as a set: ES384', ok({ alg: 'ES384' })],
  [[310], 'keys registered as a set: RS384', ok({ alg: 'RS384' })],
  [[296, 339, 326], 'keys registered by their address, without jku', ok({ client: 'by-address' })],
  [
    [338],
    'jku: the registered address, and no other',
    async (world) => {
      await ok({ client: 'by-address', header: { jku: world.keysAddress } })(world)
      await refused(
        { client: 'by-address', header: { jku: 'https://thief.example/keys' } },
        { header: { jku: 'https://thief.example/keys' } },
      )(world)
    },
  ],
  [
    [338],
    'the key by its kid, and of no other',
    refused(
      { header: { kid: undefined } },
      { header: { kid: 'unknown' } },
      { header: { kid: 'rs' } },
    ),
  ],
  [
    [249, 335, 340],
    'signature, audience, times, subject',
    refused(
      { signedBy: 'stranger' },
      { claims: { aud: 'https://other.example/token' } },
      { claims: { aud: undefined } },
      { claims: { exp: seconds() - 60 } },
      { claims: { exp: undefined } },
      { claims: { nbf: seconds() + 600 } },
      { claims: { sub: 'by-address' } },
      { header: { alg: 'none' } },
    ),
  ],
  [[], 'an assertion lives five minutes at most', refused({ claims: { exp: seconds() + 3600 } })],
  [
    [336],
    'an assertion is good once',
    async (world) => {
      const assertion = await world.assert({})
      const first = await world.backend({ scope: 'system/Patient.rs', assertion })
      const second = await world.backend({ scope: 'system/Patient.rs', assertion })
      expect([first.status, second.body['error']]).toEqual([200, 'invalid_client'])
      await refused({ claims: { jti: undefined } })(world)
    },
  ],
  [
    [337],
    'client_id: known, and the same as iss',
    refused({ claims: { iss: 'unknown', sub: 'unknown' } }, { claims: { iss: 'by-address' } }),
  ],

  [
    [341, 342],
    'the keys of an app are fetched again when their answer is old, and not before',
    async (world) => {
      await ok({ client: 'by-address' })(world)
      const before = world.keysFetched()
      await ok({ client: 'by-address' })(world)
      expect(world.keysFetched()).toBe(before)
      await world.after(61, () => ok({ client: 'by-address' })(world))
      expect(world.keysFetched()).toBe(before + 1)
    },
  ],
  [
    [344],
    'a secret is not enough for a service',
    async (world) => {
      const form = { grant_type: 'client_credentials', scope: 'system/Patient.rs' }
      const { body } = await world.token(form, { client: 'confidential' })
      expect(body).not.toHaveProperty('access_token')
      expect(body['error']).toMatch(
        /^(unauthorized_client|invalid_client|invalid_request|invalid_scope)$/,
      )
    },
  ],
  [
    [355],
    'a public app launches without showing who it is',
    async (world) => {
      expect((await world.launch({ client: 'app' })).answer.status).toBe(200)
    },
  ],
  [
    [356],
    'an app with a secret launches with it, and not without',
    async (world) => {
      expect((await world.launch({ client: 'confidential' })).answer.status).toBe(200)
      const { code, verifier } = await world.codeFor({ client: 'confidential' })
      expect(
        (await world.exchange({ code, verifier, client: 'confidential', secret: 'wrong' })).body[
          'error'
        ],
      ).toBe('invalid_client')
    },
  ],
]
