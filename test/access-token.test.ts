/** The strict set of rules for a signed bearer token, with real keys and a fake clock. */
import { beforeAll, describe, expect, it } from 'vitest'
import { createTokenVerifier } from '../access/token.ts'
import type { TokenVerifier } from '../access/token.ts'
import { refusalOf } from '../access/refusal.ts'
import { audience, createTestKey, moment, outcomeOf, sign, trust } from './support/tokens.ts'
import type { Changes, TestKey } from './support/tokens.ts'

let es: TestKey
let rs: TestKey
let weak: TestKey
let verify: TokenVerifier

beforeAll(async () => {
  ;[es, rs, weak] = await Promise.all([
    createTestKey('ES384', 'es'),
    createTestKey('RS384', 'rs'),
    createTestKey('RS256', 'weak'),
  ])
  verify = createTokenVerifier([trust([es, rs, weak])], { now: () => new Date(moment * 1000) })
})

const present = (token: string): Promise<string> => outcomeOf(() => verify(`Bearer ${token}`))

describe('signed by the issuer', () => {
  it.each<[string, Changes, Changes, string]>([
    ['valid', {}, {}, 'accepted'],
    ['typ spelled as a media type', {}, { typ: 'application/at+jwt' }, 'accepted'],
    ['no kid', {}, { kid: undefined }, 'token-without-kid'],
    ['empty kid', {}, { kid: '' }, 'token-without-kid'],
    ['kid is a path', {}, { kid: '../../dev/null' }, 'token-refused'],
    ['kid is SQL', {}, { kid: "es' OR '1'='1" }, 'token-refused'],
    ["another key's kid", {}, { kid: 'rs' }, 'token-refused'],
    ['embedded jwk', {}, { jwk: { kty: 'EC' } }, 'token-names-its-key'],
    ['jku', {}, { jku: 'https://thief.example/keys' }, 'token-names-its-key'],
    ['x5u', {}, { x5u: 'https://thief.example/chain' }, 'token-names-its-key'],
    ['x5c', {}, { x5c: ['AAAA'] }, 'token-names-its-key'],
    ['expired a minute ago', { exp: moment - 60 }, {}, 'token-refused'],
    ['expired within the tolerance', { exp: moment - 3 }, {}, 'accepted'],
    ['expired just beyond the tolerance', { exp: moment - 5 }, {}, 'token-refused'],
    ['no exp', { exp: undefined }, {}, 'token-refused'],
    ['exp is a text', { exp: String(moment + 240) }, {}, 'token-refused'],
    ['nbf in the future', { nbf: moment + 60 }, {}, 'token-refused'],
    ['nbf within the tolerance', { nbf: moment + 5 }, {}, 'accepted'],
    ['iat in the future', { iat: moment + 60 }, {}, 'token-refused'],
    ['iat a day old', { iat: moment - 86_400 }, {}, 'token-refused'],
    ['iat as old as allowed', { iat: moment - 605 }, {}, 'accepted'],
    ['iat just too old', { iat: moment - 606 }, {}, 'token-refused'],
    ['no iat', { iat: undefined }, {}, 'token-refused'],
    [
      'two clocks five minutes apart',
      { iat: moment + 300, exp: moment + 600 },
      {},
      'token-refused',
    ],
    ['aud of another', { aud: 'https://other.example/fhir' }, {}, 'token-refused'],
    ['aud with a slash more', { aud: `${audience}/` }, {}, 'token-refused'],
    ['no aud', { aud: undefined }, {}, 'token-refused'],
    ['aud a list of ours alone', { aud: [audience] }, {}, 'accepted'],
    ['aud a list with another', { aud: [audience, 'x'] }, {}, 'audience-multiple'],
    ['iss of another', { iss: 'https://other.example' }, {}, 'issuer-unknown'],
    ['iss with a slash more', { iss: 'https://issuer.example/' }, {}, 'issuer-unknown'],
    ['no iss', { iss: undefined }, {}, 'issuer-unknown'],
    ['typ of an ID token', {}, { typ: 'JWT' }, 'token-refused'],
    ['no typ', {}, { typ: undefined }, 'token-refused'],
    ['no jti', { jti: undefined }, {}, 'token-refused'],
    ['jti is no text', { jti: 1 }, {}, 'claim-malformed'],
    ['no sub', { sub: undefined }, {}, 'token-refused'],
    ['empty sub', { sub: '' }, {}, 'claim-malformed'],
    ['no client_id', { client_id: undefined }, {}, 'token-refused'],
    ['client_id a list', { client_id: ['app'] }, {}, 'claim-malformed'],
    ['no scope', { scope: undefined }, {}, 'token-refused'],
    ['scope a list', { scope: ['user/*.rs'] }, {}, 'claim-malformed'],
    ['empty scope: verified, and grants nothing', { scope: '' }, {}, 'accepted'],
    ['malformed scope', { scope: 'patient/*.sr' }, {}, 'scope-malformed'],
    ['patient/ scope without a patient', { scope: 'patient/*.rs' }, {}, 'patient-missing'],
    [
      'patient is a reference',
      { scope: 'patient/*.rs', patient: 'Patient/1' },
      {},
      'patient-malformed',
    ],
    ['bound to a key by DPoP', { cnf: { jkt: 'x' } }, {}, 'token-bound'],
    ['bound to a certificate', { cnf: { 'x5t#S256': 'x' } }, {}, 'token-bound'],
  ])('%s: %4$s', async (_name, claims, header, outcome) => {
    expect(await present(await sign(es, claims, header))).toBe(outcome)
  })

  it('RS384 is accepted, RS256 is not, though its key is known', async () => {
    expect(await present(await sign(rs))).toBe('accepted')
    expect(await present(await sign(weak))).toBe('token-refused')
  })
})

describe('what a refusal tells', () => {
  it.each<[string, Changes, string, string | undefined]>([
    [
      'a token problem',
      { aud: 'secret-audience' },
      'UNAUTHENTICATED',
      'ERR_JWT_CLAIM_VALIDATION_FAILED aud',
    ],
    ['an expired token', { exp: moment - 60 }, 'UNAUTHENTICATED', 'ERR_JWT_EXPIRED exp'],
    ['a scope problem', { scope: 'patient/Secret.rs' }, 'FORBIDDEN', undefined],
  ])(
    '%s: the code to the caller, codes and names to the log',
    async (_name, claims, code, detail) => {
      const token = await sign(es, claims)
      const error: unknown = await verify(`Bearer ${token}`).catch((caught: unknown) => caught)
      expect(error).toMatchObject({ code })
      expect(refusalOf(error)?.detail).toBe(detail)
      expect(`${JSON.stringify(error)} ${refusalOf(error)?.message}`).not.toMatch(/secret/i)
    },
  )
})

it('an accepted token becomes its access', async () => {
  const token = await sign(es, { scope: 'patient/*.rs', patient: 'p1', fhirUser: 'Practitioner/x' })
  expect(await verify(`Bearer ${token}`)).toMatchObject({
    issuer: 'https://issuer.example',
    subject: 'physician',
    clientId: 'app',
    tokenId: 'token-1',
    patient: 'p1',
    fhirUser: 'Practitioner/x',
    expires: moment + 240,
  })
})

it('no issuer at all is a fault at boot', () => {
  expect(() => createTokenVerifier([])).toThrow(/no issuer/)
})
