/** The whole server with its authorization server over a test's database: apps, people and a record behind one door. */
import { createServer } from 'node:net'
import { once } from 'node:events'
import { defaultRoles } from '../../access/roles.ts'
import { createTokenVerifier, type TokenVerifier } from '../../access/token.ts'
import { createAddressOf } from '../../gateway/caller-address.ts'
import { limits } from '../../gateway/limits.ts'
import { createLocalSources } from '../../gateway/local-sources.ts'
import { createGateway } from '../../gateway/server.ts'
import type { Audit } from '../../record/audit/audit.ts'
import { createRepository, type Store } from '../../record/repository.ts'
import type { NewAccount } from '../../smart/accounts.ts'
import { toClients, type ClientSettings } from '../../smart/clients.ts'
import { capabilities, ownEndpoints, toSmartConfiguration } from '../../smart/discovery.ts'
import { keepKeys } from '../../smart/keys.ts'
import { launchPath } from '../../smart/launch-handler.ts'
import { createStandings } from '../../record/standing.ts'
import { createPeople, type People } from '../../smart/people.ts'
import { createAuthorizationServer, issuerAt } from '../../smart/server.ts'
import { createOwnTrust } from '../../smart/trust.ts'
import { createContext } from '../../subgraphs/context.ts'
import { createTestDatabase, type TestDatabase } from './database.ts'
import { createReadableLog } from './graph.ts'
import { apps } from './authorization-apps.ts'
import { ward } from './ward.ts'
import { createStore, write } from './world.ts'
import { forgetful } from './trail.ts'
import { createTestExecutor } from './executor.ts'

export interface Authorization {
  readonly url: string
  readonly audience: string
  readonly people: People
  readonly lines: readonly string[]
  close(): Promise<void>
}

const configurationPath = '/fhir/.well-known/smart-configuration'

const toConfiguration = (issuer: string) => ({
  status: 200,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(
    toSmartConfiguration({ issuer, endpoints: ownEndpoints(issuer, false), capabilities }),
  ),
})

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}

/** The apps of the tests. */
function clientsOf(settings: readonly object[]): readonly ClientSettings[] {
  const { clients, faults } = toClients(settings)
  if (faults.length > 0) throw new Error(faults.join('\n'))
  return clients
}

async function openAuthorization(
  store: Store,
  clients: readonly ClientSettings[],
  audit: Audit,
  trustedProxies: readonly string[],
): Promise<Authorization> {
  const { db } = store
  const port = await freePort()
  const baseUrl = `http://localhost:${port}`
  const audience = `${baseUrl}/fhir`
  const issuer = issuerAt(baseUrl)
  const { log, lines } = createReadableLog()
  const onFailure = (error: unknown) => log.failure('', error)
  await keepKeys(db)
  const addressOf = createAddressOf(trustedProxies)
  const trust = await createOwnTrust({ db, issuer, audience, onFailure })
  const withStanding = createStandings(db, defaultRoles)
  const verifyToken = createTokenVerifier([trust.settings])
  const verify: TokenVerifier = async (header) => withStanding(await verifyToken(header))
  const people = await createPeople({
    store,
    audit,
    issuer,
    audience,
    withStanding,
    onFailure,
    addressOf,
  })
  const server = await createAuthorizationServer({
    db,
    baseUrl,
    audience,
    clients,
    registrationToken: undefined,
    findAccount: people.accounts.findAccount,
    interactionsOf: people.interactionsOf,
    verify,
    onRevoked: trust.revoke,
    onFailure,
    notice: () => undefined,
    audit,
    addressOf,
  })
  const isClient = (id: string) => Promise.resolve(clients.some((client) => client.id === id))
  const launchHandler = people.launchHandler({ verify, isClient })
  const door = await createGateway({
    executor: createTestExecutor(createLocalSources(log)),
    verify,
    audit,
    contextOf: (access, trail) => createContext({ ...store, trail }, access),
    rest: {
      repositoryOf: (access, trail) => createRepository({ ...store, trail }, access),
      base: audience,
    },
    isReady: () => Promise.resolve(true),
    isOrigin: server.isOrigin,
    openPaths: new Set([configurationPath]),
    pages: { [configurationPath]: () => Promise.resolve(toConfiguration(issuer)) },
    limits,
    log,
    host: 'localhost',
    port,
    handlers: { [launchPath]: launchHandler, '/auth/': server.handle },
  })
  return {
    url: baseUrl,
    audience,
    people,
    lines,
    close: async () => {
      await door.close()
      server.close()
      trust.close()
    },
  }
}

/** The second factor of the professionals in the tests. */
export const secret = 'JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP'

/** The people of the ward who sign in, each with the password above. */
const wardPeople = [
  { name: 'anne', display: 'Anne Martin', fhirUser: 'Patient/a' },
  {
    name: 'dr.gp',
    display: 'Dr G. Practice',
    fhirUser: 'Practitioner/gp',
    roles: ['care'],
    secret,
  },
  { name: 'dr.two', display: 'Dr Two', fhirUser: 'Practitioner/two', roles: ['care'], secret },
  { name: 'dr.new', display: 'Dr New', fhirUser: 'Practitioner/new' },
  { name: 'left', display: 'Dr Left', fhirUser: 'Practitioner/left', secret },
  {
    name: 'chief',
    display: 'Dr Chief',
    fhirUser: 'Practitioner/chief',
    roles: ['information'],
    secret,
  },
] as const

export type World = Authorization & { readonly db: TestDatabase }

/** The small ward with its people and apps. */
export async function openWorld(
  further: readonly object[] = [],
  auditOf: (db: TestDatabase) => Promise<Audit> = () => Promise.resolve(forgetful),
  trustedProxies: readonly string[] = [],
): Promise<World> {
  const db = await createTestDatabase()
  await write(db, ward)
  const server = await openAuthorization(
    await createStore(db),
    clientsOf([...apps, ...further]),
    await auditOf(db),
    trustedProxies,
  )
  await addPeople(server.people, [
    ...wardPeople.map((one) => ({
      ...one,
      rights: one.name === 'chief' ? ['ins.read', 'launch'] : [],
    })),
  ])
  await server.people.accounts.change('left', { enabled: false })
  const close = async () => {
    await server.close()
    await db.drop()
  }
  return { ...server, db, close }
}

/** The password of everybody in the tests. */
export const password = 'correct horse battery'

/** Adds people, all with that password. */
async function addPeople(
  { accounts }: People,
  people: readonly (Pick<NewAccount, 'name' | 'display' | 'fhirUser'> & Partial<NewAccount>)[],
): Promise<void> {
  for (const one of people) await accounts.add({ roles: [], rights: [], ...one, password })
}
