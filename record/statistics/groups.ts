/** What counted rows are grouped by: the columns of each group, and where they come from, under access. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { anySystemToken, presenceToken, referenceToken } from '../index/token.ts'
import { any } from '../search/comparison.ts'
import type { Reach } from '../search/criteria.ts'
import { codeParameterOf, conceptsOf, isConcept } from '../search/events.ts'
import { tableOf } from '../table.ts'
import type { CountedType, Group, StatisticsQuestion } from './question.ts'

/** A column of the result: its name, and its SQL over the rows `t` and what is joined to them. */
interface Column {
  readonly name: string
  readonly value: Sql
}

/** Age at the event; none where either date is unknown, or the event came before birth. */
const ageOf = raw(`CASE WHEN person.birth > '-infinity' AND t.start >= person.birth
  THEN date_part('year', age(t.start, person.birth))::int END`)

/** The columns of each group; a coding that is no column of its own is grouped by the token that says it. */
const columns: Readonly<Record<Group, (question: StatisticsQuestion) => readonly Column[]>> = {
  CODE: ({ event }) =>
    event.type === 'Observation'
      ? [
          { name: 'system', value: raw(`NULLIF(t.system, '')`) },
          { name: 'code', value: raw('t.code') },
        ]
      : [{ name: 'token', value: raw('coalesce(coding.token, near.token)') }],
  MONTH: () => [{ name: 'month', value: raw(`NULLIF(date_trunc('month', t.start), '-infinity')`) }],
  UNIT: () => [{ name: 'unit', value: raw('care.unit') }],
  AGE_BAND: ({ ageBandYears: years }) => [
    { name: 'age', value: sql`${ageOf} / ${years}::int * ${years}::int` },
  ],
  SEX: () => [{ name: 'sex', value: raw('person.sex') }],
}

/** The columns that a question groups by. */
export const columnsOf = (question: StatisticsQuestion): readonly Column[] =>
  question.groupBy.flatMap((group) => columns[group](question))

/** What must be joined to the counted rows; what is not there, or not to be seen, leaves its group empty. */
export function joinsOf(question: StatisticsQuestion, reach: Reach): Sql[] {
  const { groupBy, event } = question
  const isGrouped = (...groups: Group[]) => groups.some((group) => groupBy.includes(group))
  return [
    ...(isGrouped('AGE_BAND', 'SEX') ? [persons(reach)] : []),
    ...(isGrouped('UNIT') ? [units[event.type](reach)] : []),
    ...(isGrouped('CODE') && event.type !== 'Observation' ? [codingsOf(question)] : []),
  ]
}

/**
 * OFFSET 0 keeps a lookup apart: its rows are wide, so that they are narrowed once for each patient or encounter
 * (PostgreSQL remembers them) and never hashed whole.
 */
const lookup = (name: string, rows: Sql) =>
  sql`LEFT JOIN LATERAL (${rows} OFFSET 0) ${raw(name)} ON TRUE`

/** https://hl7.org/fhir/R4/valueset-administrative-gender.html */
const sexes = ['female', 'male', 'other', 'unknown'] as const

const persons = (reach: Reach) =>
  lookup(
    'person',
    sql`SELECT p.start AS birth, CASE ${join(
      sexes.map((sex) => sql`WHEN ${anySystemToken('gender', sex)} = ANY(p.tokens) THEN ${sex}`),
      ' ',
    )} END AS sex
    FROM ${tableOf('Patient')} p WHERE p.id = t.patient AND ${reach('Patient', 'p')}`,
  )

const provider = 'service-provider'
const organization = referenceToken(provider, 'Organization/')

/** The first token of a reference follows its presence; behind an identifier it is looked for. */
const unitIn = (alias: 't' | 'e') => {
  const tokens = raw(`${alias}.tokens`)
  const isNamed = (token: Sql) => sql`starts_with(${token}, ${organization})`
  const named = sql`(${tokens})[array_position(${tokens}, ${presenceToken(provider)}) + 1]`
  return sql`SELECT substr(CASE WHEN ${isNamed(raw('n.named'))} THEN n.named
      ELSE (SELECT min(token) FROM unnest(${tokens}) AS token WHERE ${isNamed(raw('token'))}) END,
      ${`${provider}|`.length + 1}::int) AS unit FROM (SELECT ${named} AS named OFFSET 0) n`
}

const stay = (reach: Reach) =>
  lookup(
    'care',
    sql`SELECT u.unit FROM ${tableOf('Encounter')} e CROSS JOIN LATERAL (${unitIn('e')}) u
      WHERE e.id = t.encounter AND ${reach('Encounter', 'e')}
      AND e.status IS DISTINCT FROM 'entered-in-error'`,
  )

const units: Readonly<Record<CountedType, (reach: Reach) => Sql>> = {
  Observation: stay,
  Condition: stay,
  Encounter: () => lookup('care', unitIn('t')),
}

/** `parameter|system|code`, a backslash before what would separate the parts inside them. */
const codingForm = (parameter: string) =>
  String.raw`^${parameter}\|((?:[^|\\]|\\.)*)\|((?:[^|\\]|\\.)+)$`

/**
 * One row for each coding among the tokens; of the codes asked for, where some are. A single coding has three tokens
 * at most, which follow the presence of the parameter, the second with its system: the others need not be looked at.
 */
function codingsOf({ event }: StatisticsQuestion): Sql {
  const parameter = codeParameterOf(event.type)
  const asked = conceptsOf(event)
  const isCode = (token: string) =>
    sql`coalesce(starts_with(${raw(token)}, ${`${parameter}|`}), FALSE)`
  const unescaped = (part: number) =>
    sql`regexp_replace(m.parts[${raw(String(part))}], ${String.raw`\\(.)`}, ${String.raw`\1`}, 'g')`
  return sql`LEFT JOIN LATERAL (
    SELECT CASE WHEN ${isCode('n.tokens[2]')} AND NOT ${isCode('n.tokens[4]')} THEN n.tokens[2] END AS token,
      ${isCode('n.tokens[4]')} AS more
    FROM (SELECT t.tokens[p.place + 1:p.place + 4] AS tokens
      FROM (SELECT array_position(t.tokens, ${presenceToken(parameter)}) AS place OFFSET 0) p OFFSET 0) n OFFSET 0) near ON TRUE
  LEFT JOIN LATERAL (SELECT token FROM unnest(CASE WHEN near.more THEN t.tokens END) AS token
    CROSS JOIN LATERAL regexp_match(token, ${codingForm(parameter)}) AS m(parts)
    CROSS JOIN LATERAL (SELECT ${unescaped(1)} AS system, ${unescaped(2)} AS code) c
    WHERE starts_with(token, ${`${parameter}|`}) AND m.parts IS NOT NULL AND ${
      asked.length === 0 ? sql`TRUE` : sql`(${any(asked, (concept) => isConcept('c', concept))})`
    }) coding ON TRUE`
}
