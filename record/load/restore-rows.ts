/** The lines of an export, checked one by one: what is restored is what was exported. */
import { basename } from 'node:path'
import { canonicalHash } from '../../fhir/canonical.ts'
import { isJsonObject, JsonError, parseJson, type JsonDocument } from '../../fhir/json.ts'
import { LineError, parseLine, type LedgerRow } from '../export/line.ts'
import { readPieces } from './read.ts'
import { RestoreError, type Archive } from './restore-open.ts'

/** PostgreSQL's text of the largest document, which has a space after each comma and colon. */
const maxLineBytes = 500 * 1024 * 1024

const batch = { rows: 1_000, characters: 4 * 1024 * 1024 }

/** The rows of all files in their order, in batches worth a statement; throws a RestoreError. */
export async function* readBatches({ files }: Archive): AsyncGenerator<readonly LedgerRow[]> {
  let rows: LedgerRow[] = []
  let characters = 0
  for await (const row of readRows(files)) {
    rows.push(row)
    characters += row.document?.length ?? 0
    if (rows.length < batch.rows && characters < batch.characters) continue
    yield rows
    rows = []
    characters = 0
  }
  if (rows.length > 0) yield rows
}

async function* readRows(files: Archive['files']): AsyncGenerator<LedgerRow> {
  let last = 0
  for (const { path, bytes } of files) {
    const file = {
      path,
      name: basename(path),
      source: '',
      size: bytes,
      format: 'ndjson',
      isCompressed: path.endsWith('.gz'),
    } as const
    for await (const piece of readPieces(file, { maxBytes: maxLineBytes })) {
      const place = `${path}:${piece.line ?? 0}`
      if ('fault' in piece) throw new RestoreError(`${place}: ${piece.fault}`)
      const row = parseRow(piece.text, place)
      if (row.sequence <= last) throw new RestoreError(`${place}: the lines are out of order`)
      last = row.sequence
      yield row
    }
  }
}

function parseRow(text: string, place: string): LedgerRow {
  try {
    const row = parseLine(text)
    if (row.document !== null) assertContent(row, parseJson(row.document), place)
    return row
  } catch (error) {
    if (!(error instanceof LineError) && !(error instanceof JsonError)) throw error
    throw new RestoreError(`${place}: ${error.message}`, { cause: error })
  }
}

/** A document that has not the hash it was stored under is not the one that was stored. */
function assertContent({ type, id, hash }: LedgerRow, document: JsonDocument, place: string): void {
  const { value } = document
  if (!isJsonObject(value) || value['resourceType'] !== type || value['id'] !== id) {
    throw new RestoreError(`${place}: the document is of another resource`)
  }
  if (canonicalHash(document).toString('hex') !== hash) {
    throw new RestoreError(`${place}: the document has not the hash it was stored under`)
  }
}
