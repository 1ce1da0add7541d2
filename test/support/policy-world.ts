/** A small hospital for the policy: patients who differ in who cares for them, what protects them, what they deny. */
import type { FhirObject } from '../../record/resource.ts'
import { to } from './roles.ts'

const day = 86_400_000
const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString()
const yearsAgo = (years: number) => daysAgo(years * 365.25 + 1).slice(0, 10)

const confidentiality = 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality'
const actCode = 'http://terminology.hl7.org/CodeSystem/v3-ActCode'
const visibility = 'urn:oid:1.2.250.1.213.1.1.4.13'

/** Labels by their short names. */
export const labels = {
  R: { system: confidentiality, code: 'R' },
  V: { system: confidentiality, code: 'V' },
  PSY: { system: actCode, code: 'PSY' },
  HIV: { system: actCode, code: 'HIV' },
  VIP: { system: actCode, code: 'VIP' },
  MASQUE_PS: { system: visibility, code: 'MASQUE_PS' },
  INVISIBLE_PATIENT: { system: visibility, code: 'INVISIBLE_PATIENT' },
  INVISIBLE_REPRESENTANTS_LEGAUX: { system: visibility, code: 'INVISIBLE_REPRESENTANTS_LEGAUX' },
} as const

export type Label = keyof typeof labels

const patient = (id: string, more: object = {}): FhirObject => ({
  resourceType: 'Patient',
  id,
  ...more,
})

/** An observation of a patient, perhaps with labels. */
export const result = (patientId: string, ...bears: readonly Label[]): FhirObject => ({
  resourceType: 'Observation',
  id: [patientId, ...bears].join('-').replaceAll('_', '.'),
  status: 'final',
  code: { coding: [{ system: 'http://loinc.org', code: '2345-7' }] },
  subject: to(`Patient/${patientId}`),
  effectiveDateTime: '2024-03-01',
  ...(bears.length === 0 ? {} : { meta: { security: bears.map((label) => labels[label]) } }),
})

interface Stay {
  readonly by?: string
  readonly ended?: number
  readonly status?: string
}

const stay = (patientId: string, { by, ended, status }: Stay = {}): FhirObject => ({
  resourceType: 'Encounter',
  id: `${patientId}-stay`,
  status: status ?? (ended === undefined ? 'in-progress' : 'finished'),
  class: { system: `${actCode}`, code: 'IMP' },
  subject: to(`Patient/${patientId}`),
  period: {
    start: daysAgo((ended ?? 0) + 5),
    ...(ended === undefined ? {} : { end: daysAgo(ended) }),
  },
  serviceProvider: to('Organization/unit'),
  location: [{ location: to('Location/ward') }],
  ...(by === undefined ? {} : { participant: [{ individual: to(by) }] }),
})

const consent = (patientId: string, provision: object): FhirObject => ({
  resourceType: 'Consent',
  id: `${patientId}-consent`,
  status: 'active',
  scope: { coding: [{ code: 'patient-privacy' }] },
  category: [{ coding: [{ code: 'INFA' }] }],
  patient: to(`Patient/${patientId}`),
  policyRule: { coding: [{ code: 'OPTIN' }] },
  provision: { type: 'deny', ...provision },
})

const relationship = (code: string) => [
  { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code }] },
]

const relative = (id: string, patientId: string, code: string, more: object = {}): FhirObject => ({
  resourceType: 'RelatedPerson',
  id,
  patient: to(`Patient/${patientId}`),
  relationship: relationship(code),
  ...more,
})

const named = { by: 'Practitioner/named' }

const people: readonly FhirObject[] = [
  patient('cared'),
  patient('recent'),
  patient('past'),
  patient('planned'),
  patient('general', { generalPractitioner: [to('Practitioner/gp')] }),
  patient('teamed'),
  patient('opened'),
  patient('stranger'),
  patient('famous', { meta: { security: [labels.VIP] } }),
  patient('restricted', { meta: { security: [labels.R] } }),
  patient('silent'),
  patient('refusing'),
  patient('partial'),
  patient('unstudied'),
  patient('minor', { birthDate: yearsAgo(10) }),
  patient('grown', { birthDate: yearsAgo(30) }),
  patient('ageless'),
]

const care: readonly FhirObject[] = [
  stay('cared', named),
  stay('recent', { ...named, ended: 30 }),
  stay('past', { ...named, ended: 200 }),
  stay('planned', { ...named, status: 'planned' }),
  stay('famous', named),
  stay('silent', named),
  stay('refusing', named),
  stay('partial', named),
  {
    ...{ resourceType: 'CareTeam', id: 'team', status: 'active', subject: to('Patient/teamed') },
    participant: [{ member: to('PractitionerRole/nurse') }, { member: to('Organization/team') }],
  },
]

const denials: readonly FhirObject[] = [
  consent('silent', {}),
  consent('refusing', { actor: [{ role: { text: 'x' }, reference: to('Practitioner/named') }] }),
  consent('partial', {
    class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }],
  }),
  consent('unstudied', {
    purpose: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason', code: 'HRESCH' }],
  }),
]

const relatives: readonly FhirObject[] = [
  relative('mother', 'minor', 'MTH'),
  relative('uncle', 'minor', 'UNCLE'),
  relative('former', 'minor', 'FTH', { active: false }),
  relative('ended', 'minor', 'FTH', { period: { end: '2020-01-01' } }),
  relative('mother-of-grown', 'grown', 'MTH'),
  relative('guardian-of-grown', 'grown', 'SPOWATT'),
  relative('mother-of-ageless', 'ageless', 'MTH'),
  relative('guardian-of-ageless', 'ageless', 'GUARD'),
]

/** Who is asked about; everybody has one result without labels. */
export const patients: readonly string[] = people.map(({ id }) => String(id))

/** Everything, in an order in which it can be written. */
export const hospital: readonly FhirObject[] = [
  { resourceType: 'Organization', id: 'unit', name: 'Unit' },
  ...people,
  ...care,
  ...denials,
  ...relatives,
  ...patients.map((id) => result(id)),
]

/** Opens the record of `opened` to a practitioner, as breaking the glass does. */
export const breakGlass = `INSERT INTO access.opening (practitioner, patient, basis, reason, purpose, client, start, until)
  VALUES ('Practitioner/opener', 'opened', 'break-glass', 'emergency', 'BTG', 'test', now(), now() + interval '1 hour'),
         ('Practitioner/late', 'opened', 'break-glass', 'emergency', 'BTG', 'test', now() - interval '2 hours', now() - interval '1 hour')`
