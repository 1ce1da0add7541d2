/** Real keys and freely made tokens for the access tests: an issuer that can also lie. */
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import type { CryptoKey, JWK, JWTHeaderParameters, JWTPayload } from 'jose'
import { createAccess } from '../../access/access.ts'
import type { Access } from '../../access/access.ts'
import { rolesOf } from '../../access/development.ts'
import { strictSettings } from '../../access/issuers.ts'
import type { IssuerSettings } from '../../access/issuers.ts'
import { refusalOf } from '../../access/refusal.ts'

export const issuer = 'https://issuer.example'
export const audience = 'https://socle.example/fhir'

/** The fake clock's moment: seconds since 1970. */
export const moment = 1_800_000_000

/** A claim or header of the given value; undefined leaves it out. */
export type Changes = Readonly<Record<string, unknown>>

const validClaims: JWTPayload = {
  iss: issuer,
  aud: audience,
  sub: 'physician',
  jti: 'token-1',
  client_id: 'app',
  scope: 'user/*.rs',
  roles: ['information'],
  iat: moment - 60,
  exp: moment + 240,
}

const changed = (base: Changes, changes: Changes): Changes =>
  Object.fromEntries(
    Object.entries({ ...base, ...changes }).filter(([, value]) => value !== undefined),
  )

export const encode = (value: unknown): string =>
  Buffer.from(JSON.stringify(value)).toString('base64url')

export interface TestKey {
  readonly privateKey: CryptoKey
  readonly publicJwk: JWK
  readonly header: JWTHeaderParameters
}

/** A fresh key pair with its public JWK under this key id. */
export async function createTestKey(alg: string, kid: string): Promise<TestKey> {
  const { publicKey, privateKey } = await generateKeyPair(alg, { extractable: true })
  const publicJwk = { ...(await exportJWK(publicKey)), kid, alg, use: 'sig' }
  return { privateKey, publicJwk, header: { alg, kid, typ: 'at+jwt' } }
}

/** A correctly signed token, valid unless the changes make it otherwise. */
export const sign = (key: TestKey, claims: Changes = {}, header: Changes = {}): Promise<string> =>
  new SignJWT(changed(validClaims, claims))
    .setProtectedHeader({ alg: key.header.alg, ...changed(key.header, header) })
    .sign(key.privateKey)

/** The three parts that a valid token would have, for forgeries. */
export const unsigned = (header: Changes, claims: Changes = {}): string =>
  `${encode(header)}.${encode(changed(validClaims, claims))}`

/** Settings that trust these keys, strict unless changed. */
export const trust = (
  keys: readonly TestKey[],
  changes: Partial<IssuerSettings> = {},
): IssuerSettings => ({
  ...strictSettings,
  patientWithoutUser: true,
  issuer,
  audience,
  keys: { jwks: { keys: keys.map(({ publicJwk }) => publicJwk) } },
  ...changes,
})

/** The access of a token with these claims, as the verifier would make it. */
export const accessOf = (
  scope: string,
  who: {
    patient?: unknown
    fhirUser?: unknown
    tokenId?: string
    subject?: string
    issuer?: string
    roles?: unknown
    patientWithoutUser?: boolean
  } = {},
): Access =>
  createAccess({
    issuer,
    audience,
    subject: 'physician',
    clientId: 'app',
    tokenId: 'token-1',
    expires: moment + 240,
    scope,
    roles: rolesOf(scope, who.fhirUser),
    patientWithoutUser: true,
    ...who,
  })

/** What came of an attempt: `accepted`, or the reason of its refusal. */
export async function outcomeOf(attempt: () => unknown): Promise<string> {
  try {
    await attempt()
    return 'accepted'
  } catch (error) {
    const refusal = refusalOf(error)
    if (refusal === undefined) throw error
    return refusal.reason
  }
}
