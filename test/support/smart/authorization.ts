/** Asking for a code, and what comes back to the app: https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#request-4 */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { Asked } from './asked.ts'
import type { SmartWorld } from './world.ts'

/** A request that is answered to nobody: the browser is not sent anywhere with a code. */
async function expectNoCode(world: SmartWorld, asked: Asked): Promise<void> {
  const { returned } = await world.authorize(asked)
  expect(returned?.get('code') ?? null).toBeNull()
}

export const authorization: readonly Requirement[] = [
  [
    [48, 353],
    'by GET',
    async (world) => {
      const { returned } = await world.authorize({ method: 'GET' })
      expect(returned?.get('code')).toMatch(/.{20,}/)
    },
  ],
  [
    [49, 354],
    'by POST',
    async (world) => {
      const { returned } = await world.authorize({ method: 'POST' })
      expect(returned?.get('code')).toMatch(/.{20,}/)
    },
  ],
  [
    [53, 56, 57, 59],
    'granted: a code and the very state, at the redirect address',
    async (world) => {
      const state = 'as it was: %20&='
      const { address, returned } = await world.authorize({ parameters: { state } })
      expect([address, returned?.get('state')]).toEqual(['https://app.example/back', state])
      expect(returned?.get('code')).toMatch(/.{20,}/)
    },
  ],
  [
    [54],
    'denied: an error and the state, at the redirect address',
    async (world) => {
      const { address, returned } = await world.authorize({
        isDenied: true,
        parameters: { state: 's' },
      })
      expect([
        address,
        returned?.get('error'),
        returned?.get('state'),
        returned?.get('code'),
      ]).toEqual(['https://app.example/back', 'access_denied', 's', null])
    },
  ],
  [
    [18],
    'an address that is not registered to the letter is not gone to',
    async (world) => {
      for (const uri of [
        'https://thief.example/',
        'https://app.example/back/',
        'https://app.example/back?a',
        'https://app.example.thief.example/back',
      ]) {
        const { status, address } = await world.authorize({ parameters: { redirect_uri: uri } })
        expect([status, address]).toEqual([400, undefined])
      }
    },
  ],
  [
    [],
    'an unknown app gets nothing',
    async (world) => {
      const { status, address } = await world.authorize({ parameters: { client_id: 'unknown' } })
      expect([status, address]).toEqual([400, undefined])
    },
  ],
  [
    [58],
    'a code is good for a minute',
    async (world) => {
      const { code, verifier } = await world.codeFor({})
      const { status, body } = await world.after(61, () => world.exchange({ code, verifier }))
      expect([status, body['error']]).toEqual([400, 'invalid_grant'])
    },
  ],
  [
    [],
    'a code is good once, and a second use takes back what the first gave',
    async (world) => {
      const { code, verifier } = await world.codeFor({ scope: 'patient/*.rs' })
      const { body } = await world.exchange({ code, verifier })
      expect((await world.exchange({ code, verifier })).status).toBe(400)
      const token = String(body['access_token'])
      expect((await world.ask('/fhir/Patient/a', { token })).status).toBe(401)
    },
  ],
  [
    [31],
    'no code is exchanged without its verifier: absent, empty, another, the challenge itself',
    async (world) => {
      for (const wrong of [undefined, '', 'a'.repeat(43), 'challenge'] as const) {
        const { code, challenge } = await world.codeFor({})
        const verifier = wrong === 'challenge' ? challenge : wrong
        const { status, body } = await world.exchange({ code, verifier })
        expect([400, 401]).toContain(status)
        expect(body).not.toHaveProperty('access_token')
      }
    },
  ],
  [
    [],
    'no code without a challenge, or with a plain one',
    async (world) => {
      await expectNoCode(world, { parameters: { code_challenge: undefined } })
      await expectNoCode(world, { parameters: { code_challenge_method: 'plain' } })
      await expectNoCode(world, { parameters: { code_challenge_method: undefined } })
    },
  ],
  [
    [],
    'no code for an app that believes it talks to another server',
    async (world) => {
      await expectNoCode(world, { parameters: { aud: 'https://other.example/fhir' } })
      await expectNoCode(world, { parameters: { aud: undefined } })
    },
  ],
  [
    [],
    'no token in the address of a browser',
    async (world) => {
      for (const response_type of ['token', 'id_token', 'code id_token'])
        await expectNoCode(world, { parameters: { response_type } })
    },
  ],
]
