/** The server without its audit trail, which exists nowhere but here: what the trail costs is measured against it. */
import { loadConfig } from '../config.ts'
import { createTrust, bootRecord } from '../gateway/boot.ts'
import { live } from '../gateway/lifetime.ts'
import { createLocalSources } from '../gateway/local-sources.ts'
import { serveGateway } from '../gateway/serve.ts'
import { createLog } from '../log.ts'
import { forgetful } from './forgetful.ts'

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const record = { ...keep(await bootRecord(config, log)), audit: forgetful }
  const trust = keep(await createTrust(config, log, record))
  keep(await serveGateway({ config, log, trust, record, sources: createLocalSources(log) }))
  return undefined
})
