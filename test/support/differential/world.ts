/** The hospital of the leak tests for generated operations: its executors' contexts, and what may be asked of it. */
import { searchParametersOf } from '../../../fhir/search-parameters.ts'
import { resourceTypes } from '../../../fhir/types.ts'
import type { RequestContext } from '../../../gateway/context.ts'
import { Ending } from '../../../gateway/ending.ts'
import { isFhirObject } from '../../../record/resource.ts'
import type { Store } from '../../../record/repository.ts'
import { accesses } from '../callers.ts'
import { hospital } from '../guarded.ts'
import { doorOf } from '../served.ts'
import { forgetful } from '../trail.ts'
import type { Pool, Scalar } from './values.ts'

/** Who sees everything, who sees one record, who sees one type, and who sees what relations give. */
export const askers = [
  ...['information', 'mother', 'staff for results', 'a physician in charge', 'a parent of a minor'],
] as const

const roots =
  `patient patients node cohort observationStats conditionStats encounterStats patient patients
  Patient Observation Encounter List Binary Appointment DiagnosticReport Practitioner Consent
  PatientList PatientConnection ObservationList ObservationConnection EncounterList ConditionConnection
  ListList ListConnection ProvenanceList AppointmentConnection DocumentReferenceList TaskList
  PractitionerRoleConnection accessLog auditEvents openings`.split(/\s+/)

/** Fields of the graph itself, beside those that rows have. */
const graphFields =
  `edges pageInfo totalCount count cursor next previous first last offset pagesize hasNextPage endCursor
  resource observations encounters conditions latest timeline observation date mode score
  ObservationList ObservationConnection EncounterConnection ConditionList ListConnection
  DocumentReferenceList ProvenanceConnection TaskList _sort _count first after last orderBy codes groupBy unit code month sex
  ageBand from to patients fields resourceType json accessLog`.split(/\s+/)

function namesIn(value: unknown, into: Set<string>): Set<string> {
  if (Array.isArray(value)) for (const one of value) namesIn(one, into)
  if (isFhirObject(value))
    for (const [name, one] of Object.entries(value)) namesIn(one, into.add(name))
  return into
}

/** Everything has them, and nothing much is in them. */
const dull = ['extension', 'valueReference', 'valueQuantity', 'text', 'meta']

const ids = hospital.map(({ id }) => id)
const keys = hospital.map(({ key }) => key)
const people = ['mother', 'mother', 'child', 'stranger', 'vip', 'nobody']

const dates = ['2024', 'ge2024-03', 'lt2024-06-01']

/** By the type of a search parameter. */
const searched: Readonly<Record<string, readonly string[]>> = {
  token: ['2345-7', 'final', 'active', 'female', 'urn:ipp|ipp-child', 'http://loinc.org|2345-7'],
  string: ['family-mother', 'family', 'a'],
  date: dates,
  reference: ['Patient/mother', 'Patient/mother', 'Patient/child', 'Encounter/mother-Encounter'],
  quantity: ['5.5', 'gt5'],
  number: ['5.5', 'lt9'],
}

/** By the name of an argument. */
const named: Readonly<Record<string, readonly string[]>> = {
  _sort: ['_id', '-_id', '-_lastUpdated', 'wrong'],
  _filter: ['_id=mother', 'wrong=1'],
  fhirpath: ["use = 'official'", 'true', 'system.exists()', '('],
  codes: ['2345-7', 'other'],
  _lastUpdated: ['ge2020', 'lt2020', 'x'],
  from: dates,
  to: dates,
  birthDate: dates,
  asOf: ['2025-01-01T00:00:00Z', '2100-01-01T00:00:00Z', 'x'],
  system: ['http://loinc.org', 'urn:ipp'],
  url: ['http://hl7.org/fhir/StructureDefinition/x'],
}

function parameterOf(field: string, name: string): readonly string[] | undefined {
  const type = resourceTypes.find((one) => field.replace(/(List|Connection)$/, '') === one)
  const parameter = type && searchParametersOf(type)[name.replaceAll('_', '-')]
  return parameter && searched[String(parameter.type)]
}

/** Some are no numbers of rows that anything takes. */
const numbers = [2, 1, 3, 50, 0, -1, 500, 100_000]

const namesOfRows = hospital.reduce(
  (names, { type, resource }) => namesIn(resource, names.add(type)),
  new Set<string>(),
)

/** What operations on the hospital ask for; cursors are of pages that there are. */
export const poolOf = (cursors: readonly string[]): Pool => ({
  lively: new Set([...namesOfRows, ...graphFields].filter((name) => !dull.includes(name))),
  likely: ['Patient', 'Practitioner', 'Observation', 'Encounter', 'Organization'],
  roots: new Set(roots),
  valuesOf(name, scalar, field): readonly Scalar[] {
    if (scalar === 'Boolean') return [true, false]
    if (scalar === 'Int' || scalar === 'Float') return numbers
    if (['after', 'before', '_cursor'].includes(name)) return [...cursors, 'wrong']
    if (name === 'id' && field === 'node') return keys
    const ofType = hospital.filter(({ type }) => type === field).map(({ id }) => id)
    if (name === 'id' && ofType.length > 0) return ofType
    if (name === 'id' || name === '_id' || name === 'patient')
      return [...people, ...people, ...people, ...keys, ...ids]
    return named[name] ?? parameterOf(field, name) ?? ['2345-7', 'final', 'Patient/mother']
  },
})

/** Makes the context of a request, as a door does, for a caller by name. */
export function createContexts(
  store: Store,
): (caller: string, requestId: string) => Promise<RequestContext> {
  const { verify, contextOf } = doorOf(store, accesses)
  return async (caller, requestId) => {
    const access = await verify(`Bearer ${caller}`)
    const trail = forgetful.begin({ access, requestId, face: 'graphql' })
    const subgraph = contextOf(access, trail)
    const ending = new Ending()
    return { ...subgraph, subgraph, requestId, access, trail, ending, authorization: '', entry: {} }
  }
}
