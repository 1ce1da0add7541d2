/** The access condition as SQL: ANDed into every statement that reads an index table. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { conditionFor, type Condition, type RowRule } from '../../access/condition.ts'
import type { Access } from '../../access/access.ts'
import type { ScopeQuery } from '../../access/granular.ts'
import type { Use } from '../../access/scopes.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { tableOf } from '../table.ts'
import { and } from './comparison.ts'
import type { Reach, ReachedTable } from './criteria.ts'
import { toCriterion } from './parameters.ts'
import { seen, unhidden, type SeenRow } from './seen.ts'

/** How a DocumentReference's attachment names a Binary in its tokens: the parameter `location`. */
export const binaryLocation = 'location|Binary/'

/** The condition that no row meets. */
export const noRow = sql`FALSE`

/**
 * The rows of a table, under its alias, that this access may see.
 * `sealed` tells which of them the caller reached through a reference taken from a visible record.
 */
export const visible = (
  access: Access,
  type: ResourceType,
  { action, alias = 't', sealed = noRow, table = 'own', patient }: VisibleOptions,
): Sql =>
  allowedBy(conditionFor(access, type, action), {
    type,
    alias: raw(alias),
    sealed,
    table,
    ...(patient === undefined ? {} : { patient }),
  })

/** The same for every type that a search crosses. */
export const reachOf =
  (access: Access, action: Use): Reach =>
  (type, alias, table = 'own') =>
    visible(access, type, { action, alias, table })

export interface VisibleOptions {
  readonly action: Use
  readonly alias?: string
  readonly sealed?: Sql
  readonly table?: ReachedTable
  /** The one patient whose rows the statement asks for. */
  readonly patient?: Sql
}

/** The rows that a condition is asked of. */
export interface Asked extends SeenRow {
  readonly sealed: Sql
  readonly table: ReachedTable
}

/** A condition on the rows of a table. */
export function allowedBy(condition: Condition, asked: Asked): Sql {
  if (condition.kind === 'none') return noRow
  if (condition.kind === 'all') return sql`TRUE`
  return sql`(${join(
    condition.of.map((rule) => ruleToSql(rule, asked)),
    ' OR ',
  )})`
}

const ruleToSql = (rule: RowRule, asked: Asked): Sql => {
  const { query = [], hidden = [], sights } = rule
  const conditions = [
    ...reached(rule, asked),
    ...unhidden(hidden, asked.alias),
    ...(query.length === 0 ? [] : [inQuery(query, asked)]),
    ...(sights === undefined ? [] : [seen(sights, asked)]),
  ]
  return conditions.length === 1 ? and(conditions) : sql`(${and(conditions)})`
}

function reached(rule: RowRule, { alias: t, sealed }: Asked): Sql[] {
  switch (rule.kind) {
    case 'every':
      return []
    case 'rowsWithPatient':
      return [sql`${t}.compartment <> '{}'`]
    case 'compartment':
      return [sql`${t}.compartment @> ${[rule.patient]}::text[]`]
    case 'referenced':
      return [sealed]
    case 'binary':
      return [
        sql`EXISTS (SELECT FROM ${tableOf('DocumentReference')} d
        WHERE d.tokens @> ARRAY[${binaryLocation}::text || ${t}.id] AND ${allowedBy(
          rule.documents,
          {
            type: 'DocumentReference',
            alias: raw('d'),
            sealed: noRow,
            table: 'own',
          },
        )})`,
      ]
  }
}

function inQuery(query: ScopeQuery, { type, alias: t, table }: Asked): Sql {
  if (table === 'own') return and(query.map((parameter) => carries(parameter, type, t)))
  const o = raw('o')
  return sql`EXISTS (SELECT FROM ${tableOf(type)} o
    WHERE o.id = ${t}.id AND ${and(query.map((parameter) => carries(parameter, type, o)))})`
}

/** One parameter of a scope's query; the scope was refused if it is none that the row itself answers. */
function carries({ code, values }: ScopeQuery[number], type: ResourceType, t: Sql): Sql {
  const criterion = toCriterion(type, code, values)
  if (criterion.kind === 'ids') return sql`${t}.id = ANY(${criterion.anyOf}::text[])`
  if (criterion.kind === 'tokens') return sql`${t}.tokens && ${criterion.anyOf}::text[]`
  throw new Error('a scope asks what no row answers')
}
