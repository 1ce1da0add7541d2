/** A search of one type, and the SQL that finds its rows: for many parents at once, the last N of each. */
import sql, { join, raw, type Sql } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { observationCodeTable, tableOf } from '../table.ts'
import { toCondition, type Criterion } from './criteria.ts'
import { after, reversed, toKeyText, toOrderBy, type Order } from './order.ts'
import { and } from './comparison.ts'
import { isAmong, perParent, type Parents } from './parents.ts'
import { noRow, reachOf, visible } from './visible.ts'

/** How rows hang on a parent: by the patient or encounter column, or by a token that names it. */
export type Anchor = 'patient' | 'encounter' | 'token'

/** What to look for; `key` is its text, equal for equal searches. */
export interface Search {
  readonly type: ResourceType
  readonly where: readonly Criterion[]
  readonly order: Order
  readonly anchor: Anchor | undefined
  readonly key: string
}

/** Makes a search. */
export function createSearch(search: Omit<Search, 'key'>): Search {
  return Object.freeze({ ...search, key: JSON.stringify(search) })
}

/** Where a page starts: after or before a row, or at an end of the list when there is no key. */
export interface Position {
  readonly direction: 'after' | 'before'
  readonly key: readonly string[] | null
}

/** Which rows of a search to return. */
export interface Slice {
  readonly limit: number
  readonly position: Position | undefined
  /** How many rows to leave out first. */
  readonly offset?: number
  /** How many are shown, where the others only tell that there are more. */
  readonly shown?: number
}

/** The rows in the order of the slice: a `before` slice is read backwards. */
export function listRows(
  access: Access,
  search: Search,
  { limit, position, offset = 0 }: Slice,
  parents: Parents,
): Sql {
  const order = position?.direction === 'before' ? reversed(search.order) : search.order
  const start = position?.key == null ? [] : [after(order, position.key)]
  const orderBy = toOrderBy(order)
  return perParent(
    parents,
    sql`SELECT t.id, t.sequence, ${toKeyText(search.order)} AS key,
        row_number() OVER (ORDER BY ${orderBy}) AS place, NULL::bigint AS count
      FROM ${tableOf(search.type)} t WHERE ${and([...conditions(access, search), ...start])}
      ORDER BY ${orderBy} ${toPage(search, limit, offset)}`,
  )
}

/** Is nothing looked for? Then its order alone decides how the first rows of a type are found. */
const isOfWholeType = ({ anchor, where }: Search): boolean =>
  anchor === undefined && where.every(({ kind }) => kind === 'statusNot')

/** As pages are mostly asked for, with a row that tells whether more follow. */
const usualLimits: ReadonlySet<number> = new Set([10, 20, 50, 100].map((rows) => rows + 1))

/**
 * PostgreSQL takes a number it is not told for a tenth of all rows, and then plans the first page of a type each time it
 * is asked for. Where values decide, it is not told: it would walk through a whole type in order, to find few of them.
 * Nor is it told every number: it prepares a statement for each.
 */
const toPage = (search: Search, limit: number, offset: number): Sql =>
  offset === 0 && usualLimits.has(limit) && isOfWholeType(search)
    ? raw(`LIMIT ${limit}`)
    : sql`LIMIT ${limit} OFFSET ${offset}`

/** How many rows there are for each parent, counted no further than `most`. */
export const countRows = (
  access: Access,
  search: Search,
  parents: Parents,
  most: number | null,
): Sql =>
  perParent(
    parents,
    sql`SELECT NULL::text AS id, NULL::bigint AS sequence, NULL::text AS key, NULL::bigint AS place,
      count(*) AS count FROM (SELECT FROM ${tableOf(search.type)} t
        WHERE ${and(conditions(access, search))} LIMIT ${most}::bigint) counted`,
  )

/** The row of each id that is asked for, all of them through a reference or none. */
export function readRows(
  access: Access,
  type: ResourceType,
  ids: Parents,
  isReferenced: boolean,
): Sql {
  const sealed = isReferenced ? isAmong(ids) : noRow
  return sql`SELECT t.id AS parent, t.id, t.sequence, NULL::text AS key, 1::bigint AS place, NULL::bigint AS count
    FROM ${tableOf(type)} t
    WHERE ${isAmong(ids)} AND ${visible(access, type, { action: 'r', sealed })}`
}

/** For each patient and each code, the latest observation or component that carries it. */
export const latestRows = (
  access: Access,
  codes: readonly { readonly system: string | null; readonly code: string }[],
  patients: Parents,
): Sql =>
  perParent(
    patients,
    sql`SELECT r.id, r.sequence, NULL::text AS key, k.place, NULL::bigint AS count
      FROM unnest(${codes.map(({ system }) => system)}::text[], ${codes.map(({ code }) => code)}::text[])
        WITH ORDINALITY AS k(system, code, place)
      CROSS JOIN LATERAL (
        SELECT t.id, t.sequence FROM ${observationCodeTable} t
        WHERE t.patient = p.value AND t.code = k.code AND (k.system IS NULL OR t.system = k.system)
          AND t.status IS DISTINCT FROM 'entered-in-error'
          AND ${visible(access, 'Observation', { action: 's', table: 'codes' })}
        ORDER BY t.start DESC, t.id LIMIT 1) r`,
  )

function conditions(access: Access, { type, where, anchor }: Search): Sql[] {
  const reach = reachOf(access, 's')
  return [
    ...(anchor === undefined ? [] : [anchors[anchor]]),
    ...where.map((criterion) => toCondition(type, criterion, reach)),
    visible(access, type, { action: 's', ...ofPatient(anchor) }),
  ]
}

/** Rows that hang on a patient by the column that tells whose they are. */
const ofPatient = (anchor: Anchor | undefined) =>
  anchor === 'patient' ? { patient: raw('p.value') } : {}

const anchors: Readonly<Record<Anchor, Sql>> = {
  patient: raw('t.patient = p.value'),
  encounter: raw('t.encounter = p.value'),
  token: raw('t.tokens @> ARRAY[p.value]'),
}

/** Several questions in one statement; `branch` tells whose row it is. */
export const unionOf = (branches: readonly Sql[]): Sql =>
  join(
    branches.map(
      (rows, branch) =>
        sql`SELECT ${raw(String(branch))} AS branch, q.parent, q.id, q.sequence, q.key, q.place, q.count FROM (${rows}) q`,
    ),
    ' UNION ALL ',
  )
