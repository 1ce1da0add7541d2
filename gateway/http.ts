/** The HTTP of one process: routes, security headers, the cross-origin rule, errors as JSON, a log line for each call. */
import { randomUUID } from 'node:crypto'
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { ApiError } from '../errors.ts'
import type { Log, RequestEntry } from '../log.ts'
import type { Trail } from '../record/audit/trail.ts'
import {
  crossOriginHeaders,
  preflightHeaders,
  type CrossOrigin,
  type Headers,
} from './cross-origin.ts'
import { Ending } from './ending.ts'
import { startListening, type HttpServer, type ListenOptions } from './listener.ts'
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
  /** Ended when the caller has gone or the deadline has passed. */
  readonly abort: Ending
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

export type HttpOptions = CrossOrigin &
  ListenOptions & {
    /** By path; one that ends in a slash answers everything below it. */
    readonly routes: Readonly<Record<string, Route>>
    /** By the path that they answer everything below of, with a slash at its end. */
    readonly handlers?: Readonly<Record<string, Handler>>
    readonly log: Log
    /** The id of a request; one of its own unless the gateway has given it one already. */
    readonly requestIdOf?: (request: IncomingMessage) => string | undefined
  }

const always: Headers = {
  'cache-control': 'no-store',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
}

/** Finds what answers a path. */
type Find<T> = (path: string) => T | undefined

const pathOf = ({ url = '' }: IncomingMessage): string => /^[^?#]*/.exec(url)?.[0] ?? ''

/** A route of the very path comes first. */
function createFindRoute(routes: HttpOptions['routes']): Find<Route> {
  const exact = new Map(Object.entries(routes))
  const mounts = [...exact].filter(([key]) => key.endsWith('/'))
  return (path) => exact.get(path) ?? mounts.find(([mount]) => `${path}/`.startsWith(mount))?.[1]
}

function createFindHandler({ routes, handlers = {} }: HttpOptions): Find<Handler> {
  const mounts = Object.entries(handlers)
  return (path) =>
    Object.hasOwn(routes, path) ? undefined : mounts.find(([mount]) => path.startsWith(mount))?.[1]
}

const isPreflight = (request: IncomingMessage, crossOrigin: Headers): boolean =>
  request.method === 'OPTIONS' && 'access-control-allow-origin' in crossOrigin

async function answer(call: Call, route: Route | undefined, log: Log): Promise<Answer> {
  try {
    if (route === undefined) throw new ApiError('NOT_FOUND')
    return await route(call)
  } catch (error) {
    return toRefusedAnswer(error, call, log)
  }
}

/** Whoever was let in is answered when their trail is durable or handed over, and not at all without it. */
async function traced(call: Call, given: Answer, log: Log): Promise<Answer> {
  try {
    await call.trail?.settle(call.entry.code ?? 'OK')
    return given
  } catch (error) {
    return call.refuse?.(error) ?? toRefusedAnswer(error, call, log)
  }
}

/** https://www.rfc-editor.org/rfc/rfc9110#section-8.6: none with a 204, and with a 304 only that of what is not sent. */
const lengthOf = ({ status, body }: Answer): Headers =>
  status === 204 || status === 304 ? {} : { 'content-length': String(Buffer.byteLength(body)) }

/** The head and the body leave in one write. The headers are assigned: to spread as many into one literal costs far more. */
function send(response: ServerResponse, given: Answer, headers: Headers): void {
  const { status, headers: own } = given
  response.writeHead(status, Object.assign({}, always, headers, own, lengthOf(given)))
  response.end(response.req.method === 'HEAD' ? undefined : given.body)
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

async function respond(
  call: Call,
  response: ServerResponse,
  route: Route | undefined,
  options: HttpOptions,
): Promise<number> {
  const crossOrigin = crossOriginHeaders(call.request, options)
  const given = isPreflight(call.request, crossOrigin)
    ? { status: 204, headers: preflightHeaders, body: '' }
    : await traced(call, await answer(call, route, options.log), options.log)
  send(response, given, { 'x-request-id': call.requestId, ...crossOrigin })
  return given.status
}

/** Makes what answers every request of a server, and writes its line into the log. */
function createServe(options: HttpOptions): RequestListener {
  const { log, requestIdOf } = options
  const routeFor = createFindRoute(options.routes)
  const handlerFor = createFindHandler(options)
  const serve = async (request: IncomingMessage, response: ServerResponse) => {
    const started = performance.now()
    const requestId = requestIdOf?.(request) ?? randomUUID()
    const call: Call = { request, requestId, abort: new Ending(), entry: {} }
    response.on('close', () => {
      if (!response.writableFinished) call.abort.abort()
    })
    const path = pathOf(request)
    const handler = handlerFor(path)
    const status =
      handler === undefined
        ? await respond(call, response, routeFor(path), options)
        : await handle(handler, call, response, options)
    // What is left of a refused body is read away, so that the answer reaches the caller.
    request.resume()
    log.request({ requestId, status, milliseconds: performance.now() - started, ...call.entry })
  }
  return (request, response) => {
    serve(request, response).catch((error: unknown) => {
      log.failure('', error)
      response.destroy()
    })
  }
}

/** Creates the server and listens. */
export const createHttpServer = (options: HttpOptions): Promise<HttpServer> =>
  startListening(options, createServe(options))
