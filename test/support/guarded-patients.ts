/** Patients whom something protects beside what they lie in: each with a small record of their own. */
import type { FhirObject } from '../../record/resource.ts'
import { plant, type Planted } from './canaries.ts'
import { labelled } from './labels.ts'
import { to } from './roles.ts'

const daysAgo = (days: number) =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)

/** What differs from a patient in the ward with a physician in charge. */
interface Guard {
  readonly patient?: object
  readonly stay?: object
  /** Resources that protect or open. */
  readonly more?: readonly FhirObject[]
}

const participant = [{ individual: to('Practitioner/gp') }]

const inWard = {
  ...{ status: 'in-progress', period: { start: daysAgo(20) }, participant },
  serviceProvider: to('Organization/ward'),
}

/** A stay with nobody in charge, in a unit where nobody of the tests works. */
const elsewhere = {
  ...{ status: 'in-progress', period: { start: daysAgo(20) } },
  serviceProvider: to('Organization/clinic'),
}

const finished = (days: number) => ({
  ...{ ...inWard, status: 'finished' },
  period: { start: daysAgo(days + 5), end: daysAgo(days) },
})

const denial = (id: string, provision: object): FhirObject => ({
  ...{ resourceType: 'Consent', id: `${id}-denial`, status: 'active' },
  ...{ patient: to(`Patient/${id}`), dateTime: daysAgo(9) },
  provision: { type: 'deny', ...provision },
})

const team = (id: string, status: string): FhirObject => ({
  ...{ resourceType: 'CareTeam', id: `${id}-team`, status, subject: to(`Patient/${id}`) },
  participant: [{ member: to('PractitionerRole/nurse-role') }],
})

const toGp = { role: { text: 'r' }, reference: to('Practitioner/gp') }

const observations = { system: 'http://hl7.org/fhir/resource-types', code: 'Observation' }
const research = {
  system: 'http://terminology.hl7.org/CodeSystem/v3-ActReason',
  code: 'HRESCH',
}

/** By the patients' ids. */
const guards: Readonly<Record<string, Guard>> = {
  vip: { patient: labelled('V') },
  celebrity: { patient: labelled('VIP') },
  discreet: { patient: labelled('R') },
  denier: { more: [denial('denier', {})] },
  refuser: { more: [denial('refuser', { actor: [toGp] })] },
  partial: { more: [denial('partial', { class: [observations] })] },
  lapsed: { more: [denial('lapsed', { period: { end: daysAgo(2) } })] },
  unresearched: { more: [denial('unresearched', { purpose: [research] })] },
  left: { stay: finished(200) },
  recent: { stay: finished(10) },
  teamed: { stay: elsewhere, more: [team('teamed', 'active')] },
  disbanded: { stay: elsewhere, more: [team('disbanded', 'inactive')] },
  registered: { stay: elsewhere, patient: { generalPractitioner: [to('Practitioner/gp')] } },
  merged: {
    stay: elsewhere,
    patient: { active: false, link: [{ other: to('Patient/mother'), type: 'replaced-by' }] },
  },
}

const loinc = { coding: [{ system: 'http://loinc.org', code: '2345-7' }] }

function recordOf(id: string, { patient = {}, stay = inWard, more = [] }: Guard): FhirObject[] {
  const self = to(`Patient/${id}`)
  return [
    {
      ...{ resourceType: 'Patient', id, gender: 'male', birthDate: '1960-05-06' },
      identifier: [{ system: 'urn:ipp', value: `ipp-${id}` }],
      name: [{ family: `family-${id}` }],
      ...patient,
    },
    {
      ...{ resourceType: 'Encounter', id: `${id}-Encounter`, class: { code: 'IMP' } },
      ...{ subject: self, partOf: to('Encounter/mother-Encounter') },
      ...stay,
    },
    {
      ...{ resourceType: 'Observation', id: `${id}-Observation`, status: 'final', code: loinc },
      ...{ subject: self, encounter: to(`Encounter/${id}-Encounter`) },
      ...{ effectiveDateTime: daysAgo(3), valueQuantity: { value: 5.5, unit: 'mmol/L' } },
      ...{ performer: [to('Patient/mother')], focus: [to('Patient/child')] },
    },
    {
      ...{ resourceType: 'Condition', id: `${id}-Condition`, subject: self, code: loinc },
      ...{ encounter: to(`Encounter/${id}-Encounter`), recorder: to('Practitioner/stray') },
    },
    {
      ...{ resourceType: 'Coverage', id: `${id}-Coverage`, status: 'active', beneficiary: self },
      ...{ payor: [to('Patient/mother')] },
    },
    ...more,
  ]
}

/** The patients' ids. */
export const guardedIds: readonly string[] = Object.keys(guards)

/** Their records. */
export const guardedPatients: readonly Planted[] = Object.entries(guards).flatMap(([id, guard]) =>
  recordOf(id, guard).map((resource) => plant([id], resource)),
)
