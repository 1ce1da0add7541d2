/** What the record can be searched by: one narrow row per current resource, made from its document. */
import { labelsOf } from '../../access/labels.ts'
import { compartmentParametersOf } from '../../fhir/compartment.ts'
import { undated, type Range } from '../../fhir/date.ts'
import { isIns } from '../../fhir/identity/ins.ts'
import { insNumbersOf, repeatsIns } from '../../fhir/identity/number.ts'
import { mayShowIns } from '../../fhir/identity/traits.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { isFhirObject, listOf, textOf, type FhirObject } from '../resource.ts'
import { besidePairs, compositeTokens } from './composite.ts'
import { clinicalDatePaths } from './clinical-date.ts'
import { foundAt, valuesAt, valuesOf, type Found } from './extract.ts'
import { datesBesideClinicalOf, mayHave, parametersOf, type Parameter } from './parameters.ts'
import { sortName } from './name.ts'
import { quantityRows, type QuantityRow } from './quantity.ts'
import { rangesOf } from './range.ts'
import { textRows, type TextRow } from './text.ts'
import {
  codingsOf,
  identifierTokens,
  presenceToken,
  referencedId,
  referenceTokens,
  tokensOf,
  uriTokens,
  type Audience,
} from './token.ts'

/** The row of a type's index table, apart from what the ledger adds (version, sequence, time). */
export interface IndexRow extends Range {
  readonly patient: string | null
  readonly compartment: readonly string[]
  readonly labels: readonly string[]
  readonly encounter: string | null
  readonly status: string | null
  readonly tokens: readonly string[]
  readonly name: string
  readonly strings: readonly TextRow[]
  readonly dates: readonly ({ readonly parameter: string } & Range)[]
  readonly quantities: readonly QuantityRow[]
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
  return {
    ...clinicalRange(type, resource),
    patient: compartment[0] ?? null,
    compartment,
    labels: labelsOf(resource),
    encounter: encounterOf(type, resource),
    status: statusOf(type, resource),
    tokens: tokensIn(type, resource),
    name: sortName(resource),
    strings: textRows(type, resource),
    dates: dateRows(type, resource),
    quantities: quantityRows(type, resource),
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

/** Every token of a resource once: what it carries, and which parameters it has a value for. */
function tokensIn(type: ResourceType, resource: FhirObject): string[] {
  const audienceOf = toAudience(resource)
  const tokens = new Set<string>()
  for (const parameter of parametersOf(type)) {
    if (!mayHave(resource, parameter)) continue
    let isPresent = false
    for (const found of foundAt(resource, parameter.paths)) {
      if (found.targets !== undefined && !isOfType(found.value, found.targets)) continue
      if (!isPresent) tokens.add(presenceToken(parameter.code))
      isPresent = true
      for (const token of tokensFor(parameter, found, audienceOf)) tokens.add(token)
    }
  }
  for (const token of compositeTokens(type, resource)) tokens.add(token)
  return [...tokens]
}

/** What may be masked is found by those alone who see it: an INS in a reference is masked for everybody. */
function toAudience(resource: FhirObject): (identifier: unknown) => Audience {
  const audience = mayShowIns(resource) ? 'ins' : 'hidden'
  const numbers = insNumbersOf(listOf(resource, 'identifier'))
  return (identifier) =>
    isIns(identifier) || repeatsIns(identifier, numbers) ? audience : 'everybody'
}

function tokensFor(
  { code, kind }: Parameter,
  { value, as }: Found,
  audienceOf: (identifier: unknown) => Audience,
): string[] {
  if (kind === 'reference') return referenceTokens(code, value)
  if (kind === 'uri') return uriTokens(code, value, as)
  if (kind !== 'token') return []
  if (as === 'Identifier') {
    return identifierTokens(code, value, audienceOf(value))
  }
  return codingsOf(value, as).flatMap((coding) => tokensOf(code, coding))
}

/** Canonical URLs and references elsewhere do not say their type: they count. */
const isOfType = (value: unknown, targets: readonly string[]) =>
  !isFhirObject(value) ||
  !/^[A-Za-z]+\//.test(textOf(value, 'reference') ?? '') ||
  referencedId(value, targets) !== undefined

function dateRows(type: ResourceType, resource: FhirObject) {
  const own = datesBesideClinicalOf(type)
    .filter((parameter) => mayHave(resource, parameter))
    .map(({ code, paths }) => ({
      name: code,
      values: paths.flatMap((path) => valuesAt(resource, path)),
    }))
  return [...own, ...besidePairs(type, resource, 'date')].flatMap(({ name, values }) =>
    values.flatMap(rangesOf).map((range) => ({ parameter: name, ...range })),
  )
}

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
