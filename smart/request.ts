/** Readies requests for oidc-provider: what SMART says otherwise than OAuth, and what the library cannot read. */
import { IncomingMessage, type ServerResponse } from 'node:http'
import type { Access } from '../access/access.ts'
import { readForm } from './interaction/form.ts'
import { interactionRoute, routes } from './provider.ts'

export interface RequestOptions {
  /** The public address of this server, without a slash at its end. */
  readonly baseUrl: string
  /** The path of the issuer: everything below it is answered here. */
  readonly mount: string
  /** Answers the id that an access token of our own was kept by; undefined for everything else. */
  readonly tokenIdOf: (token: string) => Promise<string | undefined>
  readonly verify: (authorization: string | undefined) => Promise<Access>
  readonly introspector: { readonly id: string; readonly secret: string }
}

/** A request that the library may answer, or nothing when it was answered here. */
type Readied = Promise<IncomingMessage | undefined>

type Ready = (request: IncomingMessage, response: ServerResponse) => Readied

/** The same request with another body: the library reads bodies itself, and only from a request. */
function withForm(
  request: IncomingMessage,
  form: URLSearchParams,
  headers: Readonly<Record<string, string>> = {},
): IncomingMessage {
  const copy = new IncomingMessage(request.socket)
  const body = Buffer.from(form.toString())
  const { 'transfer-encoding': _, ...kept } = request.headers
  Object.assign(copy, {
    method: request.method,
    url: request.url,
    headers: { ...kept, ...headers, 'content-length': String(body.length) },
    httpVersion: request.httpVersion,
    // Else the end of the copy would be taken for a caller who has gone.
    complete: true,
  })
  copy.push(body)
  copy.push(null)
  return copy
}

function refuse(response: ServerResponse, status: number, error: string): undefined {
  response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' })
  response.end(JSON.stringify({ error }))
}

/**
 * SMART apps say `aud` where OAuth has `resource`, and no app of theirs asks for the consent page, without which the
 * library forgets `offline_access`. By POST the browser is sent on by GET: a cookie that it sends along on a POST from
 * another site could be used by every site.
 */
function toAuthorization(parameters: URLSearchParams): string {
  const resource = parameters.get('resource')
  if (resource !== null && !parameters.has('aud')) parameters.set('aud', resource)
  parameters.delete('resource')
  if (!parameters.has('prompt')) parameters.set('prompt', 'consent')
  return parameters.toString()
}

const readyAuthorization =
  ({ mount }: RequestOptions): Ready =>
  async (request, response) => {
    const [path = '', query = ''] = (request.url ?? '').split('?')
    if (request.method !== 'POST') {
      request.url = `${path}?${toAuthorization(new URLSearchParams(query))}`
      return request
    }
    const form = await readForm(request)
    if (form === undefined) return refuse(response, 400, 'invalid_request')
    response.writeHead(303, { location: `${mount}${routes.authorization}?${form.toString()}` })
    response.end()
    return undefined
  }

/** A caller with a bearer token may introspect every token when it has the right to; undefined when it has not. */
async function introspectorFor(
  { verify, introspector }: RequestOptions,
  authorization: string,
): Promise<string | undefined> {
  const access = await verify(authorization).catch(() => undefined)
  if (!access?.rights.includes('token.introspect')) return undefined
  const pair = `${introspector.id}:${introspector.secret}`
  return `Basic ${Buffer.from(pair).toString('base64')}`
}

/** https://hl7.org/fhir/smart-app-launch/STU2.2/token-introspection.html#authorization-to-perform-token-introspection */
const readyToken =
  (options: RequestOptions): Ready =>
  async (request, response) => {
    const form = await readForm(request)
    if (form === undefined) return refuse(response, 400, 'invalid_request')
    const token = form.get('token') ?? ''
    // A JWT that is none of ours is like any unknown token: the library refuses to look at one.
    if (token.includes('.')) form.set('token', (await options.tokenIdOf(token)) ?? 'unknown')
    const { authorization = '' } = request.headers
    if (!/^bearer /i.test(authorization)) return withForm(request, form)
    const known = await introspectorFor(options, authorization)
    if (known === undefined || !request.url?.startsWith(routes.introspection))
      return refuse(response, 401, 'invalid_token')
    return withForm(request, form, { authorization: known })
  }

const keep: Ready = (request) => Promise.resolve(request)

/** A client's own address must be met, whatever name the request came in by: its audience is checked against it. */
function nameHost({ headers }: IncomingMessage, baseUrl: string): void {
  const { host, protocol } = new URL(baseUrl)
  for (const name of Object.keys(headers))
    if (/^x-forwarded-(?!for$)/.test(name)) delete headers[name]
  headers.host = host
  headers['x-forwarded-proto'] = protocol.slice(0, -1)
}

/** Makes requests below the mount ready, by their path. */
export function createReady(options: RequestOptions): Ready {
  const byPath: Readonly<Record<string, Ready>> = {
    [routes.authorization]: readyAuthorization(options),
    [routes.introspection]: readyToken(options),
    [routes.revocation]: readyToken(options),
  }
  return async (request, response) => {
    nameHost(request, options.baseUrl)
    // The pages are none of the library's routes: they see the whole address.
    if (request.url?.startsWith(`${options.mount}${interactionRoute}`)) return request
    request.url = (request.url ?? '').slice(options.mount.length) || '/'
    const path = request.url.replace(/[?#].*$/s, '')
    const ready = Object.hasOwn(byPath, path) ? byPath[path] : undefined
    const readied = await (ready ?? keep)(request, response)
    if (readied !== undefined) Object.assign(readied, { baseUrl: options.mount })
    return readied
  }
}
