/** The embedded authorization server: oidc-provider over the database, with the keys and clients as they are now. */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { createLocalJWKSet, jwtVerify } from 'jose'
import type Provider from 'oidc-provider'
import type { Access } from '../access/access.ts'
import type { Audit } from '../record/audit/audit.ts'
import type { Database } from '../record/database.ts'
import { loadKey } from '../record/key.ts'
import { createClientKeys } from './client-keys.ts'
import { originsOf, toMetadata, type ClientSettings } from './clients.ts'
import type { ClientDirectory } from './directory.ts'
import { accessTokenAlgorithm, keepKeys, type SigningKeys } from './keys.ts'
import { createProvider, interactionRoute, type ProviderOptions } from './provider.ts'
import { createReady } from './request.ts'
import { findEntry, forgetEnded } from './store.ts'
import type { FindAccount } from './token.ts'
import { createTrace, type AddressOf } from './trace.ts'

/** Answers a request by itself. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export interface AuthorizationServerOptions {
  readonly db: Database
  /** The public address of this server, without a slash at its end. */
  readonly baseUrl: string
  readonly audience: string
  readonly clients: readonly ClientSettings[]
  readonly registrationToken: string | undefined
  readonly findAccount: FindAccount
  /** The login and consent pages over this provider. */
  readonly interactionsOf: (provider: Provider) => Handler
  /** Verifies the tokens of callers that introspect. */
  readonly verify: (authorization: string | undefined) => Promise<Access>
  /** Told at once which access tokens were taken back. */
  readonly onRevoked: (tokens: readonly string[]) => void
  readonly onFailure: (error: unknown) => void
  readonly notice: (event: string) => void
  /** Takes the rows of tokens. */
  readonly audit: Pick<Audit, 'note'>
  readonly addressOf: AddressOf
}

export interface AuthorizationServer {
  /** Answers everything below the mount. */
  readonly handle: Handler
  /** Does a configured client call from this origin? */
  isOrigin(origin: string): boolean
  /** Is this the id of an app, configured or registered? */
  isClient(id: string): Promise<boolean>
  /** Makes the keys that are due, and forgets what has ended; done every hour. */
  keep(): Promise<void>
  close(): void
}

/** Where it is mounted on our own server. */
export const mount = '/auth'

/** The issuer of the embedded server. */
export const issuerAt = (baseUrl: string): string => `${baseUrl}${mount}`

const hour = 3_600_000

/** A provider has its keys for life: other keys, another provider. */
interface Current {
  readonly keys: SigningKeys
  readonly answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>
  readonly interact: Handler
}

const kidsOf = ({ privateKeys }: SigningKeys): string => privateKeys.map(({ kid }) => kid).join()

function toCurrent(options: AuthorizationServerOptions, providerOptions: ProviderOptions): Current {
  const provider = createProvider(providerOptions)
  return {
    keys: providerOptions.keys,
    answer: provider.callback(),
    interact: options.interactionsOf(provider),
  }
}

/** What all providers of this process have in common. */
async function createFixed(options: AuthorizationServerOptions) {
  const { db, baseUrl, clients, notice, audit } = options
  const issuer = issuerAt(baseUrl)
  const introspector = { id: 'socle-introspection', secret: randomBytes(32).toString('base64url') }
  const directory: ClientDirectory = { clients, keysAt: createClientKeys(notice), introspector }
  return {
    ...options,
    issuer,
    trace: createTrace(audit, issuer),
    directory,
    base: `${baseUrl}/fhir`,
    cookieKeys: [Buffer.from(await loadKey(db, 'cookie')).toString('base64url')],
  }
}

/** The `jti` of an access token of ours, with these keys. */
async function tokenIdOf(token: string, { publicKeys }: SigningKeys, issuer: string) {
  const keys = createLocalJWKSet({ keys: [...publicKeys] })
  const rules = { issuer, typ: 'at+jwt', algorithms: [accessTokenAlgorithm] }
  const verified = await jwtVerify(token, keys, rules).catch(() => undefined)
  return verified?.payload.jti
}

/** Opens the server; a first start makes its keys. */
export async function createAuthorizationServer(
  options: AuthorizationServerOptions,
): Promise<AuthorizationServer> {
  const { db, clients, onFailure } = options
  const fixed = await createFixed(options)
  let current = toCurrent(options, { ...fixed, keys: await keepKeys(db) })
  const keep = async (): Promise<void> => {
    await forgetEnded(db)
    const keys = await keepKeys(db)
    if (kidsOf(keys) !== kidsOf(current.keys)) current = toCurrent(options, { ...fixed, keys })
  }
  const timer = setInterval(() => {
    keep().catch(onFailure)
  }, hour).unref()
  const ready = createReady({
    ...options,
    mount,
    introspector: fixed.directory.introspector,
    tokenIdOf: (token) => tokenIdOf(token, current.keys, fixed.issuer),
  })
  const origins = new Set(clients.flatMap((client) => originsOf(toMetadata(client, undefined))))
  return {
    handle: async (request, response) => {
      const readied = await ready(request, response)
      if (readied === undefined) return
      const isPage = readied.url?.startsWith(`${mount}${interactionRoute}`)
      await (isPage ? current.interact : current.answer)(readied, response)
    },
    isOrigin: (origin) => origins.has(origin),
    isClient: async (id) =>
      clients.some((client) => client.id === id) ||
      (await findEntry(db, { model: 'Client', id })) !== undefined,
    keep,
    close: () => {
      clearInterval(timer)
    },
  }
}
