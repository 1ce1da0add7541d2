/** The append-only ledger: every version of every resource, and nothing else holds documents. */
import type { PoolClient } from 'pg'
import sql from 'sql-template-tag'
import { toByteArray, toTextArray } from './binary-array.ts'
import type { Database } from './database.ts'
import { runPrepared } from './statement.ts'

/** What the ledger knows of one version of a resource, without its document. */
export interface Past {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly source: string
  readonly hash: Buffer | null
}

/** A new version; its document is JSON text, so that numbers keep their digits, and null when it is a deletion. */
export interface NewVersion {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly patient: string | null
  readonly action: 'create' | 'update' | 'delete'
  readonly hash: Buffer | null
  readonly text: string | null
}

/** The place of a new version in the ledger. */
export interface Placed {
  readonly type: string
  readonly id: string
  readonly version: number
  readonly sequence: number
  readonly time: string
}

/** A resource by its name. */
export interface Key {
  readonly type: string
  readonly id: string
}

/**
 * Locks resources, those that are not there yet included, until the transaction ends. Every writer
 * takes its locks in the same order, so that none waits for another in a circle.
 */
export const lockResources = (client: PoolClient, keys: readonly Key[]): Promise<object[]> =>
  runPrepared(
    client,
    sql`SELECT pg_advisory_xact_lock(lock) FROM (
      SELECT DISTINCT hashtextextended(k.type || '/' || k.id, 0) AS lock
      FROM unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ id }) => id)}::text[]) AS k(type, id)
      ORDER BY lock OFFSET 0) ordered`,
  )

/** All versions of the given resources, oldest first. */
export const loadPast = (client: PoolClient, keys: readonly Key[]): Promise<Past[]> =>
  runPrepared(
    client,
    sql`SELECT v.type, v.id, v.version, v.source, v.hash
      FROM unnest(${keys.map(({ type }) => type)}::text[], ${keys.map(({ id }) => id)}::text[]) AS k(type, id)
      JOIN record.version v USING (type, id) ORDER BY v.version`,
  )

/**
 * Appends versions of locked resources; the time is taken after the lock, so that it never runs backwards, and once
 * for all, so that no moment of the past lies between them.
 */
export const appendVersions = (
  client: PoolClient,
  versions: readonly NewVersion[],
  origin: { readonly source: string; readonly author: string },
): Promise<Placed[]> =>
  runPrepared(
    client,
    sql`INSERT INTO record.version (type, id, version, patient, source, author, time, action, hash, document)
      SELECT n.type, n.id, n.version, n.patient, ${origin.source}, ${origin.author}, (SELECT clock_timestamp()),
        n.action, n.hash, n.document::jsonb
      FROM unnest(${toTextArray(versions.map((v) => v.type))}::text[],
        ${toTextArray(versions.map((v) => v.id))}::text[], ${versions.map((v) => v.version)}::int[],
        ${toTextArray(versions.map((v) => v.patient))}::text[],
        ${toTextArray(versions.map((v) => v.action))}::text[],
        ${toByteArray(versions.map((v) => v.hash))}::bytea[],
        ${toTextArray(versions.map((v) => v.text))}::text[])
        WITH ORDINALITY AS n(type, id, version, patient, action, hash, document, position)
      ORDER BY n.position
      RETURNING type, id, version, sequence, time`,
  )

/** Has nothing ever been loaded or written? */
export async function isEmpty(db: Database): Promise<boolean> {
  return (await runPrepared(db.pool, sql`SELECT FROM record.version LIMIT 1`)).length === 0
}
