/** What the record can be searched by: one narrow row per current resource, made from its document. */
import { compartmentParametersOf } from '../../fhir/compartment.ts'
import { toRange, undated, type Range } from '../../fhir/date.ts'
import { searchParametersOf, type SearchParameter } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, listOf, textOf, type FhirObject } from '../resource.ts'
import { clinicalDatePaths, isClinicalDate } from './clinical-date.ts'
import { valuesAt, valuesOf } from './extract.ts'
import { sortName, stringsOf } from './name.ts'
import { codingsOf, referencedId, referenceTokens, tokensOf } from './token.ts'

/** The row of a type's index table, apart from what the ledger adds (version, sequence, time). */
export interface IndexRow extends Range {
  readonly patient: string | null
  readonly compartment: readonly string[]
  readonly encounter: string | null
  readonly status: string | null
  readonly tokens: readonly string[]
  readonly name: string
  readonly strings: readonly { readonly parameter: string; readonly value: string }[]
  readonly dates: readonly ({ readonly parameter: string } & Range)[]
  readonly codes: readonly CodeRow[]
}

/** One coding by which an observation, or a component of it, is found. */
export interface CodeRow {
  readonly system: string
  readonly code: string
  readonly component: boolean
}

/** The element that may say `entered-in-error`, where it is not `status`. */
const statusElements: Partial<Record<ResourceType, string>> = {
  AllergyIntolerance: 'verificationStatus',
  Condition: 'verificationStatus',
  Goal: 'lifecycleStatus',
}

/** The index row of a resource; pure, so that a rebuild gives the same rows. */
export function toIndexRow(type: ResourceType, resource: FhirObject): IndexRow {
  const compartment = patientsOf(type, resource)
  const entries = Object.entries(searchParametersOf(type))
  const values = <T>(of: (code: string, parameter: SearchParameter) => T[]) =>
    entries.flatMap(([code, parameter]) => of(code, parameter))
  return {
    ...clinicalRange(type, resource),
    patient: compartment[0] ?? null,
    compartment,
    encounter: encounterOf(type, resource),
    status: statusOf(type, resource),
    tokens: [...new Set(values((code, { type: kind }) => tokensFor(kind, type, code, resource)))],
    name: sortName(resource),
    strings: values((code, { type: kind }) =>
      kind === 'string' ? stringValues(type, code, resource) : [],
    ),
    dates: values((code, { type: kind }) =>
      kind === 'date' && !isClinicalDate(type, code) ? dateValues(type, code, resource) : [],
    ),
    codes: type === 'Observation' ? codesOf(resource) : [],
  }
}

/** The patients in whose compartment a resource is; the first is its subject. */
export function patientsOf(type: ResourceType, resource: FhirObject): string[] {
  if (type === 'Patient') return [textOf(resource, 'id') ?? '']
  const references =
    type === 'Binary'
      ? listOf(resource, 'securityContext')
      : compartmentParametersOf(type).flatMap((code) =>
          valuesOf(type, code, resource).map(({ value }) => value),
        )
  const ids = references.map((reference) => referencedId(reference, ['Patient']))
  return [...new Set(ids.filter((id) => id !== undefined))]
}

function clinicalRange(type: ResourceType, resource: FhirObject): Range {
  for (const path of clinicalDatePaths(type)) {
    const [range] = valuesAt(resource, path).flatMap((value) => rangesOf(value))
    if (range !== undefined) return range
  }
  return undated
}

/** The ranges of a date, Period or Timing. */
function rangesOf(value: unknown): Range[] {
  if (typeof value === 'string') return [toRange(value)].filter((range) => range !== null)
  if (!isFhirObject(value)) return []
  if (value['event'] !== undefined) return listOf(value, 'event').flatMap(rangesOf)
  const repeat = value['repeat']
  if (isFhirObject(repeat)) return rangesOf(repeat['boundsPeriod'])
  const start = toRange(textOf(value, 'start') ?? '')
  const end = toRange(textOf(value, 'end') ?? '')
  if (start === null && end === null) return []
  return [{ start: start?.start ?? '-infinity', end: end?.end ?? 'infinity' }]
}

function encounterOf(type: ResourceType, resource: FhirObject): string | null {
  const [id] = valuesOf(type, 'encounter', resource)
    .map(({ value }) => referencedId(value, ['Encounter']))
    .filter((value) => value !== undefined)
  return id ?? null
}

function statusOf(type: ResourceType, resource: FhirObject): string | null {
  const value = resource[statusElements[type] ?? 'status']
  if (typeof value === 'string') return value
  return codingsOf(value, 'CodeableConcept')[0]?.code ?? null
}

/** The row's own id column answers `_id`. */
const inColumns: ReadonlySet<string> = new Set(['_id', '_lastUpdated'])

function tokensFor(
  kind: SearchParameter['type'],
  type: ResourceType,
  code: string,
  resource: FhirObject,
): string[] {
  if (inColumns.has(code)) return []
  const found = () => valuesOf(type, code, resource)
  if (kind === 'token' || kind === 'uri') {
    return found().flatMap(({ value, as }) =>
      codingsOf(value, as).flatMap((coding) => tokensOf(code, coding)),
    )
  }
  if (kind !== 'reference') return []
  return found()
    .filter(({ value, targets }) => targets === undefined || isOfType(value, targets))
    .flatMap(({ value }) => referenceTokens(code, value))
}

/** Canonical URLs and references elsewhere do not say their type: they count. */
const isOfType = (value: unknown, targets: readonly string[]) =>
  !isFhirObject(value) ||
  !/^[A-Za-z]+\//.test(textOf(value, 'reference') ?? '') ||
  referencedId(value, targets) !== undefined

const stringValues = (type: ResourceType, code: string, resource: FhirObject) =>
  [...new Set(valuesOf(type, code, resource).flatMap(({ value }) => stringsOf(value)))].map(
    (value) => ({ parameter: code, value }),
  )

const dateValues = (type: ResourceType, code: string, resource: FhirObject) =>
  valuesOf(type, code, resource)
    .flatMap(({ value }) => rangesOf(value))
    .map((range) => ({ parameter: code, ...range }))

/** No terminology has longer ones; an entry of an index could not hold them. */
const longestCode = 600

function codesOf(observation: FhirObject): CodeRow[] {
  const rows = (concept: unknown, component: boolean): CodeRow[] =>
    codingsOf(concept, 'CodeableConcept')
      .filter(({ system, code }) => (system ?? '').length + code.length <= longestCode)
      .map(({ system, code }) => ({ system: system ?? '', code, component }))
  const components = listOf(observation, 'component').filter(isFhirObject)
  const all = [
    ...rows(observation['code'], false),
    ...components.flatMap(({ code }) => rows(code, true)),
  ]
  return [
    ...new Map(
      all.map((row) => [JSON.stringify([row.system, row.code, row.component]), row]),
    ).values(),
  ]
}
