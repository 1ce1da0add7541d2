/** Wires a door: HTTP, authentication, limits and a front, over the supergraph or over one subgraph. */
import type { IncomingMessage } from 'node:http'
import type { GraphQLSchema } from 'graphql'
import type { Access } from '../access/access.ts'
import type { Audit } from '../record/audit/audit.ts'
import type { Log } from '../log.ts'
import type { Domain } from '../fhir/types.ts'
import type { Certificates } from '../config.ts'
import type { FrontName } from '../settings-graph.ts'
import { admitted, createAdmission } from './admission.ts'
import {
  createEndpoint,
  createExecute,
  createExecuteAll,
  createSubgraphEndpoint,
  withSlices,
} from './endpoint.ts'
import type { ContextOf } from './context.ts'
import { createEnter } from './enter.ts'
import { createToExact } from './exact.ts'
import type { Executor } from './execute/executor.ts'
import { createSchemaExecutor } from './execute/schema.ts'
import { createFront } from './front/create.ts'
import type { Front } from './front/front.ts'
import { keepTrusted } from './front/keep.ts'
import type { TrustedDocuments } from './front/trusted.ts'
import { healthRoutes } from './health.ts'
import type { CrossOrigin } from './cross-origin.ts'
import { createHttpServer, type Handler, type Route } from './http.ts'
import { subgraphLimits, type Limits } from './limits.ts'
import type { AddressOf } from './caller-address.ts'
import { createOperationRoute } from './operation/route.ts'
import { createRewrite } from './operation/rewrite.ts'
import type { Peer } from './peer.ts'
import { createRestRoute, restMount, type RestOptions } from './rest.ts'

export type DoorOptions = Partial<CrossOrigin> & {
  readonly verify: (authorization: string | undefined) => Promise<Access>
  readonly contextOf: ContextOf
  /** Where callers leave their trails: nobody is answered without. */
  readonly audit: Pick<Audit, 'begin'>
  /** Where callers are; the peers of their connections by default. */
  readonly addressOf?: AddressOf | undefined
  readonly isReady: () => Promise<boolean>
  readonly limits: Limits
  /** What answers GraphQL; the lean one by default. */
  readonly graphqlServer?: FrontName
  readonly log: Log
  readonly host: string
  readonly port: number
  /** How long a request may take to arrive. */
  readonly arrivalMilliseconds?: number
  /** Further pages, by path. */
  readonly pages?: Readonly<Record<string, Route>>
  /** What answers by itself below a path. */
  readonly handlers?: Readonly<Record<string, Handler>>
  /** The id of a request; one of its own unless the gateway has given it one already. */
  readonly requestIdOf?: (request: IncomingMessage) => string | undefined
  /** With them the door speaks TLS, and only to who has a certificate of the same authority. */
  readonly certificates?: Certificates | undefined
}

export type GatewayOptions = DoorOptions & {
  /** What executes operations over the subgraphs. */
  readonly executor: Executor
  /** The documents that clients ask for by their hashes. */
  readonly trusted?: TrustedDocuments | undefined
  /** The REST face beside the graph; absent where there is no record to serve it from. */
  readonly rest?: Pick<RestOptions, 'repositoryOf' | 'base' | 'endpoints'>
}

/** A server that listens. */
export type Door = { readonly url: string; close(): Promise<void> }

type GraphOptions = DoorOptions &
  Pick<GatewayOptions, 'trusted'> & {
    /** Is this the public door? Its schema is shown, its answers are shaped. */
    readonly isPublic: boolean
    readonly rest?: Route
    /** Closes the graph to all but those whom it lets through. */
    readonly close?: (route: Route) => Route
  }

/** The front of a door, and its GraphQL endpoints: our own, and FHIR's in front of the REST face where there is one. */
async function openGraph(
  executor: Executor,
  options: GraphOptions,
): Promise<{ readonly front: Front; readonly routes: Record<string, Route> }> {
  const { limits, log, isPublic, rest, trusted, close = (route) => route } = options
  const { schema } = executor
  const rewrite = createRewrite(schema, limits)
  const front = await createFront(options.graphqlServer ?? 'lean', {
    executor,
    introspection: isPublic,
    limits,
    log,
    shapes: isPublic,
    toExact: createToExact(schema, limits),
  })
  if (trusted !== undefined) keepTrusted(trusted, front, (text) => withSlices(text, rewrite))
  const enter = createEnter(options, 'graphql')
  const execute = createExecute({ ...options, front })
  const shared = { enter, limits, rewrite, execute, trusted }
  const endpoint = isPublic
    ? createEndpoint(shared)
    : createSubgraphEndpoint({ ...shared, executeAll: createExecuteAll({ ...options, front }) })
  const operation = rest && { ...shared, log, base: restMount, otherwise: rest }
  return {
    front,
    routes: {
      '/graphql': close(endpoint),
      ...(operation && { [restMount]: createOperationRoute(operation) }),
    },
  }
}

/** Opens a door; it answers when the promise is kept. */
export async function createDoor(executor: Executor, options: GraphOptions): Promise<Door> {
  const { front, routes } = await openGraph(executor, options)
  const server = await createHttpServer({
    origins: [],
    ...options,
    routes: { ...options.pages, ...healthRoutes(options.isReady), ...routes },
  })
  const host = options.host.includes(':') ? `[${options.host}]` : options.host
  return {
    url: `${options.certificates === undefined ? 'http' : 'https'}://${host}:${server.port}`,
    close: async () => {
      await server.close()
      await front.close()
    },
  }
}

export type SubgraphOptions = Omit<DoorOptions, 'limits' | 'certificates' | 'requestIdOf'> & {
  readonly name: Domain
  /** How its one caller, the gateway, is known. */
  readonly peer: Peer
}

/** Opens a subgraph's own door, for the gateway alone; the health questions need no signature. */
export function createSubgraph(
  schema: GraphQLSchema,
  { name, peer: { key, certificates }, ...options }: SubgraphOptions,
): Promise<Door> {
  const { log } = options
  const signed = key !== undefined && { key, log, admission: createAdmission(key, name) }
  return createDoor(createSchemaExecutor(schema), {
    ...options,
    certificates,
    ...(signed && { close: (route: Route) => admitted(route, signed) }),
    isPublic: false,
    limits: subgraphLimits,
    requestIdOf: ({ headers }) => headers['x-request-id']?.toString().slice(0, 64),
  })
}

/** Opens the public door. The schema is shown to whoever has a token. */
export const createGateway = ({ executor, rest, ...options }: GatewayOptions): Promise<Door> =>
  createDoor(executor, {
    ...options,
    ...(rest && {
      rest: createRestRoute({ ...options, ...rest, enter: createEnter(options, 'rest') }),
    }),
    isPublic: true,
  })
