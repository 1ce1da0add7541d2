/** Measures the load: the demo hospital's files into an empty record, as `npm run load` does it. */
import { join } from 'node:path'
import { documentsOf, writeFolder } from '../population/documents.ts'
import { migrate } from '../prisma/migrate.ts'
import { openDatabase, type Database } from '../record/database.ts'
import { startEmbedded } from '../record/embedded.ts'
import { loadPaths } from '../record/load/load.ts'
import { findPostgres } from './postgres.ts'

export type LoadFigures = {
  readonly resources: number
  readonly seconds: number
  readonly resourcesPerSecond: number
  readonly nodeCpuSeconds: number
  readonly postgresCpuSeconds: number | undefined
}

/** Makes the files first: their making is not part of the load. */
export async function measureLoad(folder: string, patients: number): Promise<LoadFigures> {
  const files = join(folder, 'files')
  await writeFolder(files, documentsOf({ patients }))
  const embedded = await startEmbedded({ directory: join(folder, 'load') })
  try {
    await migrate(embedded.url)
    const db = await openDatabase(embedded.url)
    return await measure(db, files).finally(() => db.close())
  } finally {
    await embedded.stop()
  }
}

async function measure(db: Database, files: string): Promise<LoadFigures> {
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
