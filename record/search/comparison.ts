/** The SQL that compares strings, dates and quantities with what is kept of them in side tables. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Range } from '../../fhir/date.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { toIndexed } from '../index/name.ts'
import { boundedText } from '../index/quantity.ts'
import { exactHash } from '../index/text.ts'
import { dateTableOf, quantityTableOf, stringTableOf } from '../table.ts'

/** https://hl7.org/fhir/R4/search.html#prefix */
export const prefixes = ['eq', 'ne', 'gt', 'lt', 'ge', 'le', 'sa', 'eb', 'ap'] as const
export type Prefix = (typeof prefixes)[number]

/** A date to compare with: the prefix, and the range the value spans. */
export interface DateTest extends Range {
  readonly prefix: Prefix
}

/** How a text is compared: normalised apart from `exact`, and from `begins`, which URIs are asked by. */
export type StringMode = 'starts' | 'contains' | 'ends' | 'equals' | 'exact' | 'begins'

/** In which unit a quantity is compared. */
export type UnitTest =
  | { readonly kind: 'any' }
  | { readonly kind: 'canonical'; readonly base: string }
  | { readonly kind: 'code'; readonly system: string; readonly code: string }
  | { readonly kind: 'name'; readonly name: string }

/** A quantity to compare with: the value, and the range of its written precision. */
export interface QuantityTest {
  readonly prefix: Prefix
  readonly value: number
  readonly low: number
  readonly high: number
  readonly unit: UnitTest
}

/** The code beside a quantity; what is undefined may be anything. */
export interface Concept {
  readonly system: string | undefined
  readonly code: string | undefined
}

/** Joins conditions by AND; no condition at all is TRUE. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`TRUE` : join([...conditions], ' AND ')

/** Alternatives; none at all is FALSE. */
export const any = <T>(alternatives: readonly T[], toSql: (alternative: T) => Sql): Sql =>
  alternatives.length === 0 ? sql`FALSE` : join(alternatives.map(toSql), ' OR ')

type Texts = {
  readonly parameters: readonly string[]
  readonly mode: StringMode
  readonly anyOf: readonly string[]
}

export const inStrings = (type: ResourceType, { parameters, mode, anyOf }: Texts): Sql =>
  sql`t.id IN (SELECT s.id FROM ${stringTableOf(type)} s
    WHERE s.type = ${type} AND s.parameter = ANY(${parameters}::text[]) AND (${any(anyOf, (text) => stringModes[mode](text))}))`

/** A prefix as a range of the index, which a pattern in a parameter cannot use. */
const startsWith = (prefix: string) =>
  sql`(s.value >= ${prefix} AND s.value < ${`${prefix}\u{10FFFF}`})`

const whole = raw('coalesce(s.whole, s.value)')

const stringModes: Readonly<Record<StringMode, (text: string) => Sql>> = {
  starts: startsWith,
  begins: startsWith,
  contains: (text) => sql`strpos(${whole}, ${text}) > 0`,
  ends: (text) => sql`right(${whole}, ${[...text].length}::int) = ${text}`,
  equals: (text) => sql`(s.value = ${toIndexed(text)} AND ${whole} = ${text})`,
  exact: (text) => sql`(s.value = ${toIndexed(text)} AND s.exact = ${exactHash(text)})`,
}

type Dates = { readonly parameter: string; readonly anyOf: readonly DateTest[] }

export const inDates = (type: ResourceType, { parameter, anyOf }: Dates): Sql =>
  sql`t.id IN (SELECT d.id FROM ${dateTableOf(type)} d WHERE d.type = ${type}
    AND d.parameter = ${parameter} AND (${any(anyOf, (test) => compareDates('d.start', 'd."end"', test))}))`

/** A date that is nearer than a tenth of its distance from now is about the same. */
const tenth = (time: Sql) =>
  sql`0.1 * (GREATEST(now(), ${time}::timestamptz) - LEAST(now(), ${time}::timestamptz))`

export function compareDates(from: string, to: string, { prefix, start, end }: DateTest): Sql {
  const [a, b] = [raw(from), raw(to)]
  const inside = sql`(${a} >= ${start}::timestamptz AND ${b} <= ${end}::timestamptz)`
  const comparisons: Readonly<Record<Prefix, () => Sql>> = {
    eq: () => inside,
    ne: () => sql`NOT ${inside}`,
    gt: () => sql`${b} > ${end}::timestamptz`,
    lt: () => sql`${a} < ${start}::timestamptz`,
    ge: () => sql`(${b} > ${end}::timestamptz OR ${inside})`,
    le: () => sql`(${a} < ${start}::timestamptz OR ${inside})`,
    sa: () => sql`${a} > ${end}::timestamptz`,
    eb: () => sql`${b} < ${start}::timestamptz`,
    ap: () => sql`(${b} >= ${start}::timestamptz - ${tenth(sql`${start}`)}
      AND ${a} <= ${end}::timestamptz + ${tenth(sql`${end}`)})`,
  }
  return comparisons[prefix]()
}

type Quantities = {
  readonly paths: readonly string[]
  readonly concept?: Concept
  readonly anyOf: readonly QuantityTest[]
}

export const inQuantities = (type: ResourceType, { paths, concept, anyOf }: Quantities): Sql =>
  sql`t.id IN (SELECT q.id FROM ${quantityTableOf(type)} q
    WHERE q.type = ${type} AND q.path = ANY(${paths}::text[])
    AND ${concept?.code === undefined ? sql`TRUE` : sql`q.concept = ${boundedText(concept.code)}`}
    AND ${concept?.system === undefined ? sql`TRUE` : sql`q."conceptSystem" = ${boundedText(concept.system)}`}
    AND (${any(anyOf, compareQuantity)}))`

/** The values of the alias `q` that pass a test. */
export function compareQuantity(test: QuantityTest): Sql {
  const { unit } = test
  switch (unit.kind) {
    case 'any':
      return compareNumbers('q.low', 'q.high', test)
    case 'canonical':
      return sql`(q.canonical = ${unit.base} AND ${compareNumbers('q."canonicalLow"', 'q."canonicalHigh"', test)})`
    case 'code':
      return sql`(q.system = ${boundedText(unit.system)} AND q.code = ${boundedText(unit.code)} AND ${compareNumbers('q.low', 'q.high', test)})`
    case 'name':
      return sql`((q.code = ${boundedText(unit.name)} OR q.unit = ${boundedText(unit.name)}) AND ${compareNumbers('q.low', 'q.high', test)})`
  }
}

/** `eq` and `ne` know the written precision, the others do not. https://hl7.org/fhir/R4/search.html#number */
function compareNumbers(from: string, to: string, { prefix, value, low, high }: QuantityTest): Sql {
  const [a, b] = [raw(from), raw(to)]
  const near = Math.max(Math.abs(value) * 0.1, value - low)
  const inside = sql`(${a} >= ${low}::float8 AND ${a} < ${high}::float8 AND ${b} < ${high}::float8)`
  const comparisons: Readonly<Record<Prefix, () => Sql>> = {
    eq: () => inside,
    ne: () => sql`NOT ${inside}`,
    gt: () => sql`${b} > ${value}::float8`,
    lt: () => sql`${a} < ${value}::float8`,
    ge: () => sql`${b} >= ${value}::float8`,
    le: () => sql`${a} <= ${value}::float8`,
    sa: () => sql`${a} > ${value}::float8`,
    eb: () => sql`${b} < ${value}::float8`,
    ap: () => sql`(${b} >= ${value - near}::float8 AND ${a} <= ${value + near}::float8)`,
  }
  return comparisons[prefix]()
}
