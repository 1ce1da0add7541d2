/** Things that happened to patients: rows of a type with a code, a value, a time, and an order in time. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { ResourceType } from '../../fhir/types.ts'
import { placeName } from '../index/quantity.ts'
import { observationCodeTable, quantityTableOf, tableOf } from '../table.ts'
import { and, any, compareQuantity, type Concept, type QuantityTest } from './comparison.ts'
import type { Criterion, Reach } from './criteria.ts'
import { parseConcept, toToken } from './value.ts'

/** What happened; every condition must hold of one row. */
export interface Event {
  readonly type: ResourceType
  /** Any of these, as searches write them; none means any code. */
  readonly codes: readonly string[]
  /** What the value that stands beside the code must be: of an observation or of its component. */
  readonly values: readonly QuantityTest[]
  readonly where: readonly Criterion[]
  /** Bounds of the start of the clinical date, as instants. */
  readonly from: string | undefined
  readonly to: string | undefined
}

/** Patients to whom something happened; with `then`, something else after it. */
export interface Events {
  readonly kind: 'events'
  readonly first: Event
  readonly then: Event | undefined
  readonly withinDays: number | undefined
}

/** How events turn criteria and access into SQL. */
export interface EventSql {
  readonly reach: Reach
  readonly toCondition: (type: ResourceType, criterion: Criterion, reach: Reach) => Sql
}

/** Where an event's rows lie; observations are found by their codings, of which each is a row. */
export const tableOfEvent = ({ type }: Event): Sql =>
  type === 'Observation' ? observationCodeTable : tableOf(type)

/** The search parameter that says what an event was. */
export const codeParameterOf = (type: ResourceType): string =>
  type === 'Encounter' ? 'class' : 'code'

/** The conditions on an event's rows, under the alias `t`; what was entered in error did not happen. */
export function conditionsOfEvent(event: Event, { reach, toCondition }: EventSql): Sql[] {
  const { type, codes, values, from, to } = event
  const where = event.where.map((criterion) => toCondition(type, criterion, reach))
  return [
    sql`t.status IS DISTINCT FROM 'entered-in-error'`,
    reach(type, 't', type === 'Observation' ? 'codes' : 'own'),
    ...(from === undefined ? [] : [sql`t.start >= ${from}::timestamptz`]),
    ...(to === undefined ? [] : [sql`(t.start > '-infinity' AND t.start <= ${to}::timestamptz)`]),
    ...(codes.length === 0 ? [] : [codeCondition(event)]),
    ...(values.length === 0 ? [] : [valueCondition(event)]),
    ...(where.length > 0 && type === 'Observation'
      ? [
          sql`t.id IN (SELECT t.id FROM ${tableOf(type)} t WHERE ${and([...where, reach(type, 't')])})`,
        ]
      : where),
  ]
}

/** The codes of an event, read. Throws INVALID_ARGUMENT on one that cannot be meant. */
export const conceptsOf = ({ type, codes }: Event): Concept[] =>
  codes.map((code) => parseConcept(codeParameterOf(type), code))

function codeCondition(event: Event): Sql {
  const parameter = codeParameterOf(event.type)
  return event.type === 'Observation'
    ? sql`(${any(conceptsOf(event), (concept) => isConcept('t', concept))})`
    : sql`t.tokens && ${event.codes.map((code) => toToken(parameter, code))}::text[]`
}

/** Do the columns `system` and `code` of an alias say this concept? */
export function isConcept(alias: string, { system, code }: Concept): Sql {
  const t = raw(alias)
  return sql`(${and([
    ...(system === undefined ? [] : [sql`${t}.system = ${system}`]),
    ...(code === undefined ? [] : [sql`${t}.code = ${code}`]),
  ])})`
}

const valuePath = placeName([], ['valueQuantity'])
const componentPath = placeName(['component'], ['valueQuantity'])

/** The values `q` that stand beside the coding `t`: in the observation, or in the component that carries it. */
export function besideCode(event: Event): Sql {
  const codes = conceptsOf(event).map(({ code }) => code)
  const known = codes.filter((code) => code !== undefined)
  const isKnown = known.length > 0 && known.length === codes.length
  return sql`q.type = 'Observation' AND q.id = t.id AND q.concept = t.code AND q."conceptSystem" = t.system
    AND q.path = ANY(${[valuePath, componentPath]}::text[]) AND (q.path = ${componentPath}) = t.component
    AND ${isKnown ? sql`q.concept = ANY(${known}::text[])` : sql`TRUE`}`
}

const valueCondition = (event: Event): Sql =>
  sql`EXISTS (SELECT FROM ${quantityTableOf('Observation')} q
    WHERE ${and([besideCode(event), ...event.values.map(compareQuantity)])})`

/** The patients of events as a condition on the row `t` of a patient. */
export function toEvents({ first, then, withinDays }: Events, to: EventSql): Sql {
  if (then === undefined) return sql`t.id IN (SELECT t.patient ${rows(first, to)})`
  const near =
    withinDays === undefined ? sql`IS NOT NULL` : sql`<= make_interval(days => ${withinDays}::int)`
  // Nearest in time counts: where it is too long ago, so is whatever came before it.
  return sql`t.id IN (SELECT s.patient FROM (
    SELECT e.patient, e.later, e.start - max(e.start) FILTER (WHERE NOT e.later) OVER (
      PARTITION BY e.patient ORDER BY e.start GROUPS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS since
    FROM (${join(
      [first, then].map(
        (event, place) => sql`SELECT t.patient, t.start, ${raw(String(place === 1))} AS later
          ${rows(event, to)} AND t.start > '-infinity'`,
      ),
      ' UNION ALL ',
    )}) e) s
    WHERE s.later AND s.since ${near})`
}

const rows = (event: Event, to: EventSql): Sql =>
  sql`FROM ${tableOfEvent(event)} t WHERE t.patient IS NOT NULL AND ${and(conditionsOfEvent(event, to))}`
