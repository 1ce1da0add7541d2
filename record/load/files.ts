/** Finds the files to load, in an order that does not depend on the machine, and names their source. */
import { readdir, stat } from 'node:fs/promises'
import { basename, dirname, join, normalize, resolve } from 'node:path'

export type Format = 'json' | 'ndjson'

export type FoundFile = {
  /** As it is reached from the path given. */
  readonly path: string
  /** What it is called within its source, whatever folder we run in. */
  readonly name: string
  readonly source: string
  readonly size: number
  /** Undefined for what is no FHIR file by its name. */
  readonly format: Format | undefined
  readonly isCompressed: boolean
}

/** A path that cannot be loaded from; the message says which and why. */
export class PathError extends Error {}

/**
 * All files of the paths given, hidden ones in folders left out. The source is the folder as it was
 * typed, or the one named; throws a PathError before anything is loaded.
 */
export async function findFiles(paths: readonly string[], source?: string): Promise<FoundFile[]> {
  const found = new Map<string, FoundFile>()
  const labels = new Map<string, string>()
  for (const path of paths) {
    const root = await openRoot(path, source)
    const other = labels.get(`${root.source} ${root.label}`)
    if (other !== undefined && other !== root.folder) {
      throw new PathError(`two folders are called ${root.label}: give each its own --source`)
    }
    labels.set(`${root.source} ${root.label}`, root.folder)
    for await (const file of walk(root.path, root.start)) {
      const key = `${root.source} ${resolve(file.path)}`
      if (!found.has(key)) found.set(key, toFoundFile(file, root))
    }
  }
  return [...found.values()]
}

type Root = {
  readonly path: string
  readonly start: string
  readonly folder: string
  readonly source: string
  /** Comes before a file's name when several folders share one source. */
  readonly label: string
}

async function openRoot(typed: string, source: string | undefined): Promise<Root> {
  const path = normalize(typed).replace(/(?<=.)[/\\]+$/, '')
  const isFolder = (await inspect(path)).isDirectory()
  const folder = isFolder ? path : dirname(path)
  return {
    path,
    start: isFolder ? '' : basename(path),
    folder: resolve(folder),
    source: source ?? folder,
    label: source === undefined ? '' : `${basename(resolve(folder))}/`,
  }
}

async function inspect(path: string) {
  try {
    return await stat(path)
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined
    if (code === 'ENOENT' || code === 'ENOTDIR') {
      throw new PathError(`no such file or folder: ${path}`, { cause: error })
    }
    throw new PathError(`cannot be read: ${path}`, { cause: error })
  }
}

type Walked = {
  readonly path: string
  readonly name: string
  readonly size: number
  readonly isFile: boolean
}

async function* walk(path: string, name: string): AsyncGenerator<Walked> {
  const stats = await inspect(path)
  if (!stats.isDirectory()) {
    yield { path, name, size: stats.size, isFile: stats.isFile() }
    return
  }
  const entries = await readdir(path, { withFileTypes: true })
  entries.sort((a, b) => (a.name < b.name ? -1 : 1))
  for (const entry of entries) {
    if (entry.name.startsWith('.')) continue
    const child = join(path, entry.name)
    const childName = name === '' ? entry.name : `${name}/${entry.name}`
    if (entry.isSymbolicLink()) yield* followLink(child, childName)
    else yield* walk(child, childName)
  }
}

/** A link to a folder is not followed: it may lead back to where we are. */
async function* followLink(path: string, name: string): AsyncGenerator<Walked> {
  const target = await stat(path).catch(() => undefined)
  yield { path, name, size: target?.size ?? 0, isFile: target?.isFile() === true }
}

function toFoundFile({ path, name, size, isFile }: Walked, { source, label }: Root): FoundFile {
  const match = isFile ? /\.(nd)?json(\.gz)?$/i.exec(name) : null
  return {
    path,
    name: label + name,
    source,
    size,
    format: match === null ? undefined : match[1] === undefined ? 'json' : 'ndjson',
    isCompressed: match?.[2] !== undefined,
  }
}
