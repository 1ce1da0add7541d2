/**
 * The ways to patients' rows as SQL. Who cares for whom is asked by equality with the row's patient, so that
 * PostgreSQL looks one patient up, and reads all of an actor's at once for a list.
 */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import { relationshipsOfAnyAge, relationshipsOfMinors, type Sight } from '../../access/policy.ts'
import { hasManyPatients } from '../../fhir/compartment.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { groupBy } from '../group.ts'
import { and } from './comparison.ts'

/** The rows of a type, under an alias. */
export interface SeenRow {
  readonly type: ResourceType
  readonly alias: Sql
  /**
   * The patient of them all, where the statement asks for one patient's rows: what is asked of the patient is then
   * asked once, and not of every row.
   */
  readonly patient?: Sql
}

const or = (conditions: readonly Sql[]): Sql => sql`(${join([...conditions], ' OR ')})`

/** The rows to which one of these ways leads; what closes several of them is asked once. */
export function seen(sights: readonly Sight[], row: SeenRow): Sql {
  if (sights.length === 0) return sql`FALSE`
  return or(
    [...groupBy(sights, ({ heeds }) => heeds.join()).values()].map(
      (group) => sql`(${and(throughOneOf(group, row))})`,
    ),
  )
}

const throughOneOf = (group: readonly Sight[], row: SeenRow): Sql[] => [
  or(
    group.map(
      (sight) =>
        sql`(${and([...relations[sight.through](sight, row), ...unhidden(sight.hidden, row.alias)])})`,
    ),
  ),
  ...group
    .slice(0, 1)
    .flatMap((sight) => sight.heeds.flatMap((heeded) => restrictions[heeded](sight, row))),
]

/** Most rows bear no label at all, which is told faster than which ones they bear. */
export const unhidden = (hidden: readonly string[], alias: Sql): Sql[] =>
  hidden.length === 0
    ? []
    : [sql`(${alias}.labels = '{}' OR NOT ${alias}.labels && ${hidden}::text[])`]

/** The row's patient, or one of them, is that of the column. */
const isPatient = (column: string, { type, alias, patient }: SeenRow): Sql =>
  hasManyPatients(type)
    ? sql`${raw(column)} = ANY(${alias}.compartment)`
    : sql`${raw(column)} = ${patient ?? sql`${alias}.patient`}`

const relations: Readonly<Record<Sight['through'], (sight: Sight, row: SeenRow) => Sql[]>> = {
  everyPatient: () => [],
  relation: ({ actors, careDays }, row) => [
    sql`EXISTS (SELECT FROM access.care_relation c
      WHERE ${isPatient('c.patient', row)} AND c.actor = ANY(${actors}::text[]) AND c.start <= now()
        AND c.until > CASE WHEN c.basis IN ('participant', 'unit')
          THEN now() - make_interval(days => ${careDays}::int) ELSE now() END)`,
  ],
  opening: ({ actors }, row) => [
    sql`EXISTS (SELECT FROM access.opening o
      WHERE ${isPatient('o.patient', row)} AND o.practitioner = ANY(${actors}::text[])
        AND o.start <= now() AND o.until > now() AND (o.ended IS NULL OR o.ended > now()))`,
  ],
  relative: (sight, row) => [
    toRelative(
      sight,
      row,
      sql`r.until_of_age > '-infinity' AND r.until_of_age <= now()
        AND r.relationships && ${relationshipsOfAnyAge}::text[]`,
    ),
  ],
  relativeOfMinor: (sight, row) => [
    toRelative(
      sight,
      row,
      sql`((r.until_of_age > now() AND r.relationships && ${relationshipsOfMinors}::text[])
        OR ((r.until_of_age > now() OR r.until_of_age = '-infinity')
          AND r.relationships && ${relationshipsOfAnyAge}::text[]))`,
    ),
  ],
}

/** They are few: as a list that is read first, it finds their rows by the index. */
function toRelative({ actors }: Sight, { type, alias }: SeenRow, standsFor: Sql): Sql {
  const patients = sql`ARRAY(SELECT r.patient FROM access.relative r
    WHERE r.person = ANY(${actors}::text[]) AND r.start <= now() AND r.until > now() AND ${standsFor})`
  return hasManyPatients(type)
    ? sql`${alias}.compartment && ${patients}`
    : sql`${alias}.patient = ANY(${patients})`
}

const restrictions: Readonly<
  Record<Sight['heeds'][number], (sight: Sight, row: SeenRow) => Sql[]>
> = {
  denial: ({ self }, row) =>
    self.length === 0
      ? []
      : unrestricted(row, sql`x.kind = 'deny' AND x.actor = ANY(${self}::text[])`),
  protection: (_, row) => unrestricted(row, sql`x.kind IN ('vip', 'deny') AND x.actor = ''`),
  research: (_, row) => unrestricted(row, sql`x.kind = 'research'`),
}

/** A restriction of some labels is looked up for rows with labels alone: it depends on the row, not on the patient. */
function unrestricted(row: SeenRow, which: Sql): Sql[] {
  const restricted = (labels: Sql) =>
    sql`EXISTS (SELECT FROM access.restriction x
      WHERE ${isPatient('x.patient', row)} AND ${which} AND ${labels}
        AND (x.types = '{}' OR ${row.type}::text = ANY(x.types)) AND x.start <= now() AND x.until > now())`
  return [
    sql`NOT ${restricted(sql`x.labels = '{}'`)}`,
    sql`(${row.alias}.labels = '{}' OR NOT ${restricted(sql`x.labels && ${row.alias}.labels`)})`,
  ]
}
