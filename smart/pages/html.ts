/** HTML by templates that escape what they are given: nothing that people or apps wrote becomes markup. */

class Markup {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type Html = Markup

type Part = Markup | string | number | false | undefined | readonly Markup[]

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

const escape = (text: string): string => text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')

function toText(part: Part): string {
  if (part === undefined || part === false) return ''
  if (part instanceof Markup) return part.text
  if (typeof part === 'object') return part.map(({ text }) => text).join('')
  return escape(String(part))
}

/** A template of markup; attributes are written within double quotes. */
export const html = (strings: TemplateStringsArray, ...parts: readonly Part[]): Html =>
  new Markup(strings.map((text, index) => text + toText(parts[index])).join(''))

/** Markup that a library made, of nothing that people or apps wrote. */
export const trusted = (markup: string): Html => new Markup(markup)
