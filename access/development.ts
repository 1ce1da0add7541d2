/** The development issuer: a key of this machine that signs tokens for the embedded default, never in production. */
import { randomUUID } from 'node:crypto'
import { link, mkdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { SignJWT, calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK } from 'jose'
import type { JWK } from 'jose'
import { longestTokenAge, strictSettings } from './issuers.ts'
import type { IssuerSettings } from './issuers.ts'
import type { Role } from './standing.ts'

const algorithm = 'ES384'
const fileName = 'development-issuer.json'
const issuer = 'urn:socle:development'

/** What a token is made for; a lifetime is seconds. */
export interface TokenRequest {
  readonly scope: string
  /** The fhirUser: `Practitioner/x`. */
  readonly user?: string
  /** The launch patient's id. */
  readonly patient?: string
  readonly client?: string
  /** Who the user is in the hospital; see access/standing.ts. */
  readonly roles?: readonly Role[]
  readonly lifetime?: number
}

export interface DevelopmentIssuer {
  /** What a verifier needs to trust this issuer's tokens. */
  readonly settings: IssuerSettings
  sign(request: TokenRequest): Promise<string>
}

export interface DevelopmentIssuerOptions {
  readonly directory: string
  readonly audience: string
  readonly environment: string
  readonly now?: () => Date
}

interface PrivateKey {
  readonly kty: string
  readonly crv: string
  readonly x: string
  readonly y: string
  readonly d: string
}

const isPrivateKey = (value: unknown): value is PrivateKey =>
  typeof value === 'object' &&
  value !== null &&
  ['kty', 'crv', 'x', 'y', 'd'].every((name) => typeof Reflect.get(value, name) === 'string')

function parseKey(text: string, path: string): PrivateKey {
  const advice = `${path} holds no private key: delete it to have it made anew`
  try {
    const key: unknown = JSON.parse(text)
    if (isPrivateKey(key)) return key
  } catch (cause) {
    throw new Error(advice, { cause })
  }
  throw new Error(advice)
}

const isExisting = (error: unknown): boolean =>
  error instanceof Error && 'code' in error && error.code === 'EEXIST'

/** Whole or not at all, and only the first of several processes that start at once: `link` never replaces a file. */
async function createKeyFile(directory: string, fileName: string): Promise<void> {
  const path = join(directory, fileName)
  const { privateKey } = await generateKeyPair(algorithm, { extractable: true })
  await mkdir(directory, { recursive: true })
  const draft = join(directory, `${fileName}.${randomUUID()}`)
  await writeFile(draft, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600, flag: 'wx' })
  try {
    await link(draft, path)
  } catch (error) {
    if (!isExisting(error)) throw error
  } finally {
    await rm(draft)
  }
}

/** The private key in a file of the data directory, which is made with it at the first call. */
export async function loadPrivateKey(directory: string, fileName: string): Promise<PrivateKey> {
  const path = join(directory, fileName)
  const found = await stat(path).catch(() => undefined)
  if (found === undefined) await createKeyFile(directory, fileName)
  else if ((found.mode & 0o077) !== 0 && process.platform !== 'win32')
    throw new Error(`${path} can be read by others: make it private with chmod 600, or delete it`)
  return parseKey(await readFile(path, 'utf8'), path)
}

const toSettings = (audience: string, publicKey: JWK): IssuerSettings => ({
  ...strictSettings,
  issuer,
  audience,
  algorithms: [algorithm],
  maxTokenAge: longestTokenAge,
  patientWithoutUser: true,
  keys: { jwks: { keys: [publicKey] } },
})

/** Who is nobody in particular, but asks as a user, sees every patient. */
export const rolesOf = (scope: string, user: unknown): readonly Role[] =>
  user === undefined && /(?:^| )user\//.test(scope) ? ['information'] : []

/** Refuses to exist in production; elsewhere makes its key once and keeps it in the data directory. */
export async function createDevelopmentIssuer(
  options: DevelopmentIssuerOptions,
): Promise<DevelopmentIssuer> {
  const { directory, audience, environment, now = () => new Date() } = options
  if (environment === 'production')
    throw new Error('the development issuer does not exist in production')
  const key = await loadPrivateKey(directory, fileName)
  const publicKey = { kty: key.kty, crv: key.crv, x: key.x, y: key.y }
  const kid = await calculateJwkThumbprint(publicKey)
  const signingKey = await importJWK(key, algorithm)
  return {
    settings: toSettings(audience, { ...publicKey, kid, alg: algorithm, use: 'sig' }),
    async sign({ scope, user, patient, roles, ...rest }) {
      const { client = 'socle-development', lifetime = 8 * 3600 } = rest
      if (!(lifetime > 0 && lifetime <= longestTokenAge))
        throw new Error('a token lives at most 24 hours')
      const issued = Math.floor(now().getTime() / 1000)
      return new SignJWT({
        client_id: client,
        scope,
        ...(patient === undefined ? {} : { patient }),
        ...(user === undefined ? {} : { fhirUser: user }),
        roles: roles === undefined || roles.length === 0 ? rolesOf(scope, user) : roles,
      })
        .setProtectedHeader({ alg: algorithm, typ: 'at+jwt', kid })
        .setIssuer(issuer)
        .setAudience(audience)
        .setSubject(user ?? client)
        .setJti(randomUUID())
        .setIssuedAt(issued)
        .setExpirationTime(issued + lifetime)
        .sign(signingKey)
    },
  }
}
