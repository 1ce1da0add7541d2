/** The pages that oidc-provider shows by itself: errors that no app can be told, and signing out. */
import type { KoaContextWithOIDC } from 'oidc-provider'
import { html, trusted, type Html } from './html.ts'
import { languageOf } from './language.ts'
import { pageHeaders, toDocument } from './layout.ts'
import { textsOf, type Texts } from './texts.ts'

interface Shown {
  readonly title: (texts: Texts) => string
  readonly content: (texts: Texts) => Html
  /** Where the form of the page may lead to. */
  readonly target?: string
}

function send(ctx: KoaContextWithOIDC, { title, content, target }: Shown): void {
  const language = languageOf(ctx.req)
  const texts = textsOf(language)
  ctx.set({ ...pageHeaders(target) })
  ctx.body = toDocument({ language, title: title(texts), content: content(texts) })
}

/** The code of the error is told, for whoever writes the app; what it came from is not. */
export const renderError = (ctx: KoaContextWithOIDC, { error }: { error: string }): void =>
  send(ctx, {
    title: (texts) => texts.error,
    content: (texts) =>
      html`<p>${texts.errorHow}</p>
        <p><code>${error}</code></p>`,
  })

const returnAddressOf = ({ oidc }: KoaContextWithOIDC): string | undefined => {
  const address = oidc.params?.['post_logout_redirect_uri']
  return typeof address === 'string' ? address : undefined
}

/** https://openid.net/specs/openid-connect-rpinitiated-1_0.html: the library's form has the token, ours the buttons. */
export function askLogout(ctx: KoaContextWithOIDC, form: string): void {
  const target = returnAddressOf(ctx)
  send(ctx, {
    title: (texts) => texts.logout,
    content: (texts) =>
      html`<p>${texts.logoutAsk}</p>
        ${trusted(form)}
        <button form="op.logoutForm" name="logout" value="yes">${texts.logout}</button>
        <button form="op.logoutForm" class="second">${texts.stay}</button>`,
    ...(target === undefined ? {} : { target }),
  })
}

export const showLoggedOut = (ctx: KoaContextWithOIDC): void =>
  send(ctx, {
    title: (texts) => texts.logout,
    content: (texts) => html`<p>${texts.loggedOut}</p>`,
  })
