/** The whole graph over a test's database, behind the real gateway, for callers named by the test. */
import type { TypedDocumentNode } from '@graphql-typed-document-node/core'
import { print } from 'graphql'
import type { Access } from '../../access/access.ts'
import { refuse } from '../../access/refusal.ts'
import { defaultRoles } from '../../access/roles.ts'
import type { TokenVerifier } from '../../access/token.ts'
import { domains } from '../../fhir/types.ts'
import type { TrustedDocuments } from '../../gateway/front/trusted.ts'
import { limits, type Limits } from '../../gateway/limits.ts'
import { createLocalSources } from '../../gateway/local-sources.ts'
import { createRemoteSources } from '../../gateway/remote.ts'
import { createGateway, createSubgraph, type DoorOptions } from '../../gateway/server.ts'
import type { Sources } from '../../gateway/source.ts'
import type { Trail } from '../../record/audit/trail.ts'
import type { FrontName } from '../../settings-graph.ts'
import { createRepository, type Store } from '../../record/repository.ts'
import { createStandings } from '../../record/standing.ts'
import { schema as administration } from '../../subgraphs/administration/schema.ts'
import { createContext } from '../../subgraphs/context.ts'
import { schema as encounters } from '../../subgraphs/encounters/schema.ts'
import { schema as observations } from '../../subgraphs/observations/schema.ts'
import { schema as patients } from '../../subgraphs/patients/schema.ts'
import { createReadableLog } from './graph.ts'
import { forgetful } from './trail.ts'
import { createTestExecutor } from './executor.ts'

export const schemas = { patients, encounters, observations, administration }

export interface Answer {
  // The shape is the query's own: each test says what it expects of it.
  readonly data?: Record<string, unknown> | null
  readonly errors?: readonly { readonly message: string; readonly extensions?: { code?: string } }[]
}

export interface Served {
  readonly url: string
  /** The lines of the log. */
  readonly lines: readonly string[]
  query(caller: string, query: string, variables?: object): Promise<Answer>
  /** Runs an operation of the typed client; throws when it is answered with errors. */
  run<Data, Variables extends object>(
    caller: string,
    operation: TypedDocumentNode<Data, Variables>,
    variables: Variables,
  ): Promise<Data>
  close(): Promise<void>
}

/** How a test's gateway and subgraphs know each other. */
export const testPeer = { key: 'a key that the gateway and its subgraphs share' }

/** The bearer token of a request is the name of one of these. */
export type Callers = Readonly<Record<string, Access>>

export interface ServeOptions {
  /** What answers GraphQL; the lean front by default. */
  readonly graphqlServer?: FrontName
  readonly trusted?: TrustedDocuments
  readonly sources?: Sources
  readonly limits?: Limits
  /** Where trails are left; nowhere by default. */
  readonly audit?: DoorOptions['audit']
  /** Takes real tokens, in the place of callers' names. */
  readonly verify?: TokenVerifier
}

/** Starts the gateway; the bearer token of a request is the name of a caller. */
export async function serve(
  store: Store,
  callers: Callers,
  options: ServeOptions = {},
): Promise<Served> {
  const { log, lines } = createReadableLog()
  const door = await createGateway({
    ...doorOf(store, callers),
    audit: options.audit ?? forgetful,
    ...(options.verify && { verify: options.verify }),
    log,
    rest: {
      repositoryOf: (access, trail) => createRepository({ ...store, trail }, access),
      base: undefined,
    },
    executor: createTestExecutor(
      options.sources ?? createLocalSources(log),
      options.sources === undefined,
    ),
    limits: options.limits ?? limits,
    trusted: options.trusted,
    ...(options.graphqlServer && { graphqlServer: options.graphqlServer }),
  })
  return {
    url: door.url,
    lines,
    query: (caller, query, variables = {}) => post(door.url, caller, { query, variables }),
    run: (caller, operation, variables) => run(door.url, caller, operation, variables),
    close: () => door.close(),
  }
}

/** Starts the gateway over four subgraphs that are reached by HTTP, each with a door of its own. */
export async function serveApart(
  store: Store,
  callers: Callers,
  options: Pick<ServeOptions, 'audit' | 'graphqlServer' | 'verify' | 'limits'> = {},
): Promise<Served> {
  const { log } = createReadableLog()
  const doors = await Promise.all(
    domains.map((name) =>
      createSubgraph(schemas[name], {
        ...doorOf(store, callers),
        ...(options.verify && { verify: options.verify }),
        ...(options.audit && { audit: options.audit }),
        ...(options.graphqlServer && { graphqlServer: options.graphqlServer }),
        log,
        name,
        peer: testPeer,
      }),
    ),
  )
  const served = await serve(store, callers, {
    ...options,
    sources: createRemoteSources(
      (name) => `${doors[domains.indexOf(name)]?.url}/graphql`,
      testPeer,
    ),
  })
  const close = async () => {
    await served.close()
    for (const door of doors) await door.close()
  }
  return { ...served, close }
}

/** What doors over this store have in common. */
export function doorOf(store: Store, callers: Callers) {
  const standingOf = createStandings(store.db, defaultRoles)
  const verify = named(callers)
  return {
    verify: async (authorization: string | undefined) => standingOf(await verify(authorization)),
    audit: forgetful,
    contextOf: (access: Access, trail: Trail) => createContext({ ...store, trail }, access),
    isReady: () => Promise.resolve(true),
    host: '127.0.0.1',
    port: 0,
  }
}

/** Takes the name of a caller for a token, and the caller as given: with the standing that the test says. */
export const named =
  (callers: Callers): TokenVerifier =>
  (authorization) => {
    const access = callers[authorization?.replace('Bearer ', '') ?? '']
    return access === undefined ? Promise.reject(refuse('header-missing')) : Promise.resolve(access)
  }

async function run<Data, Variables extends object>(
  url: string,
  caller: string,
  operation: TypedDocumentNode<Data, Variables>,
  variables: Variables,
): Promise<Data> {
  const response = await send(url, caller, { query: print(operation), variables })
  // The one place where JSON from the wire gets the type that codegen made for it.
  const { data, errors }: { data?: Data; errors?: readonly object[] } = JSON.parse(response)
  if (data === undefined || errors !== undefined) throw new Error(JSON.stringify(errors))
  return data
}

/** Sends one GraphQL request. */
export async function post(url: string, token: string, body: object): Promise<Answer> {
  const answer: Answer = JSON.parse(await send(url, token, body))
  return answer
}

async function send(url: string, token: string, body: object): Promise<string> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  return response.text()
}
