/** Cohorts: filters of patients by who they are and by what happened to them, made into criteria. */
import { ApiError } from '../errors.ts'
import { presenceToken } from '../record/index/token.ts'
import type { Criterion } from '../record/search/criteria.ts'
import type { Event } from '../record/search/events.ts'
import { parseDate, toCriterion } from '../record/search/parameters.ts'
import { presentStatuses } from './clinical.ts'
import { literal, toEvent, type EventFilter, type Given, type Texts } from './cohort-event.ts'

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
