/** The whole graph over a test's database, behind the real gateway, for callers named by the test. */
import type { Access } from '../../access/access.ts'
import { refuse } from '../../access/refusal.ts'
import { domains, type Domain } from '../../fhir/types.ts'
import { loadSupergraph, type Sources } from '../../gateway/graph.ts'
import { limits, type Limits } from '../../gateway/limits.ts'
import { createLocalSource } from '../../gateway/local.ts'
import { createGateway } from '../../gateway/server.ts'
import type { Store } from '../../record/repository.ts'
import { schema as administration } from '../../subgraphs/administration/schema.ts'
import { createContext } from '../../subgraphs/context.ts'
import { schema as encounters } from '../../subgraphs/encounters/schema.ts'
import { schema as observations } from '../../subgraphs/observations/schema.ts'
import { schema as patients } from '../../subgraphs/patients/schema.ts'
import { createReadableLog } from './graph.ts'

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
  close(): Promise<void>
}

export interface ServeOptions {
  readonly sources?: Sources
  readonly limits?: Limits
}

/** Starts the gateway; the bearer token of a request is the name of a caller. */
export async function serve(
  store: Store,
  callers: Readonly<Record<string, Access>>,
  options: ServeOptions = {},
): Promise<Served> {
  const { log, lines } = createReadableLog()
  const local = new Map<Domain, ReturnType<typeof createLocalSource>>(
    domains.map((name) => [name, createLocalSource(schemas[name], log)]),
  )
  const door = await createGateway({
    supergraph: loadSupergraph(),
    sources: options.sources ?? ((name) => local.get(name) ?? createLocalSource(schemas[name], log)),
    verify: (authorization) => {
      const access = callers[authorization?.replace('Bearer ', '') ?? '']
      return access === undefined
        ? Promise.reject(refuse('header-missing'))
        : Promise.resolve(access)
    },
    contextOf: (access) => createContext(store, access),
    isReady: () => Promise.resolve(true),
    host: '127.0.0.1',
    port: 0,
    limits: options.limits ?? limits,
    log,
  })
  return {
    url: door.url,
    lines,
    query: (caller, query, variables = {}) => post(door.url, caller, { query, variables }),
    close: () => door.close(),
  }
}

/** Sends one GraphQL request. */
export async function post(url: string, token: string, body: object): Promise<Answer> {
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
    body: JSON.stringify(body),
  })
  const answer: Answer = JSON.parse(await response.text())
  return answer
}
