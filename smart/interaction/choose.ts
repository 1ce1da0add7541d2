/** Choosing what an app opens with: a patient, searched for among those the user may see, and an encounter. */
import { button, field, form } from '../pages/form.ts'
import { html, type Html } from '../pages/html.ts'
import type { Texts } from '../pages/texts.ts'
import { encounterOf, needsEncounter, needsPatient, patientOf } from './context.ts'
import {
  findEncounter,
  findEncounters,
  findPatient,
  findPatients,
  shown,
  type Choice,
} from './people.ts'
import { accountOf, again, type Step, type Visit } from './visit.ts'

const choiceOf =
  (texts: Texts, name: string) =>
  ({ id, label, details }: Choice): Html =>
    html`<li>
      <strong id="${name}-${id}">${label}</strong> ${details.join(', ')}
      <button name="${name}" value="${id}" aria-describedby="${name}-${id}">${texts.choose}</button>
    </li>`

/** A relative sees so few that they need not search. */
const isRelative = (visit: Visit): boolean => accountOf(visit).fhirUser.startsWith('RelatedPerson/')

const queryOf = ({ progress }: Visit) => ({
  name: progress.searched ?? '',
  birthDate: progress.searchedBirthDate ?? '',
  identifier: progress.searchedIdentifier ?? '',
})

const searchForm = (visit: Visit): Html => {
  const { texts, formToken } = visit
  const { name, birthDate, identifier } = queryOf(visit)
  return form(
    formToken,
    html`<p class="hint">${texts.patientHint}</p>
      ${field({ name: 'name', label: texts.family, value: name })}
      ${field({ name: 'birthDate', label: texts.birthDate, value: birthDate, type: 'date' })}
      ${field({ name: 'identifier', label: texts.identifier, value: identifier })}
      ${button('search', texts.search)} ${button('deny', texts.cancel, true)}`,
  )
}

/** What was typed on one line. */
const typed = (sent: URLSearchParams, name: string): string =>
  (sent.get(name) ?? '').replace(/\p{Cc}/gu, ' ').slice(0, 100)

async function foundPatients(visit: Visit): Promise<Html | undefined> {
  const { texts, progress, formToken, dependencies } = visit
  const asked = isRelative(visit) ? 'all' : queryOf(visit)
  if (asked !== 'all' && progress.searched === undefined) return undefined
  const found = await dependencies.look(accountOf(visit), (record) =>
    findPatients(record, asked, texts.born),
  )
  const cancel = asked === 'all' && form(formToken, button('deny', texts.cancel, true))
  if (found === 'invalid') return html`<p role="alert">${texts.refusedSearch}</p>`
  if (found === 'many') return html`<p role="alert">${texts.tooMany}</p>`
  if (found.length === 0)
    return html`<p role="status">${texts.noneFound}</p>
      ${cancel}`
  return html`<h2>${asked === 'all' ? texts.yours : texts.found}</h2>
    ${form(
      formToken,
      html`<ul>
        ${found.map(choiceOf(texts, 'patient'))}
      </ul>`,
    )}
    ${cancel}`
}

export const patientStep: Step = {
  isDue: (visit) => needsPatient(visit) && patientOf(visit) === undefined,
  title: ({ patient }) => patient,
  show: async (visit) =>
    html`${isRelative(visit) ? undefined : searchForm(visit)} ${await foundPatients(visit)}`,
  take: async (visit, sent) => {
    if (sent.get('action') === 'search') {
      const searched = typed(sent, 'name')
      const searchedBirthDate = typed(sent, 'birthDate')
      const searchedIdentifier = typed(sent, 'identifier')
      const query = { searched, searchedBirthDate, searchedIdentifier }
      return { kind: 'next', progress: { ...visit.progress, ...query } }
    }
    const chosen = await visit.dependencies.look(accountOf(visit), (record) =>
      findPatient(record, sent.get('patient') ?? '', ''),
    )
    if (chosen === undefined) return again({ status: 403, text: 'refusedPatient' })
    return { kind: 'next', progress: { ...visit.progress, patient: chosen.id } }
  },
}

const offsetOf = ({ query }: Visit): number => {
  const text = query.get('offset') ?? ''
  return /^\d{1,5}$/.test(text) ? Number(text) : 0
}

export const encounterStep: Step = {
  isDue: (visit) => needsEncounter(visit) && encounterOf(visit) === undefined,
  title: ({ encounter }) => encounter,
  show: async (visit) => {
    const { texts, formToken, dependencies } = visit
    const offset = offsetOf(visit)
    const page = await dependencies.look(accountOf(visit), (record) =>
      findEncounters(record, patientOf(visit) ?? '', offset),
    )
    return html`${page.encounters.length === 0 && html`<p role="status">${texts.noneEncounter}</p>`}
    ${form(
      formToken,
      html`<ul>
          ${page.encounters.map(choiceOf(texts, 'encounter'))}
        </ul>
        <button class="second" name="encounter" value="">${texts.noEncounter}</button>
        ${button('deny', texts.cancel, true)}`,
    )}
    ${page.hasMore && html`<p><a href="?offset=${offset + shown}">${texts.older}</a></p>`}`
  },
  take: async (visit, sent) => {
    const id = sent.get('encounter')
    if (id === '') return { kind: 'next', progress: { ...visit.progress, encounter: '' } }
    const chosen = await visit.dependencies.look(accountOf(visit), (record) =>
      findEncounter(record, id ?? '', patientOf(visit) ?? ''),
    )
    if (chosen === undefined) return again({ status: 403, text: 'refusedEncounter' })
    return { kind: 'next', progress: { ...visit.progress, encounter: chosen.id } }
  },
}
