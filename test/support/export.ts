/** A record to export, folders of a test's own to export it to, and what is in them. */
import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync } from 'node:zlib'
import { afterAll } from 'vitest'
import { documentsOf } from '../../population/documents.ts'
import type { Database } from '../../record/database.ts'
import { loadDocuments } from '../../record/load/load.ts'
import { openArchive } from '../../record/load/restore-open.ts'
import { restoreLedger } from '../../record/load/restore.ts'
import { ward } from './ward.ts'
import { write } from './world.ts'

/** Gives out paths in a folder that is removed after the tests of the file. */
export function useFolder(): (name: string) => string {
  const root = mkdtempSync(join(tmpdir(), 'socle-export-'))
  afterAll(() => rmSync(root, { recursive: true }))
  return (name) => join(root, name)
}

/** Every file of a folder by its name, as its bytes in hexadecimal digest form. */
export const bytesOf = (folder: string): Record<string, string> =>
  Object.fromEntries(
    readdirSync(folder)
      .sort()
      .map((name) => [name, digest(readFileSync(join(folder, name)))]),
  )

const digest = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')

/** The lines of all NDJSON files of a folder. */
export const linesOf = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.ndjson(\.gz)?$/.test(name))
    .sort()
    .flatMap((name) => {
      const bytes = readFileSync(join(folder, name))
      const text = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString()
      return text.split('\n').filter((line) => line !== '')
    })

/** Changes a file of an export, leaving its sums as they are. */
export function tamper(path: string, change: (text: string) => string): void {
  const [before, after] = rewrite(path, change)
  if (before.equals(after)) throw new Error('nothing was changed')
}

/** Changes a file of an export and makes every sum fit again, as a forger would. */
export function forge(folder: string, name: string, change: (text: string) => string): void {
  const [before, after] = rewrite(join(folder, name), change)
  if (before.equals(after)) throw new Error('nothing was changed')
  const manifest = join(folder, 'manifest.json')
  rewrite(manifest, (text) =>
    text
      .replace(digest(before), digest(after))
      .replace(`"bytes": ${before.length}`, `"bytes": ${after.length}`),
  )
  const sum = digest(readFileSync(manifest))
  rewrite(join(folder, 'SHA256SUMS'), (text) =>
    text.replace(/[0-9a-f]+(?= {2}manifest\.json)/, sum),
  )
}

function rewrite(path: string, change: (text: string) => string): [before: Buffer, after: Buffer] {
  const before = readFileSync(path)
  const after = Buffer.from(change(before.toString()))
  writeFileSync(path, after)
  return [before, after]
}

/** Numbers that JavaScript would change, in a type that has an index and in one that is parked. */
const exact = [
  `{"resourceType":"Observation","id":"exact","meta":{"tag":[{"code":"kept"}]},"status":"final",
    "code":{"text":"a \\"quoted\\" \\\\ line\\nwith ,\\"document\\":"},"valueQuantity":{"value":1.10}}`,
  `{"resourceType":"Basic","id":"exact","code":{"text":"é"},
    "extension":[{"url":"urn:x","valueDecimal":100.00},{"url":"urn:y","valueDecimal":1E-22}]}`,
]

/** The name of a source that must not be taken for the structure of a line. */
export const oddSource = 'a "source" ,"document":'

/** Fills a record with a ward in two versions, exact numbers, a small hospital and a deletion. */
export async function fill(db: Database): Promise<void> {
  await write(db, ward)
  await write(
    db,
    ward.map((resource) => ({ ...resource, language: 'fr' })),
  )
  const documents = async function* () {
    for (const text of exact) yield { name: text.slice(0, 30), text }
    yield* documentsOf({ patients: 5 })
  }
  await loadDocuments(db, { source: oddSource, documents: documents() })
  await db.pool.query(
    `INSERT INTO record.version (type, id, version, source, author, time, action)
     VALUES ('Basic', 'exact', 2, 'test', 'test', clock_timestamp(), 'delete')`,
  )
}

/** Restores the export of a folder. */
export async function restore(into: Database, from: string): Promise<number> {
  const archive = await openArchive([from])
  if (archive === undefined) throw new Error('no export')
  return restoreLedger(into, archive)
}

/** Every row of a ledger, transactions apart. */
export async function ledgerOf({ pool }: Database): Promise<object[]> {
  const { rows } = await pool.query<object>(
    `SELECT sequence, type, id, version, patient, source, author, time, action, hash, document::text
     FROM record.version ORDER BY sequence`,
  )
  return rows
}
