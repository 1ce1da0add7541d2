/** Loads FHIR into the record: from files and folders, or from documents made in this process. */
import type { Database } from '../database.ts'
import { findFiles, type FoundFile } from './files.ts'
import { readPieces } from './read.ts'
import type { LoadReport, Refusal } from './report.ts'
import { runLoad, type Input } from './run.ts'
import { registerSource, type Source } from './source.ts'

export type LoadProgress = {
  readonly bytes: number
  readonly totalBytes: number
  readonly resources: number
}

export type LoadPathsOptions = {
  readonly paths: readonly string[]
  /** By default each folder is a source of its own, under the name it was given by. */
  readonly source?: string | undefined
  readonly onProgress?: (progress: LoadProgress) => void
  readonly onRefusal?: (refusal: Refusal) => void
}

/** Loads files and folders; throws a PathError, before anything is written, when one is not there. */
export async function loadPaths(db: Database, options: LoadPathsOptions): Promise<LoadReport> {
  const files = await findFiles(options.paths, options.source)
  const progress = {
    bytes: 0,
    totalBytes: files.reduce((sum, { size }) => sum + size, 0),
    resources: 0,
  }
  const tell = (change: Partial<LoadProgress>) => {
    Object.assign(progress, change)
    options.onProgress?.({ ...progress })
  }
  const onBytes = (bytes: number) => tell({ bytes: progress.bytes + bytes })
  return runLoad(db, toInputs(db, files, onBytes), {
    author,
    onResources: (resources) => tell({ resources }),
    ...(options.onRefusal === undefined ? {} : { onRefusal: options.onRefusal }),
  })
}

/** Who writes what a load brings, in the ledger. */
const author = 'load'

async function* toInputs(
  db: Database,
  files: readonly FoundFile[],
  onBytes: (bytes: number) => void,
): AsyncGenerator<Input> {
  const sources = new Map<string, Source>()
  for (const file of files) {
    const source = sources.get(file.source) ?? (await registerSource(db, file.source))
    sources.set(file.source, source)
    yield {
      file: file.path,
      name: file.name,
      source,
      pieces: (isWanted) =>
        isWanted === undefined ? readPieces(file, { onBytes }) : readPieces(file, { isWanted }),
    }
  }
}

export type LoadDocumentsOptions = {
  readonly source: string
  /** Each text is one JSON document: a resource or a Bundle. */
  readonly documents: AsyncIterable<{ readonly name: string; readonly text: string }>
  readonly onProgress?: (resources: number) => void
}

/** Loads documents as they are made; only those that have to wait for another are kept. */
export async function loadDocuments(
  db: Database,
  { source, documents, onProgress }: LoadDocumentsOptions,
): Promise<LoadReport> {
  const registered = await registerSource(db, source)
  const inputs = async function* (): AsyncGenerator<Input> {
    for await (const { name, text } of documents) {
      yield { file: name, name, source: registered, pieces: () => [{ text }] }
    }
  }
  return runLoad(db, inputs(), {
    author,
    ...(onProgress === undefined ? {} : { onResources: onProgress }),
  })
}
