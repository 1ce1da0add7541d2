/** The settings as the server runs with them: the only reader of the environment, once at boot, all faults together. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { toIssuers } from './access/issuers.ts'
import type { IssuerSettings } from './access/issuers.ts'
import type { OpeningTerms } from './access/opening.ts'
import { defaultRoles, toRoleTable } from './access/roles.ts'
import type { RoleTable } from './access/roles.ts'
import type { Domain } from './fhir/types.ts'
import { readCertificates, toPorts } from './config-subgraphs.ts'
import { settings } from './settings.ts'
import type { ExecutorName, FrontName } from './settings-graph.ts'
import type { Environment, LogLevel } from './settings.ts'
import type { Setting } from './settings-text.ts'
import { toClients, type ClientSettings } from './smart/clients.ts'

/** PEM texts: one's own certificate with its key, and the authority that made the other's. */
export interface Certificates {
  readonly key: string
  readonly cert: string
  readonly ca: string
}

export interface Config {
  readonly environment: Environment
  /** Undefined: the embedded PostgreSQL in the data directory. */
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  readonly subgraphPorts: Readonly<Record<Domain, number>>
  /** What the gateway and its subgraphs sign by; undefined: what starts them hands one over. */
  readonly subgraphKey: string | undefined
  /** For TLS between them, PEM texts; undefined: they speak HTTP. */
  readonly subgraphCertificates: Certificates | undefined
  /** The public address, without a slash at its end. */
  readonly baseUrl: string
  /** The audience that tokens must name. */
  readonly audience: string
  readonly issuers: readonly IssuerSettings[]
  /** What the codes of a PractitionerRole make of its holder. */
  readonly roles: RoleTable
  /** Does the embedded SMART authorization server run? */
  readonly authorizationServer: boolean
  /** The apps that may ask it for access; undefined when the settings name none. */
  readonly clients: readonly ClientSettings[] | undefined
  /** Lets apps register themselves; undefined when none can. */
  readonly registrationToken: string | undefined
  /** How many days an encounter that has ended still counts as care. */
  readonly careDays: number
  /** Does the development issuer exist? Never in production. */
  readonly developmentIssuer: boolean
  /** The browser applications that may call. */
  readonly origins: readonly string[]
  /** The networks of proxies that say whom they forward for. */
  readonly trustedProxies: readonly string[]
  readonly logLevel: LogLevel
  /** Bytes of the body of a GraphQL request. */
  readonly bodyLimit: number
  /** What answers GraphQL. */
  readonly graphqlServer: FrontName
  readonly executor: ExecutorName
  /** The file of the trusted documents. */
  readonly trustedDocuments: string | undefined
  /** Is every other document refused? */
  readonly onlyTrustedDocuments: boolean
  /** Bytes of the body of a request to the REST face. */
  readonly restBodyLimit: number
  readonly openingTerms: OpeningTerms
  readonly demoPatients: number
  /** The folder for the audit trail's checkpoints. */
  readonly auditCheckpoints: string | undefined
  /** Months by class, as `class=months,…`. */
  readonly auditRetention: string
  /** What patients see of who has looked. */
  readonly auditIdentity: 'person' | 'role'
}

/** Lists every fault; it names settings and what they expect, never the values found. */
export class ConfigError extends Error {
  readonly faults: readonly string[]

  constructor(faults: readonly string[]) {
    super(['The settings are not valid:', ...faults.map((fault) => `  ${fault}`)].join('\n'))
    this.name = 'ConfigError'
    this.faults = faults
  }
}

type Variables = Readonly<Record<string, string | undefined>>
export type Report = (fault: string) => void

/** An empty variable counts as unset, as Compose files write it. */
function read<T>(variables: Variables, setting: Setting<T>, report: Report): T {
  const text = variables[setting.name]?.trim()
  if (text === undefined || text === '') return setting.fallback
  const value = setting.parse(text)
  if (value === undefined) report(`${setting.name} must be ${setting.expects}`)
  return value ?? setting.fallback
}

/** What a setting gives as JSON, or as the path of a file with it. */
function parseDocument({ name }: Setting<unknown>, text: string, report: Report): unknown {
  try {
    return JSON.parse(/^[[{]/.test(text) ? text : readFileSync(text, 'utf8'))
  } catch (error) {
    const reason = error instanceof SyntaxError ? 'holds no valid JSON' : 'names no readable file'
    report(`${name} ${reason}`)
    return undefined
  }
}

function readIssuers(
  text: string | undefined,
  audience: string,
  report: Report,
): readonly IssuerSettings[] {
  if (text === undefined) return []
  const document = parseDocument(settings.issuers, text, report)
  if (document === undefined) return []
  const { issuers, faults } = toIssuers(document, audience)
  for (const fault of faults) report(`${settings.issuers.name} ${fault}`)
  return issuers
}

function readRoles(text: string | undefined, report: Report): RoleTable {
  if (text === undefined) return defaultRoles
  const document = parseDocument(settings.roles, text, report)
  if (document === undefined) return defaultRoles
  const { table, faults } = toRoleTable(document)
  for (const fault of faults) report(`${settings.roles.name} ${fault}`)
  return table
}

function readClients(text: string | undefined, report: Report) {
  if (text === undefined) return undefined
  const document = parseDocument(settings.clients, text, report)
  if (document === undefined) return undefined
  const { clients, faults } = toClients(document)
  for (const fault of faults) report(`${settings.clients.name} ${fault}`)
  return Object.freeze(clients)
}

function isDevelopmentIssuerOn(
  wanted: 'on' | 'off' | undefined,
  { production, trustsOthers }: { production: boolean; trustsOthers: boolean },
  report: Report,
): boolean {
  if (production && wanted === 'on')
    report(`${settings.developmentIssuer.name} cannot be on in production`)
  return !production && (wanted === 'on' || (wanted === undefined && !trustsOthers))
}

/** Where the server is, and whom its tokens must name. */
function readAddresses(read: <T>(setting: Setting<T>) => T, port: number) {
  const baseUrl = (read(settings.baseUrl) ?? `http://localhost:${port}`).replace(/\/+$/, '')
  return { baseUrl, audience: read(settings.audience) ?? `${baseUrl}/fhir` }
}

/** Only trusted documents, and none of them: nothing would be answered. */
function readTrusted(read: <T>(setting: Setting<T>) => T, report: Report) {
  const trustedDocuments = read(settings.trustedDocuments)
  const onlyTrustedDocuments = read(settings.onlyTrustedDocuments) === 'on'
  if (onlyTrustedDocuments && trustedDocuments === undefined)
    report(`${settings.onlyTrustedDocuments.name} needs ${settings.trustedDocuments.name}`)
  return { trustedDocuments, onlyTrustedDocuments }
}

/** What is taken as it is set. */
const readPlain = (read: <T>(setting: Setting<T>) => T) => ({
  registrationToken: read(settings.registrationToken),
  careDays: read(settings.careDays),
  origins: read(settings.origins),
  trustedProxies: read(settings.trustedProxies),
  logLevel: read(settings.logLevel),
  bodyLimit: read(settings.bodyLimit),
  restBodyLimit: read(settings.restBodyLimit),
  graphqlServer: read(settings.graphqlServer),
  executor: read(settings.executor),
  demoPatients: read(settings.demoPatients),
  auditCheckpoints: read(settings.auditCheckpoints),
  auditRetention: read(settings.auditRetention),
  auditIdentity: read(settings.auditIdentity),
})

/** Parses the environment; throws one ConfigError with everything that is wrong. */
export function loadConfig(variables: Variables = process.env): Config {
  const faults: string[] = []
  const report: Report = (fault) => faults.push(fault)
  const of = <T>(setting: Setting<T>): T => read(variables, setting, report)
  const environment = of(settings.environment)
  const port = of(settings.port)
  const { baseUrl, audience } = readAddresses(of, port)
  const issuerList = of(settings.issuers)
  const config: Config = {
    environment,
    databaseUrl: of(settings.databaseUrl),
    host: of(settings.host),
    subgraphKey: of(settings.subgraphKey),
    dataDirectory: resolve(of(settings.dataDirectory)),
    port,
    subgraphPorts: Object.freeze(toPorts(of(settings.subgraphPorts), port, report)),
    subgraphCertificates: readCertificates(of, report),
    baseUrl,
    audience,
    issuers: Object.freeze(readIssuers(issuerList, audience, report)),
    roles: readRoles(of(settings.roles), report),
    authorizationServer: (of(settings.authorizationServer) ?? (issuerList ? 'off' : 'on')) === 'on',
    clients: readClients(of(settings.clients), report),
    ...readPlain(of),
    ...readTrusted(of, report),
    developmentIssuer: isDevelopmentIssuerOn(
      of(settings.developmentIssuer),
      { production: environment === 'production', trustsOthers: issuerList !== undefined },
      report,
    ),
    openingTerms: Object.freeze({
      glassHours: of(settings.glassHours),
      declaredDays: of(settings.declaredDays),
    }),
  }
  if (faults.length > 0) throw new ConfigError(faults)
  return Object.freeze(config)
}

/** The table of the settings, for the help and the README. */
export const describeConfig = (): readonly { name: string; fallback: string; meaning: string }[] =>
  Object.values(settings).map(({ name, fallback, meaning }) => ({
    name,
    fallback: fallback === undefined ? '' : String(fallback),
    meaning,
  }))
