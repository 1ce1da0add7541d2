/** A browser without a screen: cookies, redirects and forms over HTTP, up to the app that it is sent back to. */
import { createHash, randomBytes } from 'node:crypto'
import { parse, type HTMLElement } from 'node-html-parser'

export interface Page {
  readonly status: number
  readonly url: string
  readonly headers: Headers
  readonly root: HTMLElement
  /** The words of the page. */
  readonly words: string
  /** What the app was sent, when the browser was sent back to it. */
  readonly answer: URLSearchParams | undefined
}

type Fields = readonly (readonly [string, string])[]

export interface Visitor {
  open(address: string): Promise<Page>
  /** Sends the form of the page that has this button, with its hidden fields. */
  send(page: Page, fields: Fields): Promise<Page>
  /** Sends exactly this, as an attacker would. */
  forge(address: string, fields: Fields): Promise<Page>
}

/** Where the apps of the tests are returned to; nobody listens there. */
export const returnAddress = 'http://127.0.0.1:9/back'

interface Cookie {
  readonly value: string
  readonly path: string
}

function keepCookies(jar: Map<string, Cookie>, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [pair = '', ...attributes] = line.split(';').map((part) => part.trim())
    const [name = '', value = ''] = pair.split(/=(.*)/s)
    const path = attributes.find((one) => /^path=/i.test(one))?.slice(5) ?? '/'
    if (value === '') jar.delete(`${name} ${path}`)
    else jar.set(`${name} ${path}`, { value, path })
  }
}

const cookieHeader = (jar: ReadonlyMap<string, Cookie>, { pathname }: URL): string =>
  [...jar]
    .filter(([, { path }]) => pathname.startsWith(path))
    .map(([key, { value }]) => `${key.split(' ')[0]}=${value}`)
    .join('; ')

/** Makes a visitor who prefers this language, and whose requests bear these headers. */
export function createVisitor(
  language = 'en',
  headers: Readonly<Record<string, string>> = {},
): Visitor {
  const jar = new Map<string, Cookie>()
  const request = async (address: string, fields: Fields | undefined): Promise<Page> => {
    const url = new URL(address)
    const response = await fetch(url, {
      redirect: 'manual',
      headers: { ...headers, cookie: cookieHeader(jar, url), 'accept-language': language },
      ...(fields && { method: 'POST', body: new URLSearchParams(fields.map(([n, v]) => [n, v])) }),
    })
    keepCookies(jar, response)
    const location = response.headers.get('location')
    const text = await response.text()
    if (location !== null) {
      const next = new URL(location, url)
      if (!next.href.startsWith(returnAddress)) return request(next.href, undefined)
      return pageOf(response, next.href, text, next.searchParams)
    }
    return pageOf(response, url.href, text, undefined)
  }
  return {
    open: (address) => request(address, undefined),
    send: (page, fields) => {
      const names = new Set(fields.map(([name]) => name))
      const hidden = page.root
        .querySelectorAll('form[method=post]')[0]
        ?.querySelectorAll('input[type=hidden]')
        .map((one): [string, string] => [
          one.getAttribute('name') ?? '',
          one.getAttribute('value') ?? '',
        ])
      const action = page.root.querySelector('form[method=post]')?.getAttribute('action') ?? '?'
      const target = new URL(action === '?' ? page.url : action, page.url).href
      return request(target, [...(hidden ?? []).filter(([name]) => !names.has(name)), ...fields])
    },
    forge: (address, fields) => request(address, fields),
  }
}

function pageOf(
  { status, headers }: Response,
  url: string,
  text: string,
  answer: URLSearchParams | undefined,
): Page {
  const root = parse(text)
  const words = root.querySelector('body')?.structuredText ?? text
  return { status, url, headers, root, words, answer }
}

/** What an app that asks for access remembers: https://www.rfc-editor.org/rfc/rfc7636 */
export interface Request {
  readonly address: string
  readonly verifier: string
  readonly state: string
}

/** An app's request for access. */
export function requestOf(
  server: { readonly url: string; readonly audience: string },
  client: string,
  scope: string,
  more: Readonly<Record<string, string>> = {},
): Request {
  const verifier = randomBytes(32).toString('base64url')
  const state = randomBytes(8).toString('hex')
  const parameters = new URLSearchParams({
    response_type: 'code',
    client_id: client,
    redirect_uri: returnAddress,
    scope,
    state,
    aud: server.audience,
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...more,
  })
  return { address: `${server.url}/auth/authorize?${parameters}`, verifier, state }
}

/** Exchanges the code that the app was sent. */
export async function exchange(
  server: { readonly url: string },
  client: string,
  { answer }: Page,
  { verifier }: Request,
): Promise<Readonly<Record<string, unknown>>> {
  const response = await fetch(`${server.url}/auth/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      client_id: client,
      code: answer?.get('code') ?? '',
      redirect_uri: returnAddress,
      code_verifier: verifier,
    }),
  })
  const body: Readonly<Record<string, unknown>> = JSON.parse(await response.text())
  return body
}

/** Signs in as a professional or a patient, up to the page that comes then. */
export async function signIn(
  visitor: Visitor,
  request: Request,
  who: { readonly name: string; readonly password: string; readonly code?: string },
): Promise<Page> {
  const page = await visitor.open(request.address)
  const known = await visitor.send(page, [
    ['name', who.name],
    ['password', who.password],
  ])
  return who.code === undefined ? known : visitor.send(known, [['code', who.code]])
}

/** The ticks of a consent page. */
export const offeredOn = ({ root }: Page): string[] =>
  root
    .querySelectorAll('input[type=checkbox]')
    .map((one) => one.getAttribute('value')?.replaceAll('&amp;', '&') ?? '')
