/** An app of the tests: it asks for a code, exchanges it, refreshes, and asks about its tokens. */
import { SignJWT } from 'jose'
import {
  challengeOf,
  createId,
  createVerifier,
  returnAddress,
  secret,
  type Decision,
  type Smart,
} from './smart.ts'
import type { TestKey } from './tokens.ts'

export interface Answer {
  readonly status: number
  readonly headers: Headers
  /** The JSON of the answer; empty when there is none. */
  readonly body: Readonly<Record<string, unknown>>
}

/** A parameter or header of the given value; undefined leaves it out. */
export type Changes = Readonly<Record<string, string | undefined>>

const withChanges = (base: Changes, changes: Changes): Record<string, string> =>
  Object.fromEntries(
    Object.entries({ ...base, ...changes }).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, value]],
    ),
  )

async function toAnswer(response: Response): Promise<Answer> {
  const text = await response.text()
  const isJson = response.headers.get('content-type')?.includes('json') === true
  const body: unknown = isJson ? JSON.parse(text) : {}
  return { status: response.status, headers: response.headers, body: { ...Object(body) } }
}

/** Posts a form. */
export const post = async (
  url: string,
  form: Record<string, string>,
  headers: Record<string, string> = {},
): Promise<Answer> =>
  toAnswer(await fetch(url, { method: 'POST', body: new URLSearchParams(form), headers }))

export const get = async (url: string, headers: Record<string, string> = {}): Promise<Answer> =>
  toAnswer(await fetch(url, { headers }))

/** Follows the redirects with cookies, as far as to the app. */
async function follow(address: string): Promise<{ app?: URL; status: number; text: string }> {
  const jar = new Map<string, string>()
  let url = new URL(address)
  for (;;) {
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { redirect: 'manual', headers: { cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name = '', value = ''] = (line.split(';')[0] ?? '').split(/=(.*)/s)
      jar.set(name, value)
    }
    const location = response.headers.get('location')
    const { status } = response
    if (location === null) return { status, text: await response.text() }
    url = new URL(location, url)
    if (url.href.startsWith(returnAddress)) return { app: url, status, text: '' }
  }
}

export interface Asked {
  readonly client: string
  readonly verifier: string
  readonly state: string
  /** What the app was sent back with; undefined when the browser was not sent back to it. */
  readonly answer: URLSearchParams | undefined
  readonly status: number
  readonly text: string
}

/** Asks for a code; the user decides so. */
export async function authorize(
  smart: Smart,
  client: string,
  scope: string,
  { decision, changes = {} }: { decision?: Decision; changes?: Changes } = {},
): Promise<Asked> {
  if (decision !== undefined) smart.decide(decision)
  const verifier = createVerifier()
  const state = createId()
  const parameters = {
    ...{ response_type: 'code', client_id: client, redirect_uri: returnAddress, scope, state },
    ...{ aud: smart.base, code_challenge: challengeOf(verifier), code_challenge_method: 'S256' },
  }
  const query = new URLSearchParams(withChanges(parameters, changes))
  const { app, status, text } = await follow(`${smart.issuer}/authorize?${query}`)
  const sent = app && new URLSearchParams(app.search || app.hash.slice(1))
  return { client, verifier, state, answer: sent, status, text }
}

/** A signed assertion, right unless changed. */
export function assertionOf(
  smart: Smart,
  client: string,
  changes: {
    readonly claims?: Readonly<Record<string, unknown>>
    readonly header?: Readonly<Record<string, unknown>>
    readonly key?: TestKey
  } = {},
): Promise<string> {
  const { privateKey, header } = changes.key ?? smart.key
  const now = Math.floor(Date.now() / 1000)
  const claims = {
    ...{ iss: client, sub: client, aud: `${smart.issuer}/token`, jti: createId(), exp: now + 60 },
    ...changes.claims,
  }
  const present = Object.entries(claims).filter(([, value]) => value !== undefined)
  return new SignJWT(Object.fromEntries(present))
    .setProtectedHeader({ alg: header.alg, kid: 'app-key', typ: 'JWT', ...changes.header })
    .sign(privateKey)
}

export const assertionType = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** How each app shows that it is itself. */
async function identify(smart: Smart, client: string) {
  if (['public', 'rights'].includes(client)) return { form: { client_id: client }, headers: {} }
  if (client === 'secret') {
    const pair = Buffer.from(`${client}:${secret}`).toString('base64')
    return { form: {}, headers: { authorization: `Basic ${pair}` } }
  }
  const assertion = await assertionOf(smart, client)
  return {
    form: { client_assertion_type: assertionType, client_assertion: assertion },
    headers: {},
  }
}

/** Posts a form to an endpoint as an app that identifies itself. */
export async function send(
  smart: Smart,
  client: string,
  path: 'token' | 'introspect' | 'revoke',
  form: Changes,
  headers: Record<string, string> = {},
): Promise<Answer> {
  const known = await identify(smart, client)
  const fields = withChanges(known.form, form)
  return post(`${smart.issuer}/${path}`, fields, { ...known.headers, ...headers })
}

/** Exchanges the code. */
export const exchange = (smart: Smart, asked: Asked, changes: Changes = {}): Promise<Answer> =>
  send(smart, asked.client, 'token', {
    grant_type: 'authorization_code',
    code: asked.answer?.get('code') ?? undefined,
    redirect_uri: returnAddress,
    code_verifier: asked.verifier,
    ...changes,
  })

export const refresh = (smart: Smart, client: string, token: unknown, changes: Changes = {}) =>
  send(smart, client, 'token', {
    grant_type: 'refresh_token',
    refresh_token: String(token),
    ...changes,
  })

/** From the request to the token in one. */
export async function launch(
  smart: Smart,
  client: string,
  scope: string,
  decision: Decision,
): Promise<Answer> {
  return exchange(smart, await authorize(smart, client, scope, { decision }))
}

/** A token of the service. */
export const serviceToken = (smart: Smart, scope: string, changes: Changes = {}) =>
  send(smart, 'service', 'token', { grant_type: 'client_credentials', scope, ...changes })

export const scopesOf = ({ body }: Answer): string[] => String(body['scope']).split(' ').sort()
