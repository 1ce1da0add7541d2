/** Reads a file as the JSON texts in it, streaming, so that memory does not grow with the file. */
import { isUtf8 } from 'node:buffer'
import { createReadStream } from 'node:fs'
import { PassThrough, pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import type { FoundFile } from './files.ts'

/** One JSON text of a file, or why there is none. */
export type Piece =
  | { readonly line?: number; readonly text: string }
  | { readonly line?: number; readonly fault: string }

/** A document or line that is longer is refused: it would have to be held in memory whole. */
const maxTextBytes = 256 * 1024 * 1024

export type ReadOptions = {
  readonly onBytes?: (bytes: number) => void
  /** Which lines of an NDJSON file are wanted; by default all. */
  readonly isWanted?: (line: number) => boolean
  readonly maxBytes?: number
}

/** The texts of a file, in order; what cannot be read is one fault and ends the file. */
export async function* readPieces(
  file: FoundFile,
  options: ReadOptions = {},
): AsyncGenerator<Piece> {
  const { maxBytes = maxTextBytes } = options
  if (file.format === undefined) yield { fault: 'not a FHIR file' }
  else if (file.size === 0) yield { fault: 'the file is empty' }
  else if (file.format === 'json' && file.size > maxBytes) yield { fault: tooLong(maxBytes) }
  else {
    try {
      const chunks = openChunks(file, options.onBytes)
      if (file.format === 'json') yield await readWhole(chunks, maxBytes)
      else yield* readLines(chunks, maxBytes, options.isWanted)
    } catch (error) {
      yield { fault: toFault(error) }
    }
  }
}

const tooLong = (bytes: number) => `longer than ${Math.round(bytes / 1024 / 1024)} MB`

function openChunks(
  { path, isCompressed }: FoundFile,
  onBytes?: (bytes: number) => void,
): Readable {
  const file = createReadStream(path, { highWaterMark: 256 * 1024 })
  if (onBytes !== undefined) file.on('data', (chunk) => onBytes(chunk.length))
  const output = isCompressed ? createGunzip({ chunkSize: 256 * 1024 }) : new PassThrough()
  return pipeline(file, output, () => undefined)
}

/** Zlib and file system errors become one line; anything else is a fault of ours. */
function toFault(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (typeof code !== 'string') throw error
  if (code.startsWith('Z_')) return 'the gzip data is damaged or cut short'
  return `cannot be read (${code})`
}

async function readWhole(chunks: Readable, maxBytes: number): Promise<Piece> {
  const parts: Buffer[] = []
  let bytes = 0
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue
    bytes += chunk.length
    if (bytes > maxBytes) return { fault: tooLong(maxBytes) }
    parts.push(chunk)
  }
  const piece = decode(Buffer.concat(parts))
  return 'text' in piece && piece.text.trim() === '' ? { fault: 'the file is empty' } : piece
}

async function* readLines(
  chunks: Readable,
  maxBytes: number,
  isWanted: (line: number) => boolean = () => true,
): AsyncGenerator<Piece> {
  let [line, count] = [0, 0]
  for await (const bytes of splitLines(chunks, maxBytes)) {
    line++
    const isFault = bytes === null
    if (!isFault && isBlank(bytes)) continue
    count++
    if (isWanted(line)) yield { line, ...(isFault ? { fault: tooLong(maxBytes) } : decode(bytes)) }
  }
  if (count === 0) yield { fault: 'the file is empty' }
}

const newline = 10

/** The lines of a stream; null in the place of one that is too long. */
async function* splitLines(chunks: Readable, maxBytes: number): AsyncGenerator<Buffer | null> {
  let parts: Buffer[] = []
  let length = 0
  for await (const chunk of chunks) {
    if (!Buffer.isBuffer(chunk)) continue
    let start = 0
    for (let end = chunk.indexOf(newline); end !== -1; end = chunk.indexOf(newline, start)) {
      yield join(parts, chunk.subarray(start, end), length + end - start > maxBytes)
      parts = []
      length = 0
      start = end + 1
    }
    length += chunk.length - start
    if (length > maxBytes) parts = []
    else if (start < chunk.length) parts.push(chunk.subarray(start))
  }
  if (length > 0) yield join(parts, Buffer.alloc(0), length > maxBytes)
}

function join(parts: readonly Buffer[], last: Buffer, isTooLong: boolean): Buffer | null {
  if (isTooLong) return null
  return parts.length === 0 ? last : Buffer.concat([...parts, last])
}

function isBlank(bytes: Buffer): boolean {
  return bytes.length < 64 && bytes.toString('latin1').trim() === ''
}

function decode(bytes: Buffer): { text: string } | { fault: string } {
  if (!isUtf8(bytes)) return { fault: 'not UTF-8 text' }
  const text = bytes.toString('utf8')
  return { text: text.startsWith('\uFEFF') ? text.slice(1) : text }
}
