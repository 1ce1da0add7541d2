/** Adds rows to the audit trail: those of many requests are one statement, and so one commit. */
import type { Pool } from 'pg'
import sql from 'sql-template-tag'
import { toList } from '../list.ts'
import { runPrepared } from '../statement.ts'
import type { AuditClass, Chained } from './entry.ts'

/** Inserts rows; PostgreSQL's clock when it did. Lists go as texts: they differ in length from row to row. */
export async function insertEntries(pool: Pool, rows: readonly Chained[]): Promise<number> {
  const of = <T>(pick: (row: Chained) => T): T[] => rows.map(pick)
  const [inserted] = await runPrepared<{ now: string }>(
    pool,
    sql`INSERT INTO audit.entry (chain, position, time, request, face, interaction, outcome, issuer, subject, "user", roles,
        units, client, address, token, purpose, openings, operation, name, patients, everyone, asked, shown, written, counted, detail,
        previous, hash)
      SELECT n.chain, n.position, n.time, n.request, n.face, n.interaction, n.outcome, n.issuer, n.subject, n."user",
        n.roles::text[], n.units::text[], n.client, n.address, n.token, n.purpose, n.openings::text[], decode(n.operation, 'hex'), n.name,
        n.patients::text[], n.everyone, n.asked::text[], n.shown::bigint[], n.written::bigint[], n.counted, n.detail,
        decode(n.previous, 'hex'), decode(n.hash, 'hex')
      FROM unnest(${of((row) => row.chain)}::uuid[], ${of((row) => row.position)}::bigint[],
        ${of((row) => row.time)}::timestamptz[], ${of((row) => row.request)}::text[], ${of((row) => row.face)}::text[],
        ${of((row) => row.interaction)}::text[], ${of((row) => row.outcome)}::text[], ${of((row) => row.issuer)}::text[],
        ${of((row) => row.subject)}::text[], ${of((row) => row.user)}::text[], ${of((row) => toList(row.roles))}::text[],
        ${of((row) => toList(row.units))}::text[], ${of((row) => row.client)}::text[], ${of((row) => row.address)}::text[], ${of((row) => row.token)}::text[],
        ${of((row) => row.purpose)}::text[], ${of((row) => toList(row.openings))}::text[],
        ${of((row) => row.operation)}::text[], ${of((row) => row.name)}::text[], ${of((row) => toList(row.patients))}::text[],
        ${of((row) => row.everyone)}::boolean[], ${of((row) => toList(row.asked))}::text[],
        ${of((row) => toList(row.shown))}::text[], ${of((row) => toList(row.written))}::text[],
        ${of((row) => row.counted)}::int[], ${of((row) => row.detail)}::text[], ${of((row) => row.previous)}::text[],
        ${of((row) => row.hash)}::text[])
        AS n(chain, position, time, request, face, interaction, outcome, issuer, subject, "user", roles, units, client, address, token,
          purpose, openings, operation, name, patients, everyone, asked, shown, written, counted, detail, previous, hash)
      RETURNING clock_timestamp() AS now`,
  )
  return Date.parse(inserted?.now ?? '')
}

/** A chain as it begins. */
export interface NewChain {
  readonly id: string
  readonly process: string
  readonly class: AuditClass
  readonly started: string
}

export const insertChain = (pool: Pool, chain: NewChain): Promise<object[]> =>
  runPrepared(
    pool,
    sql`INSERT INTO audit.chain (id, process, class, started)
      VALUES (${chain.id}, ${chain.process}, ${chain.class}, ${chain.started})`,
  )

/** Keeps what was asked, each text once. */
export const insertOperations = (
  pool: Pool,
  operations: ReadonlyMap<string, string>,
): Promise<object[]> =>
  runPrepared(
    pool,
    sql`INSERT INTO audit.operation (hash, text)
      SELECT decode(n.hash, 'hex'), n.text
      FROM unnest(${[...operations.keys()]}::text[], ${[...operations.values()]}::text[]) AS n(hash, text)
      ON CONFLICT DO NOTHING`,
  )

/** An opening in force: access of a professional to a patient that needed a reason. */
export interface OpeningInForce {
  readonly id: string
  readonly practitioner: string
  readonly patient: string
  readonly purpose: string
}

/** The openings in force of these professionals. */
export const loadOpenings = (pool: Pool, users: readonly string[]): Promise<OpeningInForce[]> =>
  runPrepared(
    pool,
    sql`SELECT id, practitioner, patient, purpose FROM access.opening
      WHERE practitioner = ANY(${users}::text[]) AND start <= now() AND until > now() AND ended IS NULL`,
  )

/** PostgreSQL's clock. */
export async function loadClock(pool: Pool): Promise<number> {
  const [row] = await runPrepared<{ now: string }>(pool, sql`SELECT clock_timestamp() AS now`)
  return Date.parse(row?.now ?? '')
}
