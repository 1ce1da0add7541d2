/** Parsed documents, kept in memory under their ledger sequence: a version never changes. */
import sql from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import { isJsonObject } from '../fhir/json.ts'
import { linkContained } from './contained.ts'
import { loadPatientsOfFile, patientsOfDocument } from './audit/patients.ts'
import type { Trail } from './audit/trail.ts'
import type { Database } from './database.ts'
import { toViews, viewFor } from './identity-view.ts'
import { toInstant } from './instant.ts'
import { isResource, type Resource } from './resource.ts'
import { runPrepared } from './statement.ts'
import { createVersions, type Allowed } from './versions.ts'

interface StoredVersion {
  readonly sequence: number
  readonly version: number
  readonly time: string
  readonly document: string
}

const loadVersions = (db: Database, sequences: readonly number[]) =>
  runPrepared<StoredVersion>(
    db.planned,
    sql`SELECT sequence, version, ${toInstant('time')} AS time,
        document::text AS document
      FROM record.version WHERE sequence = ANY(${sequences}::bigint[]) AND document IS NOT NULL`,
  )

interface Kept<T> {
  readonly value: T
  readonly size: number
  /** Was it asked for since it came, or since it was last spared? */
  isUsed: boolean
}

/** A bounded cache of documents, oldest first out, those in use spared once; it holds no access decision. */
export class DocumentCache<T = Resource> {
  readonly #limit: number
  readonly #documents = new Map<number, Kept<T>>()
  #size = 0

  /** `limit` bounds the length of the JSON texts held, in characters. */
  constructor(limit: number) {
    this.#limit = limit
  }

  get(sequence: number): T | undefined {
    const entry = this.#documents.get(sequence)
    if (entry === undefined) return undefined
    entry.isUsed = true
    return entry.value
  }

  set(sequence: number, value: T, size: number): void {
    if (size > this.#limit || this.#documents.has(sequence)) return
    this.#documents.set(sequence, { value, size, isUsed: false })
    this.#size += size
    for (const [oldest, entry] of this.#documents) {
      if (this.#size <= this.#limit) return
      this.#documents.delete(oldest)
      if (entry.isUsed) {
        entry.isUsed = false
        this.#documents.set(oldest, entry)
      } else this.#size -= entry.size
    }
  }
}

/** Documents by their sequence within one request: from the cache, the missing ones in one statement. */
export const createDocuments = (
  db: Database,
  cache: DocumentCache,
): ((rows: readonly Allowed[]) => Promise<Resource[]>) =>
  createVersions(cache, async (sequences) =>
    (await loadVersions(db, sequences)).map((version) => ({
      sequence: version.sequence,
      value: toResource(version),
      size: version.document.length,
    })),
  )

/** The resource as it is read: its version and time, which are columns, put back into `meta`. */
const toResource = ({ document, version, time }: StoredVersion): Resource =>
  toViews(document, (value) => {
    if (!isJsonObject(value) || !isResource(value))
      throw new Error('a document of the ledger is no resource')
    // It is ours alone so far: a copy would cost as much as the parsing.
    const { meta } = value
    const read = { versionId: String(version), lastUpdated: time }
    value['meta'] = Object.assign(isJsonObject(meta) ? meta : {}, read)
    return linkContained(value)
  })

type DocumentsOf = ReturnType<typeof createDocuments>

/** The documents of rows; of the last ones, beyond `shown`, the caller is only to learn that there are more. */
export type ShownDocuments = (rows: readonly Allowed[], shown?: number) => Promise<Resource[]>

/**
 * The documents as this caller may see them: every document that leaves the record leaves through here, and leaves its
 * trace.
 */
export function shownTo(
  { db, access, trail }: { db: Database; access: Access; trail: Trail },
  documentsOf: DocumentsOf,
): ShownDocuments {
  const view = viewFor(access)
  return async (rows, shown = rows.length) => {
    const documents = await documentsOf(rows)
    for (let position = 0; position < shown && position < rows.length; position++) {
      const [row, document] = [rows[position], documents[position]]
      if (row === undefined || document === undefined) throw new Error('a row without its document')
      const patients = patientsOfDocument(document)
      trail.show(row.sequence, patients)
      if (document.resourceType === 'Binary' && patients.length === 0)
        trail.show(row.sequence, await loadPatientsOfFile(db, document.id))
    }
    return documents.map(view)
  }
}

/** Documents that are looked at to decide what may be shown; they are not shown themselves. */
export function judgedBy(access: Access, documentsOf: DocumentsOf): DocumentsOf {
  const view = viewFor(access)
  return async (rows) => (await documentsOf(rows)).map(view)
}
