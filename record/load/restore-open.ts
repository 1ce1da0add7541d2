/** Recognises an export among what is to be loaded, and checks every byte of it before anything is read. */
import { createHash, hash } from 'node:crypto'
import { createReadStream, existsSync, readFileSync } from 'node:fs'
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isManifestText, ManifestError, manifestName, parseManifest } from '../export/manifest.ts'
import { sumsName, type FileFacts, type Manifest } from '../export/manifest.ts'

/** An export that cannot be restored, or not here; the message says why. */
export class RestoreError extends Error {}

/** An export whose files are what its manifest says. */
export interface Archive {
  readonly manifest: Manifest
  readonly files: readonly (FileFacts & { readonly path: string })[]
}

/** The export among these paths, undefined when there is none; throws a RestoreError when it is damaged. */
export async function openArchive(paths: readonly string[]): Promise<Archive | undefined> {
  const folder = paths.find(isExport)
  if (folder === undefined) return undefined
  if (paths.length > 1) throw new RestoreError(`${folder} is an export: load it alone`)
  const manifest = readManifest(folder)
  const files = manifest.files.map((file) => ({ ...file, path: join(folder, file.name) }))
  for (const file of files) await assertIntact(file)
  return { manifest, files }
}

function isExport(folder: string): boolean {
  const path = join(folder, manifestName)
  if (!existsSync(path)) return false
  return existsSync(join(folder, sumsName)) || isManifestText(readFileSync(path, 'utf8'))
}

function readManifest(folder: string): Manifest {
  const path = join(folder, manifestName)
  const bytes = readFileSync(path)
  const sums = join(folder, sumsName)
  if (!existsSync(sums)) throw new RestoreError(`${sums} is missing`)
  const lines = readFileSync(sums, 'utf8').split('\n')
  if (!lines.includes(`${hash('sha256', bytes)}  ${manifestName}`)) throw damaged(path)
  try {
    return parseManifest(bytes.toString())
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error
    throw new RestoreError(`${path} ${error.message}`, { cause: error })
  }
}

const damaged = (path: string) =>
  new RestoreError(`${path} is damaged: its SHA-256 is not the exported one. Nothing was loaded.`)

async function assertIntact({ path, bytes, sha256 }: FileFacts & { path: string }): Promise<void> {
  if (!existsSync(path)) throw new RestoreError(`${path} is missing. Nothing was loaded.`)
  const { size } = await stat(path)
  if (size !== bytes) {
    throw new RestoreError(`${path} has ${size} bytes, not ${bytes}. Nothing was loaded.`)
  }
  const sum = createHash('sha256')
  for await (const chunk of createReadStream(path, { highWaterMark: 1024 * 1024 })) {
    sum.update(chunk)
  }
  if (sum.digest('hex') !== sha256) throw damaged(path)
}
