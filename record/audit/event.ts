/**
 * One operation and patient of the trail as an AuditEvent, with the content of IHE's Basic Audit Log Patterns.
 * https://profiles.ihe.net/ITI/BALP/
 */
import type { JsonObject } from '../../fhir/json.ts'
import type { Chained } from './entry.ts'
import type { Traced } from './reading.ts'

const profileBase = 'https://profiles.ihe.net/ITI/BALP/StructureDefinition/IHE.BasicAudit.'
const terminology = 'http://terminology.hl7.org/CodeSystem'
const dicom = 'http://dicom.nema.org/resources/ontology/DCM'

/** A profile's name, what was done (https://hl7.org/fhir/R4/valueset-audit-event-action.html), and who sends to whom. */
interface Pattern {
  readonly profile: string
  readonly action: 'C' | 'R' | 'U' | 'D' | 'E'
  readonly client: 'source' | 'destination'
  /** What the profile wants to be told of: the one resource, or the query. */
  readonly about: 'data' | 'query'
}

const query: Pattern = { profile: 'Query', action: 'E', client: 'source', about: 'query' }
const read: Pattern = { profile: 'Read', action: 'R', client: 'destination', about: 'data' }
const write = (profile: string, action: Pattern['action']): Pattern => ({
  profile,
  action,
  client: 'source',
  about: 'data',
})

/** By interaction; what has no row follows no profile of BALP. */
const patterns: Readonly<Record<string, Pattern>> = {
  read,
  vread: read,
  query,
  'search-type': query,
  'search-system': query,
  create: write('Create', 'C'),
  update: write('Update', 'U'),
  patch: write('Update', 'U'),
  delete: write('Delete', 'D'),
}

const roles = {
  source: { code: '110153', display: 'Source Role ID' },
  destination: { code: '110152', display: 'Destination Role ID' },
} as const

/** GraphQL's words in FHIR's: https://hl7.org/fhir/R4/valueset-restful-interaction.html */
const subtypes: Readonly<Record<string, string>> = { query: 'search', mutation: 'operation' }

/** What a command does, as DICOM has it: https://dicom.nema.org/medical/dicom/current/output/chtml/part16/sect_CID_400.html */
const commandTypes: Readonly<Record<string, readonly [code: string, display: string]>> = {
  export: ['110106', 'Export'],
  load: ['110107', 'Import'],
  purge: ['110101', 'Audit Log Used'],
}

type Coding = readonly [system: string, code: string, display: string]

/** A security alert of DICOM's: https://dicom.nema.org/medical/dicom/current/output/chtml/part16/sect_CID_401.html */
const overrideTypes: Readonly<Record<string, Coding>> = {
  started: [dicom, '110127', 'Emergency Override Started'],
  stopped: [dicom, '110138', 'Emergency Override Stopped'],
}

/**
 * What the authorization server does is user authentication, of this kind where there is a code for it.
 * https://dicom.nema.org/medical/dicom/current/output/chtml/part16/sect_CID_401.html,
 * https://profiles.ihe.net/ITI/IUA/index.html
 */
const authenticationTypes: Readonly<Record<string, Coding | null>> = {
  login: [dicom, '110122', 'Login'],
  token: ['urn:ihe:event-type-code', 'ITI-71', 'Get Access Token'],
  ...{ consent: null, revoke: null, launch: null },
}

const codingOf = ([system, code, display]: Coding): JsonObject => ({ system, code, display })

/** What kind of event it is, and more exactly. https://hl7.org/fhir/R4/valueset-audit-event-type.html */
function typesOf(entry: Chained): { type: JsonObject; subtype?: JsonObject[] } {
  const { face, interaction, detail } = entry
  const command = face === 'command' ? commandTypes[interaction] : undefined
  if (command !== undefined) return { type: codingOf([dicom, ...command]) }
  const override = detail === null ? undefined : overrideTypes[detail]
  if (override !== undefined)
    return {
      type: codingOf([dicom, '110113', 'Security Alert']),
      subtype: [codingOf(override), subtypeOf(entry)],
    }
  if (isAuthentication(entry)) {
    const kind = authenticationTypes[interaction]
    return {
      type: codingOf([dicom, '110114', 'User Authentication']),
      ...(kind == null ? {} : { subtype: [codingOf(kind)] }),
    }
  }
  return {
    type: codingOf([`${terminology}/audit-event-type`, 'rest', 'Restful Operation']),
    subtype: [subtypeOf(entry)],
  }
}

const isAuthentication = ({ face, interaction }: Chained): boolean =>
  face === 'pages' && Object.hasOwn(authenticationTypes, interaction)

/** https://hl7.org/fhir/R4/valueset-audit-event-outcome.html */
function outcomeOf({ outcome, shown, written }: Chained): '0' | '4' | '8' {
  if (outcome === 'OK' || shown.length + written.length > 0) return '0'
  return ['INTERNAL', 'TIMEOUT', 'UNTRACED', 'SUBGRAPH_UNAVAILABLE'].includes(outcome) ? '8' : '4'
}

/** The event; pure. `base` is the address of the REST face. */
export function toAuditEvent(traced: Traced, base: string): JsonObject {
  const { entry, patient, place } = traced
  const pattern = patternOf(traced)
  const outcome = outcomeOf(entry)
  const profile = `${profileBase}${patient === null ? '' : 'Patient'}${pattern?.profile}`
  return {
    resourceType: 'AuditEvent',
    id: `${entry.chain}.${entry.position}.${place}`,
    ...(pattern !== undefined && outcome === '0' ? { meta: { profile: [profile] } } : {}),
    ...typesOf(entry),
    action: pattern?.action ?? 'E',
    period: { start: entry.time, end: entry.time },
    recorded: entry.time,
    outcome,
    ...(entry.outcome === 'OK' ? {} : { outcomeDesc: entry.outcome }),
    ...(entry.purpose === null ? {} : { purposeOfEvent: [{ text: entry.purpose }] }),
    agent: [toClient(entry, pattern), toServer(base, pattern), toUser(entry)],
    source: { observer: { display: 'Socle' }, site: base },
    entity: [
      ...patientOf(patient),
      ...(isAuthentication(entry) ? [] : subjectsOf(traced, pattern)),
      transactionOf(entry),
    ],
  }
}

/** A profile that is about one resource needs that there be one. */
function patternOf({ entry, versions }: Traced): Pattern | undefined {
  const pattern = patterns[entry.interaction]
  return pattern?.about === 'data' && versions.length !== 1 ? undefined : pattern
}

const subtypeOf = ({ interaction }: Chained): JsonObject => ({
  system: 'http://hl7.org/fhir/restful-interaction',
  code: subtypes[interaction] ?? interaction,
})

const roleOf = (role: keyof typeof roles): JsonObject => ({
  coding: [{ system: dicom, ...roles[role] }],
})

const toClient = ({ client, address }: Chained, pattern: Pattern | undefined): JsonObject => ({
  type: roleOf(pattern?.client ?? 'source'),
  who: { identifier: { value: client } },
  requestor: false,
  ...(address === '' ? {} : { network: { address, type: '2' } }),
})

const toServer = (base: string, pattern: Pattern | undefined): JsonObject => ({
  type: roleOf(pattern?.client === 'destination' ? 'source' : 'destination'),
  who: { display: 'Socle' },
  requestor: false,
  network: { address: base, type: '5' },
})

/** https://terminology.hl7.org/CodeSystem-v3-ParticipationType.html */
function toUser({ user, issuer, subject, roles: held, openings, purpose }: Chained): JsonObject {
  return {
    type: {
      coding: [
        {
          system: `${terminology}/v3-ParticipationType`,
          code: 'IRCP',
          display: 'information recipient',
        },
      ],
    },
    ...(held.length === 0
      ? {}
      : { role: held.map((code) => ({ coding: [{ system: 'urn:socle:role', code }] })) }),
    who:
      user === null
        ? { identifier: { system: issuer, value: subject } }
        : { reference: user, identifier: { system: issuer, value: subject } },
    requestor: true,
    ...(openings.length === 0 ? {} : { policy: openings.map((id) => `urn:uuid:${id}`) }),
    ...(purpose === null ? {} : { purposeOfUse: [{ text: purpose }] }),
  }
}

const entityType = (code: string, display: string): JsonObject => ({
  system: `${terminology}/audit-entity-type`,
  code,
  display,
})

const entityRole = (code: string, display: string): JsonObject => ({
  system: `${terminology}/object-role`,
  code,
  display,
})

const patientOf = (patient: string | null): JsonObject[] =>
  patient === null
    ? []
    : [
        {
          what: { reference: `Patient/${patient}` },
          type: entityType('1', 'Person'),
          role: entityRole('1', 'Patient'),
        },
      ]

/** Beside a query, resources go by their own types: the type of a query is that of no other entity. */
function subjectsOf({ entry, asked, versions }: Traced, pattern: Pattern | undefined) {
  const isOne = pattern?.about === 'data'
  const data = versions.map(([type, id, version]): JsonObject => ({
    what: { reference: `${type}/${id}/_history/${version}` },
    type: isOne
      ? entityType('2', 'System Object')
      : { system: 'http://hl7.org/fhir/resource-types', code: type },
    role: entityRole('4', 'Domain Resource'),
  }))
  if (isOne) return data
  const text = asked ?? entry.interaction
  return [
    {
      type: entityType('2', 'System Object'),
      role: entityRole('24', 'Query'),
      ...(entry.name === null ? {} : { description: entry.name }),
      query: Buffer.from(text).toString('base64'),
    },
    ...data,
  ]
}

const transactionOf = ({ request }: Chained): JsonObject => ({
  what: { identifier: { value: request } },
  type: {
    system: 'https://profiles.ihe.net/ITI/BALP/CodeSystem/BasicAuditEntityType',
    code: 'XrequestId',
  },
})
