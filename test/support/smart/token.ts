/** The token response: https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#response-5 */
import { decodeJwt } from 'jose'
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'

const scopesOf = (body: Readonly<Record<string, unknown>>): Set<string> =>
  new Set(String(body['scope']).split(' '))

const offline = 'launch/patient patient/Patient.rs patient/Observation.rs offline_access'

export const token: readonly Requirement[] = [
  [
    [73, 84],
    'JSON in the body',
    async (world) => {
      const { answer } = await world.launch({})
      expect([answer.status, answer.headers.get('content-type')]).toEqual([
        200,
        expect.stringMatching(/^application\/json/),
      ])
    },
  ],
  [
    [73],
    'an error, also in JSON',
    async (world) => {
      const { status, body } = await world.exchange({ code: 'unknown', verifier: 'a'.repeat(43) })
      expect([status, body['error']]).toEqual([400, 'invalid_grant'])
    },
  ],
  [
    [74, 85],
    'access_token, of the characters that a header takes',
    async (world) => {
      const { body } = await world.launch({})
      expect(body['access_token']).toMatch(/^[A-Za-z0-9\-._~+/]+=*$/)
    },
  ],
  [
    [75],
    'token_type is Bearer',
    async (world) => {
      expect((await world.launch({})).body['token_type']).toBe('Bearer')
    },
  ],
  [
    [76, 88, 91],
    'expires_in: as long as the token says, an hour at most',
    async (world) => {
      const { body } = await world.launch({})
      const { iat = 0, exp = 0 } = decodeJwt(String(body['access_token']))
      expect(body['expires_in']).toBe(exp - iat)
      expect(exp - iat).toBeLessThanOrEqual(3600)
    },
  ],
  [
    [78, 79, 145],
    'scope: what was granted, less than asked',
    async (world) => {
      const { body } = await world.launch({
        scope: 'launch/patient patient/Patient.rs patient/Observation.rs',
        untick: ['patient/Observation.rs'],
      })
      expect(scopesOf(body)).toEqual(new Set(['launch/patient', 'patient/Patient.rs']))
      expect(decodeJwt(String(body['access_token']))['scope']).toBe(body['scope'])
    },
  ],
  [
    [80, 200],
    'id_token with openid, and only then',
    async (world) => {
      expect(
        (await world.launch({ scope: 'openid fhirUser patient/*.rs' })).body['id_token'],
      ).toEqual(expect.any(String))
      expect((await world.launch({ scope: 'patient/*.rs' })).body).not.toHaveProperty('id_token')
    },
  ],
  [
    [81, 89, 101, 365],
    'refresh_token with offline_access, and only when it is granted',
    async (world) => {
      expect((await world.launch({ scope: offline })).body['refresh_token']).toEqual(
        expect.any(String),
      )
      expect((await world.launch({ scope: 'patient/*.rs' })).body).not.toHaveProperty(
        'refresh_token',
      )
      expect(
        (await world.launch({ scope: offline, untick: ['offline_access'] })).body,
      ).not.toHaveProperty('refresh_token')
    },
  ],
  [
    [86, 87],
    'Cache-Control: no-store and Pragma: no-cache',
    async (world) => {
      const { answer } = await world.launch({})
      expect([answer.headers.get('cache-control'), answer.headers.get('pragma')]).toEqual([
        expect.stringContaining('no-store'),
        'no-cache',
      ])
    },
  ],
  [
    [134],
    'a token of many scopes fits into the headers of a request',
    async (world) => {
      const types = [
        'Patient',
        'Observation',
        'Condition',
        'Encounter',
        'Procedure',
        'MedicationRequest',
        'AllergyIntolerance',
        'Immunization',
        'DiagnosticReport',
        'DocumentReference',
      ]
      const scope = types.flatMap((type) => [`patient/${type}.rs`, `user/${type}.rs`]).join(' ')
      const { body } = await world.launch({ scope })
      expect(scopesOf(body).size).toBe(20)
      expect(String(body['access_token']).length).toBeLessThan(8_000)
      expect(
        (await world.ask('/fhir/Patient/a', { token: String(body['access_token']) })).status,
      ).toBe(200)
    },
  ],
  [
    [127],
    'scopes of version 1 are returned as they were asked',
    async (world) => {
      const { body } = await world.launch({ scope: 'patient/Patient.read patient/Observation.*' })
      expect(scopesOf(body)).toEqual(new Set(['patient/Patient.read', 'patient/Observation.*']))
    },
  ],
]
