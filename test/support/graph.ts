/** A small supergraph of toy subgraphs with everything that can go wrong, behind the real gateway. */
import { setTimeout as wait } from 'node:timers/promises'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { composeServices } from '@apollo/composition'
import { parse, type GraphQLSchema } from 'graphql'
import { createAccess, type Access } from '../../access/access.ts'
import { refuse } from '../../access/refusal.ts'
import { ApiError } from '../../errors.ts'
import { domains, type Domain } from '../../fhir/types.ts'
import { limits } from '../../gateway/limits.ts'
import { createLocalSource } from '../../gateway/local.ts'
import { toDomain } from '../../gateway/source.ts'
import {
  createGateway,
  type Door,
  type DoorOptions,
  type GatewayOptions,
} from '../../gateway/server.ts'
import { createLog, type Log } from '../../log.ts'
import { forgetful } from './trail.ts'

const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.5", import: ["@key", "@inaccessible"])
  scalar Json
  type Patient @key(fields: "_ref") { _ref: ID! @inaccessible `

const typeDefs: Readonly<Record<Domain, string>> = {
  patients: `${link} id: ID name: String }
    type Query { patient(id: ID!): Patient  patients: [Patient]  caller: String }`,
  encounters: `${link} encounters: [Encounter] }
    type Encounter { id: ID  subject: Patient }`,
  observations: `${link} observations(code: String, codes: [ID!], order: Order): [Observation] broken: String denied: String slow: String bad: Int }
    enum Order { LATEST OLDEST }
    type Observation { id: ID  subject: Patient  value: Json }`,
  administration: `${link.replace('@key(fields: "_ref")', '@key(fields: "_ref", resolvable: false)')} }
    type Query { echo(text: String, json: Json): Json  numbers(values: [Int]): Int }`,
}

type Stub = { readonly _ref: string }

/** What a toy subgraph sees of a request. */
export type ToyContext = { readonly subject: string }

/** What a driver might say, and nobody may see. */
export const secret =
  'SELECT * FROM patient WHERE nir=1850578006048 AND name=Dupont at /srv/secret.ts'

const stubs: readonly Stub[] = ['1', '2'].map((id) => ({ _ref: id }))
const own = { __resolveReference: ({ _ref }: Stub) => ({ _ref }) }

const resolvers = {
  patients: {
    Query: {
      patient: (_: unknown, { id }: { id: string }) =>
        stubs.find(({ _ref }) => _ref === id) ?? null,
      patients: () => stubs,
      caller: (_: unknown, _args: unknown, { subject }: ToyContext) => subject,
    },
    Patient: { ...own, id: ({ _ref }: Stub) => _ref, name: ({ _ref }: Stub) => `Patient ${_ref}` },
  },
  encounters: {
    Patient: { ...own, encounters: ({ _ref }: Stub) => [{ id: `e${_ref}`, subject: { _ref } }] },
  },
  observations: {
    Patient: {
      ...own,
      observations: ({ _ref }: Stub) => [{ id: `o${_ref}`, subject: { _ref }, value: 1.5 }],
      broken: () => Promise.reject(new Error(secret)),
      denied: () => Promise.reject(new ApiError('FORBIDDEN')),
      slow: () => wait(3_000, 'late'),
      bad: () => 'no number',
    },
  },
  administration: {
    Query: {
      echo: (_: unknown, args: { text?: string; json?: unknown }) => args.json ?? args.text,
      numbers: (_: unknown, { values }: { values?: readonly number[] }) => values?.length,
    },
  },
}

/** The toy subgraphs' schemas. */
export const toySchema = (domain: Domain): GraphQLSchema =>
  buildSubgraphSchema([{ typeDefs: parse(typeDefs[domain]), resolvers: resolvers[domain] }])

/** The toy supergraph. */
export function composeToys(): string {
  const { supergraphSdl, errors } = composeServices(
    domains.map((name) => ({ name, typeDefs: parse(typeDefs[name]) })),
  )
  if (supergraphSdl === undefined) throw new Error(JSON.stringify(errors))
  return supergraphSdl
}

/** Two tokens that open, one that is too weak; everything else is no token. */
export async function verifyToy(authorization: string | undefined): Promise<Access> {
  await Promise.resolve()
  const subject = /^Bearer (physician|nurse|stranger)$/.exec(authorization ?? '')?.[1]
  if (subject === undefined)
    throw refuse(authorization === undefined ? 'header-missing' : 'header-malformed')
  if (subject === 'stranger') throw refuse('scope-malformed')
  return createAccess({
    subject,
    issuer: 'urn:toy',
    audience: 'urn:toy',
    clientId: 'toy',
    tokenId: subject,
    scope: 'system/*.rs',
    expires: 4_000_000_000,
  })
}

/** A log whose lines can be read. */
export function createReadableLog(): { log: Log; lines: string[] } {
  const lines: string[] = []
  return { lines, log: createLog({ destination: { write: (line) => void lines.push(line) } }) }
}

/** What doors over toys have in common. */
export const toyDoor = (log: Log): DoorOptions => ({
  verify: verifyToy,
  audit: forgetful,
  contextOf: ({ subject }) => ({ subject }),
  isReady: () => Promise.resolve(true),
  host: '127.0.0.1',
  port: 0,
  limits,
  log,
})

/** Starts the gateway over the toys, all in this process unless sources are given. */
export function startToyGateway(changes: Partial<GatewayOptions> = {}): Promise<Door> {
  const log = changes.log ?? createReadableLog().log
  return createGateway({
    ...toyDoor(log),
    supergraph: composeToys(),
    sources: (name) => createLocalSource(toySchema(toDomain(name)), log),
    ...changes,
  })
}
