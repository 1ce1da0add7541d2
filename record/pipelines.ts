/**
 * A few connections on which statements follow each other without waiting for the answers in between, and those of one
 * turn leave in one write. https://www.postgresql.org/docs/current/protocol-flow.html#PROTOCOL-FLOW-PIPELINING
 */
import { Socket } from 'node:net'
import {
  Client,
  type ClientConfig,
  type QueryConfig,
  type QueryResult,
  type QueryResultRow,
} from 'pg'

/** Runs short statements that belong to no transaction. */
export interface Pipelines {
  query<R extends QueryResultRow>(statement: QueryConfig): Promise<QueryResult<R>>
  /** Lets what was sent be answered, and closes the connections. */
  end(): Promise<void>
}

export type PipelinesOptions = {
  /** The most connections. */
  readonly connections: number
  /** How long a connection is used. */
  readonly lifetimeSeconds: number
  /** Told of each connection before it is used. */
  readonly onConnect: (client: Client) => void
  /** Told of a connection that was lost. */
  readonly onLost: (error: Error) => void
}

/** One connection. */
interface Line {
  readonly client: Client
  readonly opened: Promise<unknown>
  readonly socket: Socket
  readonly expires: number
  /** How many statements have no answer yet. */
  waiting: number
}

/** Opens connections as they are needed. */
export function createPipelines(config: ClientConfig, options: PipelinesOptions): Pipelines {
  const lines = new Set<Line>()
  const retired = new Set<Promise<void>>()
  const open = (): Line => {
    const line = openLine(config, options)
    lines.add(line)
    line.client.on('error', (error) => {
      lines.delete(line)
      options.onLost(error)
    })
    line.opened.catch(() => lines.delete(line))
    return line
  }
  const retire = (line: Line): void => {
    lines.delete(line)
    // One that never opened has nothing to end.
    const ended = line.opened
      .then(() => line.client.end())
      .catch(() => undefined)
      .finally(() => retired.delete(ended))
    retired.add(ended)
  }
  const choose = (): Line => {
    const now = performance.now()
    for (const line of lines) if (line.expires < now) retire(line)
    const [best] = [...lines].sort((a, b) => a.waiting - b.waiting)
    const isFree = best !== undefined && (best.waiting === 0 || lines.size >= options.connections)
    return isFree ? best : open()
  }
  return {
    query: (statement) => send(choose(), statement),
    end: async () => {
      for (const line of lines) retire(line)
      await Promise.all(retired)
    },
  }
}

function openLine(config: ClientConfig, { lifetimeSeconds, onConnect }: PipelinesOptions): Line {
  const socket = new Socket()
  const client = new Client({ ...config, pipeline: true, stream: () => socket })
  onConnect(client)
  const expires = performance.now() + lifetimeSeconds * 1e3
  return { client, socket, opened: client.connect(), expires, waiting: 0 }
}

async function send<R extends QueryResultRow>(
  line: Line,
  statement: QueryConfig,
): Promise<QueryResult<R>> {
  line.waiting++
  try {
    await line.opened
    gather(line.socket)
    return await ask<R>(line.client, statement)
  } catch (error) {
    // It comes from the socket; where the statement comes from is what a log can say of it.
    if (error instanceof Error) Error.captureStackTrace(error)
    throw error
  } finally {
    line.waiting--
  }
}

/**
 * By a callback: the rows that the client's own promise brings outlive it until the old generation is collected, which
 * costs a third of a statement.
 */
const ask = <R extends QueryResultRow>(
  client: Client,
  statement: QueryConfig,
): Promise<QueryResult<R>> =>
  new Promise((resolve, reject) => {
    client.query<R>(statement, (error, result) => {
      // The types have it that there is always an error.
      if (error instanceof Error) reject(error)
      else resolve(result)
    })
  })

/** What is written until the end of this turn leaves together: each write costs more than what is in it. */
function gather(socket: Socket): void {
  if (socket.writableCorked > 0) return
  socket.cork()
  setImmediate(() => socket.uncork())
}
