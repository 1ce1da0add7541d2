/** An app launches: what it must send, what it gets, and what it is refused. */
import { createLocalJWKSet, decodeJwt, decodeProtectedHeader, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { anne, startSmart, type Smart } from './support/smart.ts'
import { authorize, exchange, get, launch, scopesOf, type Changes } from './support/smart-app.ts'
import { ward } from './support/ward.ts'
import { write } from './support/world.ts'

let smart: Smart
beforeAll(async () => {
  smart = await startSmart({}, (db) => write(db, ward))
})
afterAll(() => smart.close())

const scope = 'openid fhirUser launch/patient patient/*.rs offline_access'
const context = { patient: 'a' }
const decision = { account: anne.id, context }

describe.each(['public', 'secret', 'keys'])('the %s app', (client) => {
  test('gets a token that opens the patient of the launch, and no other', async () => {
    const asked = await authorize(smart, client, scope, { decision })
    expect(asked.answer?.get('state')).toBe(asked.state)
    expect(asked.answer?.get('iss')).toBe(smart.issuer)
    const { status, headers, body } = await exchange(smart, asked)
    expect([status, body['token_type'], body['expires_in'], body['patient']]).toEqual([
      ...[200, 'Bearer', 300, 'a'],
    ])
    expect([headers.get('cache-control'), headers.get('pragma')]).toEqual(['no-store', 'no-cache'])
    const authorization = `Bearer ${body['access_token']}`
    const own = await get(`${smart.base}/Patient/a`, { authorization })
    const other = await get(`${smart.base}/Patient/b`, { authorization })
    expect([own.status, other.status]).toEqual([200, 404])
  })
})

test('the answer says every scope that was given, and the token says the same', async () => {
  const answer = await launch(smart, 'public', scope, decision)
  expect(scopesOf(answer)).toEqual(scope.split(' ').sort())
  const claims = decodeJwt(String(answer.body['access_token']))
  expect(String(claims['scope']).split(' ').sort()).toEqual(scope.split(' ').sort())
  expect(claims).toMatchObject({
    ...{ iss: smart.issuer, aud: smart.base, client_id: 'public', sub: anne.id },
    ...{ patient: 'a', fhirUser: 'Patient/a', roles: [] },
  })
  expect(decodeProtectedHeader(String(answer.body['access_token']))).toMatchObject({
    ...{ alg: 'ES384', typ: 'at+jwt' },
  })
})

test('the ID token is signed with RS256 by a published key, and names the user', async () => {
  const { body } = await launch(smart, 'public', scope, decision)
  const { body: keys } = await get(`${smart.issuer}/jwks`)
  const set = createLocalJWKSet({ keys: [], ...keys })
  const { payload, protectedHeader } = await jwtVerify(String(body['id_token']), set)
  expect(protectedHeader.alg).toBe('RS256')
  expect(payload).toMatchObject({
    ...{ iss: smart.issuer, aud: 'public', sub: anne.id, fhirUser: `${smart.base}/Patient/a` },
  })
  const authorization = `Bearer ${body['access_token']}`
  expect((await get(String(payload['fhirUser']), { authorization })).status).toBe(200)
})

test('what the user does not give is not in the token', async () => {
  const kept = ['openid', 'launch/patient', 'patient/Patient.rs']
  const asked = 'openid fhirUser launch/patient patient/Patient.rs patient/Observation.rs'
  const answer = await launch(smart, 'public', asked, { ...decision, kept })
  expect(scopesOf(answer)).toEqual([...kept].sort())
  expect(answer.body).not.toHaveProperty('refresh_token')
  const authorization = `Bearer ${answer.body['access_token']}`
  const search = (type: string) => get(`${smart.base}/${type}`, { authorization })
  expect((await search('Patient')).status).toBe(200)
  expect((await search('Observation')).status).toBe(403)
})

test('a user who gives nothing gives no code', async () => {
  const { answer } = await authorize(smart, 'public', scope, {
    decision: { ...decision, kept: [] },
  })
  expect([answer?.get('error'), answer?.has('code')]).toEqual(['access_denied', false])
})

test('everything of the launch comes with the token', async () => {
  const full = {
    ...{ patient: 'a', encounter: 'e1', intent: 'reconcile', needPatientBanner: false },
    fhirContext: [{ reference: 'ImagingStudy/1', role: 'launch' }],
    smartStyleUrl: `${smart.url}/style.json`,
  }
  const { body } = await launch(smart, 'public', scope, { ...decision, context: full })
  expect(body).toMatchObject({
    ...{ patient: 'a', encounter: 'e1', intent: 'reconcile', need_patient_banner: false },
    fhirContext: [{ reference: 'ImagingStudy/1', role: 'launch' }],
    smart_style_url: `${smart.url}/style.json`,
  })
})

describe('scopes', () => {
  const cases: [string, string, string][] = [
    [
      'an unknown one is left out',
      'patient/Patient.rs patient/Nothing.rs what',
      'patient/Patient.rs',
    ],
    ['version 1 is understood', 'patient/Patient.read', 'patient/Patient.read'],
    [
      'those of the system are for services',
      'patient/Patient.rs system/*.rs',
      'patient/Patient.rs',
    ],
    ['our own need a registration', 'patient/Patient.rs socle/ins.read', 'patient/Patient.rs'],
  ]
  test.each(cases)('%s', async (_name, asked, given) => {
    expect(scopesOf(await launch(smart, 'public', asked, decision))).toEqual([given])
  })

  test.each(['what', 'system/*.rs', 'socle/ins.read', 'patient/Nothing.rs'])(
    'none that can be given, no code: %s',
    async (asked) => {
      const { answer } = await authorize(smart, 'public', asked, { decision })
      expect([answer?.get('error'), answer?.has('code')]).toEqual(['invalid_scope', false])
    },
  )
})

describe('the request is refused and no code is given', () => {
  const cases: [string, Changes, string][] = [
    ['aud of another server', { aud: 'https://evil.example/fhir' }, 'invalid_target'],
    ['no aud', { aud: undefined }, 'invalid_target'],
    [
      'resource of another server',
      { aud: undefined, resource: 'https://evil.example' },
      'invalid_target',
    ],
    [
      'no challenge',
      { code_challenge: undefined, code_challenge_method: undefined },
      'invalid_request',
    ],
    ['a plain challenge', { code_challenge_method: 'plain' }, 'invalid_request'],
    ['no method', { code_challenge_method: undefined }, 'invalid_request'],
    ['the implicit flow', { response_type: 'token' }, 'unsupported_response_type'],
    ['no scope', { scope: undefined }, 'invalid_scope'],
  ]
  test.each(cases)('%s', async (_name, changes, error) => {
    const { answer } = await authorize(smart, 'public', scope, { decision, changes })
    expect([answer?.get('error'), answer?.has('code')]).toEqual([error, false])
  })

  test.each<[string, Changes]>([
    ['an unknown client', { client_id: 'nobody' }],
    ['another return address', { redirect_uri: 'https://evil.example/back' }],
    ['the return address with more', { redirect_uri: 'https://app.example/back/more' }],
    ['a service', { client_id: 'service' }],
  ])('and the browser is sent nowhere: %s', async (_name, changes) => {
    const asked = await authorize(smart, 'public', scope, { decision, changes })
    expect([asked.answer, asked.status]).toEqual([undefined, 400])
    expect(asked.text).toContain('<h1')
  })
})

test('resource may stand for aud', async () => {
  const changes = { aud: undefined, resource: smart.base }
  const asked = await authorize(smart, 'public', scope, { decision, changes })
  expect((await exchange(smart, asked)).status).toBe(200)
})

test('the authorization request may be posted', async () => {
  const form = new URLSearchParams({ client_id: 'public', scope, aud: smart.base })
  const answer = await fetch(`${smart.issuer}/authorize`, {
    ...{ method: 'POST', body: form, redirect: 'manual' },
  })
  expect([answer.status, answer.headers.get('location')]).toEqual([
    ...[303, `/auth/authorize?${form.toString()}`],
  ])
})
