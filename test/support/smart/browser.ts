/** A browser as far as signing in and consenting need one: cookies, redirects, and forms filled in by a person. */
import { parse, type HTMLElement } from 'node-html-parser'

/** How a person answers the pages. */
export interface Person {
  readonly name: string
  readonly password: string
  /** The code of the second factor. */
  readonly code: () => string
  readonly patient: string
  /** Empty: none. */
  readonly encounter: string
  readonly untick: readonly string[]
  readonly isDenied: boolean
}

/** Where the way ended: at an app's address, or at a page that asks for nothing more. */
export interface Arrival {
  readonly status: number
  /** The app's address without its query; undefined on a page of the server. */
  readonly address: string | undefined
  readonly returned: URLSearchParams | undefined
  /** The words of the last page. */
  readonly words: string
}

export interface Step {
  readonly url: string
  readonly form?: URLSearchParams
}

interface Cookie {
  readonly name: string
  readonly value: string
  readonly path: string
}

export type Cookies = Map<string, Cookie>

function keep(cookies: Cookies, response: Response): void {
  for (const line of response.headers.getSetCookie()) {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
    const path = /;\s*path=([^;]+)/i.exec(line)?.[1] ?? '/'
    if (value === '') cookies.delete(`${name} ${path}`)
    else cookies.set(`${name} ${path}`, { name, value, path })
  }
}

const cookieFor = (cookies: Cookies, { pathname }: URL): string =>
  [...cookies.values()]
    .filter(({ path }) => pathname.startsWith(path))
    .map(({ name, value }) => `${name}=${value}`)
    .join('; ')

const namedIn = (form: HTMLElement, selector: string): string[] =>
  form.querySelectorAll(selector).map((element) => element.getAttribute('value') ?? '')

/** What the person sends with a form; undefined when it asks for nothing that they can say. */
function answers(
  form: HTMLElement,
  person: Person,
): readonly (readonly [string, string])[] | undefined {
  const has = (selector: string) => form.querySelector(selector) !== null
  const scopes = namedIn(form, 'input[name=scope]')
  if (has('input[name=password]'))
    return [
      ['name', person.name],
      ['password', person.password],
      ['action', 'next'],
    ]
  if (has('input[name=code]'))
    return [
      ['code', person.code()],
      ['action', 'next'],
    ]
  if (has(`button[name=patient][value=${person.patient}]`)) return [['patient', person.patient]]
  if (has('button[name=encounter]')) return [['encounter', person.encounter]]
  if (!has('button[value=allow]')) return undefined
  if (person.isDenied) return [['action', 'deny']]
  const ticked = scopes.filter((scope) => !person.untick.includes(scope))
  return [...ticked.map((scope) => ['scope', scope] as const), ['action', 'allow']]
}

/** The next step from a page; undefined at its end. */
function fill(text: string, url: string, person: Person): Step | undefined {
  const forms = parse(text).querySelectorAll('form')
  for (const form of forms.filter((one) => one.getAttribute('method') === 'post')) {
    const said = answers(form, person)
    const hidden = form.querySelector('input[type=hidden]')
    const csrf = [hidden?.getAttribute('name') ?? '', hidden?.getAttribute('value') ?? '']
    const here = url.replace(/\?.*$/s, '')
    if (said !== undefined)
      return { url: here, form: new URLSearchParams([csrf, ...said.map((pair) => [...pair])]) }
  }
  const search = forms.find((one) => one.getAttribute('role') === 'search')
  return search && !url.includes('?name=') ? { url: `${url}?name=Anne` } : undefined
}

const mostSteps = 20

/** Follows the way from a first request to its end. */
export async function travel(first: Step, person: Person, cookies: Cookies): Promise<Arrival> {
  const { origin } = new URL(first.url)
  let step: Step | undefined = first
  let status = 0
  let words = ''
  for (let taken = 0; step !== undefined && taken < mostSteps; taken += 1) {
    const url: URL = new URL(step.url)
    const response: Response = await fetch(url, {
      method: step.form === undefined ? 'GET' : 'POST',
      redirect: 'manual',
      headers: { cookie: cookieFor(cookies, url), accept: 'text/html', origin },
      ...(step.form && { body: step.form }),
    })
    keep(cookies, response)
    status = response.status
    const location: string | null = response.headers.get('location')
    if (location === null) {
      const text = await response.text()
      words = parse(text).structuredText
      step = fill(text, url.href, person)
      continue
    }
    const target: URL = new URL(location, url)
    if (target.origin !== origin)
      return {
        status,
        address: target.href.replace(/[?#].*$/s, ''),
        returned: target.searchParams,
        words,
      }
    step = { url: target.href }
  }
  return { status, address: undefined, returned: undefined, words }
}
