/** The frame of every page, and the headers it is sent with. */
import { html, type Html } from './html.ts'
import type { Language } from './language.ts'
import { textsOf } from './texts.ts'

export interface Page {
  readonly language: Language
  readonly title: string
  readonly content: Html
  /** What went wrong with what was sent, and the field to mend. */
  readonly problem?: { readonly text: string; readonly field?: string }
  /** Can the page be asked for again in the other language? */
  readonly canSwitch?: boolean
}

/** Where the style is: below the pages, wherever they are mounted. */
export const stylePath = '/auth/interaction/style.css'

/** Announced first and with a link to the field: https://design-system.service.gov.uk/components/error-summary/ */
const summary = ({ problem, language }: Page): Html | undefined =>
  problem &&
  html`<div class="problem" role="alert" aria-labelledby="problem">
    <h2 id="problem">${textsOf(language).problem}</h2>
    <p>
      ${
        problem.field === undefined
          ? problem.text
          : html`<a href="#${problem.field}">${problem.text}</a>`
      }
    </p>
  </div>`

/** The whole document. */
export function toDocument(page: Page): string {
  const { language, title, content, problem, canSwitch = false } = page
  const texts = textsOf(language)
  const other = language === 'fr' ? 'en' : 'fr'
  const heading = problem === undefined ? title : `${texts.problem} – ${title}`
  return html`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>${heading} – Socle</title>
        <link rel="stylesheet" href="${stylePath}" />
      </head>
      <body>
        <a class="skip" href="#main">${texts.skip}</a>
        <header>
          <span>Socle</span>
          ${
            canSwitch &&
            html`<a href="?lang=${other}" lang="${other}" hreflang="${other}"
              >${texts.otherLanguage}</a
            >`
          }
        </header>
        <main id="main">
          ${summary(page)}
          <h1>${title}</h1>
          ${content}
        </main>
      </body>
    </html> `.text
}

/** Where the app waits: browsers ask the policy of the page again for each redirect that follows its form. */
const targetOf = (redirectUri: string): string => {
  if (!URL.canParse(redirectUri)) return ''
  const { origin, protocol } = new URL(redirectUri)
  return origin === 'null' ? protocol : origin
}

/** No script, no frame, nothing from elsewhere; forms go here, and on to the app. */
export const pageHeaders = (redirectUri = ''): Readonly<Record<string, string>> => ({
  'cache-control': 'no-store',
  'content-security-policy':
    `default-src 'none'; style-src 'self'; base-uri 'none'; frame-ancestors 'none'; form-action 'self' ${targetOf(redirectUri)}`.trim(),
  'content-type': 'text/html; charset=utf-8',
  'referrer-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
})
