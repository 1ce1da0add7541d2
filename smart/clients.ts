/** The apps that may ask for access: a table in the settings, every fault of it told at once. */
import type { JSONWebKeySet } from 'jose'
import type { ClientAuthMethod, ClientMetadata } from 'oidc-provider'
import { isKeyAddress, isKeySet, isText } from '../access/issuers.ts'
import { isObject } from '../fhir/object.ts'
import { isKnownScope, toScopes } from './scopes.ts'

/**
 * public: an app that can keep no secret. confidential: one with a server. service: no user at all.
 * https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#support-for-public-and-confidential-apps
 */
const kinds = ['public', 'confidential', 'service'] as const
export type ClientKind = (typeof kinds)[number]

/** How it shows that it is itself. */
export interface ClientKeys {
  /** The SHA-256 of its secret, as 64 hexadecimal digits: the secret itself is in no file of ours. */
  readonly secretSha256?: string
  readonly jwks?: JSONWebKeySet
  readonly jwksUri?: string
}

/** One app. */
export interface ClientSettings extends ClientKeys {
  readonly id: string
  readonly name: string
  readonly kind: ClientKind
  /** Where the browser may be sent back to; none for a service. */
  readonly redirectUris: readonly string[]
  /** Origins it calls from beside those of its redirect addresses. */
  readonly origins: readonly string[]
  /** Where the record system starts it. */
  readonly launchUrl: string | undefined
  /** The most it can be granted. */
  readonly scopes: readonly string[]
}

/** Our own members of a client's metadata. */
export const allowedScopes = 'socle_scopes'
export const furtherOrigins = 'socle_origins'
const keysAddress = 'socle_jwks_uri'
export const ownMetadata = [allowedScopes, furtherOrigins, keysAddress] as const

/** Where a client has registered its keys to be. */
export const registeredKeys = (metadata: ClientMetadata): unknown =>
  metadata[keysAddress] ?? metadata.jwks_uri

/** What an app with users may ask for when its registration does not say. */
export const usualScopes = [
  ...['openid', 'fhirUser', 'profile', 'launch', 'launch/patient', 'launch/encounter'],
  ...['offline_access', 'online_access', 'patient/*.cruds', 'user/*.cruds'],
]

type Settings = Readonly<Record<string, unknown>>

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText)

const isClientId = (value: unknown): value is string =>
  isText(value) && /^[A-Za-z0-9\-._~]{1,128}$/.test(value)

const isKind = (value: unknown): value is ClientKind => kinds.some((kind) => kind === value)

const isDigest = (value: unknown): value is string => isText(value) && /^[0-9a-f]{64}$/.test(value)

/** Exact addresses, with TLS unless on this machine; an app on a phone has a scheme of its own. */
export const isReturnAddress = (value: string): boolean => {
  if (!URL.canParse(value) || value.includes('#') || value.includes('*')) return false
  const { protocol, hostname } = new URL(value)
  if (protocol === 'http:') return ['localhost', '127.0.0.1', '[::1]'].includes(hostname)
  return protocol === 'https:' || /^[a-z][a-z0-9+\-]*(?:\.[a-z0-9+\-]+)+:$/.test(protocol)
}

const isReturnList = (value: unknown): value is string[] =>
  isTextList(value) && value.every(isReturnAddress)

const isOriginList = (value: unknown): value is string[] =>
  isTextList(value) && value.every((one) => URL.canParse(one) && new URL(one).origin === one)

const isScopeList = (value: unknown): value is string[] =>
  isTextList(value) && value.length > 0 && value.every(isKnownScope)

const isLaunchUrl = (value: unknown): value is string => isText(value) && isReturnAddress(value)

const rules: Readonly<Record<string, { is: (value: unknown) => boolean; expects: string }>> = {
  id: { is: isClientId, expects: 'of letters, digits and -._~' },
  name: { is: isText, expects: 'a text' },
  kind: { is: isKind, expects: `one of ${kinds.join(', ')}` },
  redirectUris: {
    is: isReturnList,
    expects: 'a list of https:// addresses, http:// on this machine, or schemes of an app',
  },
  origins: { is: isOriginList, expects: 'a list of origins such as https://app.example.org' },
  launchUrl: { is: isLaunchUrl, expects: 'an https:// address, or http:// on this machine' },
  scopes: { is: isScopeList, expects: 'a list of scopes that this server knows' },
  secretSha256: { is: isDigest, expects: 'the SHA-256 of the secret as 64 hexadecimal digits' },
  jwks: { is: isKeySet, expects: 'a set of public keys, each with kty and kid' },
  jwksUri: { is: isKeyAddress, expects: 'an https:// address, or http:// on this machine' },
}

/** Kind → what must be there, and what must not. */
const shapes: Readonly<
  Record<ClientKind, { needs: readonly string[]; bars: readonly string[]; keys: readonly string[] }>
> = {
  public: { needs: ['redirectUris'], bars: ['secretSha256', 'jwks', 'jwksUri'], keys: [] },
  confidential: {
    needs: ['redirectUris'],
    bars: [],
    keys: ['secretSha256', 'jwks', 'jwksUri'],
  },
  service: {
    needs: ['scopes'],
    bars: ['redirectUris', 'secretSha256', 'launchUrl'],
    keys: ['jwks', 'jwksUri'],
  },
}

function faultsOfShape(settings: Settings): string[] {
  const { kind } = settings
  if (!isKind(kind)) return []
  const { needs, bars, keys } = shapes[kind]
  const given = keys.filter((name) => name in settings).length
  return [
    ...needs.filter((name) => !(name in settings)).map((name) => `${name} is missing`),
    ...bars.filter((name) => name in settings).map((name) => `a ${kind} client has no ${name}`),
    ...(keys.length === 0 || given === 1 ? [] : [`one of ${keys.join(', ')} is needed`]),
  ]
}

function faultsOf(settings: Settings): string[] {
  const wrong = Object.entries(settings).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) return [`${JSON.stringify(name)} is no setting`]
    return rule.is(value) ? [] : [`${name} must be ${rule.expects}`]
  })
  const missing = ['id', 'name', 'kind'].filter((name) => !(name in settings))
  return [...wrong, ...missing.map((name) => `${name} is missing`), ...faultsOfShape(settings)]
}

function toClient(settings: Settings): ClientSettings {
  const read = <T, F>(name: string, is: (value: unknown) => value is T, otherwise: F): T | F => {
    const value = settings[name]
    return is(value) ? value : otherwise
  }
  const secretSha256 = read('secretSha256', isDigest, undefined)
  const jwks = read('jwks', isKeySet, undefined)
  const jwksUri = read('jwksUri', isKeyAddress, undefined)
  return {
    id: read('id', isClientId, ''),
    name: read('name', isText, ''),
    kind: read('kind', isKind, 'public'),
    redirectUris: read('redirectUris', isReturnList, []),
    origins: read('origins', isOriginList, []),
    launchUrl: read('launchUrl', isLaunchUrl, undefined),
    scopes: read('scopes', isScopeList, usualScopes),
    ...(secretSha256 && { secretSha256 }),
    ...(jwks && { jwks }),
    ...(jwksUri && { jwksUri }),
  }
}

/** The clients in a JSON value, or every fault found in it. */
export function toClients(value: unknown): {
  readonly clients: readonly ClientSettings[]
  readonly faults: readonly string[]
} {
  if (!Array.isArray(value) || !value.every(isObject))
    return { clients: [], faults: ['must be a list of objects'] }
  const faults = value.flatMap((settings, index) =>
    faultsOf(settings).map((fault) => `client ${index + 1}: ${fault}`),
  )
  if (faults.length > 0) return { clients: [], faults }
  const clients = value.map(toClient)
  const distinct = new Set(clients.map(({ id }) => id)).size
  return distinct < clients.length
    ? { clients: [], faults: ['names a client twice'] }
    : { clients, faults: [] }
}

/** An app on a phone is returned to by a scheme of its own. */
const isWeb = ({ redirectUris }: ClientSettings) =>
  redirectUris.every((one) => /^https?:/.test(one))

const authMethodOf = ({ kind, secretSha256 }: ClientSettings): ClientAuthMethod => {
  if (kind === 'public') return 'none'
  return secretSha256 === undefined ? 'private_key_jwt' : 'client_secret_basic'
}

/** As OAuth writes it, with the keys as they are now: https://www.rfc-editor.org/rfc/rfc7591#section-2 */
export const toMetadata = (client: ClientSettings, keys: JSONWebKeySet | undefined) => ({
  client_id: client.id,
  client_name: client.name,
  redirect_uris: [...client.redirectUris],
  grant_types:
    client.kind === 'service' ? ['client_credentials'] : ['authorization_code', 'refresh_token'],
  response_types: client.kind === 'service' ? [] : ['code' as const],
  application_type: isWeb(client) ? ('web' as const) : ('native' as const),
  token_endpoint_auth_method: authMethodOf(client),
  ...(client.secretSha256 === undefined ? {} : { client_secret: client.secretSha256 }),
  ...(keys === undefined ? {} : { jwks: { keys: keys.keys.map((key) => ({ ...key })) } }),
  ...(client.jwksUri === undefined ? {} : { [keysAddress]: client.jwksUri }),
  [allowedScopes]: client.scopes.join(' '),
  [furtherOrigins]: client.origins.join(' '),
})

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

/** The most a client can be granted. */
export function allowedOf(metadata: ClientMetadata): readonly string[] {
  const own = toScopes(textOf(metadata[allowedScopes]))
  return own.length === 0 ? usualScopes : own
}

/** The origins a client calls from: those it is returned to, and those of its settings. */
export const originsOf = (metadata: ClientMetadata): readonly string[] => [
  ...(metadata.redirect_uris ?? [])
    .filter((uri) => /^https?:/.test(uri))
    .map((uri) => new URL(uri).origin),
  ...toScopes(textOf(metadata[furtherOrigins])),
]
