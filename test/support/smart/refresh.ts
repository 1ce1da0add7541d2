/** Staying connected: https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#refresh-access-token */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { SmartWorld } from './world.ts'

const scopesOf = (body: Readonly<Record<string, unknown>>): Set<string> =>
  new Set(String(body['scope']).split(' '))

const offline = 'launch/patient patient/Patient.rs patient/Observation.rs offline_access'

/** A launch that stays connected, and what the app may refresh it by. */
async function connected(world: SmartWorld, scope = offline) {
  const { body } = await world.launch({ scope })
  return { body, refresh: String(body['refresh_token']) }
}

const refreshed = (world: SmartWorld, refresh_token: string, more = {}) =>
  world.token({ grant_type: 'refresh_token', refresh_token, ...more })

export const refresh: readonly Requirement[] = [
  [
    [110, 111, 112, 113],
    'refreshed: access_token, token_type, expires_in, scope',
    async (world) => {
      const { refresh } = await connected(world)
      const { status, body } = await refreshed(world, refresh)
      expect([status, body]).toEqual([
        200,
        expect.objectContaining({
          access_token: expect.any(String),
          token_type: 'Bearer',
          expires_in: expect.any(Number),
          scope: expect.any(String),
        }),
      ])
      expect(
        (await world.ask('/fhir/Patient/a', { token: String(body['access_token']) })).status,
      ).toBe(200)
    },
  ],
  [
    [109, 114],
    'refreshed without a scope: the same as before',
    async (world) => {
      const { body, refresh } = await connected(world)
      expect(scopesOf((await refreshed(world, refresh)).body)).toEqual(scopesOf(body))
    },
  ],
  [
    [115],
    'refreshed with fewer scopes: these',
    async (world) => {
      const { refresh } = await connected(world)
      const { body } = await refreshed(world, refresh, { scope: 'patient/Patient.rs' })
      expect(scopesOf(body)).toEqual(new Set(['patient/Patient.rs']))
    },
  ],
  [
    [104],
    'refreshed with more than was granted: never more',
    async (world) => {
      const { body: before, refresh } = await connected(world)
      const { status, body } = await refreshed(world, refresh, {
        scope: `${offline} patient/Condition.rs user/*.cruds`,
      })
      const more =
        status === 200 ? [...scopesOf(body)].filter((scope) => !scopesOf(before).has(scope)) : []
      expect(more).toEqual([])
    },
  ],
  [
    [103],
    'another app refreshes nothing',
    async (world) => {
      const { refresh } = await connected(world)
      const { status, body } = await world.token(
        { grant_type: 'refresh_token', refresh_token: refresh },
        { client: 'confidential' },
      )
      expect([status, body['error']]).toEqual([400, 'invalid_grant'])
    },
  ],
  [
    [116],
    'a refresh token is made anew, and the old one used again ends the connection',
    async (world) => {
      const { refresh } = await connected(world)
      const second = String((await refreshed(world, refresh)).body['refresh_token'])
      expect(second).not.toBe(refresh)
      expect((await refreshed(world, refresh)).status).toBe(400)
      expect((await refreshed(world, second)).status).toBe(400)
    },
  ],
  [
    [118],
    'refreshed: the patient again',
    async (world) => {
      const { refresh } = await connected(world)
      expect((await refreshed(world, refresh)).body['patient']).toBe('a')
    },
  ],
  [
    [100, 366],
    'online_access: refreshed while the user is there',
    async (world) => {
      const { refresh } = await connected(world, 'patient/*.rs online_access')
      expect((await refreshed(world, refresh)).status).toBe(200)
    },
  ],
  [
    [],
    'a refresh token that was never given',
    async (world) => {
      expect((await refreshed(world, 'invented')).status).toBe(400)
    },
  ],
]
