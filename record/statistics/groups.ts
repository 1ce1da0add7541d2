/** What counted rows are grouped by: the columns of each group, and the tables they come from, under access. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { codeParameterOf, conceptsOf, isConcept } from '../search/events.ts'
import { any } from '../search/comparison.ts'
import type { Reach } from '../search/criteria.ts'
import { and } from '../search/visible.ts'
import { anySystemToken } from '../index/token.ts'
import { tableOf } from '../table.ts'
import type { CountedType, Group, StatisticsQuestion } from './question.ts'

/** A column of the result: its name, and its SQL over the rows `t` and what is joined to them. */
interface Column {
  readonly name: string
  readonly value: (question: StatisticsQuestion) => Sql
}

/** https://hl7.org/fhir/R4/valueset-administrative-gender.html */
const sexes = ['female', 'male', 'other', 'unknown'] as const

const sexOf = sql`CASE ${join(
  sexes.map((sex) => sql`WHEN p.tokens @> ${[anySystemToken('gender', sex)]}::text[] THEN ${sex}`),
  ' ',
)} END`

/** Age at the event; none where either date is unknown, or the event came before birth. */
const ageOf = sql`CASE WHEN p.start > '-infinity' AND t.start >= p.start
  THEN extract(year FROM age(t.start, p.start))::int END`

const serviceProvider = 'service-provider|'

const unitOf = ({ event }: StatisticsQuestion) =>
  sql`(SELECT min(substr(token, ${serviceProvider.length + 1}::int))
    FROM unnest(${raw(event.type === 'Encounter' ? 't' : 'e')}.tokens) AS token
    WHERE starts_with(token, ${`${serviceProvider}Organization/`}))`

const codings = ({ event }: StatisticsQuestion) => raw(event.type === 'Observation' ? 't' : 'c')

/** The columns of each group. */
export const columnsOf: Readonly<Record<Group, readonly Column[]>> = {
  CODE: [
    { name: 'system', value: (question) => sql`NULLIF(${codings(question)}.system, '')` },
    { name: 'code', value: (question) => sql`${codings(question)}.code` },
  ],
  MONTH: [
    {
      name: 'month',
      value: () =>
        sql`CASE WHEN t.start > '-infinity' THEN to_char(date_trunc('month', t.start), 'YYYY-MM') END`,
    },
  ],
  UNIT: [{ name: 'unit', value: unitOf }],
  AGE_BAND: [
    {
      name: 'age',
      value: ({ ageBandYears: years }) => sql`${ageOf} / ${years}::int * ${years}::int`,
    },
  ],
  SEX: [{ name: 'sex', value: () => sexOf }],
}

/** What must be joined to the counted rows; what is not there, or not to be seen, leaves its group empty. */
export function joinsOf(question: StatisticsQuestion, reach: Reach): Sql[] {
  const { groupBy, event } = question
  const isGrouped = (...groups: Group[]) => groups.some((group) => groupBy.includes(group))
  return [
    ...(isGrouped('AGE_BAND', 'SEX')
      ? [sql`LEFT JOIN ${tableOf('Patient')} p ON p.id = t.patient AND ${reach('Patient', 'p')}`]
      : []),
    ...(isGrouped('UNIT') ? stays[event.type](reach) : []),
    ...(isGrouped('CODE') && event.type !== 'Observation' ? [codingsJoin(question)] : []),
  ]
}

const stay = (encounter: Sql, reach: Reach) =>
  sql`LEFT JOIN ${tableOf('Encounter')} e ON e.id = ${encounter} AND ${reach('Encounter', 'e')}
    AND e.status IS DISTINCT FROM 'entered-in-error'`

/** The narrow table of codes does not know the encounter. */
const stays: Readonly<Record<CountedType, (reach: Reach) => Sql[]>> = {
  Observation: (reach) => [
    sql`LEFT JOIN ${tableOf('Observation')} o ON o.id = t.id AND ${reach('Observation', 'o')}`,
    stay(raw('o.encounter'), reach),
  ],
  Condition: (reach) => [stay(raw('t.encounter'), reach)],
  Encounter: () => [],
}

/** `parameter|system|code` in its parts, a backslash before what would separate them. */
const codingForm = (parameter: string) =>
  String.raw`^${parameter}\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)+)$`

/** One row for each coding among the tokens; of the codes asked for, where some are. */
function codingsJoin({ event }: StatisticsQuestion): Sql {
  const parameter = codeParameterOf(event.type)
  const asked = conceptsOf(event)
  const unescaped = (part: number) =>
    sql`regexp_replace(m.parts[${raw(String(part))}], ${String.raw`\\(.)`}, ${String.raw`\1`}, 'g')`
  return sql`LEFT JOIN LATERAL (SELECT c.system, c.code
    FROM unnest(t.tokens) AS token
    CROSS JOIN LATERAL regexp_match(token, ${codingForm(parameter)}) AS m(parts)
    CROSS JOIN LATERAL (SELECT ${unescaped(1)} AS system, ${unescaped(2)} AS code) c
    WHERE starts_with(token, ${`${parameter}|`}) AND m.parts IS NOT NULL
      AND ${asked.length === 0 ? sql`TRUE` : and([sql`(${any(asked, (concept) => isConcept('c', concept))})`])}) c ON TRUE`
}
