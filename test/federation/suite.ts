/** Small supergraphs with all that federation can do, and what is to be answered over them. */
import { composeServices } from '@apollo/composition'
import { buildSubgraphSchema } from '@apollo/subgraph'
import { parse, type GraphQLSchema } from 'graphql'
import type { RequestContext } from '../../gateway/context.ts'
import { Ending } from '../../gateway/ending.ts'
import { createLocalSource } from '../../gateway/local.ts'
import type { Sources } from '../../gateway/source.ts'
import { createReadableLog } from '../support/graph.ts'
import { forgetful } from '../support/trail.ts'
import { accessOf } from '../support/tokens.ts'

type Row = Readonly<Record<string, unknown>>

/** What a field is resolved to, of a row and arguments. */
export type Resolve = (row: Row, args: Row) => unknown

export interface Subgraph {
  readonly sdl: string
  /** One of the first version of federation, which links nothing. */
  readonly isFirst?: true
  readonly query?: Readonly<Record<string, Resolve>>
  readonly mutation?: Readonly<Record<string, Resolve>>
  /** What this subgraph knows of entities: a reference finds the row that has its keys, and adds what it brings. */
  readonly rows?: Readonly<Record<string, readonly Row[]>>
  readonly fields?: Readonly<Record<string, Readonly<Record<string, Resolve>>>>
}

export interface Case {
  readonly query: string
  readonly variables?: Row
  readonly operationName?: string
  readonly data: unknown
  readonly errors?: true
  /** Why Apollo's gateway answers otherwise, and whether ours does as well: its plans are Apollo's. */
  readonly stockFails?: string
  readonly oursFailsToo?: true
}

export interface Suite {
  readonly name: string
  readonly subgraphs: Readonly<Record<string, Subgraph>>
  readonly cases: readonly Case[]
}

const directives = `@key @requires @provides @external @shareable @override @inaccessible @interfaceObject @extends`
const link = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: [${directives
  .split(' ')
  .map((name) => `"${name}"`)
  .join(', ')}])\n`

const toDefinitions = ({ sdl, isFirst }: Subgraph) => parse(isFirst ? sdl : link + sdl)

/** Has a row all that a reference says, of what the row knows? */
function isMeant(row: Row, reference: Row): boolean {
  const shared = Object.entries(reference).filter(([name]) => name !== '__typename' && name in row)
  return (
    shared.length > 0 &&
    shared.every(([name, value]) =>
      isRow(value) ? isMeant(toRow(row[name]), value) : row[name] === value,
    )
  )
}

const isRow = (value: unknown): value is Row =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const toRow = (value: unknown): Row => (isRow(value) ? value : {})

const toReference = (rows: readonly Row[]) => ({
  __resolveReference(reference: Row) {
    const found = rows.find((row) => isMeant(row, reference))
    return found ? { ...reference, ...found } : null
  },
})

/** The schema of one subgraph. */
function toSchema(subgraph: Subgraph): GraphQLSchema {
  const { query = {}, mutation = {}, rows = {}, fields = {} } = subgraph
  const types = [...new Set([...Object.keys(rows), ...Object.keys(fields)])]
  const resolvers = {
    ...Object.fromEntries(
      types.map((type) => {
        const known = rows[type]
        return [type, { ...(known && toReference(known)), ...fields[type] }]
      }),
    ),
    ...(Object.keys(query).length > 0 && { Query: query }),
    ...(Object.keys(mutation).length > 0 && { Mutation: mutation }),
  }
  return buildSubgraphSchema([{ typeDefs: toDefinitions(subgraph), resolvers }])
}

/** Composes a suite's subgraphs. */
export function compose({ name, subgraphs }: Suite): { supergraph: string; sources: Sources } {
  const { supergraphSdl, errors } = composeServices(
    Object.entries(subgraphs).map(([service, subgraph]) => ({
      name: service,
      typeDefs: toDefinitions(subgraph),
    })),
  )
  if (supergraphSdl === undefined) throw new Error(`${name}: ${String(errors)}`)
  const { log } = createReadableLog()
  const sources = new Map(
    Object.entries(subgraphs).map(([service, subgraph]) => [
      service,
      // As if they were asked over HTTP: their last fetches meet.
      { ...createLocalSource(toSchema(subgraph), log), isDistant: true },
    ]),
  )
  return {
    supergraph: supergraphSdl,
    sources(service) {
      const source = sources.get(service)
      if (source === undefined) throw new Error(`${name} has no subgraph ${service}`)
      return source
    },
  }
}

/** The context of a request that nobody made. */
export function createContext(requestId = 'federation'): RequestContext {
  const access = accessOf('system/*.rs')
  return {
    ...{ requestId, access, subgraph: {}, authorization: '', entry: {} },
    trail: forgetful.begin({ access, requestId, face: 'graphql' }),
    ending: new Ending(),
  }
}
