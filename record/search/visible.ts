/** The access condition as SQL: ANDed into every statement that reads an index table. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { conditionFor, type Condition, type RowRule } from '../../access/condition.ts'
import type { Access } from '../../access/access.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { tableOf } from '../table.ts'

/** How a DocumentReference's attachment names a Binary in its tokens: the parameter `location`. */
export const binaryLocation = 'location|Binary/'

/**
 * The rows of a table, under its alias, that this access may see.
 * `sealed` holds the ids that the caller reached through a reference taken from a visible record.
 */
export function visible(
  access: Access,
  type: ResourceType,
  { action, alias = 't', sealed = [] }: VisibleOptions,
): Sql {
  return toSql(conditionFor(access, type, action), alias, sealed)
}

export interface VisibleOptions {
  readonly action: 'r' | 's'
  readonly alias?: string
  readonly sealed?: readonly string[]
}

function toSql(condition: Condition, alias: string, sealed: readonly string[]): Sql {
  if (condition.kind === 'none') return sql`FALSE`
  if (condition.kind === 'all') return sql`TRUE`
  return sql`(${join(
    condition.of.map((rule) => ruleToSql(rule, raw(alias), sealed)),
    ' OR ',
  )})`
}

function ruleToSql(rule: RowRule, t: Sql, sealed: readonly string[]): Sql {
  switch (rule.kind) {
    case 'rowsWithPatient':
      return sql`${t}.compartment <> '{}'`
    case 'compartment':
      return sql`${t}.compartment @> ${[rule.patient]}::text[]`
    case 'referenced':
      return sealed.length === 0 ? sql`FALSE` : sql`${t}.id = ANY(${sealed}::text[])`
    case 'binary':
      return sql`EXISTS (SELECT FROM ${tableOf('DocumentReference')} d
        WHERE d.tokens @> ARRAY[${binaryLocation}::text || ${t}.id] AND ${toSql(rule.documents, 'd', [])})`
  }
}

/** Joins conditions by AND; no condition at all is TRUE. */
export const and = (conditions: readonly Sql[]): Sql =>
  conditions.length === 0 ? sql`TRUE` : join([...conditions], ' AND ')
