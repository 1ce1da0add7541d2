/**
 * A subgraph of the default Apollo set-up in a process of its own: Apollo Server's standalone server over the very schema
 * and resolvers of ours, executed by graphql-js; the same tokens and access, and a trail of its own. Its argument names it.
 */
import { randomUUID } from 'node:crypto'
import { ApolloServer, type ApolloServerPlugin } from '@apollo/server'
import { startStandaloneServer } from '@apollo/server/standalone'
import { loadConfig } from '../../config.ts'
import { domains, type Domain } from '../../fhir/types.ts'
import { admit, createTrust, openRecord } from '../../gateway/boot.ts'
import { toOperation } from '../../gateway/described.ts'
import { live } from '../../gateway/lifetime.ts'
import { createLog } from '../../log.ts'
import type { Trail } from '../../record/audit/trail.ts'
import { createContext } from '../../subgraphs/context.ts'
import { loadSubgraphSchema } from '../../subgraphs/load-schema.ts'

type Context = { readonly trail?: Trail }

function findName(): Domain {
  const name = domains.find((domain) => domain === process.argv[2])
  if (name === undefined) throw new Error('the argument names no subgraph')
  return name
}

const traced: ApolloServerPlugin<Context> = {
  requestDidStart: () =>
    Promise.resolve({
      didResolveOperation: async ({ document, operation, contextValue: { trail } }) => {
        if (operation !== undefined) trail?.describe(toOperation(document, operation))
      },
      willSendResponse: async ({ contextValue: { trail } }) => {
        await trail?.settle('OK')
      },
    }),
}

await live(async (keep) => {
  const config = loadConfig()
  const log = createLog({ level: config.logLevel })
  const record = keep(await openRecord(config.databaseUrl ?? '', config, log))
  const verify = admit(keep(await createTrust(config, log, record)), record, config)
  const schema = await loadSubgraphSchema(findName())
  const server = new ApolloServer<Context>({ schema, plugins: [traced] })
  await startStandaloneServer(server, {
    listen: { host: '127.0.0.1', port: config.port },
    context: async ({ req: { headers } }) => {
      // The question whether it is up bears no token, and reads nothing.
      if (headers.authorization === undefined) return {}
      const access = await verify(headers.authorization)
      const trail = record.audit.begin({ access, requestId: randomUUID(), face: 'graphql' })
      return { ...createContext({ ...record.store, trail }, access), trail }
    },
  })
  keep({ close: () => server.stop() })
  return undefined
})
