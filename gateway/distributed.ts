/** `npm run start:distributed`: the gateway here, each subgraph in a process of its own; one that dies ends them all. */
import { loadConfig, type Config } from '../config.ts'
import { domains, type Domain } from '../fhir/types.ts'
import { createLog } from '../log.ts'
import { bootRecord, createTrust } from './boot.ts'
import { startChild, type Child } from './child.ts'
import { live } from './lifetime.ts'
import { createRemoteSource } from './remote.ts'
import { serveGateway } from './serve.ts'

const urlOf = ({ subgraphPorts }: Config, name: Domain): string =>
  `http://127.0.0.1:${subgraphPorts[name]}/graphql`

async function died({ name, ended }: Child): Promise<never> {
  await ended
  throw new Error(`the subgraph ${name} has ended: so does everything else`)
}

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const record = keep(await bootRecord(config, log))
  const trust = keep(await createTrust(config, log, record))
  const children = domains.map((name) =>
    keep(startChild(name, config.subgraphPorts[name], record.url)),
  )
  const ended = Promise.race(children.map(died))
  await Promise.race([Promise.all(children.map(({ ready }) => ready)), ended])
  const remote = {
    patients: createRemoteSource(urlOf(config, 'patients')),
    encounters: createRemoteSource(urlOf(config, 'encounters')),
    observations: createRemoteSource(urlOf(config, 'observations')),
    administration: createRemoteSource(urlOf(config, 'administration')),
  }
  keep(await serveGateway({ config, log, trust, record, sources: (name) => remote[name] }))
  return { ended }
})
