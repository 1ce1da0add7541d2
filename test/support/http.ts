/** Sends any HTTP request, also those that `fetch` refuses to send. */
import { request } from 'node:http'
import { connect } from 'node:net'

export type Sent = {
  readonly method?: string
  readonly path?: string
  /** A path that is sent as it stands, where `path` would be made tidy. */
  readonly rawPath?: string
  readonly headers?: Readonly<Record<string, string | string[]>>
  readonly body?: string | Buffer
}

export type Received = {
  readonly status: number
  readonly headers: Readonly<Record<string, string | string[] | undefined>>
  readonly text: string
  readonly milliseconds: number
}

/** Sends one request and reads its answer. */
export function send(
  url: string,
  { method = 'POST', path = '/graphql', rawPath, headers, body }: Sent,
): Promise<Received> {
  const started = performance.now()
  return new Promise((resolve, reject) => {
    const raw = rawPath === undefined ? {} : { path: rawPath }
    const outgoing = request(new URL(path, url), { method, headers, ...raw }, (response) => {
      const chunks: Buffer[] = []
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('error', reject)
      response.on('end', () => {
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('utf8'),
          milliseconds: performance.now() - started,
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
}

/** Sends bytes as they stand and reads until the server closes the connection. */
export function sendRaw(url: string, bytes: string): Promise<string> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    let text = ''
    const socket = connect(Number(port), hostname, () => socket.write(bytes))
    socket.setEncoding('utf8')
    socket.on('data', (chunk: string) => {
      text += chunk
    })
    socket.on('error', reject)
    socket.on('close', () => {
      resolve(text)
    })
  })
}

/** The headers of an ordinary caller. */
export const ordinary = { 'content-type': 'application/json', authorization: 'Bearer physician' }

/** A GraphQL request of an ordinary caller. */
export const query = (text: unknown, more: Readonly<Record<string, unknown>> = {}): Sent => ({
  headers: ordinary,
  body: JSON.stringify({ query: text, ...more }),
})
