/** One PostgreSQL for all tests, with a migrated template that each test file clones (vitest globalSetup). */
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestProject } from 'vitest/node'
import { loadConfig } from '../../config.ts'
import { migrate } from '../../prisma/migrate.ts'
import { startEmbedded } from '../../record/embedded.ts'
import type { EmbeddedPostgres } from '../../record/embedded.ts'
import { databaseUrl, runOn } from './database.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server's address: a database from which others can be made. */
    postgres: string
    /** The name of the migrated database that tests clone. */
    template: string
  }
}

/** DATABASE_URL names another server to test with: databases are made in it and dropped, its own is left alone. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const configured = loadConfig().databaseUrl
  const server = configured === undefined ? await startTemporary() : joinServer(configured)
  const template = `socle_template_${process.pid}`
  await runOn(server.url, `CREATE DATABASE ${template}`)
  await migrate(databaseUrl(server.url, template))
  project.provide('postgres', server.url)
  project.provide('template', template)
  return async () => {
    await runOn(server.url, `DROP DATABASE ${template} WITH (FORCE)`)
    await server.stop()
  }
}

const joinServer = (url: string): EmbeddedPostgres => ({ url, stop: () => Promise.resolve() })

async function startTemporary(): Promise<EmbeddedPostgres> {
  const directory = await mkdtemp(join(tmpdir(), 'socle-test-'))
  await chmod(directory, 0o755)
  const { url, stop } = await startEmbedded({ directory, durable: false })
  return {
    url,
    stop: async () => {
      await stop()
      await rm(directory, { recursive: true })
    },
  }
}
