/** SMART at our door: the embedded authorization server where it runs, and where apps find it or the hospital's own. */
import type Provider from 'oidc-provider'
import type { IssuerEndpoints } from '../access/issuers.ts'
import type { Config } from '../config.ts'
import { ApiError } from '../errors.ts'
import type { Log } from '../log.ts'
import { loadKey } from '../record/key.ts'
import { createRepository } from '../record/repository.ts'
import { createAccounts } from '../smart/accounts.ts'
import type { ClientSettings } from '../smart/clients.ts'
import { createDemoClients } from '../smart/demo-clients.ts'
import {
  capabilities,
  outsideIssuerOf,
  ownEndpoints,
  toSmartConfiguration,
  type Described,
} from '../smart/discovery.ts'
import { createInteractions } from '../smart/interaction/interactions.ts'
import { saveContext } from '../smart/launch-context.ts'
import { createLaunches } from '../smart/launch.ts'
import { createOwnAccess } from '../smart/own-access.ts'
import { createAuthorizationServer, issuerAt, mount } from '../smart/server.ts'
import type { FindAccount } from '../smart/token.ts'
import type { OwnTrust } from '../smart/trust.ts'
import type { OpenRecord, Trust } from './boot.ts'
import type { Handler, Route } from './http.ts'

/** Every origin may read these: https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#considerations-for-cross-origin-resource-sharing-cors-support */
const wellKnown = ['/.well-known/smart-configuration', '/fhir/.well-known/smart-configuration']
export const openPaths: ReadonlySet<string> = new Set([...wellKnown, '/fhir/metadata'])

export type SmartOptions = {
  readonly config: Config
  readonly log: Log
  readonly trust: Trust
  readonly record: OpenRecord
}

/** What the door has to know of SMART. */
export type Smart = {
  readonly pages: Readonly<Record<string, Route>>
  readonly handlers: Readonly<Record<string, Handler>>
  readonly isOrigin: (origin: string) => boolean
  readonly endpoints: IssuerEndpoints | undefined
  /** Makes the keys that are due; done every hour. */
  keep(): Promise<void>
  close(): void
}

const toPage = (described: Described): Route => {
  const answer = {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(toSmartConfiguration(described)),
  }
  return ({ request: { method } }) => {
    if (method !== 'GET' && method !== 'HEAD') throw new ApiError('METHOD_NOT_ALLOWED')
    return Promise.resolve(answer)
  }
}

const toPages = (described: Described | undefined): Readonly<Record<string, Route>> =>
  described === undefined
    ? {}
    : Object.fromEntries(wellKnown.map((path) => [path, toPage(described)]))

/** The apps of the settings; those of the demo hospital where there are none. */
async function clientsOf(config: Config): Promise<readonly ClientSettings[]> {
  const isDemo = config.databaseUrl === undefined && config.environment !== 'production'
  return config.clients ?? (isDemo ? createDemoClients(config.dataDirectory) : [])
}

/** Who logs in, and the pages that they see. */
export type People = {
  readonly findAccount: FindAccount
  readonly interactionsOf: (provider: Provider) => Handler
}

/** The accounts of the database, and our own pages. */
async function createPeople({ config, log, record }: SmartOptions): Promise<People> {
  const { db } = record.store
  const accounts = createAccounts(db)
  const { audience, baseUrl } = config
  const own = createOwnAccess({
    issuer: issuerAt(baseUrl),
    audience,
    withStanding: (access) => Promise.resolve(access),
  })
  const secret = await loadKey(db, 'forms')
  return {
    findAccount: accounts.findAccount,
    interactionsOf: (provider) =>
      createInteractions(provider, {
        accounts,
        launches: createLaunches(db),
        repositoryOf: async (account) =>
          createRepository(record.store, await own.accessOf(account)),
        mayHold: own.mayHold,
        saveContext: (grantId, context) => saveContext(db, grantId, context),
        audience,
        secret,
        noteFailure: (error) => log.failure('', error),
      }),
  }
}

async function openEmbedded(options: SmartOptions, embedded: OwnTrust, people: People) {
  const { config, log, trust, record } = options
  return createAuthorizationServer({
    db: record.store.db,
    baseUrl: config.baseUrl,
    audience: config.audience,
    clients: await clientsOf(config),
    registrationToken: config.registrationToken,
    ...people,
    verify: trust.verify,
    onRevoked: embedded.revoke,
    onFailure: (error) => log.failure('', error),
    notice: log.notice,
  })
}

/** Opens the authorization server where it runs; people other than those of the database may log in. */
export async function openSmart(options: SmartOptions, people?: People): Promise<Smart> {
  const { config, trust } = options
  const { embedded } = trust
  if (embedded === undefined) {
    const outside = outsideIssuerOf(config.issuers)
    return {
      pages: toPages(outside),
      handlers: {},
      isOrigin: () => false,
      endpoints: outside?.endpoints,
      keep: () => Promise.resolve(),
      close: () => undefined,
    }
  }
  const issuer = issuerAt(config.baseUrl)
  const endpoints = ownEndpoints(issuer, config.registrationToken !== undefined)
  const server = await openEmbedded(options, embedded, people ?? (await createPeople(options)))
  return {
    pages: toPages({ issuer, endpoints, capabilities }),
    handlers: { [`${mount}/`]: server.handle },
    isOrigin: server.isOrigin,
    endpoints,
    keep: server.keep,
    close: server.close,
  }
}
