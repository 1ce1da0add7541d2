/** Issuers: what a site's settings may relax, one issuer at a time, and what no setting can. */
import { beforeAll, describe, expect, it } from 'vitest'
import { strictSettings, toIssuers } from '../access/issuers.ts'
import { createTokenVerifier } from '../access/token.ts'
import {
  audience,
  createTestKey,
  issuer,
  moment,
  outcomeOf,
  sign,
  trust,
} from './support/tokens.ts'
import type { Changes, TestKey } from './support/tokens.ts'

let es: TestKey
let weak: TestKey

beforeAll(async () => {
  ;[es, weak] = await Promise.all([createTestKey('ES384', 'es'), createTestKey('RS256', 'weak')])
})

const now = () => new Date(moment * 1000)
const address = 'https://issuer.example/keys'

describe('relaxed by a setting, refused without it', () => {
  it.each<[string, Changes, Changes, Changes]>([
    ['another typ', { typ: 'JWT' }, {}, { typ: 'JWT' }],
    ['any typ', { typ: null }, {}, { typ: undefined }],
    ['older tokens', { maxTokenAge: '12h' }, { iat: moment - 40_000 }, {}],
    ['a slower clock', { clockTolerance: '1m' }, { exp: moment - 30 }, {}],
    ['several audiences', { multipleAudiences: true }, { aud: [audience, 'account'] }, {}],
    [
      'patients who are not named',
      { patientWithoutUser: true },
      { scope: 'patient/*.rs', patient: 'p', roles: undefined },
      {},
    ],
    ['another audience', { audience: 'hospital' }, { aud: 'hospital' }, {}],
    [
      'other claim names',
      { claims: { clientId: 'azp', scope: 'scp' } },
      { azp: 'app', scp: 'user/*.rs', client_id: undefined, scope: undefined },
      {},
    ],
  ])('%s', async (_name, settings, claims, header) => {
    const token = await sign(es, claims, header)
    const strict = createTokenVerifier([trust([es], { patientWithoutUser: false })], { now })
    const { issuers, faults } = toIssuers(
      [{ issuer, jwks: { keys: [es.publicJwk] }, ...settings }],
      audience,
    )
    expect(faults).toEqual([])
    const relaxed = createTokenVerifier(issuers, { now })
    expect(await outcomeOf(() => strict(`Bearer ${token}`))).not.toBe('accepted')
    expect(await outcomeOf(() => relaxed(`Bearer ${token}`))).toBe('accepted')
  })

  it('another algorithm', async () => {
    const token = `Bearer ${await sign(weak)}`
    const relaxed = createTokenVerifier([trust([weak], { algorithms: ['RS256'] })], { now })
    const strict = createTokenVerifier([trust([weak])], { now })
    expect(await outcomeOf(() => strict(token))).toBe('token-refused')
    expect(await outcomeOf(() => relaxed(token))).toBe('accepted')
  })

  it('the names of the context claims', async () => {
    const standard = { scope: 'scope', clientId: 'client_id' }
    const claims = { ...standard, patient: 'launch', fhirUser: 'profile', roles: 'groups' }
    const relaxed = createTokenVerifier([trust([es], { claims })], { now })
    const named = { launch: 'p1', profile: 'Practitioner/x', groups: 'care staff' }
    const token = await sign(es, { scope: 'patient/*.rs', ...named })
    expect(await relaxed(`Bearer ${token}`)).toMatchObject({
      patient: 'p1',
      fhirUser: 'Practitioner/x',
      standing: { roles: ['care'], actors: [] },
    })
  })
})

describe('several issuers', () => {
  it("one issuer's key does not sign for another", async () => {
    const other = await createTestKey('ES384', 'es')
    const second = 'https://second.example'
    const verify = createTokenVerifier([trust([es]), trust([other], { issuer: second })], { now })
    const outcome = async (key: TestKey, iss: string): Promise<string> => {
      const token = await sign(key, { iss })
      return outcomeOf(() => verify(`Bearer ${token}`))
    }
    expect(await outcome(es, issuer)).toBe('accepted')
    expect(await outcome(other, second)).toBe('accepted')
    expect(await outcome(es, second)).toBe('token-refused')
    expect(await outcome(other, issuer)).toBe('token-refused')
  })

  it('what one relaxes stays strict for the rest', async () => {
    const second = 'https://second.example'
    const verify = createTokenVerifier([trust([es]), trust([es], { issuer: second, typ: null })], {
      now,
    })
    const header = { typ: 'JWT' }
    const [strict, relaxed] = [await sign(es, {}, header), await sign(es, { iss: second }, header)]
    expect(await outcomeOf(() => verify(`Bearer ${strict}`))).toBe('token-refused')
    expect(await outcomeOf(() => verify(`Bearer ${relaxed}`))).toBe('accepted')
  })
})

describe('settings', () => {
  it('are strict where they say nothing', () => {
    const { issuers } = toIssuers([{ issuer, jwksUri: address }], audience)
    expect(issuers).toEqual([{ ...strictSettings, issuer, audience, keys: { jwksUri: address } }])
  })

  const publicKey = { kty: 'EC', kid: 'a', crv: 'P-384', x: 'x', y: 'y' }
  it.each<[string, Changes, string | undefined]>([
    ['https keys', {}, undefined],
    ['keys on this machine', { jwksUri: 'http://localhost:8080/keys' }, undefined],
    ['keys over plain http', { jwksUri: 'http://keys.example/keys' }, 'jwksUri must be'],
    [
      'a host that only looks local',
      { jwksUri: 'http://localhost.example/keys' },
      'jwksUri must be',
    ],
    ['a user that looks local', { jwksUri: 'http://localhost@keys.example/' }, 'jwksUri must be'],
    ['no address', { jwksUri: 'keys' }, 'jwksUri must be'],
    ['keys twice', { jwks: { keys: [publicKey] } }, 'one of jwks and jwksUri'],
    ['no keys', { jwksUri: undefined }, 'one of jwks and jwksUri'],
    ['an empty key set', { jwksUri: undefined, jwks: { keys: [] } }, 'jwks must be'],
    [
      'a shared secret',
      { jwksUri: undefined, jwks: { keys: [{ kty: 'oct', kid: 'a', k: 'AA' }] } },
      'jwks must be',
    ],
    [
      'a private key',
      { jwksUri: undefined, jwks: { keys: [{ ...publicKey, d: 'd' }] } },
      'jwks must be',
    ],
    [
      'a key without kid',
      { jwksUri: undefined, jwks: { keys: [{ ...publicKey, kid: undefined }] } },
      'jwks must be',
    ],
    ['no issuer', { issuer: undefined }, 'issuer is missing'],
    ['an issuer that is no text', { issuer: 1 }, 'issuer must be'],
    ['alg none', { algorithms: ['none'] }, 'algorithms must be'],
    ['an HMAC among others', { algorithms: ['ES384', 'HS256'] }, 'algorithms must be'],
    ['no algorithm', { algorithms: [] }, 'algorithms must be'],
    ['RS256', { algorithms: ['RS256'] }, undefined],
    ['an empty typ', { typ: '' }, 'typ must be'],
    ['a token of two days', { maxTokenAge: '48h' }, 'maxTokenAge must be'],
    ['an age without unit', { maxTokenAge: 600 }, 'maxTokenAge must be'],
    ['a tolerance of an hour', { clockTolerance: '1h' }, 'clockTolerance must be'],
    ['a claim that does not exist', { claims: { pateint: 'x' } }, 'claims must be'],
    ['a claim without a name', { claims: { patient: '' } }, 'claims must be'],
    ['a flag in words', { multipleAudiences: 'yes' }, 'multipleAudiences must be'],
    ['a misspelled setting', { algorithm: ['ES384'] }, '"algorithm" is no setting'],
    ['a setting of the language', { constructor: 1 }, '"constructor" is no setting'],
  ])('%s', (_name, changes, fault) => {
    const all: Changes = { issuer, jwksUri: address, ...changes }
    const present = Object.fromEntries(
      Object.entries(all).filter(([, value]) => value !== undefined),
    )
    const { issuers, faults } = toIssuers([JSON.parse(JSON.stringify(present))], audience)
    expect(faults).toEqual(
      fault === undefined ? [] : [expect.stringContaining(`issuer 1: ${fault}`)],
    )
    expect(issuers).toHaveLength(fault === undefined ? 1 : 0)
  })

  it.each<[string, unknown, string]>([
    ['no list', { issuer }, 'must be a list of objects'],
    ['a list of texts', ['x'], 'must be a list of objects'],
    [
      'an issuer twice',
      [
        { issuer, jwksUri: address },
        { issuer, jwksUri: address },
      ],
      'names an issuer twice',
    ],
  ])('%s', (_name, value, fault) => {
    expect(toIssuers(value, audience)).toEqual({ issuers: [], faults: [fault] })
  })

  it('all faults are reported together', () => {
    const { faults } = toIssuers(
      [
        { typ: 1, jwksUri: 'x' },
        { issuer, algorithms: [] },
      ],
      audience,
    )
    expect(faults).toHaveLength(5)
  })
})
