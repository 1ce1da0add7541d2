/** Answers the pages of the authorization server: which page is due, what was sent, where to go on. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { errors, type default as Provider } from 'oidc-provider'
import { languageCookie, parseLanguage, languageOf } from '../pages/language.ts'
import { pageHeaders, stylePath, toDocument } from '../pages/layout.ts'
import { html } from '../pages/html.ts'
import { style } from '../pages/style.ts'
import { textsOf } from '../pages/texts.ts'
import { encounterStep, patientStep } from './choose.ts'
import { consentStep } from './consent.ts'
import { createFormToken, formTokenField, isFormToken } from './form-token.ts'
import { readForm } from './form.ts'
import { takeLaunch } from './launched.ts'
import { codeStep, enrolStep, passwordStep } from './sign-in.ts'
import {
  again,
  parameterOf,
  readProgress,
  type InteractionDependencies,
  type Outcome,
  type Problem,
  type Step,
  type Visit,
} from './visit.ts'

/** The pages of each prompt: the first that is due is shown. */
const steps: Readonly<Record<string, readonly Step[]>> = {
  login: [passwordStep, codeStep, enrolStep],
  consent: [patientStep, encounterStep, consentStep],
}

/** Where the interaction keeps our progress. */
const progressKey = 'pages'

interface Exchange {
  readonly request: IncomingMessage
  readonly response: ServerResponse
}

type Answer = (request: IncomingMessage, response: ServerResponse) => Promise<void>

const denied: Outcome = {
  kind: 'finished',
  result: { error: 'access_denied', error_description: 'the user refused' },
}

function redirect({ response }: Exchange, to: string, headers = {}): void {
  response.writeHead(303, { ...headers, location: to, 'cache-control': 'no-store' })
  response.end()
}

/** What is shown to who comes too late, with another browser, or by chance. */
function sendExpired({ request, response }: Exchange, status: number): void {
  const language = languageOf(request)
  const texts = textsOf(language)
  const content = html`<p>${texts.expired} ${texts.errorHow}</p>`
  response.writeHead(status, pageHeaders())
  response.end(toDocument({ language, title: texts.error, content }))
}

async function sendStep({ response }: Exchange, visit: Visit, step: Step, problem?: Problem) {
  const { texts, language, details } = visit
  const content = await step.show(visit)
  const told = problem && {
    text: [texts[problem.text], problem.seconds].filter((part) => part !== undefined).join(' '),
    ...(problem.field === undefined ? {} : { field: problem.field }),
  }
  response.writeHead(problem?.status ?? 200, {
    ...pageHeaders(parameterOf(details, 'redirect_uri')),
    ...(problem?.seconds === undefined ? {} : { 'retry-after': String(problem.seconds) }),
  })
  const page = { language, title: step.title(texts), content, canSwitch: true }
  response.end(toDocument(told === undefined ? page : { ...page, problem: told }))
}

/** Everything that the pages need to know of a request. */
async function visitOf(
  provider: Provider,
  dependencies: InteractionDependencies,
  { request, response }: Exchange,
): Promise<Visit | undefined> {
  const { pathname, searchParams } = new URL(request.url ?? '/', 'http://pages')
  const details = await provider.interactionDetails(request, response)
  const client = await provider.Client.find(parameterOf(details, 'client_id') ?? '')
  if (client === undefined || pathname.split('/').at(-1) !== details.uid) return undefined
  const progress = readProgress(details.lastSubmission?.[progressKey])
  const known = details.prompt.name === 'login' ? progress.candidate : details.session?.accountId
  const account = known === undefined ? undefined : await dependencies.accounts.findAccount(known)
  const language = languageOf(request, parameterOf(details, 'ui_locales'))
  return {
    provider,
    dependencies,
    details,
    client,
    account,
    progress,
    scopes: [...new Set((parameterOf(details, 'scope') ?? '').split(' ').filter(Boolean))],
    language,
    texts: textsOf(language),
    address: dependencies.addressOf(request) ?? '',
    query: searchParams,
    formToken: createFormToken(dependencies.secret, details.uid, account?.id ?? ''),
  }
}

/** Goes on: to the next page, back to the provider, or shows the page again. */
async function follow(exchange: Exchange, visit: Visit, step: Step, outcome: Outcome) {
  const { details, provider } = visit
  if (outcome.kind === 'again') return sendStep(exchange, visit, step, outcome.problem)
  if (outcome.kind === 'finished') {
    const { request, response } = exchange
    // Our progress is no result; what earlier pages of the same request ended with is.
    const earlier = { ...details.lastSubmission, [progressKey]: undefined }
    const options = { mergeWithLastSubmission: false }
    const result = { ...earlier, ...outcome.result }
    return provider.interactionFinished(request, response, result, options)
  }
  details.lastSubmission = { ...details.lastSubmission, [progressKey]: outcome.progress }
  await details.persist()
  redirect(exchange, details.uid)
}

async function take(exchange: Exchange, visit: Visit, step: Step): Promise<Outcome> {
  const form = await readForm(exchange.request)
  if (form === undefined || !isFormToken(form.get(formTokenField), visit.formToken))
    return again({ status: 403, text: 'refusedForm' })
  return form.get('action') === 'deny' ? denied : step.take(visit, form)
}

async function answer(exchange: Exchange, visit: Visit): Promise<void> {
  const language = parseLanguage(visit.query.get('lang'))
  if (language !== undefined) {
    const cookie = `${languageCookie}=${language}; Path=/auth; HttpOnly; SameSite=Lax`
    return redirect(exchange, visit.details.uid, { 'set-cookie': cookie })
  }
  const step = steps[visit.details.prompt.name]?.find((one) => one.isDue(visit))
  const needsAccount = visit.details.prompt.name !== 'login'
  if (step === undefined || (needsAccount && visit.account === undefined))
    return sendExpired(exchange, 400)
  const launched = await takeLaunch(visit)
  if (launched !== undefined) return follow(exchange, visit, step, launched)
  if (exchange.request.method !== 'POST') return sendStep(exchange, visit, step)
  return follow(exchange, visit, step, await take(exchange, visit, step))
}

function sendStyle({ response }: Exchange): void {
  response.writeHead(200, {
    'content-type': 'text/css; charset=utf-8',
    'cache-control': 'max-age=3600',
    'x-content-type-options': 'nosniff',
  })
  response.end(style)
}

/** Creates what answers at `/auth/interaction/…`. It never throws: failures are noted, and shown without their cause. */
export function createInteractions(
  provider: Provider,
  dependencies: InteractionDependencies,
): Answer {
  return async (request, response) => {
    const exchange = { request, response }
    if ((request.url ?? '').startsWith(stylePath)) return sendStyle(exchange)
    if (!['GET', 'HEAD', 'POST'].includes(request.method ?? '')) return sendExpired(exchange, 405)
    try {
      const visit = await visitOf(provider, dependencies, exchange)
      if (visit === undefined) sendExpired(exchange, 400)
      else await answer(exchange, visit)
    } catch (error) {
      const isExpired = error instanceof errors.SessionNotFound
      if (!isExpired) dependencies.noteFailure(error)
      sendExpired(exchange, isExpired ? 400 : 500)
    }
  }
}
