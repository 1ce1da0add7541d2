/** The folder an export goes to: empty before, complete or empty again after. */
import { hash } from 'node:crypto'
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { ExportFile } from './file.ts'
import { manifestName, sumsName, toManifestText } from './manifest.ts'
import type { FileFacts, Manifest } from './manifest.ts'

/** The export cannot be written; the message is for the operator. */
export class ExportError extends Error {}

/** Only its owner may look into it: it is the whole record. */
const own = { folder: 0o700, file: 0o600 } as const

export class Output {
  readonly #folder: string
  readonly #isCompressed: boolean
  readonly #files: FileFacts[] = []
  readonly #names: string[] = []
  #current: { readonly name: string; readonly file: ExportFile } | undefined

  private constructor(folder: string, isCompressed: boolean) {
    this.#folder = folder
    this.#isCompressed = isCompressed
  }

  /** Makes the folder, or takes an empty one; throws an ExportError. */
  static async create(folder: string, isCompressed: boolean): Promise<Output> {
    await mkdir(folder, { recursive: true, mode: own.folder })
    if ((await readdir(folder)).length > 0) {
      throw new ExportError(`${folder} is not empty: nothing was written`)
    }
    return new Output(folder, isCompressed)
  }

  /** Adds a line to the file of this name; the lines of one file come one after the other. */
  async write(name: string, line: string): Promise<void> {
    if (this.#current?.name !== name) {
      await this.#finishFile()
      const path = this.#claim(`${name}.ndjson${this.#isCompressed ? '.gz' : ''}`)
      this.#current = { name, file: await ExportFile.create(path, this.#isCompressed) }
    }
    await this.#current?.file.write(line)
  }

  /** Ends the last file; the manifest comes last, for it says that the export is complete. */
  async finish(facts: Omit<Manifest, 'files'>): Promise<Manifest> {
    await this.#finishFile()
    const manifest = { ...facts, files: this.#files }
    const text = toManifestText(manifest)
    const files = [...this.#files, { name: manifestName, sha256: hash('sha256', text) }]
    await this.#add(sumsName, files.map(({ name, sha256 }) => `${sha256}  ${name}\n`).join(''))
    await this.#add(manifestName, text)
    return manifest
  }

  /** Removes what was written: half an export must not pass for one, nor keep a full disk full. */
  async discard(): Promise<void> {
    await this.#current?.file.abandon()
    for (const name of this.#names) await rm(join(this.#folder, name), { force: true })
  }

  async #finishFile(): Promise<void> {
    if (this.#current === undefined) return
    const facts = await this.#current.file.finish()
    this.#current = undefined
    this.#files.push(facts)
  }

  /** The path of a file that is ours to remove. */
  #claim(name: string): string {
    this.#names.push(name)
    return join(this.#folder, name)
  }

  #add(name: string, text: string): Promise<void> {
    return writeFile(this.#claim(name), text, { flag: 'wx', mode: own.file, flush: true })
  }
}

/** What the operating system's refusals mean to an operator. */
const reasons: Readonly<Record<string, string>> = {
  ENOSPC: 'no space is left on the disk',
  EDQUOT: 'the disk quota is used up',
  EFBIG: 'the file system takes no file of this size',
  EACCES: 'writing is not allowed',
  EPERM: 'writing is not allowed',
  EROFS: 'the file system is read-only',
  ENOTDIR: 'it is not a folder',
  EEXIST: 'it is not a folder',
  EIO: 'the disk failed',
}

/** What went wrong with the folder, in words; any other error stays as it is. */
export function toExportError(error: unknown, folder: string): unknown {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  const reason = reasons[code]
  if (reason === undefined) return error
  return new ExportError(`cannot export to ${folder}: ${reason}`, { cause: error })
}
