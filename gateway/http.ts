/** The HTTP server of one process: routes, security headers, the cross-origin rule, errors as JSON, an orderly end. */
import { randomUUID } from 'node:crypto'
import {
  createServer,
  type IncomingMessage,
  type RequestListener,
  type Server,
  type ServerResponse,
} from 'node:http'
import { createServer as createSecureServer } from 'node:https'
import type { Certificates } from '../config.ts'
import { ApiError } from '../errors.ts'
import type { Log, RequestEntry } from '../log.ts'
import type { Trail } from '../record/audit/trail.ts'
import {
  crossOriginHeaders,
  preflightHeaders,
  type CrossOrigin,
  type Headers,
} from './cross-origin.ts'
import { leastTls } from './peer.ts'
import { toRefusedAnswer } from './refused.ts'

export type Answer = {
  readonly status: number
  readonly headers: Headers
  readonly body: string | Buffer
}

/** One request on its way. */
export type Call = {
  readonly request: IncomingMessage
  readonly requestId: string
  /** Aborted when the caller has gone or the deadline has passed. */
  readonly abort: AbortController
  /** What the log line will say of it. */
  readonly entry: Pick<RequestEntry, 'operation' | 'code' | 'reason'>
  /** What the caller leaves behind, once they were let in. */
  trail?: Trail
  /** How the route shows an error, where it has a way of its own. */
  refuse?: (error: unknown) => Answer
  /** Refuses a body, as it was read, that is not the one that was signed. */
  assertBody?: (text: string) => void
}

export type Route = (call: Call) => Promise<Answer>

/** Answers by itself what lies below a path, as the library behind it does. */
export type Handler = (request: IncomingMessage, response: ServerResponse) => Promise<void>

export type HttpOptions = CrossOrigin & {
  /** By path; one that ends in a slash answers everything below it. */
  readonly routes: Readonly<Record<string, Route>>
  /** By the path that they answer everything below of, with a slash at its end. */
  readonly handlers?: Readonly<Record<string, Handler>>
  readonly log: Log
  readonly host: string
  readonly port: number
  /** The id of a request; one of its own unless the gateway has given it one already. */
  readonly requestIdOf?: (request: IncomingMessage) => string | undefined
  /** How long a request may take to arrive. */
  readonly arrivalMilliseconds?: number
  /** With them the server speaks TLS, and only to who has a certificate of the same authority. */
  readonly certificates?: Certificates | undefined
}

export type HttpServer = { readonly port: number; close(): Promise<void> }

const always: Headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

const pathOf = (request: IncomingMessage): string => (request.url ?? '').replace(/[?#].*$/s, '')

function routeFor(path: string, routes: HttpOptions['routes']): Route | undefined {
  if (Object.hasOwn(routes, path)) return routes[path]
  const mount = Object.keys(routes).find((key) => key.endsWith('/') && `${path}/`.startsWith(key))
  return mount === undefined ? undefined : routes[mount]
}

/** A route of the very path comes first. */
function handlerFor(path: string, { routes, handlers = {} }: HttpOptions): Handler | undefined {
  if (Object.hasOwn(routes, path)) return undefined
  const mount = Object.keys(handlers).find((key) => path.startsWith(key))
  return mount === undefined ? undefined : handlers[mount]
}

const isPreflight = (request: IncomingMessage, crossOrigin: Headers): boolean =>
  request.method === 'OPTIONS' && 'access-control-allow-origin' in crossOrigin

async function answer(call: Call, { routes, log }: HttpOptions): Promise<Answer> {
  try {
    const route = routeFor(pathOf(call.request), routes)
    if (route === undefined) throw new ApiError('NOT_FOUND')
    return await route(call)
  } catch (error) {
    return toRefusedAnswer(error, call, log)
  }
}

/** Whoever was let in is answered when their trail is durable, and not at all without it. */
async function traced(call: Call, given: Answer, { log }: HttpOptions): Promise<Answer> {
  try {
    await call.trail?.settle(call.entry.code ?? 'OK')
    return given
  } catch (error) {
    return call.refuse?.(error) ?? toRefusedAnswer(error, call, log)
  }
}

function send(response: ServerResponse, { status, headers, body }: Answer): void {
  // https://www.rfc-editor.org/rfc/rfc9110#section-8.6: none with a 204, and with a 304 only that of what is not sent.
  const length = [204, 304].includes(status) ? {} : { 'content-length': Buffer.byteLength(body) }
  response.writeHead(status, { ...headers, ...length })
  response.end(response.req.method === 'HEAD' ? undefined : body)
}

/** What a handler answers has our headers too, unless it says otherwise; its failures are told as ours are. */
async function handle(
  handler: Handler,
  { request, requestId }: Call,
  response: ServerResponse,
  { log }: HttpOptions,
): Promise<number> {
  for (const [name, value] of Object.entries({ ...always, 'x-request-id': requestId }))
    response.setHeader(name, value)
  try {
    await handler(request, response)
  } catch (error) {
    log.failure(requestId, error)
    if (response.headersSent) response.destroy()
    else response.writeHead(500).end()
  }
  return response.statusCode
}

async function respond(call: Call, response: ServerResponse, options: HttpOptions) {
  const { request, requestId } = call
  const crossOrigin = crossOriginHeaders(request, options)
  const { status, headers, body } = isPreflight(request, crossOrigin)
    ? { status: 204, headers: preflightHeaders, body: '' }
    : await traced(call, await answer(call, options), options)
  send(response, {
    status,
    headers: { ...always, ...crossOrigin, 'x-request-id': requestId, ...headers },
    body,
  })
  return status
}

async function serve(request: IncomingMessage, response: ServerResponse, options: HttpOptions) {
  const started = performance.now()
  const requestId = options.requestIdOf?.(request) ?? randomUUID()
  const call: Call = { request, requestId, abort: new AbortController(), entry: {} }
  response.on('close', () => {
    call.abort.abort()
  })
  const handler = handlerFor(pathOf(request), options)
  const status =
    handler === undefined
      ? await respond(call, response, options)
      : await handle(handler, call, response, options)
  // What is left of a refused body is read away, so that the answer reaches the caller.
  request.resume()
  options.log.request({
    ...call.entry,
    requestId,
    status,
    milliseconds: performance.now() - started,
  })
}

/** What the person who starts the server can do about it. */
function toListenError(error: Error, { host, port }: HttpOptions): Error {
  const code = 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return new Error(`port ${port} is taken: stop what listens there, or choose another port`)
  if (code === 'EACCES') return new Error(`port ${port} may not be opened by this user`)
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND')
    return new Error(`${host} is no address of this machine`)
  return error
}

const listen = (server: Server, options: HttpOptions): Promise<void> =>
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

function createListener(options: HttpOptions, listener: RequestListener): Server {
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
export async function createHttpServer(options: HttpOptions): Promise<HttpServer> {
  const server = createListener(options, (request, response) => {
    serve(request, response, options).catch((error: unknown) => {
      options.log.failure('', error)
      response.destroy()
    })
  })
  await listen(server, options)
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('no port was opened')
  return { port: address.port, close: () => close(server) }
}
