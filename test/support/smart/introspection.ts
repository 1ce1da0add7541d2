/** Introspection and revocation: https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html */
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { Asked } from './asked.ts'
import type { SmartWorld } from './world.ts'

const asked: Asked = {
  client: 'confidential',
  scope: 'openid fhirUser launch patient/*.rs',
  context: { patient: 'a', encounter: 'e', intent: 'reconcile', needPatientBanner: true },
}

/** A launch, and what introspection says of its access token. */
async function introspected(world: SmartWorld) {
  const { body } = await world.launch(asked)
  const form = { token: String(body['access_token']) }
  return {
    body,
    said: (await world.token(form, { client: 'confidential', path: '/auth/introspect' })).body,
  }
}

const revoke = (world: SmartWorld, token: string) =>
  world.token({ token }, { client: 'confidential', path: '/auth/revoke' })

export const introspection: readonly Requirement[] = [
  [
    [271, 272],
    'active for a token that holds',
    async (world) => {
      expect((await introspected(world)).said['active']).toBe(true)
    },
  ],
  [
    [271],
    'not active, and nothing else, for one that does not',
    async (world) => {
      for (const token of ['invented', await world.foreignToken({})]) {
        const { status, body } = await world.token(
          { token },
          { client: 'confidential', path: '/auth/introspect' },
        )
        expect([status, body]).toEqual([200, { active: false }])
      }
    },
  ],
  [
    [273, 274],
    'scope and client_id, as in the token response',
    async (world) => {
      const { body, said } = await introspected(world)
      expect([said['scope'], said['client_id']]).toEqual([body['scope'], 'confidential'])
    },
  ],
  [
    [275, 276],
    'exp, as expires_in says',
    async (world) => {
      const { body, said } = await introspected(world)
      expect(said['exp']).toBe(decodeJwt(String(body['access_token'])).exp)
      expect(
        Math.abs(Number(said['exp']) - Date.now() / 1000 - Number(body['expires_in'])),
      ).toBeLessThan(30)
    },
  ],
  [
    [277],
    'the launch context, as in the token response',
    async (world) => {
      const { body, said } = await introspected(world)
      for (const name of ['patient', 'encounter', 'intent', 'need_patient_banner'])
        expect([name, said[name]]).toEqual([name, body[name]])
      expect(said['patient']).toBe('a')
    },
  ],
  [
    [278, 279],
    'iss and sub, as in the ID token',
    async (world) => {
      const { body, said } = await introspected(world)
      const { iss, sub } = decodeJwt(String(body['id_token']))
      expect([said['iss'], said['sub']]).toEqual([iss, sub])
    },
  ],
  [
    [280],
    'fhirUser, as in the ID token',
    async (world) => {
      const { body, said } = await introspected(world)
      expect(said['fhirUser']).toBe(decodeJwt(String(body['id_token']))['fhirUser'])
    },
  ],
  [
    [281],
    'whoever shows no right to it learns nothing',
    async (world) => {
      const { body } = await world.launch(asked)
      const form = { token: String(body['access_token']) }
      expect(
        (await world.ask('/auth/introspect', { method: 'POST', form })).status,
      ).toBeGreaterThanOrEqual(400)
      const own = await world.token(form, { client: 'confidential', path: '/auth/introspect' })
      const other = await world.ask('/auth/introspect', {
        method: 'POST',
        form,
        token: await world.tokenFor('patient/*.rs'),
      })
      expect([own.body['active'], other.status]).toEqual([true, 401])
    },
  ],
  [
    [282, 283],
    "a service with the right to it introspects any app's token by its own",
    async (world) => {
      const { body: service } = await world.backend({
        scope: 'system/Patient.rs socle/token.introspect',
      })
      const { body } = await world.launch(asked)
      const { body: said } = await world.ask('/auth/introspect', {
        method: 'POST',
        token: String(service['access_token']),
        form: { token: String(body['access_token']) },
      })
      expect(said).toMatchObject({ active: true, client_id: 'confidential' })
    },
  ],
  [
    [],
    'revoked: refused at once, and no more active',
    async (world) => {
      const { body } = await world.launch({ ...asked, scope: 'launch patient/*.rs offline_access' })
      const [token, refresh_token] = [String(body['access_token']), String(body['refresh_token'])]
      expect((await world.ask('/fhir/Patient/a', { token })).status).toBe(200)
      expect((await revoke(world, refresh_token)).status).toBe(200)
      expect((await world.ask('/fhir/Patient/a', { token })).status).toBe(401)
      const again = await world.token(
        { grant_type: 'refresh_token', refresh_token },
        { client: 'confidential' },
      )
      expect(again.status).toBe(400)
    },
  ],
]
