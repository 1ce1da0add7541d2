/** Every setting of the server: its variable, its default, what its text must be, and what it means. */
import { openingTerms } from './access/opening.ts'
import { defaultCareDays } from './access/standing.ts'
import { domains } from './fhir/types.ts'
import {
  oneOf,
  wholeNumber,
  address,
  flag,
  anyText,
  optionalText,
  pemFile,
  secretText,
  port,
  ports,
  networkList,
  originList,
  retention,
  setting,
} from './settings-text.ts'
import { graphSettings } from './settings-graph.ts'

export const environments = ['production', 'development', 'test'] as const
export type Environment = (typeof environments)[number]

export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** The table. A default that depends on other settings is undefined here and told in the meaning. */
export const settings = {
  environment: setting(
    ['NODE_ENV', 'In production the development issuer does not exist.'],
    oneOf<Environment>(environments),
    'development',
  ),
  databaseUrl: setting(
    ['DATABASE_URL', 'A PostgreSQL of your own (15 or later); without it an embedded one runs.'],
    address('postgres:', 'postgresql:'),
    undefined,
  ),
  dataDirectory: setting(
    [
      'SOCLE_DATA_DIRECTORY',
      'Holds the embedded database, the development key and the key of the audit trail.',
    ],
    anyText,
    '.socle',
  ),
  host: setting(['SOCLE_HOST', 'The interface the server listens on.'], anyText, '127.0.0.1'),
  port: setting(['SOCLE_PORT', 'The port of the gateway.'], port, 4000),
  subgraphPorts: setting(
    ['SOCLE_SUBGRAPH_PORTS', `The ports of ${domains.join(', ')} when they run on their own.`],
    ports,
    [4001, 4002, 4003, 4004],
  ),
  subgraphKey: setting(
    [
      'SOCLE_SUBGRAPH_KEY',
      'What the gateway and subgraphs on their own sign by; start:distributed makes one of its own.',
    ],
    secretText,
    undefined,
  ),
  subgraphTlsKey: setting(
    ['SOCLE_SUBGRAPH_TLS_KEY', 'The PEM file of the key for TLS between gateway and subgraphs.'],
    pemFile,
    undefined,
  ),
  subgraphTlsCert: setting(
    ['SOCLE_SUBGRAPH_TLS_CERT', 'The PEM file of its certificate, which both sides show.'],
    pemFile,
    undefined,
  ),
  subgraphTlsCa: setting(
    ['SOCLE_SUBGRAPH_TLS_CA', 'The PEM file of the authority whose certificates both sides trust.'],
    pemFile,
    undefined,
  ),
  baseUrl: setting(
    ['SOCLE_BASE_URL', 'The public address; by default localhost and the port.'],
    address('http:', 'https:'),
    undefined,
  ),
  audience: setting(
    ['SOCLE_AUDIENCE', 'The audience tokens must name; by default the public address and /fhir.'],
    optionalText,
    undefined,
  ),
  issuers: setting(
    ['SOCLE_ISSUERS', 'Whose tokens are trusted: a JSON list, or the path of a file with one.'],
    optionalText,
    undefined,
  ),
  roles: setting(
    [
      'SOCLE_ROLES',
      'What codes of a role make its holder: JSON of roles, or the path of a file with it.',
    ],
    optionalText,
    undefined,
  ),
  authorizationServer: setting(
    [
      'SOCLE_AUTHORIZATION_SERVER',
      'The SMART authorization server: by default on as long as SOCLE_ISSUERS is unset.',
    ],
    flag,
    undefined,
  ),
  clients: setting(
    ['SOCLE_CLIENTS', 'The apps that may ask for access: a JSON list, or the path of a file.'],
    optionalText,
    undefined,
  ),
  registrationToken: setting(
    [
      'SOCLE_REGISTRATION_TOKEN',
      'Lets apps register themselves with this bearer token; none can by default.',
    ],
    secretText,
    undefined,
  ),
  careDays: setting(
    ['SOCLE_CARE_DAYS', 'How many days an encounter that has ended still counts as care.'],
    wholeNumber(1, 730),
    defaultCareDays,
  ),
  developmentIssuer: setting(
    ['SOCLE_DEV_ISSUER', 'By default on outside production as long as SOCLE_ISSUERS is unset.'],
    flag,
    undefined,
  ),
  origins: setting(
    ['SOCLE_ORIGINS', 'The browser applications that may call, by their origins; none by default.'],
    originList,
    [],
  ),
  trustedProxies: setting(
    [
      'SOCLE_TRUSTED_PROXIES',
      'The networks whose proxies are believed whom they forward for, such as 10.0.0.0/8; none by default.',
    ],
    networkList,
    [],
  ),
  logLevel: setting(['SOCLE_LOG_LEVEL', 'How much is logged.'], oneOf<LogLevel>(logLevels), 'info'),
  bodyLimit: setting(
    ['SOCLE_BODY_LIMIT', 'The most bytes a GraphQL request may have.'],
    wholeNumber(1024, 16_777_216),
    256 * 1024,
  ),
  ...graphSettings,
  restBodyLimit: setting(
    ['SOCLE_REST_BODY_LIMIT', 'The most bytes a FHIR REST request may have, a Bundle for one.'],
    wholeNumber(1024, 268_435_456),
    16 * 1024 * 1024,
  ),
  glassHours: setting(
    ['SOCLE_GLASS_HOURS', 'How long a record stays open after breaking the glass.'],
    wholeNumber(1, 24),
    openingTerms.glassHours,
  ),
  declaredDays: setting(
    ['SOCLE_DECLARED_DAYS', 'The longest that a professional declares care for.'],
    wholeNumber(1, 365),
    openingTerms.declaredDays,
  ),
  auditCheckpoints: setting(
    [
      'SOCLE_AUDIT_CHECKPOINTS',
      'A folder, best on another machine, for the signed checkpoints of the audit trail.',
    ],
    optionalText,
    undefined,
  ),
  auditRetention: setting(
    [
      'SOCLE_AUDIT_RETENTION',
      'How many months `npm run audit:purge` leaves of each class of the audit trail.',
    ],
    retention,
    'access=36,exceptional=240,refused=36,transfer=120',
  ),
  auditIdentity: setting(
    [
      'SOCLE_AUDIT_IDENTITY',
      'Whether patients see in their access log who it was (person), or their roles and units alone (role).',
    ],
    oneOf<'person' | 'role'>(['person', 'role']),
    'role',
  ),
  demoPatients: setting(
    ['SOCLE_DEMO_PATIENTS', 'How many invented patients an empty embedded database gets.'],
    wholeNumber(0, 1_000_000),
    200,
  ),
}
