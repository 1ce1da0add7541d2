/**
 * Conditional references of what is loaded, `Practitioner?identifier=…`: which resources they match.
 * https://hl7.org/fhir/R4/http.html#trules. For the loader alone: it asks for no caller.
 */
import sql, { join, raw } from 'sql-template-tag'
import { isResourceType, type ResourceType } from '../fhir/types.ts'
import type { Database } from './database.ts'
import { and } from './search/comparison.ts'
import { toCondition, type Criterion } from './search/criteria.ts'
import { everyAudience, findable } from './search/identities.ts'
import { toCriterion } from './search/parameters.ts'
import { runPrepared } from './statement.ts'
import { tableOf } from './table.ts'

/** A conditional reference in its parts. */
export interface Conditional {
  readonly type: string
  readonly query: string
}

/** Two matches are enough to know that there is more than one. */
const enough = 2

/** Statements stay of one size, so that few are prepared. */
const perStatement = 25

/** The ids that each reference matches: those of the source, or of the whole record when it has none. */
export async function resolveConditional(
  db: Database,
  source: string,
  references: readonly Conditional[],
): Promise<string[][]> {
  const found: string[][] = []
  for (let start = 0; start < references.length; start += perStatement) {
    found.push(...(await resolve(db, source, references.slice(start, start + perStatement))))
  }
  return found
}

async function resolve(db: Database, source: string, references: readonly Conditional[]) {
  const branches = references.flatMap(({ type, query }, branch) =>
    isResourceType(type) ? [matching(type, query, source, branch)] : [],
  )
  const rows =
    branches.length === 0
      ? []
      : await runPrepared<{ branch: number; id: string; own: boolean }>(
          db.pool,
          join(branches, ' UNION ALL '),
        )
  return references.map((_, branch) => {
    const matches = rows.filter((row) => row.branch === branch)
    const own = matches.filter((row) => row.own)
    return (own.length > 0 ? own : matches).map(({ id }) => id)
  })
}

const matching = (type: ResourceType, query: string, source: string, branch: number) => {
  const conditions = findable(parseQuery(type, query), everyAudience).map((criterion) =>
    toCondition(type, criterion, () => raw('FALSE')),
  )
  return sql`(SELECT ${raw(String(branch))} AS branch, t.id, t.source = ${source} AS own
    FROM ${tableOf(type)} t WHERE ${and(conditions)} ORDER BY own DESC, t.id LIMIT ${enough})`
}

/** Throws INVALID_ARGUMENT on a parameter that the type does not have, or a modifier. */
const parseQuery = (type: ResourceType, query: string): Criterion[] =>
  [...new URLSearchParams(query)].map(([code, value]) =>
    toCriterion(type, code, value.split(/(?<!\\),/)),
  )
