/** Whom the rows of a question hang on, as a place in a statement: who they are is filled in when it runs. */
import sql, { type Sql } from 'sql-template-tag'

/** One parent, or a list of them: PostgreSQL plans better for a value than for a list of unknown length. */
export class Parents {
  readonly isOne: boolean

  constructor(isOne: boolean) {
    this.isOne = isOne
  }
}

/** The rows of each parent, which they know as `p.value`. The rows of one alone need not say whose they are. */
export const perParent = (parents: Parents, rows: Sql): Sql =>
  parents.isOne
    ? sql`SELECT NULL::text AS parent, r.id, r.sequence, r.key, r.place, r.count
      FROM (SELECT ${parents}::text AS value) p CROSS JOIN LATERAL (${rows}) r`
    : sql`SELECT p.value AS parent, r.id, r.sequence, r.key, r.place, r.count
      FROM unnest(${parents}::text[]) AS p(value) CROSS JOIN LATERAL (${rows}) r`

/** The row of the alias `t` is one of them. */
export const isAmong = (parents: Parents): Sql =>
  parents.isOne ? sql`t.id = ${parents}::text` : sql`t.id = ANY(${parents}::text[])`
