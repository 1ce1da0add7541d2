/** `npm start`: the whole of Socle in one process. */
import { loadConfig } from '../config.ts'
import { createLog } from '../log.ts'
import { bootRecord, createTrust } from './boot.ts'
import { live } from './lifetime.ts'

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  // PostgreSQL starts and the graph is read at the same time: each takes its seconds.
  const [record, { createLocalSources, foresee }, { serveGateway }] = await Promise.all([
    bootRecord(config, log).then(keep),
    import('./local-sources.ts'),
    import('./serve.ts'),
  ])
  const trust = keep(await createTrust(config, log, record))
  keep(
    await serveGateway({ config, log, trust, record, sources: createLocalSources(log), foresee }),
  )
  return undefined
})
