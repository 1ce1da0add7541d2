/** A ward whose record changes step by step, and the questions whose answers must be found again afterwards. */
import { print } from 'graphql'
import type { Database } from '../../record/database.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Store } from '../../record/repository.ts'
import { PatientViewDocument } from '../generated/client.ts'
import { ward } from './ward.ts'
import { write } from './world.ts'
import { documentOf, staffOf } from './writers.ts'

const changed = (type: string, id: string, changes: object): FhirObject => {
  const before = ward.find((one) => one['resourceType'] === type && one['id'] === id)
  if (before === undefined) throw new Error(`the ward has no ${type}/${id}`)
  return { ...before, ...changes }
}

const subject = (id: string) => ({ reference: `Patient/${id}` })
const booked = (...ids: string[]) => ({
  participant: ids.map((id) => ({ actor: subject(id), status: 'accepted' })),
})

/** What happens to the record, in its order. */
export const steps: readonly [name: string, happen: (store: Store) => Promise<unknown>][] = [
  ['nothing is there', () => Promise.resolve()],
  ['the ward comes', ({ db }) => write(db, ward)],
  [
    'who they are changes',
    ({ db }) =>
      write(db, [
        changed('Patient', 'a', { birthDate: '1951', name: [{ family: 'Durand' }] }),
        changed('Practitioner', 'gp', { name: [{ family: 'Curie-Joliot' }] }),
        changed('Organization', 'hospital', { name: 'Hôpital Nord' }),
        changed('Location', 'bed', { name: 'Lit 14' }),
      ]),
  ],
  [
    'results are corrected and the stay ends',
    ({ db }) =>
      write(db, [
        changed('Observation', 'a-o1', {
          effectiveDateTime: '2024-03-09',
          valueQuantity: { value: 9.25, unit: 'mmol/L' },
        }),
        changed('Observation', 'a-o1', { id: 'a-o4', encounter: { reference: 'Encounter/a-old' } }),
        changed('Encounter', 'a-stay', {
          status: 'finished',
          period: { start: '2024-03-01T08:00:00Z', end: '2024-03-10' },
        }),
        changed('Medication', 'aspirin', { code: { text: 'acide acétylsalicylique' } }),
        changed('DocumentReference', 'a-doc', {
          content: [{ attachment: { url: 'Binary/a-old' } }],
        }),
        changed('Observation', 'a-contained', {
          contained: [{ resourceType: 'Practitioner', id: 'p1', name: [{ family: 'replaced' }] }],
        }),
      ]),
  ],
  [
    'some are deleted',
    async (store) => {
      await staffOf(store).remove('Observation', { id: 'a-o2' })
      await staffOf(store).remove('Condition', { id: 'a-c' })
      await staffOf(store).remove('Practitioner', { id: 'gp' })
    },
  ],
  [
    'one comes back',
    (store) => {
      const again = documentOf(changed('Observation', 'a-o2', { status: 'amended' }))
      return staffOf(store).update('Observation', { id: 'a-o2' }, again)
    },
  ],
  [
    'an appointment is for two',
    ({ db }) => write(db, [changed('Appointment', 'a-rdv', booked('b', 'a'))]),
  ],
  [
    'and for the other alone',
    ({ db }) => write(db, [changed('Appointment', 'a-rdv', booked('b'))]),
  ],
  [
    'records were mixed up',
    ({ db }) =>
      write(db, [
        changed('Observation', 'a-bp', { subject: subject('b') }),
        changed('Observation', 'b-o1', { subject: subject('a') }),
      ]),
  ],
  ['the patient is deleted', (store) => staffOf(store).remove('Patient', { id: 'a' })],
]

/** The time of the database, as an instant. */
export async function momentOf({ pool }: Database): Promise<string> {
  const { rows } = await pool.query<{ moment: string }>(
    `SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') AS moment`,
  )
  return rows[0]?.moment ?? ''
}

/** Where a query says its moment. */
const place = '#at'

/** The query of the present, or of a moment. */
export const asked = (query: string, moment?: string): string =>
  query.replaceAll(place, moment === undefined ? '' : `, asOf: "${moment}"`)

const person = 'resource(optional: true) { __typename ... on Practitioner { id name { family } } }'

/** Queries of one patient's record in both faces. */
export const viewQueries: readonly [name: string, query: string][] = [
  [
    'the unified view',
    print(PatientViewDocument)
      .replace('query PatientView($id: ID!)', '')
      .replace('patient(id: $id)', `patient(id: "a"${place})`)
      .replaceAll('endCursor', ''),
  ],
  [
    'the patient',
    `{ Patient(id: "a"${place}) { id meta { versionId lastUpdated } birthDate name { family }
      generalPractitioner { ${person} } managingOrganization { resource(optional: true) { ... on Organization { name } } } } }`,
  ],
  [
    'reverse lists, sorted and filtered',
    `{ Patient(id: "a"${place}) {
      byDate: ObservationList(_reference: subject, _sort: ["-date", "_id"]) { id meta { versionId } valueQuantity { value } }
      byCode: ObservationList(_reference: subject, _sort: "code", _filter: "code eq 2345-7 and date ge 2024-03-02") { id }
      byValue: ObservationConnection(_reference: subject, _filter: "value-quantity gt 2") { count edges { resource { id } } }
      byStay: ObservationList(_reference: subject, _filter: "encounter.status eq finished") { id }
      byPlace: EncounterList(_reference: subject, _filter: "location.name sw \\"lit 12\\"") { id status }
      AppointmentConnection(_reference: actor) { count edges { resource { id participant { status } } } }
      ConditionList(_reference: subject) { id }
      CoverageList(_reference: beneficiary) { id payor { resource(optional: true) { ... on Organization { name } } } } } }`,
  ],
  [
    'what hangs on what hangs on them',
    `{ patient(id: "a"${place}) { encounters(orderBy: OLDEST_FIRST) { totalCount edges { node { id status
      ObservationList(_reference: encounter, _sort: "_id") { id meta { versionId } }
      observations(first: 2) { totalCount edges { node { id encounter { resource(optional: true) { ... on Encounter { id status subject {
        resource(optional: true) { ... on Patient { id birthDate conditions { totalCount } } } } } } } } } pageInfo { hasNextPage } }
      conditions { totalCount } participant { individual { ${person} } } } } } } }`,
  ],
  [
    'the latest values',
    `{ patient(id: "a"${place}) { latest(codes: ["http://loinc.org|2345-7", "8480-6", "none"]) { code observation { id valueQuantity { value } } } } }`,
  ],
  [
    'the timeline',
    `{ patient(id: "a"${place}) { timeline(first: 20) { totalCount edges { type date node { __typename
      ... on Observation { id status } ... on Encounter { id status } ... on Condition { id } } } } } }`,
  ],
  [
    'contained resources',
    `{ patient(id: "a"${place}) { observations(filter: { code: ["9"] }) { edges { node { id performer { ${person} }
      contained { __typename ... on Practitioner { name { family } } ... on Patient { name { family } } } } } } } }`,
  ],
  [
    'documents and their files',
    `{ patient(id: "a"${place}) { documents { edges { node { id content { attachment { url } } } } } medicationRequests { edges { node { id
      medicationReference { resource(optional: true) { ... on Medication { code { text } } } } } } } } }`,
  ],
]
