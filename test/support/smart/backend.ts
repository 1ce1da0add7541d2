/** Services without a user: https://hl7.org/fhir/smart-app-launch/STU2.2/backend-services.html */
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { Assertion } from './clients.ts'
import type { SmartWorld } from './world.ts'

const ok =
  (changes: Partial<Assertion> = {}): Requirement[2] =>
  async (world) => {
    const { status, body } = await world.backend({ scope: 'system/Patient.rs', ...changes })
    expect([status, body['access_token']]).toEqual([200, expect.any(String)])
  }

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
