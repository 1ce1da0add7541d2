/** Which language a page is in: what was chosen, what the app asks for, what the browser prefers, French. */
import type { IncomingMessage } from 'node:http'

export const languages = ['fr', 'en'] as const
export type Language = (typeof languages)[number]

/** The cookie that keeps what was chosen. */
export const languageCookie = 'socle_language'

export const parseLanguage = (text: string | null | undefined): Language | undefined =>
  languages.find((language) => language === text)

const chosen = (cookies: string): Language | undefined =>
  parseLanguage(new RegExp(`(?:^|;\\s*)${languageCookie}=(\\w+)`).exec(cookies)?.[1])

/** The first that is ours, from the most wanted: https://www.rfc-editor.org/rfc/rfc9110#section-12.5.4 */
function preferred(header: string): Language | undefined {
  const wanted = header.split(',').map((one) => {
    const [tag = '', ...parameters] = one.trim().toLowerCase().split(';')
    const weight = parameters.map((text) => /^\s*q=([\d.]+)$/.exec(text)?.[1]).find(Boolean)
    return { language: tag.split('-')[0], weight: Number(weight ?? 1) }
  })
  const ordered = wanted.filter(({ weight }) => weight > 0).sort((a, b) => b.weight - a.weight)
  return ordered.map(({ language }) => parseLanguage(language)).find((one) => one !== undefined)
}

/** `locales` is the `ui_locales` of https://openid.net/specs/openid-connect-core-1_0.html#AuthRequest */
export function languageOf({ headers }: Pick<IncomingMessage, 'headers'>, locales = ''): Language {
  return (
    chosen(headers.cookie ?? '') ??
    preferred(locales.trim().split(/\s+/).join(',')) ??
    preferred(headers['accept-language'] ?? '') ??
    'fr'
  )
}
