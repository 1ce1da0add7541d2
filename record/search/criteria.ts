/** What a search asks of a row, and the SQL that asks it. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Range } from '../../fhir/date.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { dateTableOf, stringTableOf, tableOf } from '../table.ts'

/** https://hl7.org/fhir/R4/search.html#prefix */
export const datePrefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb'] as const
export type DatePrefix = (typeof datePrefixes)[number]

/** A date to compare with: the prefix, and the range the value spans. */
export interface DateTest extends Range {
  readonly prefix: DatePrefix
}

/** One condition of a search; alternatives are ORed, criteria are ANDed. */
export type Criterion =
  | { readonly kind: 'ids'; readonly anyOf: readonly string[] }
  | { readonly kind: 'tokens'; readonly anyOf: readonly string[] }
  | { readonly kind: 'strings'; readonly parameter: string; readonly anyOf: readonly string[] }
  | { readonly kind: 'dates'; readonly parameter: string; readonly anyOf: readonly DateTest[] }
  | { readonly kind: 'clinicalDate'; readonly anyOf: readonly DateTest[] }
  | { readonly kind: 'updated'; readonly anyOf: readonly DateTest[] }
  | { readonly kind: 'statusNot'; readonly status: string }
  | Stay

/** Patients with an encounter that meets all of this: a ward list, "my patients". */
export interface Stay {
  readonly kind: 'stay'
  /** Tokens that the encounter carries, one of each list. */
  readonly tokens: readonly (readonly string[])[]
  readonly statuses: readonly string[] | undefined
}

/** The SQL of one criterion on the index table of a type, under the alias `t`. */
export function toCondition(type: ResourceType, criterion: Criterion, encounters: Sql): Sql {
  switch (criterion.kind) {
    case 'ids':
      return sql`t.id = ANY(${criterion.anyOf}::text[])`
    case 'tokens':
      return carries('t', criterion.anyOf)
    case 'strings':
      return sql`t.id IN (SELECT s.id FROM ${stringTableOf(type)} s
        WHERE s.type = ${type} AND s.parameter = ${criterion.parameter} AND (${any(criterion.anyOf, startsWith)}))`
    case 'dates':
      return sql`t.id IN (SELECT d.id FROM ${dateTableOf(type)} d
        WHERE d.type = ${type} AND d.parameter = ${criterion.parameter}
        AND (${any(criterion.anyOf, (test) => compare('d.start', 'd."end"', test))}))`
    case 'clinicalDate':
      return sql`t."end" > '-infinity' AND (${any(criterion.anyOf, (test) => compare('t.start', 't."end"', test))})`
    case 'updated':
      return sql`(${any(criterion.anyOf, (test) => compare('t.updated', 't.updated', test))})`
    case 'statusNot':
      return sql`t.status IS DISTINCT FROM ${criterion.status}`
    case 'stay':
      return toStay(criterion, encounters)
  }
}

const any = <T>(alternatives: readonly T[], toSql: (alternative: T) => Sql): Sql =>
  alternatives.length === 0 ? sql`FALSE` : join(alternatives.map(toSql), ' OR ')

const carries = (alias: string, tokens: readonly string[]) =>
  sql`${raw(alias)}.tokens && ${tokens}::text[]`

/** A prefix as a range of the index, which a pattern in a parameter cannot use. */
const startsWith = (prefix: string) =>
  sql`(s.value >= ${prefix} AND s.value < ${`${prefix}\u{10FFFF}`})`

function compare(from: string, to: string, { prefix, start, end }: DateTest): Sql {
  const [a, b] = [raw(from), raw(to)]
  const inside = sql`(${a} >= ${start}::timestamptz AND ${b} <= ${end}::timestamptz)`
  const comparisons: Record<DatePrefix, () => Sql> = {
    eq: () => inside,
    ne: () => sql`NOT ${inside}`,
    gt: () => sql`${b} > ${end}::timestamptz`,
    lt: () => sql`${a} < ${start}::timestamptz`,
    ge: () => sql`(${b} > ${end}::timestamptz OR ${inside})`,
    le: () => sql`(${a} < ${start}::timestamptz OR ${inside})`,
    sa: () => sql`${a} > ${end}::timestamptz`,
    eb: () => sql`${b} < ${start}::timestamptz`,
  }
  return comparisons[prefix]()
}

/** `encounters` is what the caller may see of encounters: without it the list would tell what they may not read. */
const toStay = ({ tokens, statuses }: Stay, encounters: Sql) =>
  sql`EXISTS (SELECT FROM ${tableOf('Encounter')} e WHERE e.patient = t.id AND ${encounters}
    AND e.status IS DISTINCT FROM 'entered-in-error'
    ${statuses === undefined ? raw('') : sql`AND e.status = ANY(${statuses}::text[])`}
    ${
      tokens.length === 0
        ? raw('')
        : sql`AND ${join(
            tokens.map((anyOf) => carries('e', anyOf)),
            ' AND ',
          )}`
    })`
