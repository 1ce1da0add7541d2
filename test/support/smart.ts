/** The whole server with its authorization server, apps of each kind, and people who log in and consent as a test says. */
import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:net'
import type Provider from 'oidc-provider'
import { loadConfig } from '../../config.ts'
import { createTrust } from '../../gateway/boot.ts'
import { limits } from '../../gateway/limits.ts'
import { createLocalSources } from '../../gateway/local-sources.ts'
import { createGateway } from '../../gateway/server.ts'
import { openPaths, openSmart, type SignIn } from '../../gateway/smart.ts'
import type { Audit } from '../../record/audit/audit.ts'
import { createRepository } from '../../record/repository.ts'
import { saveContext, type LaunchContext } from '../../smart/launch-context.ts'
import { isLaunchScope } from '../../smart/scopes.ts'
import type { SmartAccount } from '../../smart/token.ts'
import { createContext } from '../../subgraphs/context.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { createReadableLog } from './graph.ts'
import { createTestKey, type TestKey } from './tokens.ts'
import { createStore } from './world.ts'
import { forgetful } from './trail.ts'
import { createTestExecutor } from './executor.ts'

/** What the user does on the pages. */
export interface Decision {
  readonly account: string
  /** Undefined: everything that was asked for. */
  readonly kept?: readonly string[]
  readonly context?: LaunchContext
}

export interface Smart {
  readonly url: string
  /** The FHIR face, which is the audience too. */
  readonly base: string
  readonly issuer: string
  readonly db: TestDatabase
  readonly lines: readonly string[]
  /** Those who may log in; a test may change them. */
  readonly accounts: Map<string, SmartAccount>
  /** The key of the apps with keys. */
  readonly key: TestKey
  decide(decision: Decision): void
  keep(): Promise<void>
  close(): Promise<void>
}

export const returnAddress = 'https://app.example/back'
export const secret = 'a-secret-of-the-tests'

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** One app of each kind, and what the tests need beside. */
const clientsOf = ({ publicJwk }: TestKey, more: readonly object[]) => [
  { id: 'public', name: 'Public', kind: 'public', redirectUris: [returnAddress] },
  {
    id: 'secret',
    name: 'With a secret',
    kind: 'confidential',
    redirectUris: [returnAddress],
    secretSha256: createHash('sha256').update(secret).digest('hex'),
  },
  {
    id: 'keys',
    name: 'With keys',
    kind: 'confidential',
    redirectUris: [returnAddress],
    jwks: { keys: [publicJwk] },
  },
  {
    id: 'service',
    name: 'Service',
    kind: 'service',
    jwks: { keys: [publicJwk] },
    scopes: ['system/*.rs', 'socle/token.introspect'],
  },
  ...more,
]

export const anne: SmartAccount = {
  id: 'account-anne',
  fhirUser: 'Patient/a',
  display: 'Anne',
  roles: [],
  rights: [],
}

export const physician: SmartAccount = {
  id: 'account-gp',
  fhirUser: 'Practitioner/gp',
  display: 'Dr G',
  roles: ['information'],
  rights: ['ins.read'],
}

/** Logs in and consents without pages, as the test has decided. */
const interact =
  (provider: Provider, db: TestDatabase, audience: string, decision: () => Decision) =>
  async (...[request, response]: Parameters<ReturnType<SignIn['interactionsOf']>>) => {
    const { params } = await provider.interactionDetails(request, response)
    const { account: accountId, kept, context = {} } = decision()
    const scopes = kept ?? String(params['scope']).split(' ')
    const grant = new provider.Grant({ accountId, clientId: String(params['client_id']) })
    grant.addOIDCScope(scopes.filter(isLaunchScope))
    grant.addResourceScope(
      audience,
      scopes.filter((scope) => !isLaunchScope(scope)),
    )
    const grantId = await grant.save()
    await saveContext(db, grantId, context)
    const result = { login: { accountId }, consent: { grantId } }
    await provider.interactionFinished(request, response, result)
  }

export interface StartOptions {
  readonly clients?: readonly object[]
  readonly settings?: Readonly<Record<string, string>>
  readonly auditOf?: (db: TestDatabase) => Promise<Audit>
}

/** Starts the server; `prepare` fills its database before. */
export async function startSmart(
  { clients = [], settings = {}, auditOf }: StartOptions = {},
  prepare: (db: TestDatabase) => Promise<unknown> = () => Promise.resolve(),
): Promise<Smart> {
  const key = await createTestKey('ES384', 'app-key')
  const port = await freePort()
  const url = `http://localhost:${port}`
  const config = loadConfig({
    SOCLE_PORT: String(port),
    SOCLE_DEV_ISSUER: 'off',
    SOCLE_CLIENTS: JSON.stringify(clientsOf(key, clients)),
    ...settings,
  })
  const db = await createTestDatabase()
  await prepare(db)
  const store = await createStore(db)
  const { log, lines } = createReadableLog()
  const isReady = () => Promise.resolve(true)
  const audit = (await auditOf?.(db)) ?? forgetful
  const record = { url: db.url, store, isReady, close: () => Promise.resolve(), audit }
  const trust = await createTrust(config, log, record)
  const accounts = new Map([anne, physician].map((one) => [one.id, one]))
  let decision: Decision = { account: anne.id }
  const smart = await openSmart(
    { config, log, trust, record },
    {
      findAccount: (id) => Promise.resolve(accounts.get(id)),
      interactionsOf: (provider) => interact(provider, db, config.audience, () => decision),
    },
  )
  const base = `${url}/fhir`
  const door = await createGateway({
    ...{ executor: createTestExecutor(createLocalSources(log)), limits, log, isReady },
    ...{ host: 'localhost', port, verify: trust.verify },
    audit,
    contextOf: (access, trail) => createContext({ ...store, trail }, access),
    rest: {
      repositoryOf: (access, trail) => createRepository({ ...store, trail }, access),
      base,
      endpoints: smart.endpoints,
    },
    ...{ pages: smart.pages, handlers: smart.handlers, isOrigin: smart.isOrigin, openPaths },
  })
  return {
    ...{ url, base, issuer: `${url}/auth`, db, lines, accounts, key, keep: smart.keep },
    decide: (next) => {
      decision = next
    },
    close: async () => {
      await door.close()
      smart.close()
      await trust.close()
      await db.drop()
    },
  }
}

/** What an app proves with later that it began: https://www.rfc-editor.org/rfc/rfc7636 */
export const createVerifier = () => randomBytes(32).toString('base64url')
export const challengeOf = (verifier: string): string =>
  createHash('sha256').update(verifier).digest('base64url')

export const createId = (): string => randomUUID()
