/** Tokens signed by the issuer itself, right and wrong: name, claims and header changed, what comes of it. */
import { audience, moment, type Changes } from './tokens.ts'

export type TokenCase = readonly [name: string, claims: Changes, header: Changes, outcome: string]

const refused = '401 token-refused'

/** The key that the header names, or brings along. */
export const keyCases: readonly TokenCase[] = [
  ['valid', {}, {}, 'accepted'],
  ['no kid', {}, { kid: undefined }, '401 token-without-kid'],
  ['an empty kid', {}, { kid: '' }, '401 token-without-kid'],
  ['a kid that is a number', {}, { kid: 1 }, '401 token-without-kid'],
  ['a kid that is a path', {}, { kid: '../../dev/null' }, refused],
  ['a kid that is SQL', {}, { kid: "es' OR '1'='1" }, refused],
  ['a kid that is a property of the language', {}, { kid: '__proto__' }, refused],
  ["another key's kid", {}, { kid: 'rs' }, refused],
  ['an embedded jwk', {}, { jwk: { kty: 'EC' } }, '401 token-names-its-key'],
  ['jku', {}, { jku: 'https://thief.example/keys' }, '401 token-names-its-key'],
  ['x5u', {}, { x5u: 'https://thief.example/chain' }, '401 token-names-its-key'],
  ['x5c', {}, { x5c: ['AAAA'] }, '401 token-names-its-key'],
  ['typ spelled as a media type', {}, { typ: 'application/at+jwt' }, 'accepted'],
  ['typ of an ID token', {}, { typ: 'JWT' }, refused],
  ['typ of a client assertion', {}, { typ: 'client-authentication+jwt' }, refused],
  ['no typ', {}, { typ: undefined }, refused],
]

/** When it was made, and how long it lives. */
export const timeCases: readonly TokenCase[] = [
  ['expired a minute ago', { exp: moment - 60 }, {}, refused],
  ['expired within the tolerance', { exp: moment - 3 }, {}, 'accepted'],
  ['expired just beyond the tolerance', { exp: moment - 5 }, {}, refused],
  ['no exp', { exp: undefined }, {}, refused],
  ['exp is a text', { exp: String(moment + 240) }, {}, refused],
  ['nbf in the future', { nbf: moment + 60 }, {}, refused],
  ['nbf within the tolerance', { nbf: moment + 5 }, {}, 'accepted'],
  ['nbf is a text', { nbf: 'now' }, {}, refused],
  ['iat in the future', { iat: moment + 60 }, {}, refused],
  ['iat a day old', { iat: moment - 86_400 }, {}, refused],
  ['iat as old as allowed', { iat: moment - 605 }, {}, 'accepted'],
  ['iat just too old', { iat: moment - 606 }, {}, refused],
  ['no iat', { iat: undefined }, {}, refused],
  ['a clock five minutes ahead of ours', { iat: moment + 300, exp: moment + 600 }, {}, refused],
  ['a clock five minutes behind, five to live', { iat: moment - 300, exp: moment }, {}, 'accepted'],
  [
    'a clock five minutes behind, two to live',
    { iat: moment - 300, exp: moment - 180 },
    {},
    refused,
  ],
]

/** For whom and by whom it was made. */
export const partyCases: readonly TokenCase[] = [
  ['aud of another', { aud: 'https://other.example/fhir' }, {}, refused],
  ['aud with a slash more', { aud: `${audience}/` }, {}, refused],
  ['aud is our client, as in an ID token', { aud: 'app' }, {}, refused],
  ['no aud', { aud: undefined }, {}, refused],
  ['aud an empty list', { aud: [] }, {}, refused],
  ['aud a list of ours alone', { aud: [audience] }, {}, 'accepted'],
  ['aud a list with another', { aud: [audience, 'x'] }, {}, '401 audience-multiple'],
  ['iss of another tenant', { iss: 'https://other.example' }, {}, '401 issuer-unknown'],
  ['iss of a tenant we trust, with our key', { iss: 'https://second.example' }, {}, refused],
  ['iss with a slash more', { iss: 'https://issuer.example/' }, {}, '401 issuer-unknown'],
  ['iss a list', { iss: ['https://issuer.example'] }, {}, '401 issuer-unknown'],
  ['no iss', { iss: undefined }, {}, '401 issuer-unknown'],
  ['no jti', { jti: undefined }, {}, refused],
  ['an empty jti', { jti: '' }, {}, '401 claim-malformed'],
  ['jti is no text', { jti: 1 }, {}, '401 claim-malformed'],
  ['no sub', { sub: undefined }, {}, refused],
  ['an empty sub', { sub: '' }, {}, '401 claim-malformed'],
  ['no client_id', { client_id: undefined }, {}, refused],
  ['client_id a list', { client_id: ['app'] }, {}, '401 claim-malformed'],
  ['bound by DPoP, without the proof', { cnf: { jkt: 'x' } }, {}, '401 token-bound'],
  ['bound to a certificate', { cnf: { 'x5t#S256': 'x' } }, {}, '401 token-bound'],
  ['bound to nothing', { cnf: null }, {}, '401 token-bound'],
]

/** What it grants, and whom it is about. */
export const grantCases: readonly TokenCase[] = [
  ['no scope', { scope: undefined }, {}, refused],
  ['scope a list', { scope: ['user/*.rs'] }, {}, '401 claim-malformed'],
  ['an empty scope: verified, and grants nothing', { scope: '' }, {}, 'accepted'],
  ['letters in another order', { scope: 'patient/*.sr' }, {}, '403 scope-malformed'],
  ['a type that FHIR does not know', { scope: 'user/Secret.rs' }, {}, '403 scope-malformed'],
  [
    'one scope malformed among others',
    { scope: 'user/*.rs user/Patient' },
    {},
    '403 scope-malformed',
  ],
  ['two spaces', { scope: 'user/*.rs  openid' }, {}, '403 scope-malformed'],
  ['an unknown right', { scope: 'user/*.rs socle/everything' }, {}, '403 scope-malformed'],
  ['patient/ and no patient', { scope: 'patient/*.rs' }, {}, '403 patient-missing'],
  ['patient is null', { scope: 'patient/*.rs', patient: null }, {}, '403 patient-missing'],
  ['patient is a list', { scope: 'patient/*.rs', patient: ['a'] }, {}, '403 patient-malformed'],
  [
    'patient is an object',
    { scope: 'patient/*.rs', patient: { id: 'a' } },
    {},
    '403 patient-malformed',
  ],
  [
    'patient is a reference',
    { scope: 'patient/*.rs', patient: 'Patient/1' },
    {},
    '403 patient-malformed',
  ],
  ['patient is a pattern', { scope: 'patient/*.rs', patient: '%' }, {}, '403 patient-malformed'],
  ['fhirUser is no person', { fhirUser: 'Organization/x' }, {}, '403 user-malformed'],
  ['fhirUser is a list', { fhirUser: ['Practitioner/x'] }, {}, '403 user-malformed'],
]
