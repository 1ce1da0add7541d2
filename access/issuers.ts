/** Whose tokens are trusted and how strictly: the strict set by default, relaxed issuer by issuer in the settings. */
import { isObject, type UnknownObject } from '../fhir/object.ts'
import type { JSONWebKeySet, JWK, JWTVerifyGetKey } from 'jose'
import { toSeconds } from './duration.ts'

/** Where an issuer's public keys are: given, fetched and kept, or found by this process itself. */
export type KeySource =
  | { readonly jwks: JSONWebKeySet }
  | { readonly jwksUri: string }
  | { readonly find: JWTVerifyGetKey; readonly edition: () => unknown }

/** Where an issuer answers, for apps that look for it. */
export interface IssuerEndpoints {
  readonly authorization?: string
  readonly token: string
  readonly introspection?: string
  readonly revocation?: string
  readonly registration?: string
  readonly jwks?: string
}

/** Under which names the issuer writes the claims that OAuth and SMART name so. */
export interface ClaimNames {
  readonly patient: string
  readonly scope: string
  readonly clientId: string
  readonly fhirUser: string
  readonly roles: string
}

/** Everything that decides whether a token of this issuer is accepted; times are seconds. */
export interface IssuerSettings {
  readonly issuer: string
  readonly audience: string
  readonly algorithms: readonly string[]
  /** The `typ` header of access tokens; null when the issuer gives them none of their own. */
  readonly typ: string | null
  readonly maxTokenAge: number
  readonly clockTolerance: number
  readonly multipleAudiences: boolean
  readonly claims: ClaimNames
  /** Is a token for one patient that names no user and no role the patient's own? */
  readonly patientWithoutUser: boolean
  readonly keys: KeySource
  /** Where it answers; undefined when that is not told here. */
  readonly endpoints?: IssuerEndpoints
  /** What it says it can do: https://hl7.org/fhir/smart-app-launch/STU2.2/conformance.html#capabilities */
  readonly capabilities?: readonly string[]
  /** Was this token, by its `jti`, taken back before its end? Only the embedded server tells. */
  readonly isRevoked?: (tokenId: string) => boolean
}

/**
 * What a token must satisfy unless its issuer's settings say otherwise.
 * https://www.rfc-editor.org/rfc/rfc9068#section-2, with the algorithms of
 * https://hl7.org/fhir/smart-app-launch/STU2.2/client-confidential-asymmetric.html
 */
export const strictSettings = {
  algorithms: ['ES384', 'RS384'],
  typ: 'at+jwt',
  maxTokenAge: 600,
  clockTolerance: 5,
  multipleAudiences: false,
  patientWithoutUser: false,
  claims: {
    patient: 'patient',
    scope: 'scope',
    clientId: 'client_id',
    fhirUser: 'fhirUser',
    roles: 'roles',
  },
} as const satisfies Omit<IssuerSettings, 'issuer' | 'audience' | 'keys'>

/** No setting makes a token live longer. */
export const longestTokenAge = 24 * 3600
const longestClockTolerance = 300

/** Signatures with a private key only: `none` and the HMACs can be enabled by no setting. */
const possibleAlgorithms: ReadonlySet<unknown> = new Set([
  ...['ES256', 'ES384', 'ES512', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'],
  ...['EdDSA', 'Ed25519'],
])

export const isText = (value: unknown): value is string => typeof value === 'string' && value !== ''
const isTyp = (value: unknown): value is string | null => value === null || isText(value)
const isFlag = (value: unknown): value is boolean => typeof value === 'boolean'

const isAlgorithms = (value: unknown): value is string[] =>
  Array.isArray(value) && value.length > 0 && value.every((one) => possibleAlgorithms.has(one))

const isDuration =
  (longest: number) =>
  (value: unknown): value is string =>
    isText(value) && (toSeconds(value) ?? Infinity) <= longest

const isTokenAge = isDuration(longestTokenAge)
const isClockTolerance = isDuration(longestClockTolerance)

const isClaimNames = (value: unknown): value is Partial<ClaimNames> =>
  isObject(value) &&
  Object.keys(value).every((name) => Object.hasOwn(strictSettings.claims, name)) &&
  Object.values(value).every(isText)

/** A private or a shared key has no place in the settings. */
const isPublicKey = (value: unknown): value is JWK =>
  isObject(value) &&
  isText(value['kid']) &&
  ['EC', 'RSA', 'OKP'].some((kty) => kty === value['kty']) &&
  !('d' in value)

export const isKeySet = (value: unknown): value is JSONWebKeySet =>
  isObject(value) &&
  Array.isArray(value['keys']) &&
  value['keys'].length > 0 &&
  value['keys'].every(isPublicKey)

const localAddress = /^http:\/\/(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?\//

/** Keys fetched without TLS could be anybody's. */
export const isKeyAddress = (value: unknown): value is string =>
  isText(value) && URL.canParse(value) && (value.startsWith('https://') || localAddress.test(value))

const endpointNames = [
  ...['authorization', 'token', 'introspection', 'revocation', 'registration', 'jwks'],
]

const isEndpoints = (value: unknown): value is IssuerEndpoints =>
  isObject(value) &&
  'token' in value &&
  Object.keys(value).every((name) => endpointNames.includes(name)) &&
  Object.values(value).every(isKeyAddress)

const isTextList = (value: unknown): value is string[] =>
  Array.isArray(value) && value.every(isText)

const rules: Readonly<Record<string, { is: (value: unknown) => boolean; expects: string }>> = {
  issuer: { is: isText, expects: 'a text' },
  audience: { is: isText, expects: 'a text' },
  algorithms: { is: isAlgorithms, expects: 'a list of asymmetric algorithms' },
  typ: { is: isTyp, expects: 'a text or null' },
  maxTokenAge: { is: isTokenAge, expects: 'a duration such as "10m", at most 24h' },
  clockTolerance: { is: isClockTolerance, expects: 'a duration such as "5s", at most 5m' },
  multipleAudiences: { is: isFlag, expects: 'true or false' },
  patientWithoutUser: { is: isFlag, expects: 'true or false' },
  claims: {
    is: isClaimNames,
    expects: `names for ${Object.keys(strictSettings.claims).join(', ')}`,
  },
  jwks: { is: isKeySet, expects: 'a set of public keys, each with kty and kid' },
  jwksUri: { is: isKeyAddress, expects: 'an https:// address, or http:// on this machine' },
  endpoints: {
    is: isEndpoints,
    expects: `addresses for token and, where there are, ${endpointNames.filter((name) => name !== 'token').join(', ')}`,
  },
  capabilities: { is: isTextList, expects: 'a list of SMART capabilities' },
}

function faultsOf(settings: UnknownObject): string[] {
  const wrong = Object.entries(settings).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (rule === undefined) return [`${JSON.stringify(name)} is no setting`]
    return rule.is(value) ? [] : [`${name} must be ${rule.expects}`]
  })
  const keys = ['jwks', 'jwksUri'].filter((name) => name in settings).length
  return [
    ...wrong,
    ...('issuer' in settings ? [] : ['issuer is missing']),
    ...(keys === 1 ? [] : ['one of jwks and jwksUri is needed']),
  ]
}

function toIssuer(settings: UnknownObject, audience: string): IssuerSettings {
  const read = <T, F>(name: string, is: (value: unknown) => value is T, otherwise: F): T | F => {
    const value = settings[name]
    return is(value) ? value : otherwise
  }
  const jwks = read('jwks', isKeySet, undefined)
  const endpoints = read('endpoints', isEndpoints, undefined)
  const capabilities = read('capabilities', isTextList, undefined)
  return {
    issuer: read('issuer', isText, ''),
    audience: read('audience', isText, audience),
    algorithms: read('algorithms', isAlgorithms, strictSettings.algorithms),
    typ: read('typ', isTyp, strictSettings.typ),
    maxTokenAge: toSeconds(read('maxTokenAge', isTokenAge, '')) ?? strictSettings.maxTokenAge,
    clockTolerance:
      toSeconds(read('clockTolerance', isClockTolerance, '')) ?? strictSettings.clockTolerance,
    multipleAudiences: read('multipleAudiences', isFlag, strictSettings.multipleAudiences),
    patientWithoutUser: read('patientWithoutUser', isFlag, strictSettings.patientWithoutUser),
    claims: { ...strictSettings.claims, ...read('claims', isClaimNames, {}) },
    keys: jwks === undefined ? { jwksUri: read('jwksUri', isKeyAddress, '') } : { jwks },
    ...(endpoints && { endpoints }),
    ...(capabilities && { capabilities }),
  }
}

/** The issuers in a JSON value, or every fault found in it. */
export function toIssuers(
  value: unknown,
  audience: string,
): { readonly issuers: readonly IssuerSettings[]; readonly faults: readonly string[] } {
  if (!Array.isArray(value) || !value.every(isObject))
    return { issuers: [], faults: ['must be a list of objects'] }
  const faults = value.flatMap((settings, index) =>
    faultsOf(settings).map((fault) => `issuer ${index + 1}: ${fault}`),
  )
  if (faults.length > 0) return { issuers: [], faults }
  const issuers = value.map((settings) => toIssuer(settings, audience))
  const distinct = new Set(issuers.map(({ issuer }) => issuer)).size
  return distinct < issuers.length
    ? { issuers: [], faults: ['names an issuer twice'] }
    : { issuers, faults: [] }
}
