/**
 * Resources as text, masked as documents are, numbers with their digits: `1.10` stays `1.10`.
 * Every text that leaves the record leaves through here.
 */
import sql from 'sql-template-tag'
import type { Access } from '../access/access.ts'
import { isJsonObject, type JsonValue } from '../fhir/json.ts'
import { maskText } from '../fhir/identity/mask-text.ts'
import { loadPatientsOfFile, patientsIn } from './audit/patients.ts'
import type { Trail } from './audit/trail.ts'
import type { Database } from './database.ts'
import type { DocumentCache } from './documents.ts'
import { seesIns } from './identity-view.ts'
import { toInstant } from './instant.ts'
import { runPrepared } from './statement.ts'
import { createVersions, type Allowed } from './versions.ts'

/** One version of a resource as JSON text, with what the headers of an answer say of it. */
export interface Text {
  readonly type: string
  readonly id: string
  readonly version: number
  /** FHIR's instant, to the microsecond. https://hl7.org/fhir/R4/datatypes.html#instant */
  readonly updated: string
  readonly json: string
}

/** A text for callers with the right to see national identity numbers, and for all others. */
export interface TextViews {
  readonly withRight: Text
  readonly forOthers: Text
  /** Whose data it is. */
  readonly patients: readonly string[]
}

/** Of the last ones, beyond `shown`, the caller is only to learn that there are more. */
export type TextsOf = (rows: readonly Allowed[], shown?: number) => Promise<Text[]>

/**
 * The texts of rows that an access-filtered statement allowed, in their order and as this caller may see them; each
 * leaves its trace.
 */
export function createTexts(
  db: Database,
  cache: DocumentCache<TextViews>,
  { access, trail }: { readonly access: Access; readonly trail: Trail },
): TextsOf {
  const viewsOf = createVersions(cache, async (sequences) =>
    (await loadTexts(db, sequences)).map(({ sequence, ...text }) => ({
      sequence,
      value: toViews(text),
      size: text.json.length,
    })),
  )
  const view = seesIns(access) ? 'withRight' : 'forOthers'
  return async (rows, shown = rows.length) => {
    const all = await viewsOf(rows)
    for (const [position, { patients, withRight }] of all.slice(0, shown).entries()) {
      const sequence = rows[position]?.sequence
      if (sequence === undefined) throw new Error('a text without its row')
      trail.show(sequence, patients)
      if (withRight.type === 'Binary' && patients.length === 0)
        trail.show(sequence, await loadPatientsOfFile(db, withRight.id))
    }
    return all.map((views) => views[view])
  }
}

const toViews = (text: Text): TextViews => ({
  withRight: { ...text, json: maskText(text.json, true) },
  forOthers: { ...text, json: maskText(text.json, false) },
  patients: patientsOfText(text),
})

function patientsOfText({ type, json }: Text): readonly string[] {
  const value: JsonValue = JSON.parse(json)
  return isJsonObject(value) ? patientsIn(type, value) : []
}

/** Version and time are columns, put back into `meta` here; `jsonb` keeps the digits of numbers as they are. */
const loadTexts = (db: Database, sequences: readonly number[]) =>
  runPrepared<Text & Allowed>(
    db.planned,
    sql`SELECT sequence, type, id, version, updated, (document || jsonb_build_object('meta',
        coalesce(document->'meta', '{}') || jsonb_build_object('versionId', version::text, 'lastUpdated', updated)))::text AS json
      FROM (SELECT v.sequence, v.type, v.id, v.version, v.document, ${toInstant('v.time')} AS updated
        FROM record.version v WHERE v.sequence = ANY(${sequences}::bigint[]) AND v.document IS NOT NULL OFFSET 0) v`,
  )
