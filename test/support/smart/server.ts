/** The server as `npm start` runs it, over a database of a test. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../../config.ts'
import { createTrust, openRecord } from '../../../gateway/boot.ts'
import { createLocalSources } from '../../../gateway/local-sources.ts'
import { serveGateway } from '../../../gateway/serve.ts'
import type { Database } from '../../../record/database.ts'
import { createTestDatabase } from '../database.ts'
import { createReadableLog } from '../graph.ts'
import { freePort } from '../subgraph-process.ts'
import { write } from '../world.ts'
import { resources } from './record.ts'

export interface RunningServer {
  readonly url: string
  readonly db: Database
  readonly audience: string
  /** The lines of the log. */
  readonly lines: readonly string[]
  /** Where the development issuer has its key. */
  readonly directory: string
  close(): Promise<void>
}

/** Starts it with these apps. */
export async function startServer(clients: string): Promise<RunningServer> {
  const directory = mkdtempSync(join(tmpdir(), 'socle-smart-'))
  const test = await createTestDatabase()
  await write(test, resources)
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  const config = loadConfig({
    NODE_ENV: 'test',
    DATABASE_URL: test.url,
    SOCLE_DATA_DIRECTORY: directory,
    SOCLE_PORT: String(port),
    SOCLE_BASE_URL: url,
    SOCLE_CLIENTS: clients,
  })
  const { log, lines } = createReadableLog()
  const record = await openRecord(test.url, config, log)
  const trust = await createTrust(config, log, record)
  const door = await serveGateway({ config, log, trust, record, sources: createLocalSources(log) })
  return {
    url,
    directory,
    db: test,
    audience: config.audience,
    lines,
    close: async () => {
      await door.close()
      await trust.close()
      await record.close()
      await test.drop()
      rmSync(directory, { recursive: true })
    },
  }
}
