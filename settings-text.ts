/** What the texts of settings may be: parsers, each with the words for what it expects. */
import { existsSync, readFileSync, statSync } from 'node:fs'
import { isIP } from 'node:net'
import { domains } from './fhir/types.ts'

/** What a setting's text must be, in words and as a parser. */
export interface Parser<T> {
  readonly expects: string
  readonly parse: (text: string) => T | undefined
}

/** One row of the table. */
export interface Setting<T> extends Parser<T> {
  readonly name: string
  readonly meaning: string
  readonly fallback: T
}

/** Makes a row: its name and meaning, what its text must be, and its default. */
export const setting = <T>(
  [name, meaning]: readonly [string, string],
  parser: Parser<T>,
  fallback: T,
): Setting<T> => ({ name, meaning, ...parser, fallback })

export const oneOf = <T extends string>(values: readonly T[]): Parser<T> => ({
  expects: `one of ${values.join(', ')}`,
  parse: (text) => values.find((value) => value === text),
})

export const wholeNumber = (least: number, most: number): Parser<number> => ({
  expects: `a whole number from ${least} to ${most}`,
  parse: (text) => {
    const value = /^\d{1,12}$/.test(text) ? Number(text) : NaN
    return value >= least && value <= most ? value : undefined
  },
})

export const address = (...protocols: readonly string[]): Parser<string | undefined> => ({
  expects: `an address that starts with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  parse: (text) =>
    URL.canParse(text) && protocols.includes(new URL(text).protocol) ? text : undefined,
})

export const flag: Parser<'on' | 'off' | undefined> = oneOf<'on' | 'off'>(['on', 'off'])
export const anyText: Parser<string> = { expects: 'a text', parse: (text) => text }
export const optionalText: Parser<string | undefined> = { ...anyText }

export const pemFile: Parser<string | undefined> = {
  expects: 'the path of a readable PEM file',
  parse: (path) => {
    const text = existsSync(path) && statSync(path).isFile() ? readFileSync(path, 'utf8') : ''
    return text.startsWith('-----BEGIN ') ? text : undefined
  },
}

/** Long enough not to be guessed, and a bearer token by its form. */
export const secretText: Parser<string | undefined> = {
  expects: 'a secret of 32 characters or more out of letters, digits and -._~',
  parse: (text) => (/^[A-Za-z0-9\-._~]{32,}$/.test(text) ? text : undefined),
}

export const port = wholeNumber(0, 65_535)

export const ports: Parser<readonly number[]> = {
  expects: `${domains.length} different ports, separated by commas`,
  parse: (text) => {
    const found = text.split(',').map((one) => port.parse(one.trim()))
    const valid = found.filter((one) => one !== undefined)
    const isWhole = valid.length === domains.length && new Set(found).size === domains.length
    return isWhole ? valid : undefined
  },
}

export const originList: Parser<readonly string[]> = {
  expects: 'origins such as https://app.example.org, separated by commas',
  parse: (text) => {
    const found = text.split(',').map((one) => one.trim())
    const isOrigin = (one: string) => URL.canParse(one) && new URL(one).origin === one
    return found.every(isOrigin) ? found : undefined
  },
}

/** https://www.rfc-editor.org/rfc/rfc4632#section-3.1; an address alone is a network of one. */
function isNetwork(text: string): boolean {
  const [, address = '', prefix] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text) ?? []
  const bits = isIP(address) === 6 ? 128 : 32
  return isIP(address) !== 0 && (prefix === undefined || Number(prefix) <= bits)
}

export const networkList: Parser<readonly string[]> = {
  expects: 'networks such as 10.0.0.0/8, separated by commas',
  parse: (text) => {
    const found = text.split(',').map((one) => one.trim())
    return found.every(isNetwork) ? found : undefined
  },
}

/** Months by class, as they are written; record/audit/retention.ts reads them. */
export const retention: Parser<string> = {
  expects: 'months by class, such as access=36,exceptional=240,refused=36,transfer=120',
  parse: (text) =>
    /^(?:access|exceptional|refused|transfer)=[1-9]\d{0,3}(?:,(?:access|exceptional|refused|transfer)=[1-9]\d{0,3})*$/.test(
      text,
    )
      ? text
      : undefined,
}
