/** Reads the audit trail for those who may: what became of one patient's data, and who did what between two moments. */
import type { Sql } from 'sql-template-tag'
import sql, { join, raw } from 'sql-template-tag'
import type { Access } from '../../access/access.ts'
import { mayReadOwn, readsTraces } from '../../access/oversight.ts'
import { refuse } from '../../access/refusal.ts'
import { ApiError } from '../../errors.ts'
import { toRange } from '../../fhir/date.ts'
import { isId } from '../../fhir/reference.ts'
import type { Database } from '../database.ts'
import type { Asked } from '../question.ts'
import { runPrepared } from '../statement.ts'
import type { Chained } from './entry.ts'
import { entryColumns } from './rows.ts'

/** FHIR dates, as precise as wanted; both belong to it. */
export interface Bounds {
  readonly from: string
  readonly to: string
}

export interface AuditSlice {
  readonly limit: number
  /** The key of the row before. */
  readonly after?: readonly string[] | null
}

/** A row of one patient's log, with the types of their data that it concerns. */
export interface Logged {
  readonly entry: Chained
  readonly types: readonly string[]
  /** Was anything shown or written, or only asked for? */
  readonly isShown: boolean
  /** May the caller know who it was, beside their roles? */
  readonly isNamed: boolean
  readonly key: readonly string[]
}

/** One operation and one of its patients, as an AuditEvent tells of them. */
export interface Traced {
  readonly entry: Chained
  /** Null where the operation concerns no one patient. */
  readonly patient: string | null
  /** Its place among the patients of the operation. */
  readonly place: number
  /** What was asked, without its values. */
  readonly asked: string | null
  /** The versions of this patient that were shown or written, as `[type, id, version, action]`. */
  readonly versions: readonly (readonly [
    type: string,
    id: string,
    version: number,
    action: string | null,
  ])[]
  readonly key: readonly string[]
}

export interface AuditFilter extends Bounds {
  readonly patient?: string | undefined
  /** A user as a reference, or a subject of an issuer. */
  readonly agent?: string | undefined
}

export interface AuditReading {
  /**
   * Who has seen, changed or asked for data of a patient, latest first. For the patients themselves, and for those who
   * protect data; throws FORBIDDEN for all others.
   */
  accessLog(patient: string, bounds: Bounds, slice: AuditSlice): Promise<Logged[]>
  /** What was done between two moments, latest first; throws FORBIDDEN without the right. */
  auditEvents(filter: AuditFilter, slice: AuditSlice): Promise<Traced[]>
}

/** Professionals who opened a patient's record are not the patient; of relatives, the log would tell what is hidden from them. */
function isThemself(access: Access, id: string): boolean {
  const { fhirUser, patient } = access
  return (
    mayReadOwn(access) && (fhirUser === undefined ? patient === id : fhirUser === `Patient/${id}`)
  )
}

const mostRows = 1_000

/** Makes the part of a repository that reads the trail. */
export const createAuditReading = (
  db: Database,
  { access, trail }: Pick<Asked, 'access' | 'trail'>,
  identity: 'person' | 'role',
): AuditReading => ({
  async accessLog(patient, bounds, slice) {
    if (!readsTraces(access) && !isThemself(access, patient)) throw refuse('not-granted')
    if (!isId(patient)) return []
    trail.disclose(patient)
    const rows = await runPrepared<LogRow>(db.pool, logRows(patient, parseBounds(bounds), slice))
    return rows.map(({ types, sort, isShown, ...entry }) => ({
      entry,
      types: types ?? [],
      isShown,
      isNamed: identity === 'person' || readsTraces(access) || entry.user === `Patient/${patient}`,
      key: sort,
    }))
  },
  async auditEvents(filter, slice) {
    if (!readsTraces(access)) throw refuse('not-granted')
    const rows = await runPrepared<EventRow>(
      db.pool,
      eventRows({ ...filter, ...parseBounds(filter) }, slice),
    )
    return rows.map(({ patient, place, text, versions, sort, ...entry }) => {
      if (patient !== null) trail.disclose(patient)
      return { entry, patient, place, asked: text, versions: versions ?? [], key: sort }
    })
  },
})

type LogRow = Chained & {
  readonly types: readonly string[] | null
  readonly isShown: boolean
  readonly sort: readonly string[]
}

type EventRow = Chained & {
  readonly patient: string | null
  readonly place: number
  readonly text: string | null
  readonly versions: Traced['versions'] | null
  readonly sort: readonly string[]
}

/** Throws INVALID_ARGUMENT for what is no date, and for an end before the start. */
function parseBounds(bounds: Bounds): Bounds {
  const [from, to] = [toRange(bounds.from)?.start, toRange(bounds.to)?.end]
  if (from === undefined || to === undefined || Date.parse(from) > Date.parse(to))
    throw new ApiError('INVALID_ARGUMENT')
  return { from, to }
}

const within = ({ from, to }: Bounds): Sql =>
  sql`e.time >= ${from}::timestamptz AND e.time <= ${to}::timestamptz`

/** Of many patients a version names the first alone. */
const isOf = (patient: Sql): Sql =>
  sql`(v.patient = ${patient} OR (v.document IS NOT NULL AND record.patients_in(v.document) @> ARRAY[${patient}]))`

/** Throws LIMIT_EXCEEDED for a page that is too large. */
function limitOf({ limit }: AuditSlice): number {
  if (limit < 0) throw new ApiError('INVALID_ARGUMENT')
  if (limit > mostRows + 1) throw new ApiError('LIMIT_EXCEEDED')
  return limit
}

function logRows(patient: string, bounds: Bounds, slice: AuditSlice): Sql {
  const [time, chain, position] = slice.after ?? []
  const start =
    time === undefined
      ? sql`TRUE`
      : sql`(e.time, e.chain, e.position) < (${time}::timestamptz, ${chain}::uuid, ${position}::bigint)`
  return sql`SELECT ${entryColumns}, e.patients @> ARRAY[${patient}] OR e.everyone AS "isShown",
      ARRAY[e.time::text, e.chain::text, e.position::text] AS sort,
      (SELECT array_agg(DISTINCT v.type ORDER BY v.type) FROM record.version v
        WHERE v.sequence = ANY(e.shown || e.written) AND ${isOf(sql`${patient}::text`)}) AS types
    FROM audit.entry e JOIN audit.chain c ON c.id = e.chain
    WHERE (e.patients @> ARRAY[${patient}] OR e.asked @> ARRAY[${`Patient/${patient}`}] OR e.everyone)
      AND ${within(bounds)} AND ${start}
    ORDER BY e.time DESC, e.chain DESC, e.position DESC LIMIT ${limitOf(slice)}`
}

function eventRows({ patient, agent, ...bounds }: AuditFilter, slice: AuditSlice): Sql {
  const [time, chain, position, place] = slice.after ?? []
  const conditions = [
    within(bounds),
    ...(patient === undefined ? [] : [sql`(e.patients @> ARRAY[${patient}] OR e.everyone)`]),
    ...(agent === undefined ? [] : [sql`(e."user" = ${agent} OR e.subject = ${agent})`]),
    ...(time === undefined
      ? []
      : [
          sql`(e.time, e.chain, e.position, -p.place) < (${time}::timestamptz, ${chain}::uuid, ${position}::bigint, -${place}::bigint)`,
        ]),
    ...(patient === undefined ? [] : [sql`(p.patient = ${patient} OR e.everyone)`]),
  ]
  return sql`SELECT e.*, (SELECT o.text FROM audit.operation o WHERE o.hash = decode(e.operation, 'hex')) AS text,
      (SELECT json_agg(json_build_array(v.type, v.id, v.version, CASE WHEN w.isWritten THEN v.action END) ORDER BY v.sequence)
        FROM (SELECT value::bigint AS sequence, FALSE AS isWritten FROM json_array_elements_text(e.shown)
          UNION ALL SELECT value::bigint, TRUE FROM json_array_elements_text(e.written)) w
        JOIN record.version v USING (sequence)
        WHERE e.patient IS NULL OR ${isOf(raw('e.patient'))}) AS versions
    FROM (SELECT ${entryColumns}, p.patient, p.place, ARRAY[e.time::text, e.chain::text, e.position::text, p.place::text] AS sort,
        e.time AS moment
      FROM audit.entry e JOIN audit.chain c ON c.id = e.chain
      CROSS JOIN LATERAL unnest(CASE WHEN e.patients = '{}' THEN ARRAY[NULL]::text[] ELSE e.patients END)
        WITH ORDINALITY AS p(patient, place)
      WHERE ${join(conditions, ' AND ')}
      ORDER BY e.time DESC, e.chain DESC, e.position DESC, p.place LIMIT ${limitOf(slice)}) e
    ORDER BY e.moment DESC, e.chain DESC, e.position DESC, e.place`
}
