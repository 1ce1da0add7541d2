/** Writes through the REST face that change what grants access, and such that do not. */
import { ask, bundle, patch, post, put } from './bundles.ts'
import type { Sent } from './rest-writer.ts'

export const ref = (reference: string) => ({ reference })
export const stay = (id: string, more: object = {}) => ({
  resourceType: 'Encounter',
  id,
  status: 'finished',
  class: { system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'IMP' },
  subject: ref('Patient/a'),
  period: { start: '2026-01-01', end: '2026-01-02' },
  ...more,
})
const named = { participant: [{ individual: ref('Practitioner/gp') }] }
const { id: _, ...withoutId } = stay('', named)
export const team = {
  resourceType: 'CareTeam',
  id: 'team',
  status: 'active',
  subject: ref('Patient/a'),
  participant: [{ member: ref('Practitioner/gp') }],
}

type Case = [name: string, method: string, path: string, sent: Sent, expression: string | undefined]

const addLabel = {
  op: 'add',
  path: '/meta',
  value: {
    security: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.13', code: 'INVISIBLE_PATIENT' }],
  },
}

/** Made in this order: what one makes, the next changes. */
export const granting: readonly Case[] = [
  ['a create', 'POST', 'Encounter', { body: withoutId }, 'Encounter.participant'],
  ['an update', 'PUT', 'Encounter/made', { body: stay('made', named) }, 'Encounter.participant'],
  [
    'an update that lasts longer',
    'PUT',
    'Encounter/made',
    { body: stay('made', { ...named, period: { start: '2026-01-01', end: '2026-01-05' } }) },
    'Encounter.period',
  ],
  [
    'an update that reopens',
    'PUT',
    'Encounter/made',
    { body: stay('made', { ...named, status: 'in-progress', period: { start: '2026-01-01' } }) },
    'Encounter.period',
  ],
  [
    'an update to another patient',
    'PUT',
    'Encounter/made',
    { body: stay('made', { ...named, subject: ref('Patient/b') }) },
    'Encounter.subject',
  ],
  [
    'a patch',
    'PATCH',
    'Encounter/made',
    { body: [{ op: 'add', path: '/serviceProvider', value: ref('Organization/hospital') }] },
    'Encounter.serviceProvider',
  ],
  ['a conditional update', 'PUT', 'Encounter?_id=made', { body: stay('made') }, undefined],
  [
    'a conditional create',
    'POST',
    'CareTeam',
    { body: { ...team, id: undefined }, headers: { 'if-none-exist': 'status=inactive' } },
    'CareTeam.participant',
  ],
  [
    'an entry of a transaction',
    'POST',
    '',
    { body: bundle('transaction', put(team), post({ ...withoutId, participant: undefined })) },
    undefined,
  ],
  [
    'a patch of a transaction',
    'POST',
    '',
    {
      body: bundle(
        'transaction',
        patch('CareTeam/team', { op: 'replace', path: '/status', value: 'inactive' }),
      ),
    },
    undefined,
  ],
  ['a delete', 'DELETE', 'CareTeam/team', {}, 'CareTeam.participant'],
  [
    'a link',
    'PATCH',
    'Patient/a',
    { body: [{ op: 'add', path: '/link', value: [{ other: ref('Patient/b'), type: 'seealso' }] }] },
    'Patient.link',
  ],
  [
    'a general practitioner',
    'PATCH',
    'Patient/a',
    { body: [{ op: 'remove', path: '/generalPractitioner' }] },
    'Patient.generalPractitioner',
  ],
  ['a label', 'PATCH', 'Observation/a-o1', { body: [addLabel] }, 'Observation.meta.security'],
  ['a practitioner who goes', 'DELETE', 'Practitioner/p1', {}, 'Practitioner.active'],
  [
    'one who comes back',
    'PUT',
    'Practitioner/p1',
    { body: { resourceType: 'Practitioner', id: 'p1' } },
    'Practitioner.active',
  ],
  [
    'a role',
    'POST',
    'PractitionerRole',
    { body: { resourceType: 'PractitionerRole', practitioner: ref('Practitioner/gp') } },
    'PractitionerRole.practitioner',
  ],
  [
    'a relative',
    'POST',
    'RelatedPerson',
    { body: { resourceType: 'RelatedPerson', patient: ref('Patient/a') } },
    'RelatedPerson.patient',
  ],
]

/** Writes that leave what grants access as it is, in the ward. */
export const free: readonly [string, string, string, Sent][] = [
  ['an encounter of nobody', 'PUT', 'Encounter/plain', { body: stay('plain') }],
  [
    'that goes on',
    'PUT',
    'Encounter/plain',
    { body: stay('plain', { status: 'in-progress', period: { start: '2026-01-01' } }) },
  ],
  ['that goes', 'DELETE', 'Encounter/plain', {}],
  [
    'a reason of a stay with participants',
    'PATCH',
    'Encounter/a-stay',
    { body: [{ op: 'add', path: '/reasonCode', value: [{ text: 'x' }] }] },
  ],
  [
    'its end',
    'PATCH',
    'Encounter/a-stay',
    {
      body: [
        { op: 'replace', path: '/status', value: 'finished' },
        { op: 'add', path: '/period/end', value: '2024-03-09T08:00:00Z' },
      ],
    },
  ],
  [
    'an earlier one',
    'PATCH',
    'Encounter/a-stay',
    { body: [{ op: 'add', path: '/period/end', value: '2024-03-08T08:00:00Z' }] },
  ],
  [
    "a patient's name",
    'PATCH',
    'Patient/b',
    { body: [{ op: 'replace', path: '/name/0/family', value: 'Neuf' }] },
  ],
  [
    'a result',
    'PATCH',
    'Observation/b-o1',
    { body: [{ op: 'add', path: '/note', value: [{ text: 'x' }] }] },
  ],
  [
    'a transaction of these',
    'POST',
    '',
    { body: bundle('transaction', put(stay('plain')), ask('DELETE', 'Observation/b-o2')) },
  ],
]
