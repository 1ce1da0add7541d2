/** The settings: their defaults, what each accepts, and all faults in one report. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { defaultRoles } from '../access/roles.ts'
import { ConfigError, describeConfig, loadConfig } from '../config.ts'

const issuers = '[{"issuer":"https://issuer.example","jwksUri":"https://issuer.example/keys"}]'
const directory = mkdtempSync(join(tmpdir(), 'socle-'))
const file = (name: string, text: string): string => {
  writeFileSync(join(directory, name), text)
  return join(directory, name)
}
afterAll(() => rmSync(directory, { recursive: true }))

/** The faults of an environment; none when it is valid. */
function faultsOf(variables: Record<string, string>): readonly string[] {
  try {
    loadConfig(variables)
    return []
  } catch (error) {
    if (error instanceof ConfigError) return error.faults
    throw error
  }
}

it('has defaults for everything', () => {
  expect(loadConfig({})).toEqual({
    environment: 'development',
    databaseUrl: undefined,
    dataDirectory: resolve('.socle'),
    host: '127.0.0.1',
    port: 4000,
    subgraphPorts: { patients: 4001, encounters: 4002, observations: 4003, administration: 4004 },
    subgraphKey: undefined,
    subgraphCertificates: undefined,
    baseUrl: 'http://localhost:4000',
    audience: 'http://localhost:4000/fhir',
    issuers: [],
    roles: defaultRoles,
    authorizationServer: true,
    clients: undefined,
    registrationToken: undefined,
    careDays: 90,
    developmentIssuer: true,
    origins: [],
    trustedProxies: [],
    logLevel: 'info',
    bodyLimit: 262_144,
    graphqlServer: 'lean',
    executor: 'own',
    trustedDocuments: undefined,
    onlyTrustedDocuments: false,
    restBodyLimit: 16_777_216,
    openingTerms: { glassHours: 4, declaredDays: 30 },
    auditCheckpoints: undefined,
    auditRetention: 'access=36,exceptional=240,refused=36,transfer=120',
    auditIdentity: 'role',
    demoPatients: 200,
  })
})

it('reads the table of roles in place of its own', () => {
  const { roles } = loadConfig({ SOCLE_ROLES: '{"urn:s|1":"care"}' })
  expect([...roles]).toEqual([['urn:s|1', 'care']])
})

it('is frozen', () => {
  const config = loadConfig({ SOCLE_ISSUERS: issuers })
  expect([config, config.subgraphPorts, config.issuers].every(Object.isFrozen)).toBe(true)
})

it('an empty variable is an unset one', () => {
  expect(loadConfig({ SOCLE_PORT: '', DATABASE_URL: ' ' })).toEqual(loadConfig({}))
})

it.each([
  ['the port moves the public address', { SOCLE_PORT: '5000' }, 'http://localhost:5000/fhir'],
  [
    'the public address moves the audience',
    { SOCLE_BASE_URL: 'https://a.example/' },
    'https://a.example/fhir',
  ],
  ['the audience can be its own', { SOCLE_AUDIENCE: 'urn:hospital' }, 'urn:hospital'],
])('%s', (_name, variables, audience) => {
  expect(loadConfig(variables).audience).toBe(audience)
  const config = loadConfig({ ...variables, SOCLE_ISSUERS: issuers })
  expect(config.issuers[0]?.audience).toBe(audience)
})

describe('the authorization server', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ NODE_ENV: 'production' }, true],
    [{ SOCLE_ISSUERS: issuers }, false],
    [{ SOCLE_ISSUERS: issuers, SOCLE_AUTHORIZATION_SERVER: 'on' }, true],
    [{ SOCLE_AUTHORIZATION_SERVER: 'off' }, false],
  ])('with %j: %s', (variables, isOn) => {
    expect(loadConfig(variables).authorizationServer).toBe(isOn)
  })
})

describe('the development issuer', () => {
  it.each<[Record<string, string>, boolean]>([
    [{}, true],
    [{ NODE_ENV: 'test' }, true],
    [{ NODE_ENV: 'production' }, false],
    [{ SOCLE_ISSUERS: issuers }, false],
    [{ SOCLE_ISSUERS: issuers, SOCLE_DEV_ISSUER: 'on' }, true],
    [{ SOCLE_DEV_ISSUER: 'off' }, false],
    [{ NODE_ENV: 'production', SOCLE_DEV_ISSUER: 'off' }, false],
  ])('%j: %s', (variables, on) => {
    expect(loadConfig(variables).developmentIssuer).toBe(on)
  })

  it('is refused in production', () => {
    expect(faultsOf({ NODE_ENV: 'production', SOCLE_DEV_ISSUER: 'on' })).toEqual([
      'SOCLE_DEV_ISSUER cannot be on in production',
    ])
  })
})

describe('each setting', () => {
  it.each<[string, string, boolean]>([
    ['NODE_ENV', 'production', true],
    ['NODE_ENV', 'Production', false],
    ['DATABASE_URL', 'postgres://user:secret@db:5432/socle', true],
    ['DATABASE_URL', 'postgresql://db/socle', true],
    ['DATABASE_URL', 'mysql://user:secret@db/socle', false],
    ['DATABASE_URL', 'db', false],
    ['SOCLE_PORT', '0', true],
    ['SOCLE_PORT', '65535', true],
    ['SOCLE_PORT', '65536', false],
    ['SOCLE_PORT', '-1', false],
    ['SOCLE_PORT', '4000.5', false],
    ['SOCLE_PORT', '1e3', false],
    ['SOCLE_SUBGRAPH_PORTS', '1,2,3,4', true],
    ['SOCLE_SUBGRAPH_PORTS', '1, 2, 3, 4', true],
    ['SOCLE_SUBGRAPH_PORTS', '1,2,3', false],
    ['SOCLE_SUBGRAPH_PORTS', '1,2,3,3', false],
    ['SOCLE_SUBGRAPH_PORTS', '1,2,3,4,x', false],
    ['SOCLE_SUBGRAPH_PORTS', '1,2,3,4000', false],
    ['SOCLE_SUBGRAPH_KEY', 'k'.repeat(32), true],
    ['SOCLE_SUBGRAPH_KEY', 'k'.repeat(31), false],
    ['SOCLE_SUBGRAPH_TLS_KEY', join(directory, 'absent.pem'), false],
    ['SOCLE_SUBGRAPH_TLS_CERT', directory, false],
    ['SOCLE_SUBGRAPH_TLS_CA', file('no.pem', 'secret'), false],
    ['SOCLE_BASE_URL', 'https://a.example/socle', true],
    ['SOCLE_BASE_URL', 'ftp://a.example', false],
    ['SOCLE_ORIGINS', 'https://a.example, http://localhost:3000', true],
    ['SOCLE_ORIGINS', '*', false],
    ['SOCLE_ORIGINS', 'https://a.example/', false],
    ['SOCLE_DEV_ISSUER', 'on', true],
    ['SOCLE_DEV_ISSUER', 'yes', false],
    ['SOCLE_LOG_LEVEL', 'silent', true],
    ['SOCLE_LOG_LEVEL', 'loud', false],
    ['SOCLE_BODY_LIMIT', '1024', true],
    ['SOCLE_BODY_LIMIT', '256kB', false],
    ['SOCLE_REST_BODY_LIMIT', '268435456', true],
    ['SOCLE_REST_BODY_LIMIT', '268435457', false],
    ['SOCLE_DEMO_PATIENTS', '0', true],
    ['SOCLE_DEMO_PATIENTS', 'many', false],
    ['SOCLE_ISSUERS', issuers, true],
    ['SOCLE_ISSUERS', file('issuers.json', issuers), true],
    ['SOCLE_ISSUERS', file('broken.json', '['), false],
    ['SOCLE_ISSUERS', join(directory, 'absent.json'), false],
    ['SOCLE_ISSUERS', '{"issuer":"https://issuer.example"}', false],
    ['SOCLE_ISSUERS', '[{"issuer":"https://issuer.example"}]', false],
    ['SOCLE_ROLES', '{"urn:s|1":"care","|2":"analyst"}', true],
    ['SOCLE_ROLES', file('roles.json', '{}'), true],
    ['SOCLE_ROLES', '{"urn:s|1":"king"}', false],
    ['SOCLE_ROLES', '{"urn:s|1":["care"]}', false],
    ['SOCLE_ROLES', '{"1":"care"}', false],
    ['SOCLE_ROLES', '["care"]', false],
    ['SOCLE_ROLES', file('no-roles.json', 'null'), false],
    ['SOCLE_ROLES', join(directory, 'absent.json'), false],
  ])('%s=%s is valid: %s', (name, value, valid) => {
    const faults = faultsOf({ [name]: value })
    expect(faults).toHaveLength(valid ? 0 : 1)
    for (const fault of faults) expect(fault.startsWith(`${name} `)).toBe(true)
  })
})

it('the certificates between gateway and subgraphs come all three, or none', () => {
  const pem = file('a.pem', '-----BEGIN CERTIFICATE-----')
  const [key, cert, ca] = ['KEY', 'CERT', 'CA'].map((name) => `SOCLE_SUBGRAPH_TLS_${name}`)
  const all = { [`${key}`]: pem, [`${cert}`]: pem, [`${ca}`]: pem }
  const text = '-----BEGIN CERTIFICATE-----'
  expect(loadConfig(all).subgraphCertificates).toEqual({ key: text, cert: text, ca: text })
  expect(faultsOf({ ...all, [`${ca}`]: '' })).toEqual([`${key}, _CERT and _CA go together`])
})

it('reports all faults together, and no value', () => {
  const variables = {
    DATABASE_URL: 'mysql://user:secret@db/socle',
    SOCLE_PORT: 'secret',
    SOCLE_ISSUERS: '[{"issuer":1,"typ":2,"jwksUri":"secret"}]',
  }
  expect(faultsOf(variables)).toHaveLength(5)
  expect(() => loadConfig(variables)).toThrow(/SOCLE_PORT[^]*DATABASE_URL[^]*issuer 1: typ/)
  expect(() => loadConfig(variables)).not.toThrow(/secret/)
})

it('describes every setting, so that help and README need not repeat it', () => {
  const described = describeConfig()
  expect(described.map(({ name }) => name)).toContain('SOCLE_ISSUERS')
  expect(described.every(({ meaning }) => meaning.endsWith('.'))).toBe(true)
  expect(described.find(({ name }) => name === 'SOCLE_PORT')?.fallback).toBe('4000')
})
