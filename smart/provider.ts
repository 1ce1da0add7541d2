/**
 * oidc-provider as a SMART authorization server: code flow with PKCE for users, client credentials for services.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html
 */
import { createHash, timingSafeEqual } from 'node:crypto'
import { EventEmitter } from 'node:events'
import { Provider, type Client, type Configuration } from 'oidc-provider'
import { answerUnreadable, assertAssertion, clockTolerance } from './assertion.ts'
import { originsOf, ownMetadata } from './clients.ts'
import { createClientAdapter, type ClientDirectory } from './directory.ts'
import { createPolicy } from './consent-policy.ts'
import { idTokenAlgorithm, type SigningKeys } from './keys.ts'
import { askLogout, renderError, showLoggedOut } from './pages/provider-pages.ts'
import { createRequestCheck, createResourceServer } from './resource.ts'
import { checkOwnMetadata } from './registration.ts'
import { launchScopes } from './scopes.ts'
import { createAnswerContext, createExtraClaims, createFinish, type TokenOptions } from './token.ts'
import { createTokenTrace } from './token-trace.ts'
import type { AddressOf, Trace } from './trace.ts'

export interface ProviderOptions extends TokenOptions {
  readonly issuer: string
  /** The audience of access tokens. */
  readonly audience: string
  readonly directory: ClientDirectory
  readonly keys: SigningKeys
  readonly cookieKeys: readonly string[]
  /** The token that lets apps register themselves; nobody can while it is undefined. */
  readonly registrationToken: string | undefined
  /** Told at once which access tokens were taken back. */
  readonly onRevoked: (tokens: readonly string[]) => void
  readonly onFailure: (error: unknown) => void
  readonly notice: (event: string) => void
  readonly trace: Trace
  readonly addressOf: AddressOf
}

/** Below the issuer's address. */
export const routes = {
  authorization: '/authorize',
  token: '/token',
  jwks: '/jwks',
  introspection: '/introspect',
  revocation: '/revoke',
  registration: '/register',
  end_session: '/logout',
} as const

/** Where login and consent are answered, below the issuer's address, before the interaction's id. */
export const interactionRoute = '/interaction/'

const minute = 60
const day = 86_400

/** Seconds. A refresh token is made anew with each use, so an app that is used every ninety days stays connected for a year. */
const lifetimes = {
  AccessToken: 5 * minute,
  ClientCredentials: 5 * minute,
  AuthorizationCode: minute,
  IdToken: 60 * minute,
  Interaction: 15 * minute,
  Session: 8 * 60 * minute,
  RefreshToken: 90 * day,
  Grant: 365 * day,
}

const features = ({
  registrationToken,
  directory,
}: ProviderOptions): Configuration['features'] => ({
  devInteractions: { enabled: false },
  userinfo: { enabled: false },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: askLogout,
    postLogoutSuccessSource: showLoggedOut,
  },
  pushedAuthorizationRequests: { enabled: false },
  dPoP: { enabled: false },
  clientCredentials: { enabled: true },
  revocation: { enabled: true, allowedPolicy: (_ctx, client, token) => isOwn(client, token) },
  introspection: {
    enabled: true,
    // Who introspects the tokens of others has shown the right to it, and comes in as the client of our own.
    allowedPolicy: (_ctx, client, token) =>
      isOwn(client, token) || client.clientId === directory.introspector.id,
  },
  registration: {
    enabled: registrationToken !== undefined,
    ...(registrationToken === undefined ? {} : { initialAccessToken: registrationToken }),
  },
})

const isOwn = (client: Client, { clientId }: { clientId?: string | undefined }) =>
  clientId === client.clientId

const isNamed = (scopes: ReadonlySet<string>, ...names: readonly string[]) =>
  names.some((name) => scopes.has(name))

/** Who the user is, and what the pages are asked. */
const ofUsers = (options: ProviderOptions): Configuration => ({
  interactions: {
    policy: createPolicy(),
    url: (_ctx, { uid }) => `${new URL(options.issuer).pathname}${interactionRoute}${uid}`,
  },
  findAccount: async (_ctx, id) => {
    const account = await options.findAccount(id)
    if (account === undefined) return undefined
    const { display, fhirUser, rights } = account
    const claims = { sub: account.id, name: display, fhirUser: `${options.base}/${fhirUser}` }
    return { accountId: account.id, rights, claims: () => claims }
  },
  // Each launch has a context of its own: what was consented to before is asked again.
  loadExistingGrant: async ({ oidc }) => {
    const grantId = oidc.result?.consent?.grantId
    return grantId === undefined ? undefined : oidc.provider.Grant.find(grantId)
  },
  renderError,
})

/** How clients show who they are, and what they may ask. */
const ofClients = (options: ProviderOptions): Configuration => ({
  extraClientMetadata: { properties: [...ownMetadata], validator: checkOwnMetadata },
  clientAuthMethods: ['none', 'client_secret_basic', 'client_secret_post', 'private_key_jwt'],
  enabledJWA: {
    clientAuthSigningAlgValues: ['RS384', 'ES384'],
    idTokenSigningAlgValues: [idTokenAlgorithm],
  },
  assertJwtClientAuthClaimsAndHeader: assertAssertion,
  clientBasedCORS: (_ctx, origin, client) => originsOf(client.metadata()).includes(origin),
  fetchResponseBodyLimits: { jwks_uri: 65_536 },
  responseTypes: ['code'],
  extraParams: { aud: createRequestCheck(options), launch: null },
  pkce: { required: () => true },
  scopes: [...launchScopes],
})

/** What tokens say and how long they live. */
const ofTokens = (options: ProviderOptions): Configuration => ({
  claims: { openid: ['sub'], profile: ['name'], fhirUser: ['fhirUser'] },
  conformIdTokenClaims: false,
  extraTokenClaims: createExtraClaims(options),
  formats: { customizers: { jwt: createFinish(options) } },
  issueRefreshToken: (_ctx, client, { scopes }) =>
    client.grantTypeAllowed('refresh_token') && isNamed(scopes, 'offline_access', 'online_access'),
  expiresWithSession: (_ctx, { scopes }) => !isNamed(scopes, 'offline_access'),
  rotateRefreshToken: true,
  revokeGrantPolicy: () => true,
  clockTolerance,
  ttl: lifetimes,
})

const toConfiguration = (options: ProviderOptions): Configuration => ({
  adapter: createClientAdapter(options),
  jwks: { keys: options.keys.privateKeys.map((key) => ({ ...key })) },
  cookies: {
    keys: [...options.cookieKeys],
    short: { signed: true, sameSite: 'lax' },
    long: { signed: true, sameSite: 'lax' },
  },
  routes,
  features: { ...features(options), resourceIndicators: createResourceServer(options) },
  ...ofUsers(options),
  ...ofClients(options),
  ...ofTokens(options),
})

const digest = (text: string) => createHash('sha256').update(text).digest('hex')

/** The secrets of clients are kept as digests only, whoever registered them. */
function compareSecret(this: Client, presented: string): boolean {
  const known = Buffer.from(this.clientSecret ?? '')
  const given = Buffer.from(digest(presented))
  return known.length === given.length && timingSafeEqual(known, given)
}

/** Creates the provider with its keys as they are now. */
export function createProvider(options: ProviderOptions): Provider {
  const provider = new Provider(options.issuer, toConfiguration(options))
  Object.defineProperty(provider.Client.prototype, 'compareClientSecret', { value: compareSecret })
  // Our own server stands before it and says where a request came from.
  provider.proxy = true
  provider.use(createTokenTrace(options))
  provider.use(createAnswerContext(options))
  provider.use(answerUnreadable)
  provider.on('server_error', (_ctx, error) => options.onFailure(error))
  // The types know oidc-provider's own events only; this is Koa's.
  EventEmitter.prototype.on.call(provider, 'error', options.onFailure)
  return provider
}
