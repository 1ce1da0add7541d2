/** What a search asks of a row, and the SQL that asks it. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { ResourceType } from '../../fhir/types.ts'
import { tableOf } from '../table.ts'
import { anchorOf, type AnchorColumn } from './anchor.ts'
import {
  any,
  compareDates,
  inDates,
  inQuantities,
  inStrings,
  type Concept,
  type DateTest,
  type QuantityTest,
  type StringMode,
} from './comparison.ts'
import { toEvents, type Events } from './events.ts'

/** One condition of a search; alternatives are ORed, criteria are ANDed. */
export type Criterion =
  | { readonly kind: 'ids'; readonly anyOf: readonly string[] }
  | {
      readonly kind: 'tokens'
      readonly anyOf: readonly string[]
      /** They are tokens of identifiers, some of which not every caller finds. */
      readonly ofIdentifiers?: true
      /** A column that holds the same, for the sake of its index. */
      readonly column?: AnchorColumn
    }
  | {
      readonly kind: 'strings'
      readonly parameters: readonly string[]
      readonly mode: StringMode
      readonly anyOf: readonly string[]
    }
  | { readonly kind: 'dates'; readonly parameter: string; readonly anyOf: readonly DateTest[] }
  | { readonly kind: 'clinicalDate'; readonly anyOf: readonly DateTest[] }
  | { readonly kind: 'updated'; readonly anyOf: readonly DateTest[] }
  | {
      readonly kind: 'quantities'
      readonly paths: readonly string[]
      readonly concept?: Concept
      readonly anyOf: readonly QuantityTest[]
    }
  | { readonly kind: 'statusNot'; readonly status: string }
  | CodeSet
  | Chain
  | Reverse
  | Stay
  | Events
  | { readonly kind: 'all' | 'any'; readonly of: readonly Criterion[] }
  | { readonly kind: 'not'; readonly of: Criterion }

/** Codes that a ValueSet or a CodeSystem of the record lists; they are looked up before the search is asked. */
export interface CodeSet {
  readonly kind: 'codes'
  readonly parameter: string
  readonly relation: 'in' | 'below' | 'above'
  readonly value: string
}

/** Rows that refer to a resource of another type which meets all of this. */
export interface Chain {
  readonly kind: 'chain'
  readonly parameter: string
  readonly target: ResourceType
  readonly where: readonly Criterion[]
}

/** Rows that a resource of another type, which meets all of this, refers to. */
export interface Reverse {
  readonly kind: 'reverse'
  readonly type: ResourceType
  readonly parameter: string
  readonly where: readonly Criterion[]
}

/** Patients with an encounter that meets all of this: a ward list, "my patients". */
export interface Stay {
  readonly kind: 'stay'
  /** Tokens that the encounter carries, one of each list. */
  readonly tokens: readonly (readonly string[])[]
  readonly statuses: readonly string[] | undefined
}

/** What the caller may search of a type: without it a chain would tell what they may not read. */
export type Reach = (type: ResourceType, alias: string, table?: ReachedTable) => Sql

/** The table of the type, or that of observations' codes, which has no tokens. */
export type ReachedTable = 'own' | 'codes'

/** The SQL of one criterion on the index table of a type, under the alias `t`. */
export function toCondition(type: ResourceType, criterion: Criterion, reach: Reach): Sql {
  switch (criterion.kind) {
    case 'ids':
      return sql`t.id = ANY(${criterion.anyOf}::text[])`
    case 'tokens':
      return sql`(${inColumn(criterion.column)}${carries('t', criterion.anyOf)})`
    case 'strings':
      return inStrings(type, criterion)
    case 'dates':
      return inDates(type, criterion)
    case 'clinicalDate':
      return sql`(t."end" > '-infinity' AND (${any(criterion.anyOf, (test) => compareDates('t.start', 't."end"', test))}))`
    case 'updated':
      return sql`(${any(criterion.anyOf, (test) => compareDates('t.updated', 't.updated', test))})`
    case 'quantities':
      return inQuantities(type, criterion)
    case 'statusNot':
      return sql`t.status IS DISTINCT FROM ${criterion.status}`
    case 'codes':
      throw new Error('codes are looked up before a search is asked')
    case 'chain':
      return toChain(criterion, reach)
    case 'reverse':
      return toReverse(type, criterion, reach)
    case 'stay':
      return toStay(criterion, reach)
    case 'events':
      return toEvents(criterion, { reach, toCondition })
    case 'all':
      return every(criterion.of.map((part) => toCondition(type, part, reach)))
    case 'any':
      return sql`(${any(criterion.of, (part) => toCondition(type, part, reach))})`
    case 'not':
      return sql`NOT (${toCondition(type, criterion.of, reach)})`
  }
}

const every = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`TRUE` : sql`(${join([...conditions], ' AND ')})`

function inColumn(column: AnchorColumn | undefined): Sql {
  if (column === undefined) return sql``
  const [id, ...others] = column.ids
  return others.length === 0
    ? sql`t.${raw(column.name)} = ${id} AND `
    : sql`t.${raw(column.name)} = ANY(${column.ids}::text[]) AND `
}

const carries = (alias: string, tokens: readonly string[]) =>
  sql`${raw(alias)}.tokens && ${tokens}::text[]`

/** The inner rows go by the name `t` as well: none of their conditions looks outside. */
const rowsOf = (type: ResourceType, where: readonly Criterion[], reach: Reach): Sql =>
  every([...where.map((criterion) => toCondition(type, criterion, reach)), reach(type, 't')])

/** https://hl7.org/fhir/R4/search.html#chaining: the tokens are made once and looked up in the index. */
const toChain = ({ parameter, target, where }: Chain, reach: Reach) =>
  sql`t.tokens && ARRAY(SELECT ${`${parameter}|${target}/`}::text || t.id
    FROM ${tableOf(target)} t WHERE ${rowsOf(target, where, reach)})`

/** https://hl7.org/fhir/R4/search.html#has */
function toReverse(target: ResourceType, { type, parameter, where }: Reverse, reach: Reach): Sql {
  const anchor = anchorOf(type, parameter, target)
  const rows = rowsOf(type, where, reach)
  if (anchor !== 'token') {
    return sql`t.id IN (SELECT t.${raw(anchor)} FROM ${tableOf(type)} t
      WHERE t.${raw(anchor)} IS NOT NULL AND ${rows})`
  }
  const prefix = `${parameter}|${target}/`
  return sql`t.id IN (SELECT substr(token, ${prefix.length + 1}::int)
    FROM ${tableOf(type)} t CROSS JOIN unnest(t.tokens) AS token
    WHERE starts_with(token, ${prefix}) AND ${rows})`
}

const toStay = ({ tokens, statuses }: Stay, reach: Reach) =>
  sql`EXISTS (SELECT FROM ${tableOf('Encounter')} e WHERE e.patient = t.id AND ${reach('Encounter', 'e')}
    AND e.status IS DISTINCT FROM 'entered-in-error'
    AND ${statuses === undefined ? sql`TRUE` : sql`e.status = ANY(${statuses}::text[])`}
    AND ${every(tokens.map((anyOf) => carries('e', anyOf)))})`
