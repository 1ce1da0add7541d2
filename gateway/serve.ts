/** Opens the public door over a record and its subgraphs, wherever they run, and tells where it answers. */
import type { Config } from '../config.ts'
import type { Log } from '../log.ts'
import { demoUsers } from '../population/users.ts'
import { createRepository } from '../record/repository.ts'
import { createContext } from '../subgraphs/context.ts'
import { toBanner } from './banner.ts'
import { admit, toLimits, type OpenRecord, type Trust } from './boot.ts'
import { openExecutor, type OpenExecutor } from './execute/create.ts'
import { readTrustedDocuments } from './front/trusted.ts'
import type { Foresee } from './execute/foresee.ts'
import { createAddressOf } from './caller-address.ts'
import { graphiqlRoutes } from './graphiql/routes.ts'
import { limits } from './limits.ts'
import { createGateway, type Door } from './server.ts'
import { openPaths, openSmart, type Smart } from './smart.ts'
import type { Sources } from './source.ts'

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
  /** Looks ahead into subgraphs of this process. */
  readonly foresee?: Foresee
}

type CreateToken = (() => Promise<string>) | undefined

const trustedOf = ({ trustedDocuments, onlyTrustedDocuments }: Config) =>
  trustedDocuments === undefined
    ? undefined
    : readTrustedDocuments(trustedDocuments, onlyTrustedDocuments)

/** The door over all of it. */
const openDoor = (
  { config, log, trust, record }: ServeOptions,
  executor: OpenExecutor,
  smart: Smart,
  createToken: CreateToken,
): Promise<Door> =>
  createGateway({
    executor,
    verify: admit(trust, record, config),
    log,
    audit: record.audit,
    contextOf: (access, trail) => createContext({ trail, ...record.store }, access),
    rest: {
      repositoryOf: (access, trail) => createRepository({ trail, ...record.store }, access),
      base: `${config.baseUrl}/fhir`,
      endpoints: smart.endpoints,
    },
    isReady: record.isReady,
    limits: toLimits(limits, config),
    graphqlServer: config.graphqlServer,
    trusted: trustedOf(config),
    origins: config.origins,
    addressOf: createAddressOf(config.trustedProxies),
    host: config.host,
    port: config.port,
    pages: { ...graphiqlRoutes(createToken), ...smart.pages },
    handlers: smart.handlers,
    isOrigin: smart.isOrigin,
    openPaths,
  })

/** Serves, and prints the banner. */
export async function serveGateway(options: ServeOptions): Promise<Door> {
  const { trust, record } = options
  const { developmentIssuer } = trust
  const executor = await openExecutor(options.config.executor, options.sources, options.foresee)
  const smart = await openSmart(options)
  const createToken = developmentIssuer && (() => developmentIssuer.sign(physician))
  const door = await openDoor(options, executor, smart, createToken)
  const token = await createToken?.()
  process.stdout.write(toBanner({ url: door.url, token, demo: record.demo }))
  return {
    ...door,
    close: async () => {
      await door.close()
      await executor.close()
      smart.close()
    },
  }
}
