/** Opens the public door over a record and its subgraphs, wherever they run, and tells where it answers. */
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { demoUsers } from '../population/users.ts'
import { createRepository } from '../record/repository.ts'
import { createContext } from '../subgraphs/context.ts'
import { toBanner } from './banner.ts'
import { admit, toLimits, type OpenRecord, type Trust } from './boot.ts'
import { loadSupergraph, type Sources } from './graph.ts'
import { graphiqlRoutes } from './graphiql/routes.ts'
import { limits } from './limits.ts'
import { createGateway, type Door } from './server.ts'
import { openPaths, openSmart } from './smart.ts'

/** The physician of the demo hospital: reads and searches all of her patients, national identity numbers included. */
const physician = {
  user: demoUsers.physician.fhirUser,
  scope: 'user/*.rs socle/ins.read',
}

export type ServeOptions = {
  readonly config: Config
  readonly log: Log
  readonly trust: Trust
  readonly record: OpenRecord
  readonly sources: Sources
}

/** Serves, and prints the banner. */
export async function serveGateway({
  config,
  log,
  trust,
  record,
  sources,
}: ServeOptions): Promise<Door> {
  const { developmentIssuer } = trust
  const smart = await openSmart({ config, log, trust, record })
  const createToken = developmentIssuer && (() => developmentIssuer.sign(physician))
  const door = await createGateway({
    supergraph: loadSupergraph(),
    sources,
    verify: admit(trust, record, config),
    log,
    audit: record.audit,
    contextOf: (access, trail) => createContext({ ...record.store, trail }, access),
    rest: {
      repositoryOf: (access, trail) => createRepository({ ...record.store, trail }, access),
      base: `${config.baseUrl}/fhir`,
      endpoints: smart.endpoints,
    },
    isReady: record.isReady,
    limits: toLimits(limits, config),
    origins: config.origins,
    host: config.host,
    port: config.port,
    pages: { ...graphiqlRoutes(createToken), ...smart.pages },
    handlers: smart.handlers,
    isOrigin: smart.isOrigin,
    openPaths,
  })
  process.stdout.write(toBanner({ url: door.url, token: await createToken?.() }))
  return {
    ...door,
    close: async () => {
      await door.close()
      smart.close()
    },
  }
}
