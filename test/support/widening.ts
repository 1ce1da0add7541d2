/** Professionals with the right to write what grants access, and the patients they care for or not. */
import type { FhirObject } from '../../record/resource.ts'
import { ref, stay } from './granting.ts'
import { professional } from './openings.ts'
import { accessOf } from './tokens.ts'
import { patient } from './writers.ts'

const scope = 'user/*.cruds socle/access.write'
const rights = { scope, actors: ['PractitionerRole/own', 'Organization/ward'] }
const all = ['care', 'administration'] as const

export const callers = {
  doctor: professional('doctor', { ...rights, roles: all }),
  declared: professional('declared', { scope, roles: all }),
  breaking: professional('breaking', { scope, roles: all }),
  former: professional('former', { scope, roles: [] }),
  clerk: professional('clerk', { scope, roles: ['administration'] }),
  carer: professional('carer', { scope }),
  coder: professional('coder', { scope, roles: ['information'] }),
  mother: accessOf('user/*.cruds socle/access.write', { fhirUser: 'RelatedPerson/mother' }),
}

export const labelled = (id: string, code: string): FhirObject => ({
  resourceType: 'Flag',
  id,
  meta: { security: [{ system: 'urn:oid:1.2.250.1.213.1.1.4.13', code }] },
  status: 'active',
  code: { text: 'x' },
  subject: ref('Patient/mine'),
})

export const denial = (id: string, more: object = {}): FhirObject => ({
  resourceType: 'Consent',
  id,
  status: 'active',
  scope: {
    coding: [
      { system: 'http://terminology.hl7.org/CodeSystem/consentscope', code: 'patient-privacy' },
    ],
  },
  category: [{ coding: [{ system: 'http://loinc.org', code: '59284-0' }] }],
  patient: ref('Patient/mine'),
  policyRule: { text: 'x' },
  provision: {
    type: 'deny',
    class: [{ system: 'http://hl7.org/fhir/resource-types', code: 'Media' }],
    ...more,
  },
})

const role = {
  coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleClass', code: 'PROV' }],
}
export const actors = (reference: string) => ({ actor: [{ role, reference: ref(reference) }] })

export const resources: readonly FhirObject[] = [
  ...['mine', 'others', 'opened', 'warded'].map((id) =>
    patient(id, { id, birthDate: '2012-01-01' }),
  ),
  { resourceType: 'Practitioner', id: 'former', active: false },
  patient('vip', {
    id: 'vip',
    meta: {
      security: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'VIP' }],
    },
  }),
  stay('care', {
    subject: ref('Patient/mine'),
    status: 'in-progress',
    period: { start: '2026-01-01' },
    participant: [
      { individual: ref('Practitioner/doctor') },
      { individual: ref('Practitioner/carer') },
    ],
    serviceProvider: ref('Organization/ward'),
  }),
  stay('warded', {
    subject: ref('Patient/warded'),
    status: 'in-progress',
    period: { start: '2026-01-01' },
    serviceProvider: ref('Organization/ward'),
  }),
  stay('unit', {
    subject: ref('Patient/vip'),
    status: 'in-progress',
    period: { start: '2026-01-01' },
    serviceProvider: ref('Organization/ward'),
  }),
  {
    resourceType: 'PractitionerRole',
    id: 'own',
    active: true,
    practitioner: ref('Practitioner/doctor'),
    organization: ref('Organization/ward'),
  },
  {
    resourceType: 'RelatedPerson',
    id: 'mother',
    patient: ref('Patient/mine'),
    relationship: [
      { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-RoleCode', code: 'MTH' }] },
    ],
  },
  labelled('masked', 'MASQUE_PS'),
  denial('to-all'),
  denial('to-doctor', actors('Practitioner/doctor')),
  denial('to-other', actors('Practitioner/other')),
]
