/** A bare node:http server for what is measured beside Socle: it reads a JSON body, and answers JSON. */
import { once } from 'node:events'
import { createServer, type IncomingMessage } from 'node:http'

export type Asked = {
  readonly query: string
  readonly variables: Readonly<Record<string, unknown>>
  readonly authorization: string | undefined
  readonly address: string | undefined
}

async function readBody(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = []
  for await (const chunk of request) if (Buffer.isBuffer(chunk)) chunks.push(chunk)
  return (chunks.length === 1 ? chunks[0] : Buffer.concat(chunks))?.toString('utf8') ?? ''
}

const isBody = (body: unknown): body is Pick<Asked, 'query' | 'variables'> =>
  typeof body === 'object' && body !== null && 'query' in body && typeof body.query === 'string'

async function toAsked(request: IncomingMessage): Promise<Asked> {
  const body: unknown = JSON.parse(await readBody(request))
  if (!isBody(body)) throw new Error('that is no GraphQL request')
  const { query, variables } = body
  const { authorization } = request.headers
  return { query, variables, authorization, address: request.socket.remoteAddress }
}

/** Serves until the process is told to stop; `/readyz` answers, everything else is asked of `answer`. */
export async function serveBare(port: number, answer: (asked: Asked) => Promise<string>) {
  const server = createServer((request, response) => {
    const send = (status: number, text: string) => {
      response.writeHead(status, {
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(text),
      })
      response.end(text)
    }
    if (request.url === '/readyz') {
      send(200, '{}')
      return
    }
    toAsked(request)
      .then(answer)
      .then(
        (text) => send(200, text),
        (error: unknown) => send(500, JSON.stringify({ error: String(error) })),
      )
  })
  server.listen(port, '127.0.0.1')
  await once(server, 'listening')
  return {
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
