/** One file of an export: written in chunks, counted and hashed on its way to the disk. */
import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { basename } from 'node:path'
import { promisify } from 'node:util'
import { gzip } from 'node:zlib'
import type { FileFacts } from './manifest.ts'

const compress = promisify(gzip)

/** Characters that are written together; a compressed file is a chain of gzip members of this size. */
const chunkLength = 1024 * 1024

/** Only its owner may read it: it is the whole record. */
const ownFile = 0o600

export class ExportFile {
  readonly #path: string
  readonly #handle: FileHandle
  readonly #isCompressed: boolean
  readonly #sum = createHash('sha256')
  #chunk: string[] = []
  #length = 0
  #lines = 0
  #bytes = 0

  private constructor(path: string, handle: FileHandle, isCompressed: boolean) {
    this.#path = path
    this.#handle = handle
    this.#isCompressed = isCompressed
  }

  /** Makes a file that is not there yet. */
  static async create(path: string, isCompressed: boolean): Promise<ExportFile> {
    return new ExportFile(path, await open(path, 'wx', ownFile), isCompressed)
  }

  async write(line: string): Promise<void> {
    this.#chunk.push(line, '\n')
    this.#length += line.length
    this.#lines++
    if (this.#length >= chunkLength) await this.#flush()
  }

  /** Writes what is left and makes sure that it is on the disk. */
  async finish(): Promise<FileFacts> {
    await this.#flush()
    await this.#handle.sync()
    await this.#handle.close()
    const name = basename(this.#path)
    return { name, lines: this.#lines, bytes: this.#bytes, sha256: this.#sum.digest('hex') }
  }

  /** Lets go of the file as it is. */
  abandon(): Promise<void> {
    return this.#handle.close()
  }

  async #flush(): Promise<void> {
    if (this.#chunk.length === 0) return
    const text = Buffer.from(this.#chunk.join(''))
    const bytes = this.#isCompressed ? await compress(text) : text
    this.#chunk = []
    this.#length = 0
    this.#bytes += bytes.length
    this.#sum.update(bytes)
    await this.#handle.appendFile(bytes)
  }
}
