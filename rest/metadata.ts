/**
 * What this server can do, told by the tables it works by: the types, their search parameters, the interactions.
 * https://hl7.org/fhir/R4/capabilitystatement.html
 */
import type { IssuerEndpoints } from '../access/issuers.ts'
import { searchParametersOf, type SearchParameter } from '../fhir/search-parameters.ts'
import { structures } from '../fhir/structures.ts'
import { isResourceType, resourceTypes, type ResourceType } from '../fhir/types.ts'
import { modifiersOf } from '../record/search/parameters.ts'
import { toResourceAnswer } from './answer.ts'
import type { Method, RestAnswer, RestRequest } from './exchange.ts'
import { assertAcceptable } from './format.ts'
import { isAnswered } from './interactions.ts'

/** When this process began to be able to do it. */
const date = new Date().toISOString()

/** Interaction → the method and the form of the address that mean it. https://hl7.org/fhir/R4/valueset-type-restful-interaction.html */
const probes: Readonly<Record<string, readonly [Method, (type: string) => readonly string[]]>> = {
  read: ['GET', (type) => [type, '1']],
  vread: ['GET', (type) => [type, '1', '_history', '1']],
  update: ['PUT', (type) => [type, '1']],
  patch: ['PATCH', (type) => [type, '1']],
  delete: ['DELETE', (type) => [type, '1']],
  'history-instance': ['GET', (type) => [type, '1', '_history']],
  'history-type': ['GET', (type) => [type, '_history']],
  create: ['POST', (type) => [type]],
  'search-type': ['GET', (type) => [type]],
}

/** The one that parked types do not have: they are in no index. */
const isOfIndex = (code: string) => code === 'search-type'

const interactionsOf = (type: string) =>
  Object.entries(probes)
    .filter(([code]) => isResourceType(type) || !isOfIndex(code))
    .filter(([, [method, toSegments]]) => isAnswered(method, toSegments(type)))
    .map(([code]) => ({ code }))

const searchable = (type: ResourceType): [string, SearchParameter][] =>
  Object.entries(searchParametersOf(type)).filter(([, { type: kind }]) => kind !== 'special')

/** https://hl7.org/fhir/R4/search.html#modifiers: R4's statement has no element for modifiers. */
function toSearchParameter([name, parameter]: [string, SearchParameter]) {
  const { type, targets } = parameter
  const isTyped = type === 'reference' && targets?.length !== 1
  const modifiers = [...modifiersOf(name, parameter), ...(isTyped ? ['[type]'] : [])]
  const documentation =
    modifiers.length === 0 ? {} : { documentation: `Modifiers: :${modifiers.join(', :')}` }
  return { name, type, ...documentation }
}

/** The parameters by which resources of other types refer to this one, as `_revinclude` takes them. */
const referrersOf = (type: ResourceType): string[] =>
  resourceTypes.flatMap((other) =>
    searchable(other)
      .filter(
        ([, parameter]) => parameter.type === 'reference' && parameter.targets?.includes(type),
      )
      .map(([code]) => `${other}:${code}`),
  )

/** https://hl7.org/fhir/R4/http.html#cond-update and the like: the type's address with a search. */
function conditionals(type: string) {
  const takes = (method: Method) => isAnswered(method, [type])
  return {
    conditionalCreate: takes('POST'),
    conditionalUpdate: takes('PUT'),
    conditionalDelete: takes('DELETE') ? 'single' : 'not-supported',
  }
}

function searchOf(type: ResourceType) {
  const includes = searchable(type)
    .filter(([, { type: kind }]) => kind === 'reference')
    .map(([code]) => `${type}:${code}`)
  const referrers = referrersOf(type)
  return {
    ...(includes.length === 0 ? {} : { searchInclude: includes }),
    ...(referrers.length === 0 ? {} : { searchRevInclude: referrers }),
    searchParam: searchable(type).map(toSearchParameter),
  }
}

const toResource = (type: string) => ({
  type,
  profile: `http://hl7.org/fhir/StructureDefinition/${type}`,
  interaction: interactionsOf(type),
  versioning: 'versioned',
  readHistory: true,
  conditionalRead: 'full-support',
  updateCreate: isAnswered('PUT', [type, '1']),
  ...(isResourceType(type) ? { ...conditionals(type), ...searchOf(type) } : {}),
})

/** What is searched by in every type beside its own parameters. */
const everywhere = [
  {
    name: '_filter',
    type: 'special',
    definition: 'http://hl7.org/fhir/SearchParameter/filter',
    documentation: 'and, or, not and parentheses; no terminology operators',
  },
]

/** Operations, by their definitions in R4; `$graphql` is answered by the graph beside this face. */
const operations = ['graphql', 'validate'].map((name) => ({
  name,
  definition: `http://hl7.org/fhir/OperationDefinition/Resource-${name}`,
}))

const systemInteractions = () => [
  ...(isAnswered('POST', []) ? [{ code: 'transaction' }, { code: 'batch' }] : []),
  ...(isAnswered('GET', ['_history']) ? [{ code: 'history-system' }] : []),
]

/** Each of the addresses by SMART 1's name for it: http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris */
const addresses = {
  authorization: 'authorize',
  token: 'token',
  introspection: 'introspect',
  revocation: 'revoke',
  registration: 'register',
} as const satisfies Partial<Record<keyof IssuerEndpoints, string>>

function toAddresses(endpoints: IssuerEndpoints): object {
  const named = Object.entries(addresses).map(([name, url]) => [url, Reflect.get(endpoints, name)])
  return {
    url: 'http://fhir-registry.smarthealthit.org/StructureDefinition/oauth-uris',
    extension: named
      .filter(([, address]) => address !== undefined)
      .map(([url, valueUri]) => ({ url, valueUri })),
  }
}

/** https://hl7.org/fhir/R4/security.html: who may do what of this is decided by SMART scopes. */
const toSecurity = (endpoints: IssuerEndpoints | undefined) => ({
  ...(endpoints === undefined ? {} : { extension: [toAddresses(endpoints)] }),
  service: [
    {
      coding: [
        {
          system: 'http://terminology.hl7.org/CodeSystem/restful-security-service',
          code: 'SMART-on-FHIR',
        },
      ],
    },
  ],
})

function toStatement(base: string, endpoints: IssuerEndpoints | undefined): object {
  const types = Object.entries(structures).filter(([, { kind }]) => kind === 'resource')
  return {
    resourceType: 'CapabilityStatement',
    status: 'active',
    date,
    kind: 'instance',
    software: { name: 'Socle' },
    implementation: { description: 'A patient record on FHIR R4', url: base },
    fhirVersion: '4.0.1',
    format: ['application/fhir+json'],
    ...(isAnswered('PATCH', ['Patient', '1'])
      ? { patchFormat: ['application/json-patch+json'] }
      : {}),
    rest: [
      {
        mode: 'server',
        security: toSecurity(endpoints),
        resource: types.map(([type]) => toResource(type)),
        interaction: systemInteractions(),
        searchParam: everywhere,
        operation: operations,
      },
    ],
  }
}

const statements = new Map<string, string>()

/** The statement of the face at this base: a process can do the same all its life. */
function statementAt(base: string, endpoints: IssuerEndpoints | undefined): string {
  const key = `${base} ${endpoints?.token}`
  const text = statements.get(key) ?? JSON.stringify(toStatement(base, endpoints))
  statements.set(key, text)
  return text
}

/**
 * Answers what needs no token, for it tells nothing of the record; undefined for everything else.
 * https://hl7.org/fhir/R4/http.html#capabilities
 */
export function answerOpen(
  request: RestRequest,
  base: string,
  endpoints?: IssuerEndpoints,
): RestAnswer | undefined {
  const [segment, ...more] = request.segments
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  if (segment !== 'metadata' || more.length > 0 || !isRead) return undefined
  assertAcceptable(request)
  return toResourceAnswer(200, statementAt(base, endpoints))
}
