/** One subgraph in a process of its own, for the gateway alone: `--name patients --port 4001`; tokens are verified here again. */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { loadConfig } from '../config.ts'
import { domains, type Domain } from '../fhir/types.ts'
import { createLog } from '../log.ts'
import { createContext } from '../subgraphs/context.ts'
import { loadSubgraphSchema } from '../subgraphs/load-schema.ts'
import { admit, createTrust, openRecord } from './boot.ts'
import { live } from './lifetime.ts'
import { createPeer } from './peer.ts'
import { createSubgraph } from './server.ts'

function parseCommand(): { readonly name: Domain; readonly port: number | undefined } {
  const { values } = parseArgs({ options: { name: { type: 'string' }, port: { type: 'string' } } })
  const name = domains.find((domain) => domain === values.name)
  if (name === undefined) throw new Error(`--name must be one of ${domains.join(', ')}`)
  return { name, port: values.port === undefined ? undefined : Number(values.port) }
}

type Handed = { readonly databaseUrl: string; readonly key?: string }

const isHanded = (message: unknown): message is Required<Handed> =>
  typeof message === 'object' &&
  message !== null &&
  ['databaseUrl', 'key'].every((name) => typeof Reflect.get(message, name) === 'string')

/** The database's address and the gateway's key, from the process that started this one, or from the settings. */
async function receive(configured: string | undefined): Promise<Handed> {
  if (process.send === undefined) {
    if (configured === undefined) throw new Error('a subgraph on its own needs DATABASE_URL')
    return { databaseUrl: configured }
  }
  const [message]: unknown[] = await once(process, 'message')
  if (!isHanded(message)) throw new Error('no address of a database and no key were handed over')
  return message
}

await live(async (keep) => {
  keep({ close: async () => process.disconnect?.() })
  const { name, port } = parseCommand()
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const handed = await receive(config.databaseUrl)
  const peer = createPeer(config, handed.key)
  const record = keep(await openRecord(handed.databaseUrl, config, log))
  const trust = keep(await createTrust(config, log, record))
  const schema = await loadSubgraphSchema(name)
  keep(
    await createSubgraph(schema, {
      name,
      peer,
      verify: admit(trust, record, config),
      log,
      audit: record.audit,
      contextOf: (access, trail) => createContext({ trail, ...record.store }, access),
      isReady: record.isReady,
      graphqlServer: config.graphqlServer,
      host: '127.0.0.1',
      port: port ?? config.subgraphPorts[name],
    }),
  )
  process.send?.('ready')
  return process.send === undefined ? undefined : { ended: once(process, 'disconnect') }
})
