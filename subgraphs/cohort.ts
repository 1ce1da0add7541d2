/** Cohorts: filters of patients by who they are and by what happened to them, made into criteria. */
import { ApiError } from '../errors.ts'
import { toRange } from '../fhir/date.ts'
import { ucumSystem } from '../fhir/ucum.ts'
import { presenceToken, referenceToken } from '../record/index/token.ts'
import type { QuantityTest } from '../record/search/comparison.ts'
import type { Criterion } from '../record/search/criteria.ts'
import type { Event } from '../record/search/events.ts'
import { parseDate, toCriterion } from '../record/search/parameters.ts'
import { parseParameter } from '../record/search/query.ts'
import { parseQuantity } from '../record/search/value.ts'
import type { ResourceType } from '../fhir/types.ts'
import { presentStatuses } from './clinical.ts'

type Given<T> = T | null | undefined
type Texts = Given<readonly string[]>

export interface CohortFilter {
  readonly sex?: Texts
  readonly ageFrom?: Given<number>
  readonly ageTo?: Given<number>
  readonly present?: Given<boolean>
  readonly had?: Given<readonly EventFilter[]>
  readonly sequence?: Given<readonly EventSequence[]>
  readonly all?: Given<readonly CohortFilter[]>
  readonly any?: Given<readonly CohortFilter[]>
  readonly none?: Given<readonly CohortFilter[]>
}

interface EventSequence {
  readonly first: EventFilter
  readonly then: EventFilter
  readonly withinDays?: Given<number>
}

export interface Dates {
  readonly from?: Given<string>
  readonly to?: Given<string>
}

interface EventFilter extends Dates {
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

/** Each event is a part of the statement: so many may be asked about at once. */
const mostEvents = 20
const mostDays = 36_525
const mostYears = 200

/** The criteria on patients that a filter asks for. Throws INVALID_ARGUMENT, or LIMIT_EXCEEDED with too many events. */
export function toCohort(filter: CohortFilter, today: Date): Criterion[] {
  if (countEvents(filter) > mostEvents) {
    throw new ApiError('LIMIT_EXCEEDED', { detail: { limit: 'events', maximum: mostEvents } })
  }
  return toCriteria(filter, today)
}

const nestedIn = ({ all, any, none }: CohortFilter) => [
  ...(all ?? []),
  ...(any ?? []),
  ...(none ?? []),
]

const countEvents = (filter: CohortFilter): number =>
  (filter.had ?? []).length +
  2 * (filter.sequence ?? []).length +
  nestedIn(filter)
    .map(countEvents)
    .reduce((sum, count) => sum + count, 0)

function toCriteria(filter: CohortFilter, today: Date): Criterion[] {
  const { sex, ageFrom, ageTo, present, had, sequence, all, any, none } = filter
  const nested = (of: readonly CohortFilter[]) =>
    of.map((one): Criterion => ({ kind: 'all', of: toCriteria(one, today) }))
  return [
    ...(sex == null ? [] : [toCriterion('Patient', 'gender', sex.map(literal))]),
    ...(ageFrom == null ? [] : [bornBy(ageFrom, today)]),
    ...(ageTo == null ? [] : [bornAfter(ageTo, today)]),
    ...(present == null ? [] : [present ? stays : ({ kind: 'not', of: stays } as const)]),
    ...(had ?? []).map((event) => happened(toEvent(event))),
    ...(sequence ?? []).map(toSequence),
    ...nested(all ?? []),
    ...(any == null ? [] : [{ kind: 'any', of: nested(any) } as const]),
    ...(none == null ? [] : [{ kind: 'not', of: { kind: 'any', of: nested(none) } } as const]),
  ]
}

const stays: Criterion = { kind: 'stay', tokens: [], statuses: presentStatuses }

const happened = (first: Event): Criterion => ({
  kind: 'events',
  first,
  then: undefined,
  withinDays: undefined,
})

function toSequence({ first, then, withinDays }: EventSequence): Criterion {
  const days = withinDays ?? undefined
  if (days !== undefined && (days < 0 || days > mostDays)) throw new ApiError('INVALID_ARGUMENT')
  return { kind: 'events', first: toEvent(first), then: toEvent(then), withinDays: days }
}

/** A value of ours in a search: what separates alternatives and parts there is text here. */
const literal = (text: string) => text.replace(/[\\|,$]/g, String.raw`\$&`)

/** Those who have had this birthday: their birth date begins before the day after it. */
function bornBy(years: number, today: Date): Criterion {
  if (years < 0 || years > mostYears) throw new ApiError('INVALID_ARGUMENT')
  const [year, month] = [today.getUTCFullYear() - years, today.getUTCMonth()]
  // Who was born on 29 February has the birthday on 1 March where there is no such day.
  const day = Math.min(today.getUTCDate(), new Date(Date.UTC(year, month + 1, 0)).getUTCDate())
  const bound = new Date(Date.UTC(year, month, day + 1)).toISOString().slice(0, 10)
  return { kind: 'clinicalDate', anyOf: [parseDate(`lt${bound}`)] }
}

const bornAfter = (years: number, today: Date): Criterion => ({
  kind: 'all',
  of: [
    { kind: 'tokens', anyOf: [presenceToken('birthdate')] },
    { kind: 'not', of: bornBy(years + 1, today) },
  ],
})

/** The one kind that an event filter names, with its dates. */
function toEvent(filter: EventFilter): Event {
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

/** In one of these places, be it as location or as service provider. */
const inUnit = (units: readonly string[]): Criterion => ({
  kind: 'tokens',
  anyOf: ['location', 'service-provider'].flatMap((code) =>
    units.map((unit) => referenceToken(code, unit)),
  ),
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
