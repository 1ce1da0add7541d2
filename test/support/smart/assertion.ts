/** Services that show who they are by their keys: https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { Assertion } from './clients.ts'

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
export const assertion: readonly Requirement[] = [
  [
    [],
    'another type of assertion, and what no key has signed, open nothing',
    async (world) => {
      for (const changes of [
        { assertionType: 'urn:ietf:params:oauth:client-assertion-type:saml2-bearer' },
        { assertion: 'e30.e30.AA' },
      ]) {
        const { status, body } = await world.backend({ scope: 'system/Patient.rs', ...changes })
        expect([400, 401]).toContain(status)
        expect(body).not.toHaveProperty('access_token')
      }
    },
  ],
  [[340], 'what is no assertion', refused({ assertion: 'no token' }, { assertion: 'a.b' })],
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
]
