/** The server behind the routes: how it listens, with or without TLS, and its orderly end. */
import { createServer, type RequestListener, type Server } from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Certificates } from '../config.ts'
import { leastTls } from './peer.ts'

export type ListenOptions = {
  readonly host: string
  readonly port: number
  /** How long a request may take to arrive. */
  readonly arrivalMilliseconds?: number
  /** With them the server speaks TLS, and only to who has a certificate of the same authority. */
  readonly certificates?: Certificates | undefined
}

export type HttpServer = { readonly port: number; close(): Promise<void> }

/** What the person who starts the server can do about it. */
function toListenError(error: Error, { host, port }: ListenOptions): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Error(`port ${port} is taken: stop what listens there, or choose another port`)
  if (code === 'EACCES') return new Error(`port ${port} may not be opened by this user`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`${host} is no address of this machine`)
  return error
}

const listen = (server: Server, options: ListenOptions): Promise<void> =>
  new Promise((resolve, reject) => {
    const { host, port } = options
    const fail = (error: Error): void => {
      reject(toListenError(error, options))
    }
    server.once('error', fail)
    server.listen(port, host, () => {
      server.off('error', fail)
      resolve()
    })
  })

/** How long open requests get when the server ends. */
const drainMilliseconds = 10_000

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      server.closeAllConnections()
    }, drainMilliseconds)
    server.close((error) => {
      clearTimeout(timer)
      if (error === undefined) resolve()
      else reject(error)
    })
    server.closeIdleConnections()
  })
}

function createListener(options: ListenOptions, listener: RequestListener): Server {
  const arrival = options.arrivalMilliseconds ?? 30_000
  const settings = {
    headersTimeout: arrival,
    requestTimeout: arrival,
    connectionsCheckingInterval: Math.min(arrival, 5_000),
    maxHeaderSize: 32 * 1024,
  }
  const { certificates } = options
  if (certificates === undefined) return createServer(settings, listener)
  const mutual = { requestCert: true, rejectUnauthorized: true }
  return createSecureServer({ ...settings, ...leastTls, ...mutual, ...certificates }, listener)
}

/** Creates the server and listens. */
export async function startListening(
  options: ListenOptions,
  listener: RequestListener,
): Promise<HttpServer> {
  const server = createListener(options, listener)
  await listen(server, options)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was opened')
  return { port: address.port, close: () => close(server) }
}
