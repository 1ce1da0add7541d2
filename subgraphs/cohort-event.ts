/** What happened to patients, as a cohort asks for it: an observation, a condition, a procedure, a medication, a stay. */
import { ApiError } from '../errors.ts'
import { toRange } from '../fhir/date.ts'
import type { ResourceType } from '../fhir/types.ts'
import { ucumSystem } from '../fhir/ucum.ts'
import type { QuantityTest } from '../record/search/comparison.ts'
import type { Criterion } from '../record/search/criteria.ts'
import type { Event } from '../record/search/events.ts'
import { toCriterion } from '../record/search/parameters.ts'
import { parseParameter } from '../record/search/query.ts'
import { parseQuantity } from '../record/search/value.ts'
import { unitTokens } from './clinical.ts'

export type Given<T> = T | null | undefined
export type Texts = Given<readonly string[]>

export interface Dates {
  readonly from?: Given<string>
  readonly to?: Given<string>
}

export interface EventFilter extends Dates {
  readonly observation?: Given<CodedEvent & { readonly value?: Given<ValueRange> }>
  readonly condition?: Given<CodedEvent>
  readonly procedure?: Given<CodedEvent>
  readonly medication?: Given<CodedEvent>
  readonly encounter?: Given<EncounterEvent>
}

interface CodedEvent {
  readonly code: readonly string[]
  readonly filter?: Given<string>
}

export interface EncounterEvent {
  readonly class?: Texts
  readonly unit?: Texts
  readonly filter?: Given<string>
}

interface ValueRange {
  readonly above?: Given<number>
  readonly atLeast?: Given<number>
  readonly below?: Given<number>
  readonly atMost?: Given<number>
  readonly unit: string
}

/** A value of ours in a search: what separates alternatives and parts there is text here. */
export const literal = (text: string) => text.replace(/[\\|,$]/g, String.raw`\$&`)

/** The one kind that an event filter names, with its dates. */
export function toEvent(filter: EventFilter): Event {
  const { observation, condition, procedure, medication, encounter } = filter
  const dates = toDates(filter)
  const [event, ...others] = [
    ...(observation == null ? [] : [toObservation(observation)]),
    ...(condition == null ? [] : [toCoded('Condition', condition)]),
    ...(procedure == null ? [] : [toCoded('Procedure', procedure)]),
    ...(medication == null ? [] : [toMedication(medication)]),
    ...(encounter == null ? [] : [toEncounter(encounter)]),
  ]
  if (event === undefined || others.length > 0) throw new ApiError('INVALID_ARGUMENT')
  return { ...event, ...dates }
}

type Undated = Omit<Event, 'from' | 'to'>

/** Bounds as instants: from the beginning of the one date to the end of the other. */
export function toDates({ from, to }: Dates): Pick<Event, 'from' | 'to'> {
  const [start, end] = [from, to].map((date) => (date == null ? undefined : toRange(date)))
  if (start === null || end === null) throw new ApiError('INVALID_ARGUMENT')
  return { from: start?.start, to: end?.end }
}

/** `_filter` as criteria. */
export const filterOf = (type: ResourceType, filter: Given<string>): Criterion[] =>
  filter == null ? [] : [parseParameter(type, '_filter', filter)]

/** Codes that are asked for must be some: none at all would ask for any. */
function toCoded(type: ResourceType, { code, filter }: CodedEvent): Undated {
  if (code.length === 0) throw new ApiError('INVALID_ARGUMENT')
  return { type, codes: code, values: [], where: filterOf(type, filter) }
}

const toObservation = ({
  value,
  ...coded
}: CodedEvent & { readonly value?: Given<ValueRange> }): Undated => ({
  ...toCoded('Observation', coded),
  values: value == null ? [] : toTests(value),
})

function toMedication({ code, filter }: CodedEvent): Undated {
  const named: Criterion = {
    kind: 'chain',
    parameter: 'medication',
    target: 'Medication',
    where: [toCriterion('Medication', 'code', code)],
  }
  const of = [toCriterion('MedicationRequest', 'code', code), named]
  const where: Criterion[] = [{ kind: 'any', of }, ...filterOf('MedicationRequest', filter)]
  return { type: 'MedicationRequest', codes: [], values: [], where }
}

/** An encounter by its class, its unit and whatever else. */
export const toEncounter = ({ class: classes, unit, filter }: EncounterEvent) => ({
  type: 'Encounter' as const,
  codes: classes ?? [],
  values: [],
  where: [...(unit == null ? [] : [inUnit(unit)]), ...filterOf('Encounter', filter)],
})

const inUnit = (units: readonly string[]): Criterion => ({
  kind: 'tokens',
  anyOf: unitTokens(units),
})

function toTests({ unit, ...bounds }: ValueRange): QuantityTest[] {
  const prefixes = { above: 'gt', atLeast: 'ge', below: 'lt', atMost: 'le' } as const
  const tests = (['above', 'atLeast', 'below', 'atMost'] as const).flatMap((bound) => {
    const value = bounds[bound]
    return value == null
      ? []
      : [parseQuantity('value', `${prefixes[bound]}${value}|${ucumSystem}|${literal(unit)}`)]
  })
  if (unit === '' || tests.length === 0) throw new ApiError('INVALID_ARGUMENT')
  return tests
}
