/** Verifies bearer tokens against the configured issuers and turns them into `Access`. */
import { decodeJwt, decodeProtectedHeader, errors, jwtVerify } from 'jose'
import type { JWTPayload } from 'jose'
import { ApiError } from '../errors.ts'
import { createAcceptedTokens } from './accepted.ts'
import type { AcceptedToken } from './accepted.ts'
import { createAccess } from './access.ts'
import type { Access } from './access.ts'
import type { IssuerSettings } from './issuers.ts'
import { createKeys, type Keys } from './keys.ts'
import { refuse } from './refusal.ts'

/** Takes the Authorization header as it came; throws UNAUTHENTICATED or FORBIDDEN. */
export type TokenVerifier = (authorizationHeader: string | undefined) => Promise<Access>

export interface VerifierOptions {
  readonly now?: () => Date
  /** Called when an issuer's keys cannot be fetched and the last good ones serve on. */
  readonly warn?: (reason: 'issuer-unreachable') => void
}

interface TrustedIssuer {
  readonly settings: IssuerSettings
  readonly keys: Keys
}

const longestHeader = 16_384

/** https://www.rfc-editor.org/rfc/rfc6750#section-2.1 */
const bearer = /^Bearer ([A-Za-z0-9\-._~+/]+=*)$/i

function parseBearer(header: string | undefined): string {
  if (header === undefined || header === '') throw refuse('header-missing')
  if (header.length > longestHeader) throw refuse('header-too-long')
  const token = bearer.exec(header)?.[1]
  if (token === undefined) throw refuse('header-malformed')
  return token
}

/** The token's header chooses nothing but one of the issuer's own keys. */
function assertHeader(token: string): void {
  const header = decodeProtectedHeader(token)
  if (['jku', 'x5u', 'jwk', 'x5c'].some((name) => name in header))
    throw refuse('token-names-its-key')
  if (typeof header.kid !== 'string' || header.kid === '') throw refuse('token-without-kid')
}

/** Library errors become refusals by their code; a claim is named, its value is not kept. */
function toRefusal(error: unknown): ApiError {
  if (error instanceof ApiError) return error
  if (error instanceof errors.JWTClaimValidationFailed || error instanceof errors.JWTExpired)
    return refuse('token-refused', `${error.code} ${error.claim}`)
  if (error instanceof errors.JOSEError) return refuse('token-refused', error.code)
  return refuse('token-malformed', error instanceof Error ? error.name : undefined)
}

const audiencesOf = (payload: JWTPayload): number =>
  Array.isArray(payload.aud) ? payload.aud.length : 1

function textClaim(payload: JWTPayload, name: string): string {
  const value = payload[name]
  if (typeof value !== 'string' || value === '') throw refuse('claim-malformed', name)
  return value
}

async function verifyClaims(
  token: string,
  { settings, keys }: TrustedIssuer,
  now: Date,
): Promise<JWTPayload> {
  const { claims, typ } = settings
  const { payload } = await jwtVerify(token, keys.find, {
    issuer: settings.issuer,
    audience: settings.audience,
    algorithms: [...settings.algorithms],
    ...(typ === null ? {} : { typ }),
    requiredClaims: ['exp', 'iat', 'jti', 'sub', claims.clientId, claims.scope],
    clockTolerance: settings.clockTolerance,
    maxTokenAge: settings.maxTokenAge,
    currentDate: now,
  })
  if (audiencesOf(payload) > 1 && !settings.multipleAudiences) throw refuse('audience-multiple')
  // https://www.rfc-editor.org/rfc/rfc7800#section-3.1: without the proof of possession a thief would pass
  if (payload['cnf'] !== undefined) throw refuse('token-bound')
  return payload
}

function toAccess(payload: JWTPayload, settings: IssuerSettings): Access {
  const { issuer, audience, claims, patientWithoutUser } = settings
  const scope = payload[claims.scope]
  if (typeof scope !== 'string') throw refuse('claim-malformed', claims.scope)
  return createAccess({
    issuer,
    audience,
    scope,
    subject: textClaim(payload, 'sub'),
    clientId: textClaim(payload, claims.clientId),
    tokenId: textClaim(payload, 'jti'),
    expires: payload.exp ?? 0,
    patient: payload[claims.patient],
    fhirUser: payload[claims.fhirUser],
    roles: payload[claims.roles],
    patientWithoutUser,
  })
}

/** Verifies tokens of these issuers; the `iss` claim only selects whose keys and rules the token must satisfy. */
export function createTokenVerifier(
  issuers: readonly IssuerSettings[],
  { now = () => new Date(), warn = () => undefined }: VerifierOptions = {},
): TokenVerifier {
  if (issuers.length === 0) throw new Error('no issuer is configured: nobody could be let in')
  const trusted = new Map(
    issuers.map((settings) => [
      settings.issuer,
      { settings, keys: createKeys(settings.keys, warn) },
    ]),
  )
  const accepted = createAcceptedTokens(now)
  const verify = async (token: string): Promise<AcceptedToken> => {
    assertHeader(token)
    const issuer = trusted.get(decodeJwt(token).iss ?? '')
    if (issuer === undefined) throw refuse('issuer-unknown')
    const { edition } = issuer.keys
    const before = edition()
    const payload = await verifyClaims(token, issuer, now())
    const access = toAccess(payload, issuer.settings)
    const oldest = (payload.iat ?? 0) + issuer.settings.maxTokenAge
    // Were they looked up meanwhile, nobody knows which of them it was verified by.
    const isCurrent = () => edition() === before
    return { access, until: Math.min(access.expires, oldest) * 1000, isCurrent }
  }
  const held = (access: Access): Access => {
    if (trusted.get(access.issuer)?.settings.isRevoked?.(access.tokenId) === true)
      throw refuse('token-revoked')
    return access
  }
  return async (authorizationHeader) => {
    const token = parseBearer(authorizationHeader)
    const known = accepted.find(token)
    if (known !== undefined) return held(known)
    const verified = await verify(token).catch((error: unknown) => {
      throw toRefusal(error)
    })
    accepted.remember(token, verified)
    return held(verified.access)
  }
}
