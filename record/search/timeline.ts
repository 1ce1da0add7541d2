/** The timeline of a patient as SQL: the rows of many types' tables, merged by their clinical dates. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import { compartmentParametersOf } from '../../fhir/compartment.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { tableOf } from '../table.ts'
import { anchorOf } from './anchor.ts'
import { toCondition, type Criterion } from './criteria.ts'
import { after, reversed, toKeyText, toOrderBy, type Order } from './order.ts'
import { perParent, type Parents } from './parents.ts'
import type { Slice } from './search.ts'
import { and } from './comparison.ts'
import { reachOf, visible } from './visible.ts'

/** What to list of a patient; `key` is its text, equal for equal timelines. */
export interface Timeline {
  readonly types: readonly ResourceType[]
  readonly where: readonly Criterion[]
  readonly order: Order
  readonly key: string
}

/** Makes a timeline. */
export function createTimeline(timeline: Omit<Timeline, 'key'>): Timeline {
  return Object.freeze({ ...timeline, key: JSON.stringify(timeline) })
}

/** The rows of each patient. No type gives more rows than the page holds, so that no table is read whole. */
export function timelineRows(
  access: Access,
  timeline: Timeline,
  { limit, position }: Slice,
  patients: Parents,
): Sql {
  const { order } = timeline
  const read = position?.direction === 'before' ? reversed(order) : order
  const start = position?.key == null ? [] : [after(read, position.key)]
  const orderBy = toOrderBy(read)
  const rows = branches(timeline, (type) => {
    const found = and([...conditions(access, type, timeline.where), ...start])
    return sql`(SELECT t.id, t.sequence, t.start, t.type FROM ${typedRows(type)} t
      WHERE ${found} ORDER BY ${orderBy} LIMIT ${limit})`
  })
  return perParent(
    patients,
    sql`SELECT t.id, t.sequence, ${toKeyText(order)} AS key,
        row_number() OVER (ORDER BY ${orderBy}) AS place, NULL::bigint AS count
      FROM (${rows}) t ORDER BY ${orderBy} LIMIT ${limit}`,
  )
}

/** How many rows there are for each patient. */
export const countTimelineRows = (access: Access, timeline: Timeline, patients: Parents): Sql =>
  perParent(
    patients,
    sql`SELECT NULL::text AS id, NULL::bigint AS sequence, NULL::text AS key, NULL::bigint AS place,
      count(*) AS count FROM (${branches(
        timeline,
        (type) =>
          sql`SELECT FROM ${tableOf(type)} t WHERE ${and(conditions(access, type, timeline.where))}`,
      )}) counted`,
  )

const branches = ({ types }: Timeline, toBranch: (type: ResourceType) => Sql): Sql =>
  join(types.map(toBranch), ' UNION ALL ')

/** The rows of a table that know their type. PostgreSQL takes it for the constant that it is, and reads by index. */
const typedRows = (type: ResourceType): Sql =>
  sql`(SELECT t.*, ${raw(`'${type}'`)}::text COLLATE "C" AS type FROM ${tableOf(type)} t)`

/** The rows of one type that are the patient's, and that the caller may see. */
function conditions(access: Access, type: ResourceType, where: readonly Criterion[]): Sql[] {
  const reach = reachOf(access, 's')
  return [
    raw(isSingle(type) ? 't.patient = p.value' : 't.compartment @> ARRAY[p.value]'),
    ...where.map((criterion) => toCondition(type, criterion, reach)),
    visible(access, type, {
      action: 's',
      ...(isSingle(type) ? { patient: raw('p.value') } : {}),
    }),
  ]
}

/** Where a row has one patient, an index has them in the order of the dates; else they are in the compartment. */
const isSingle = (type: ResourceType): boolean =>
  compartmentParametersOf(type).every((code) => anchorOf(type, code, 'Patient') === 'patient')
