/** Measures the load: files into an empty record, as `npm run load` does it. */
import { join } from 'node:path'
import { documentsOf, writeFolder } from '../population/documents.ts'
import { migrate } from '../prisma/migrate.ts'
import { openDatabase, type Database } from '../record/database.ts'
import { startEmbedded } from '../record/embedded.ts'
import { loadPaths } from '../record/load/load.ts'
import { measurePlain, type PlainFigures } from './load-plain.ts'
import { findPostgres } from './postgres.ts'

export type LoadFigures = {
  readonly resources: number
  readonly seconds: number
  readonly resourcesPerSecond: number
  readonly nodeCpuSeconds: number
  readonly postgresCpuSeconds: number | undefined
  /** The same rows in plain batches. */
  readonly plain: PlainFigures
}

type Loading = Omit<LoadFigures, 'plain'>

/** Loads these files, or those of a demo hospital: they are made first, for their making is no part of the load. */
export async function measureLoad(
  folder: string,
  { patients, files: given }: { readonly patients: number; readonly files: string | undefined },
): Promise<LoadFigures> {
  const files = given ?? join(folder, 'files')
  if (given === undefined) await writeFolder(files, documentsOf({ patients }))
  return withRecord(join(folder, 'load'), async (db) => {
    const loading = await measure(db, files)
    const plain = await withRecord(join(folder, 'plain'), (empty) => measurePlain(db, empty))
    return { ...loading, plain }
  })
}

/** Works on an empty record of its own. */
async function withRecord<T>(directory: string, work: (db: Database) => Promise<T>): Promise<T> {
  const embedded = await startEmbedded({ directory })
  try {
    await migrate(embedded.url)
    const db = await openDatabase(embedded.url)
    return await work(db).finally(() => db.close())
  } finally {
    await embedded.stop()
  }
}

async function measure(db: Database, files: string): Promise<Loading> {
  const postgres = await findPostgres(db)
  const before = { node: process.cpuUsage(), postgres: postgres.cpu() }
  const { total, seconds } = await loadPaths(db, { paths: [files], source: 'bench' })
  const { user, system } = process.cpuUsage(before.node)
  const after = postgres.cpu()
  return {
    resources: total.stored,
    seconds,
    resourcesPerSecond: total.stored / seconds,
    nodeCpuSeconds: (user + system) / 1e6,
    postgresCpuSeconds:
      before.postgres === undefined || after === undefined
        ? undefined
        : (after - before.postgres) / 1e3,
  }
}
