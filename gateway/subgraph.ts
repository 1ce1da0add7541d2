/** One subgraph in a process of its own: `--name patients --port 4001`; every request brings a token, verified here again. */
import { once } from 'node:events'
import { parseArgs } from 'node:util'
import { loadConfig } from '../config.ts'
import { domains, type Domain } from '../fhir/types.ts'
import { createLog } from '../log.ts'
import { createContext } from '../subgraphs/context.ts'
import { admit, createTrust, openRecord } from './boot.ts'
import { live } from './lifetime.ts'
import { subgraphLimits } from './limits.ts'
import { createDoor } from './server.ts'

const schemas = {
  patients: () => import('../subgraphs/patients/schema.ts'),
  encounters: () => import('../subgraphs/encounters/schema.ts'),
  observations: () => import('../subgraphs/observations/schema.ts'),
  administration: () => import('../subgraphs/administration/schema.ts'),
}

function parseCommand(): { readonly name: Domain; readonly port: number | undefined } {
  const { values } = parseArgs({ options: { name: { type: 'string' }, port: { type: 'string' } } })
  const name = domains.find((domain) => domain === values.name)
  if (name === undefined) throw new Error(`--name must be one of ${domains.join(', ')}`)
  return { name, port: values.port === undefined ? undefined : Number(values.port) }
}

/** The address from the process that started this one, or from the settings. */
async function receiveDatabaseUrl(configured: string | undefined): Promise<string> {
  if (process.send === undefined) {
    if (configured === undefined) throw new Error('a subgraph on its own needs DATABASE_URL')
    return configured
  }
  const [message]: unknown[] = await once(process, 'message')
  const url = typeof message === 'object' && message !== null && Reflect.get(message, 'databaseUrl')
  if (typeof url !== 'string') throw new Error('no address of a database was handed over')
  return url
}

await live(async (keep) => {
  keep({ close: async () => process.disconnect?.() })
  const { name, port } = parseCommand()
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const trust = await createTrust(config, log)
  const record = keep(await openRecord(await receiveDatabaseUrl(config.databaseUrl), config, log))
  const { schema } = await schemas[name]()
  keep(
    await createDoor(
      { schema },
      {
        verify: admit(trust, record, config),
        log,
        audit: record.audit,
        contextOf: (access, trail) => createContext({ ...record.store, trail }, access),
        isReady: record.isReady,
        introspection: false,
        limits: subgraphLimits,
        host: '127.0.0.1',
        port: port ?? config.subgraphPorts[name],
        requestIdOf: ({ headers }) => headers['x-request-id']?.toString().slice(0, 64),
      },
    ),
  )
  process.send?.('ready')
  return process.send === undefined ? undefined : { ended: once(process, 'disconnect') }
})
