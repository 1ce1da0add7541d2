/** `npm run migrate`: brings the configured database to the last migration. */
import { join } from 'node:path'
import { loadConfig } from '../config.ts'
import { startEmbedded } from '../record/embedded.ts'
import { migrate } from './migrate.ts'

const { databaseUrl, dataDirectory } = loadConfig()
const embedded =
  databaseUrl === undefined
    ? await startEmbedded({ directory: join(dataDirectory, 'postgres') })
    : undefined
try {
  const applied = await migrate(databaseUrl ?? embedded?.url ?? '')
  process.stdout.write(applied.length === 0 ? 'up to date\n' : `applied ${applied.join(', ')}\n`)
} finally {
  await embedded?.stop()
}
