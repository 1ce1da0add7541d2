/** What a SMART configuration must say: https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html */
import { expect } from 'vitest'
import type { Requirement } from './requirement.ts'
import type { SmartWorld } from './world.ts'

const path = '/fhir/.well-known/smart-configuration'
const configurationOf = async (world: SmartWorld) => (await world.ask(path)).body
const addressOf = (world: SmartWorld): string => String(new URL(world.url).origin)

/** Says a list with at least these. */
const lists =
  (name: string, ...values: readonly string[]): Requirement[2] =>
  async (world) => {
    expect((await configurationOf(world))[name]).toEqual(expect.arrayContaining([...values]))
  }

/** Says an address of this server. */
const names =
  (name: string): Requirement[2] =>
  async (world) => {
    expect(String((await configurationOf(world))[name]).startsWith(addressOf(world))).toBe(true)
  }

export const discovery: readonly Requirement[] = [
  [
    [30, 372, 373],
    'the configuration is below the base, for whoever asks',
    async (world) => {
      expect((await world.ask(path)).status).toBe(200)
    },
  ],
  [
    [374, 376, 377, 380],
    'it is JSON, whatever is accepted',
    async (world) => {
      for (const accept of ['application/json', 'text/html', 'application/fhir+xml', 'image/png']) {
        const { status, headers, body } = await world.ask(path, { headers: { accept } })
        expect([status, headers.get('content-type')]).toEqual([
          200,
          expect.stringMatching(/^application\/json\b/),
        ])
        expect(body['capabilities']).toBeDefined()
      }
    },
  ],
  [
    [378],
    'its addresses are absolute',
    async (world) => {
      const named = Object.entries(await configurationOf(world)).filter(([name]) =>
        /_(endpoint|uri)$/.test(name),
      )
      expect(named.length).toBeGreaterThanOrEqual(5)
      for (const [, address] of named) expect(URL.canParse(String(address))).toBe(true)
    },
  ],
  [
    [14, 15, 394],
    'S256 is a code challenge method, plain is none',
    async (world) => {
      expect((await configurationOf(world))['code_challenge_methods_supported']).toEqual(['S256'])
    },
  ],
  [
    [381],
    'issuer, whose own configuration says the same',
    async (world) => {
      const { issuer } = await configurationOf(world)
      const { pathname } = new URL(String(issuer))
      const { body } = await world.ask(`${pathname}/.well-known/openid-configuration`)
      expect(body['issuer']).toBe(issuer)
    },
  ],
  [[382], 'jwks_uri', names('jwks_uri')],
  [[383], 'authorization_endpoint', names('authorization_endpoint')],
  [
    [384],
    'grant types',
    lists('grant_types_supported', 'authorization_code', 'client_credentials'),
  ],
  [[385, 286], 'token_endpoint', names('token_endpoint')],
  [
    [386],
    'how apps show who they are at the token endpoint',
    lists('token_endpoint_auth_methods_supported', 'client_secret_basic', 'client_secret_post'),
  ],
  [
    [288],
    'private_key_jwt among them',
    lists('token_endpoint_auth_methods_supported', 'private_key_jwt'),
  ],
  [
    [289],
    'RS384 and ES384',
    lists('token_endpoint_auth_signing_alg_values_supported', 'RS384', 'ES384'),
  ],
  [
    [287, 389],
    'scopes_supported, every one of which can be granted',
    async (world) => {
      const { scopes_supported: scopes } = await configurationOf(world)
      expect(scopes).toEqual(
        expect.arrayContaining([
          'openid',
          'fhirUser',
          'launch',
          'launch/patient',
          'offline_access',
          'patient/*.rs',
          'user/*.rs',
        ]),
      )
      const asked = Array.isArray(scopes)
        ? scopes.filter((scope) => !/^(system\/|launch$)/.test(scope))
        : []
      const { body } = await world.launch({
        scope: asked.join(' '),
        context: { patient: 'a', encounter: 'e' },
      })
      expect(new Set(String(body['scope']).split(' '))).toEqual(new Set(asked))
    },
  ],
  [[390], 'response types', lists('response_types_supported', 'code')],
  [[391, 269, 99], 'introspection_endpoint', names('introspection_endpoint')],
  [[392], 'revocation_endpoint', names('revocation_endpoint')],
  [
    [393, 346],
    'capabilities, as a list of texts',
    async (world) => {
      const { capabilities } = await configurationOf(world)
      expect(
        Array.isArray(capabilities) && capabilities.every((one) => typeof one === 'string'),
      ).toBe(true)
    },
  ],
  [
    [19, 438],
    'nobody registers an app over HTTP unless the settings say so',
    async (world) => {
      expect(await configurationOf(world)).not.toHaveProperty('registration_endpoint')
      const json = { redirect_uris: ['https://thief.example/'] }
      expect((await world.ask('/auth/register', { method: 'POST', json })).status).toBe(404)
    },
  ],
  [
    [16],
    'every origin reads the configuration and the metadata',
    async (world) => {
      for (const open of [path, '/fhir/metadata']) {
        const { headers } = await world.ask(open, { headers: { origin: 'https://any.example' } })
        expect(headers.get('access-control-allow-origin')).toMatch(/^(\*|https:\/\/any\.example)$/)
      }
    },
  ],
  [
    [17],
    'the origin of a registered app reads its token and the record, another does not',
    async (world) => {
      for (const [origin, allowed] of [
        ['https://app.example', 'https://app.example'],
        ['https://thief.example', null],
      ] as const) {
        const headers = { origin }
        const { answer, body } = await world.launch({ scope: 'patient/*.rs', headers })
        const read = await world.ask('/fhir/Patient/a', {
          headers,
          token: String(body['access_token']),
        })
        expect([answer, read].map((one) => one.headers.get('access-control-allow-origin'))).toEqual(
          [allowed, allowed],
        )
      }
    },
  ],
]
