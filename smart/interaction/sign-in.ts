/** Signing in: name and password, then the code of the second factor, set up at the first time. */
import type { InteractionResults } from 'oidc-provider'
import type { Account, SignIn } from '../accounts.ts'
import { button, field, form } from '../pages/form.ts'
import { html, trusted } from '../pages/html.ts'
import type { Texts } from '../pages/texts.ts'
import { createSecret, toSetup } from '../second-factor.ts'
import { accountOf, again, parameterOf, type Outcome, type Step, type Visit } from './visit.ts'

/** https://www.rfc-editor.org/rfc/rfc8176#section-2 */
const methodsOf = ({ secondFactor }: Account): string[] =>
  secondFactor === 'none' ? ['pwd'] : ['pwd', 'otp', 'mfa']

const signedIn = (account: Account): InteractionResults => ({
  login: { accountId: account.id, amr: methodsOf(account) },
})

const finished = (result: InteractionResults): Outcome => ({ kind: 'finished', result })

/** What the person reads when they did not come in. */
const refusalOf = (
  answer: Exclude<SignIn, { kind: 'known' }>,
  text: keyof Texts,
  field: string,
): Outcome =>
  answer.kind === 'wait'
    ? again({ status: 429, text: 'wait', field, seconds: answer.seconds })
    : again({ status: 401, text, field })

export const passwordStep: Step = {
  isDue: ({ account }) => account === undefined,
  title: ({ login }) => login,
  show: ({ texts, client, details, formToken }) =>
    html`<p>${texts.loginFor} <strong>${client.clientName ?? client.clientId}</strong></p>
      ${form(
        formToken,
        html`${field({
          name: 'name',
          label: texts.name,
          value: parameterOf(details, 'login_hint') ?? '',
          autocomplete: 'username',
        })}
        ${field({
          name: 'password',
          label: texts.password,
          type: 'password',
          autocomplete: 'current-password',
        })}
        ${button('next', texts.next)} ${button('deny', texts.cancel, true)}`,
      )}`,
  take: async ({ dependencies, address, client }, sent) => {
    const { accounts, traceSignIn } = dependencies
    const name = sent.get('name') ?? ''
    const answer = await accounts.signIn({ name, password: sent.get('password') ?? '', address })
    const attempt = { answer, by: 'password', client: client.clientId, address } as const
    if (answer.kind !== 'known') {
      await traceSignIn.leaveRefused(name, attempt)
      return refusalOf(answer, 'refusedLogin', 'name')
    }
    const { account } = answer
    if (account.secondFactor === 'none') {
      await traceSignIn.leave(account, attempt)
      return finished(signedIn(account))
    }
    const setup = account.secondFactor === 'missing' ? { secret: createSecret() } : {}
    return { kind: 'next', progress: { candidate: account.id, ...setup } }
  },
}

const traceCode = (visit: Visit, answer: SignIn): Promise<void> => {
  const { dependencies, client, address } = visit
  const attempt = { answer, by: 'code', client: client.clientId, address } as const
  return dependencies.traceSignIn.leave(accountOf(visit), attempt)
}

const codeField = (texts: Texts) =>
  field({
    name: 'code',
    label: texts.code,
    hint: texts.codeHint,
    autocomplete: 'one-time-code',
    numeric: true,
  })

export const codeStep: Step = {
  isDue: ({ account }) => account?.secondFactor === 'ready',
  title: ({ code }) => code,
  show: ({ texts, formToken }) =>
    form(
      formToken,
      html`${codeField(texts)} ${button('next', texts.next)} ${button('deny', texts.cancel, true)}`,
    ),
  take: async (visit, sent) => {
    const { accounts } = visit.dependencies
    const answer = await accounts.confirm(accountOf(visit), sent.get('code') ?? '')
    await traceCode(visit, answer)
    if (answer.kind !== 'known') return refusalOf(answer, 'refusedCode', 'code')
    return finished(signedIn(answer.account))
  },
}

const setupOf = ({ progress }: Visit, account: Account) => {
  if (progress.secret === undefined) throw new Error('there is no secret to set up')
  return { secret: progress.secret, ...toSetup(progress.secret, account.name) }
}

export const enrolStep: Step = {
  isDue: ({ account }) => account?.secondFactor === 'missing',
  title: ({ enrol }) => enrol,
  show: (visit) => {
    const { texts, formToken } = visit
    const { secret, address, picture } = setupOf(visit, accountOf(visit))
    return html`<p>${texts.enrolWhy} ${texts.enrolHow}</p>
      <div role="img" aria-label="${texts.enrolPicture}">${trusted(picture)}</div>
      <p>${texts.enrolSecret} <code>${secret.replace(/(.{4})(?=.)/g, '$1 ')}</code></p>
      <p>${texts.enrolAddress} <code>${address}</code></p>
      ${form(
        formToken,
        html`${codeField(texts)} ${button('next', texts.next)} ${button('deny', texts.cancel, true)}`,
      )}`
  },
  take: async (visit, sent) => {
    const account = accountOf(visit)
    const { secret } = setupOf(visit, account)
    const { accounts } = visit.dependencies
    const answer = await accounts.enrol(account, secret, sent.get('code') ?? '')
    await traceCode(visit, answer)
    if (answer.kind !== 'known') return refusalOf(answer, 'refusedCode', 'code')
    return finished({ login: { accountId: account.id, amr: ['pwd', 'otp', 'mfa'] } })
  },
}
