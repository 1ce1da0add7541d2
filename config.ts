/** The settings as the server runs with them: the only reader of the environment, once at boot, all faults together. */
import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { toIssuers } from './access/issuers.ts'
import type { IssuerSettings } from './access/issuers.ts'
import { defaultRoles, toRoleTable } from './access/roles.ts'
import type { RoleTable } from './access/roles.ts'
import { domains } from './fhir/types.ts'
import type { Domain } from './fhir/types.ts'
import { settings } from './settings.ts'
import type { Environment, LogLevel, Setting } from './settings.ts'

export interface Config {
  readonly environment: Environment
  /** Undefined: the embedded PostgreSQL in the data directory. */
  readonly databaseUrl: string | undefined
  readonly dataDirectory: string
  readonly host: string
  readonly port: number
  readonly subgraphPorts: Readonly<Record<Domain, number>>
  /** The public address, without a slash at its end. */
  readonly baseUrl: string
  /** The audience that tokens must name. */
  readonly audience: string
  readonly issuers: readonly IssuerSettings[]
  /** What the codes of a PractitionerRole make of its holder. */
  readonly roles: RoleTable
  /** How many days an encounter that has ended still counts as care. */
  readonly careDays: number
  /** Does the development issuer exist? Never in production. */
  readonly developmentIssuer: boolean
  /** The browser applications that may call. */
  readonly origins: readonly string[]
  readonly logLevel: LogLevel
  /** Bytes of the body of a GraphQL request. */
  readonly bodyLimit: number
  /** Bytes of the body of a request to the REST face. */
  readonly restBodyLimit: number
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
type Report = (fault: string) => void

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

function isDevelopmentIssuerOn(
  wanted: 'on' | 'off' | undefined,
  { production, trustsOthers }: { production: boolean; trustsOthers: boolean },
  report: Report,
): boolean {
  if (production && wanted === 'on')
    report(`${settings.developmentIssuer.name} cannot be on in production`)
  return !production && (wanted === 'on' || (wanted === undefined && !trustsOthers))
}

function toPorts(
  ports: readonly number[],
  gateway: number,
  report: Report,
): Record<Domain, number> {
  if (gateway !== 0 && ports.includes(gateway))
    report(`${settings.subgraphPorts.name} must leave out the port of the gateway`)
  const portOf = (domain: Domain): number => ports[domains.indexOf(domain)] ?? 0
  return {
    patients: portOf('patients'),
    encounters: portOf('encounters'),
    observations: portOf('observations'),
    administration: portOf('administration'),
  }
}

/** Parses the environment; throws one ConfigError with everything that is wrong. */
export function loadConfig(variables: Variables = process.env): Config {
  const faults: string[] = []
  const report: Report = (fault) => faults.push(fault)
  const of = <T>(setting: Setting<T>): T => read(variables, setting, report)
  const environment = of(settings.environment)
  const port = of(settings.port)
  const baseUrl = (of(settings.baseUrl) ?? `http://localhost:${port}`).replace(/\/+$/, '')
  const audience = of(settings.audience) ?? `${baseUrl}/fhir`
  const issuerList = of(settings.issuers)
  const config: Config = {
    environment,
    databaseUrl: of(settings.databaseUrl),
    dataDirectory: resolve(of(settings.dataDirectory)),
    host: of(settings.host),
    port,
    subgraphPorts: Object.freeze(toPorts(of(settings.subgraphPorts), port, report)),
    baseUrl,
    audience,
    issuers: Object.freeze(readIssuers(issuerList, audience, report)),
    roles: readRoles(of(settings.roles), report),
    careDays: of(settings.careDays),
    developmentIssuer: isDevelopmentIssuerOn(
      of(settings.developmentIssuer),
      { production: environment === 'production', trustsOthers: issuerList !== undefined },
      report,
    ),
    origins: of(settings.origins),
    logLevel: of(settings.logLevel),
    bodyLimit: of(settings.bodyLimit),
    restBodyLimit: of(settings.restBodyLimit),
    demoPatients: of(settings.demoPatients),
    auditCheckpoints: of(settings.auditCheckpoints),
    auditRetention: of(settings.auditRetention),
    auditIdentity: of(settings.auditIdentity),
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
