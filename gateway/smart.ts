/** SMART at our door: the embedded authorization server where it runs, and where apps find it or the hospital's own. */
import type Provider from 'oidc-provider'
import type { IssuerEndpoints } from '../access/issuers.ts'
import type { Config } from '../config.ts'
import { ApiError } from '../errors.ts'
import type { Log } from '../log.ts'
import type { ClientSettings } from '../smart/clients.ts'
import { createDemoClients } from '../smart/demo-clients.ts'
import {
  capabilities,
  outsideIssuerOf,
  ownEndpoints,
  toSmartConfiguration,
  type Described,
} from '../smart/discovery.ts'
import { launchPath } from '../smart/launch-handler.ts'
import { appStyle, appStyleRoute } from '../smart/pages/app-style.ts'
import { createPeople, type People } from '../smart/people.ts'
import { createAuthorizationServer, issuerAt, mount } from '../smart/server.ts'
import type { FindAccount } from '../smart/token.ts'
import type { OwnTrust } from '../smart/trust.ts'
import { standingsOf, type OpenRecord, type Trust } from './boot.ts'
import { createAddressOf } from './caller-address.ts'
import type { Handler, Route } from './http.ts'

/** Every origin may read these: https://hl7.org/fhir/smart-app-launch/STU2.2/app-launch.html#considerations-for-cross-origin-resource-sharing-cors-support */
const wellKnown = ['/.well-known/smart-configuration', '/fhir/.well-known/smart-configuration']
const stylePath = `${mount}${appStyleRoute}`
export const openPaths: ReadonlySet<string> = new Set([...wellKnown, stylePath, '/fhir/metadata'])

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

const toPage = (content: object): Route => {
  const answer = {
    status: 200,
    headers: { 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(content),
  }
  return ({ request: { method } }) => {
    if (method !== 'GET' && method !== 'HEAD') throw new ApiError('METHOD_NOT_ALLOWED')
    return Promise.resolve(answer)
  }
}

const toPages = (described: Described | undefined): Readonly<Record<string, Route>> =>
  described === undefined
    ? {}
    : Object.fromEntries(wellKnown.map((path) => [path, toPage(toSmartConfiguration(described))]))

/** The apps of the settings; those of the demo hospital where there are none. */
async function clientsOf(config: Config): Promise<readonly ClientSettings[]> {
  const isDemo = config.databaseUrl === undefined && config.environment !== 'production'
  return config.clients ?? (isDemo ? createDemoClients(config.dataDirectory) : [])
}

/** Who logs in, and the pages that they see. */
export type SignIn = {
  readonly findAccount: FindAccount
  readonly interactionsOf: (provider: Provider) => Handler
}

const openPeople = ({ config, log, record }: SmartOptions): Promise<People> =>
  createPeople({
    store: record.store,
    audit: record.audit,
    issuer: issuerAt(config.baseUrl),
    audience: config.audience,
    withStanding: standingsOf(record, config),
    addressOf: createAddressOf(config.trustedProxies),
    onFailure: (error) => log.failure('', error),
  })

async function openEmbedded(options: SmartOptions, embedded: OwnTrust, signIn: SignIn) {
  const { config, log, trust, record } = options
  return createAuthorizationServer({
    db: record.store.db,
    baseUrl: config.baseUrl,
    audience: config.audience,
    clients: await clientsOf(config),
    registrationToken: config.registrationToken,
    ...signIn,
    verify: trust.verify,
    onRevoked: embedded.revoke,
    onFailure: (error) => log.failure('', error),
    notice: log.notice,
    audit: record.audit,
    addressOf: createAddressOf(config.trustedProxies),
  })
}

/** Where there is none of our own: the hospital's, as far as the settings tell of it. */
function toOutside(outside: Described | undefined): Smart {
  return {
    pages: toPages(outside),
    handlers: {},
    isOrigin: () => false,
    endpoints: outside?.endpoints,
    keep: () => Promise.resolve(),
    close: () => undefined,
  }
}

/** Opens the authorization server where it runs; people other than those of the database may sign in. */
export async function openSmart(options: SmartOptions, signIn?: SignIn): Promise<Smart> {
  const { config, trust } = options
  const { embedded, verify } = trust
  if (embedded === undefined) return toOutside(outsideIssuerOf(config.issuers))
  const issuer = issuerAt(config.baseUrl)
  const endpoints = ownEndpoints(issuer, config.registrationToken !== undefined)
  const people = await openPeople(options)
  const { accounts, interactionsOf } = people
  const own = { findAccount: accounts.findAccount, interactionsOf }
  const server = await openEmbedded(options, embedded, signIn ?? own)
  const { handle, isClient, isOrigin, keep, close } = server
  return {
    pages: {
      ...toPages({ issuer, endpoints, capabilities }),
      [stylePath]: toPage(appStyle),
    },
    handlers: { [launchPath]: people.launchHandler({ verify, isClient }), [`${mount}/`]: handle },
    ...{ isOrigin, endpoints, keep, close },
  }
}
