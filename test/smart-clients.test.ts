/** The table of apps: what it takes, and every fault of it told at once. */
import { describe, expect, test } from 'vitest'
import { ConfigError, loadConfig } from '../config.ts'
import { toClients } from '../smart/clients.ts'
import { covers, permitted, type Grantee } from '../smart/scopes.ts'

const app = { id: 'app', name: 'App', kind: 'public', redirectUris: ['https://app.example/back'] }
const digest = 'a'.repeat(64)
const jwks = { keys: [{ kty: 'EC', kid: '1', crv: 'P-384', x: 'x', y: 'y' }] }
const { redirectUris: _, ...noReturn } = app

describe('is taken', () => {
  test.each<[string, object]>([
    ['a public app', app],
    ['an app on a phone', { ...app, redirectUris: ['org.example.app:/back'] }],
    ['an app on this machine', { ...app, redirectUris: ['http://localhost:8080/'] }],
    ['one with a secret', { ...app, kind: 'confidential', secretSha256: digest }],
    ['one with keys', { ...app, kind: 'confidential', jwks }],
    ['a service', { ...noReturn, kind: 'service', jwks, scopes: ['system/*.rs'] }],
  ])('%s', (_name, client) => {
    const { clients, faults } = toClients([client])
    expect([clients.length, faults]).toEqual([1, []])
  })
})

describe('is refused', () => {
  const cases: [string, unknown, string][] = [
    ['no list', {}, 'must be a list of objects'],
    ['an unknown member', { ...app, colour: 'red' }, 'client 1: "colour" is no setting'],
    ['no name', { ...app, name: '' }, 'client 1: name must be a text'],
    [
      'another kind',
      { ...app, kind: 'what' },
      'client 1: kind must be one of public, confidential, service',
    ],
    ['nowhere to return to', noReturn, 'client 1: redirectUris is missing'],
    [
      'a public app with a secret',
      { ...app, secretSha256: digest },
      'client 1: a public client has no secretSha256',
    ],
    [
      'a confidential app without',
      { ...app, kind: 'confidential' },
      'client 1: one of secretSha256, jwks, jwksUri is needed',
    ],
    [
      'two ways at once',
      { ...app, kind: 'confidential', secretSha256: digest, jwks },
      'client 1: one of secretSha256, jwks, jwksUri is needed',
    ],
    [
      'a service without scopes',
      { ...noReturn, kind: 'service', jwks },
      'client 1: scopes is missing',
    ],
    [
      'a service that returns',
      { ...app, kind: 'service', jwks, scopes: ['system/*.rs'] },
      'client 1: a service client has no redirectUris',
    ],
    [
      'a service with a secret',
      { ...noReturn, kind: 'service', secretSha256: digest, jwks, scopes: ['system/*.rs'] },
      'client 1: a service client has no secretSha256',
    ],
    [
      'an unknown scope',
      { ...app, scopes: ['patient/Nothing.rs'] },
      'client 1: scopes must be a list of scopes that this server knows',
    ],
    [
      'a secret itself',
      { ...app, kind: 'confidential', secretSha256: 'secret' },
      'client 1: secretSha256 must be the SHA-256 of the secret as 64 hexadecimal digits',
    ],
    [
      'keys without TLS',
      { ...app, kind: 'confidential', jwksUri: 'http://app.example/keys' },
      'client 1: jwksUri must be an https:// address, or http:// on this machine',
    ],
    ...[
      'http://app.example/',
      'https://app.example/#x',
      'https://*.example/',
      'javascript:alert(1)',
    ].map((uri): [string, unknown, string] => [
      `return to ${uri}`,
      { ...app, redirectUris: [uri] },
      'client 1: redirectUris must be a list of https:// addresses, http:// on this machine, or schemes of an app',
    ]),
  ]
  test.each(cases)('%s', (_name, client, fault) => {
    const { clients, faults } = toClients(
      Array.isArray(client) || fault.startsWith('must') ? client : [client],
    )
    expect([clients, faults]).toEqual([[], [fault]])
  })

  test('the same app twice', () => {
    expect(toClients([app, app]).faults).toEqual(['names a client twice'])
  })

  test('all faults of all apps in one report, with the other settings', () => {
    const variables = {
      SOCLE_CLIENTS: JSON.stringify([
        { ...app, id: ' ' },
        { ...app, kind: 'x' },
      ]),
      SOCLE_REGISTRATION_TOKEN: 'short',
      SOCLE_PORT: 'x',
    }
    try {
      loadConfig(variables)
      expect.unreachable()
    } catch (error) {
      const faults = error instanceof ConfigError ? error.faults : []
      expect(faults.map((fault) => fault.split(' ')[0])).toEqual([
        ...['SOCLE_PORT', 'SOCLE_CLIENTS', 'SOCLE_CLIENTS', 'SOCLE_REGISTRATION_TOKEN'],
      ])
    }
  })
})

test.each([
  ['system/*.rs', 'system/Patient.rs', true],
  ['system/*.rs', 'system/Patient.r', true],
  ['system/*.read', 'system/Patient.rs', true],
  ['system/Patient.rs', 'system/*.rs', false],
  ['system/*.rs', 'system/Patient.cruds', false],
  ['system/*.rs', 'user/Patient.rs', false],
  ['socle/ins.read', 'socle/ins.read', true],
  ['socle/ins.read', 'socle/identity.merge', false],
  ['openid', 'fhirUser', false],
])('%s covers %s: %s', (allowed, asked, is) => {
  expect(covers(allowed, asked)).toBe(is)
})

describe('who may be granted what', () => {
  const asked = ['openid', 'patient/*.rs', 'user/*.rs', 'system/*.rs', 'socle/ins.read']
  test.each<[Grantee, string[]]>([
    [{ kind: 'service' }, ['system/*.rs', 'socle/ins.read']],
    [{ kind: 'app' }, ['openid', 'patient/*.rs', 'user/*.rs', 'socle/ins.read']],
    [{ kind: 'user', rights: [] }, ['openid', 'patient/*.rs', 'user/*.rs']],
    [
      { kind: 'user', rights: ['ins.read'] },
      ['openid', 'patient/*.rs', 'user/*.rs', 'socle/ins.read'],
    ],
  ])('%j', (grantee, given) => {
    expect(permitted([...asked, 'what', 'openid'], asked, grantee)).toEqual(given)
    expect(permitted(asked, [], grantee)).toEqual([])
  })
})
