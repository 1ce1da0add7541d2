/** Consent: which of the requested scopes the user gives, no further than their own rights reach. */
import { button, form } from '../pages/form.ts'
import { html, type Html } from '../pages/html.ts'
import { describeScope } from '../pages/scope-words.ts'
import { contextOf } from './context.ts'
import { findEncounter, findPatient } from './people.ts'
import { accountOf, parameterOf, type Step, type Visit } from './visit.ts'

/** What the record's tokens carry, as against what only signs in. */
const isResourceScope = (scope: string): boolean => /^(?:patient|user|system|socle)\//.test(scope)

/** Given with the answer, not asked for one by one: without them there is nothing to consent to. */
const isGivenAlong = (scope: string, visit: Visit): boolean => {
  if (scope === 'openid') return true
  const { patient, encounter, fhirContext } = contextOf(visit)
  if (scope === 'launch') return visit.progress.launch !== undefined
  if (/^launch\/patient(?:\?|$)/.test(scope)) return patient !== undefined
  if (/^launch\/encounter(?:\?|$)/.test(scope)) return encounter !== undefined
  return scope.startsWith('launch/') && fhirContext !== undefined
}

const knownIdentityScopes = ['fhirUser', 'profile', 'offline_access', 'online_access']

interface Offer {
  /** What may be unticked. */
  readonly offered: readonly string[]
  readonly impossible: readonly string[]
  readonly along: readonly string[]
}

/** What the user may give of what the app asks for. */
async function offerOf(visit: Visit): Promise<Offer> {
  const account = accountOf(visit)
  const { patient } = contextOf(visit)
  const along = visit.scopes.filter((scope) => isGivenAlong(scope, visit))
  const identity = visit.scopes.filter((scope) => knownIdentityScopes.includes(scope))
  const resource = visit.scopes.filter(isResourceScope)
  const held = await Promise.all(
    resource.map((scope) => visit.dependencies.mayHold(account, scope, patient)),
  )
  return {
    along,
    offered: [...identity, ...resource.filter((_, place) => held[place] === true)],
    impossible: resource.filter((_, place) => held[place] !== true),
  }
}

interface Row {
  readonly scope: string
  readonly words: string
  readonly group: string
}

const tick = ({ scope, words }: Row, place: string): Html =>
  html`<label class="tick" for="scope-${place}"
    ><input type="checkbox" id="scope-${place}" name="scope" value="${scope}" checked /> ${words}
    <code>${scope}</code></label
  >`

function groupsOf(rows: readonly Row[]): Html[] {
  const groups = new Map<string, Row[]>()
  for (const row of rows) groups.set(row.group, [...(groups.get(row.group) ?? []), row])
  return [...groups].map(
    ([group, members], index) =>
      html`<fieldset>
        <legend>${group}</legend>
        ${members.map((row, position) => tick(row, `${index}-${position}`))}
      </fieldset>`,
  )
}

/** Whom and what it is about, in the words of the record. */
async function subjectsOf(visit: Visit): Promise<Html> {
  const { texts } = visit
  const account = accountOf(visit)
  const { patient, encounter } = contextOf(visit)
  const [found, visited] = await visit.dependencies.look(account, (record) =>
    Promise.all([
      patient === undefined ? undefined : findPatient(record, patient, texts.born),
      patient === undefined || encounter === undefined
        ? undefined
        : findEncounter(record, encounter, patient),
    ]),
  )
  return html`<ul>
    <li>${texts.consentUser} <strong>${account.display}</strong></li>
    ${
      found &&
      html`<li>
        ${texts.consentPatient} <strong>${found.label}</strong> ${found.details.join(', ')}
      </li>`
    }
    ${visited && html`<li>${texts.consentEncounter} <strong>${visited.label}</strong></li>`}
  </ul>`
}

const returnTarget = ({ details }: Visit): string => {
  const uri = parameterOf(details, 'redirect_uri') ?? ''
  return URL.canParse(uri) ? `${new URL(uri).protocol}//${new URL(uri).host}` : uri
}

/** What app it is: its name is its own, where it returns to is what was registered. */
const introduction = (visit: Visit): Html => {
  const { client, texts } = visit
  const isPublic = client.clientAuthMethod === 'none'
  return html`<p>
      <strong>${client.clientName ?? client.clientId}</strong>
      <code>${client.clientId}</code>. ${isPublic ? texts.publicApp : texts.confidentialApp}
      ${texts.returnsTo} <code>${returnTarget(visit)}</code>.
    </p>
    <p>${texts.consentApp}</p>`
}

/** Keeps what was given as a grant of its own, with its context: another launch has another. */
async function grant(visit: Visit, kept: readonly string[]): Promise<string> {
  const { provider, client, scopes, dependencies } = visit
  const made = new provider.Grant({ accountId: accountOf(visit).id, clientId: client.clientId })
  const given = (wanted: boolean, isResource: boolean): string[] =>
    scopes.filter(
      (scope) => kept.includes(scope) === wanted && isResourceScope(scope) === isResource,
    )
  made.addOIDCScope(given(true, false))
  made.addResourceScope(dependencies.audience, given(true, true))
  // What was answered with no is not asked again.
  made.rejectOIDCScope(given(false, false))
  made.rejectResourceScope(dependencies.audience, given(false, true))
  const grantId = await made.save()
  await dependencies.saveContext(grantId, contextOf(visit))
  return grantId
}

/** Nothing goes back to the app before the row is written. */
async function traceConsent(visit: Visit, kept: readonly string[]): Promise<void> {
  const { dependencies, client, address } = visit
  const { id, fhirUser } = accountOf(visit)
  await dependencies.trace({
    ...{ interaction: 'consent', outcome: 'OK', subject: id, fhirUser, address },
    client: client.clientId,
    patient: contextOf(visit).patient,
    detail: { scope: kept.join(' ') },
  })
}

export const consentStep: Step = {
  isDue: () => true,
  title: ({ consent }) => consent,
  show: async (visit) => {
    const { texts, language, formToken } = visit
    const { offered, impossible } = await offerOf(visit)
    const rowsOf = (scopes: readonly string[]): Row[] =>
      scopes.map((scope) => ({ scope, ...describeScope(scope, language) }))
    return html`${introduction(visit)} ${await subjectsOf(visit)}
    ${form(
      formToken,
      html`${groupsOf(rowsOf(offered))}
        <button name="action" value="allow">${texts.allow}</button>
        ${button('deny', texts.deny, true)}`,
    )}
    ${
      impossible.length > 0 &&
      html`<h2>${texts.impossible}</h2>
        <p>${texts.impossibleWhy}</p>
        <ul>
          ${rowsOf(impossible).map(
            ({ scope, group, words }) => html`<li>${group}: ${words} <code>${scope}</code></li>`,
          )}
        </ul>`
    }`
  },
  take: async (visit, sent) => {
    const { offered, along } = await offerOf(visit)
    const ticked = sent.getAll('scope')
    const kept = [...along, ...offered.filter((scope) => ticked.includes(scope))]
    const grantId = await grant(visit, kept)
    await traceConsent(visit, kept)
    return { kind: 'finished', result: { consent: { grantId } } }
  },
}
