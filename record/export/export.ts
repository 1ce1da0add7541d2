/** Exports the record: one moment of it, streamed into files that say what they hold. */
import type { PoolClient } from 'pg'
import type { Database } from '../database.ts'
import { toLine } from './line.ts'
import type { Content, Manifest } from './manifest.ts'
import { Output, toExportError } from './output.ts'
import { Tally } from './tally.ts'
import { loadLastTime, loadSources, readCurrent, readLedger } from './versions.ts'

export interface ExportOptions {
  /** Empty, or not there yet. */
  readonly folder: string
  readonly content: Content
  readonly isCompressed?: boolean
  /** Lines of one file of the ledger. */
  readonly partLines?: number
  /** Told of each line: how many there are so far. */
  readonly onProgress?: (lines: number) => void
}

/** A part ends at whichever comes first. */
const part = { lines: 100_000, characters: 256 * 1024 * 1024 }

/**
 * Writes the whole ledger, or the current state, of one moment; throws an ExportError, and leaves the
 * folder empty, when it cannot be written. The server's keys are never exported.
 */
export async function exportRecord(db: Database, options: ExportOptions): Promise<Manifest> {
  const { folder, isCompressed = false } = options
  let output: Output | undefined
  try {
    output = await Output.create(folder, isCompressed)
    return await exportTo(output, db, options)
  } catch (error) {
    await output?.discard()
    throw toExportError(error, folder)
  }
}

async function exportTo(output: Output, db: Database, options: ExportOptions): Promise<Manifest> {
  const client = await db.pool.connect()
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    await client.query('SET LOCAL statement_timeout = 0')
    const tally = new Tally()
    await writers[options.content]({ client, output, tally, options })
    const facts = {
      content: options.content,
      lastTime: await loadLastTime(client),
      counts: tally.counts(),
      sources: await loadSources(client),
    }
    return await output.finish(facts)
  } finally {
    await client.query('ROLLBACK')
    client.release()
  }
}

interface Writing {
  readonly client: PoolClient
  readonly output: Output
  readonly tally: Tally
  readonly options: ExportOptions
}

const writers = { ledger: writeLedger, current: writeCurrent } satisfies Record<
  Content,
  (writing: Writing) => Promise<void>
>

async function writeLedger({ client, output, tally, options }: Writing): Promise<void> {
  const partLines = options.partLines ?? part.lines
  let [number, lines, characters] = [0, 0, 0]
  for await (const row of readLedger(client)) {
    const line = toLine(row)
    if (number === 0 || lines >= partLines || characters + line.length > part.characters) {
      number++
      lines = 0
      characters = 0
    }
    await output.write(`ledger-${String(number).padStart(6, '0')}`, line)
    lines++
    characters += line.length
    tally.add(row)
    options.onProgress?.(tally.lines)
  }
}

/** One file a type, as FHIR's bulk formats have it; deleted resources are not current. */
async function writeCurrent({ client, output, tally, options }: Writing): Promise<void> {
  for await (const row of readCurrent(client)) {
    if (row.document === null) continue
    await output.write(row.type, row.document)
    tally.add(row)
    options.onProgress?.(tally.lines)
  }
}
