/** The launch context and the user's identity: https://hl7.org/fhir/smart-app-launch/STU2.2/scopes-and-launch-context.html */
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify, type JWTPayload } from 'jose'
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { SmartWorld } from './world.ts'

const items = [
  { reference: 'ImagingStudy/i' },
  { reference: 'ImagingStudy/j', role: 'https://hospital.example/roles/previous' },
  { canonical: 'https://hospital.example/Questionnaire/pain|1.0', type: 'Questionnaire' },
]

const identity = 'openid fhirUser launch/patient patient/*.rs'

async function identify(world: SmartWorld, scope = identity) {
  const { body } = await world.launch({ scope })
  const text = String(body['id_token'])
  const { body: configuration } = await world.ask('/fhir/.well-known/smart-configuration')
  const keys = createRemoteJWKSet(new URL(String(configuration['jwks_uri'])))
  const { payload } = await jwtVerify<JWTPayload>(text, keys, {
    issuer: String(configuration['issuer']),
    audience: 'app',
  })
  return { payload, header: decodeProtectedHeader(text), token: String(body['access_token']) }
}

/** The token response of an app that is launched from the record system with this. */
const launched = async (world: SmartWorld, context: object, scope = 'launch patient/*.rs') =>
  (await world.launch({ scope, context })).body

export const context: readonly Requirement[] = [
  [
    [83, 168, 169, 170, 361, 352],
    'launched with a patient: patient, as a plain id beside the token',
    async (world) => {
      expect((await launched(world, { patient: 'a' }))['patient']).toBe('a')
    },
  ],
  [
    [149, 167, 363],
    'standalone with launch/patient: the patient that was chosen',
    async (world) => {
      expect((await world.launch({ scope: 'launch/patient patient/*.rs' })).body['patient']).toBe(
        'a',
      )
    },
  ],
  [
    [164, 165],
    'patient/ scopes without a launch scope: a patient is in context all the same',
    async (world) => {
      expect((await world.launch({ scope: 'patient/*.rs' })).body['patient']).toBe('a')
    },
  ],
  [
    [171, 362, 364],
    'encounter, as a plain id',
    async (world) => {
      expect((await launched(world, { patient: 'a', encounter: 'e' }))['encounter']).toBe('e')
      const standalone = await world.launch({
        scope: 'launch/patient launch/encounter patient/*.rs',
        context: { patient: 'a', encounter: 'e' },
      })
      expect(standalone.body['encounter']).toBe('e')
    },
  ],
  [
    [172, 177, 178, 179, 180, 181, 182, 183, 184, 185, 186, 187, 188, 189, 190, 192],
    'fhirContext: the objects that it was launched with',
    async (world) => {
      expect((await launched(world, { patient: 'a', fhirContext: items }))['fhirContext']).toEqual(
        items,
      )
    },
  ],
  [
    [173, 359],
    'need_patient_banner, true or false',
    async (world) => {
      for (const needPatientBanner of [true, false])
        expect(
          (await launched(world, { patient: 'a', needPatientBanner }))['need_patient_banner'],
        ).toBe(needPatientBanner)
    },
  ],
  [
    [174],
    'intent',
    async (world) => {
      expect((await launched(world, { patient: 'a', intent: 'reconcile' }))['intent']).toBe(
        'reconcile',
      )
    },
  ],
  [
    [175, 360],
    'smart_style_url',
    async (world) => {
      const smartStyleUrl = 'https://hospital.example/style.json'
      expect((await launched(world, { patient: 'a', smartStyleUrl }))['smart_style_url']).toBe(
        smartStyleUrl,
      )
    },
  ],
  [
    [205, 358],
    'OpenID Connect by the code flow: iss, sub, aud, exp and iat hold',
    async (world) => {
      const { payload } = await identify(world)
      expect(payload).toMatchObject({
        sub: expect.stringMatching(/^.{1,255}$/),
        exp: expect.any(Number),
        iat: expect.any(Number),
      })
    },
  ],
  [
    [207],
    'the keys are published as JWK',
    async (world) => {
      const { body } = await world.ask('/auth/jwks')
      const keys = Array.isArray(body['keys']) ? body['keys'] : []
      expect(keys.map(({ kty }) => kty)).toContain('RSA')
      for (const key of keys) expect(key).not.toHaveProperty('d')
    },
  ],
  [
    [210],
    'ID tokens are signed with RS256',
    async (world) => {
      expect((await identify(world)).header).toMatchObject({
        alg: 'RS256',
        kid: expect.any(String),
      })
    },
  ],
  [
    [198, 203, 209],
    'fhirUser: the absolute address of a person that the token reads',
    async (world) => {
      const { payload, token } = await identify(world, `${identity} user/Practitioner.r`)
      const address = String(payload['fhirUser'])
      expect(address).toBe(`${world.url}/fhir/Practitioner/dr`)
      const { status, body } = await world.ask(address.slice(world.url.length), { token })
      expect([status, body['resourceType']]).toEqual([200, 'Practitioner'])
    },
  ],
  [
    [],
    'an ID token opens nothing',
    async (world) => {
      const { body } = await world.launch({ scope: identity })
      expect((await world.ask('/fhir/Patient/a', { token: String(body['id_token']) })).status).toBe(
        401,
      )
    },
  ],
]
