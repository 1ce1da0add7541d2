/** `npm run start:distributed`: the gateway here, each subgraph in a process of its own; one that dies ends them all. */
import { randomBytes } from 'node:crypto'
import { loadConfig, type Config } from '../config.ts'
import { domains, type Domain } from '../fhir/types.ts'
import { createLog } from '../log.ts'
import { bootRecord, createTrust } from './boot.ts'
import { startChild, type Child } from './child.ts'
import { live } from './lifetime.ts'
import { createPeer } from './peer.ts'
import { createRemoteSources } from './remote.ts'
import { serveGateway } from './serve.ts'

const urlOf = ({ subgraphPorts, subgraphCertificates }: Config, name: Domain): string =>
  `${subgraphCertificates === undefined ? 'http' : 'https'}://127.0.0.1:${subgraphPorts[name]}/graphql`

async function died({ name, ended }: Child): Promise<never> {
  await ended
  throw new Error(`the subgraph ${name} has ended: so does everything else`)
}

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const record = keep(await bootRecord(config, log))
  const trust = keep(await createTrust(config, log, record))
  const key = config.subgraphKey ?? randomBytes(32).toString('base64url')
  const children = domains.map((name) =>
    keep(startChild(name, config.subgraphPorts[name], { databaseUrl: record.url, key })),
  )
  const ended = Promise.race(children.map(died))
  await Promise.race([Promise.all(children.map(({ ready }) => ready)), ended])
  const sources = createRemoteSources((name) => urlOf(config, name), createPeer(config, key))
  keep(await serveGateway({ config, log, trust, record, sources }))
  return { ended }
})
