/** What each kind of visit is in FHIR's and the hospital's words. */
import type { Visit } from '../pathways/pathway.ts'

export type VisitKind = Visit['kind']

/** Class (v3-ActCode) and type of each kind of visit. */
export const visitKinds: Record<
  VisitKind,
  { class: readonly [string, string]; type: readonly [string, string]; text: string }
> = {
  ambulatory: {
    class: ['AMB', 'ambulatory'],
    type: ['R', 'Routine'],
    text: 'Consultation externe',
  },
  emergency: { class: ['EMER', 'emergency'], type: ['U', 'Urgent'], text: 'Passage aux urgences' },
  inpatient: {
    class: ['IMP', 'inpatient encounter'],
    type: ['C', 'Elective'],
    text: 'Hospitalisation complète',
  },
  session: {
    class: ['SS', 'short stay'],
    type: ['R', 'Routine'],
    text: 'Séance en hôpital de jour',
  },
}

/** Type of admission of a visit. https://terminology.hl7.org/CodeSystem-v2-0007.html */
export function toAdmission(visit: Visit): readonly [string, string] {
  if (visit.units[0] === 'emergency') return ['U', 'Urgent']
  if (visit.diagnosis === 'delivery') return ['L', 'Labor and Delivery']
  return visit.diagnosis === 'bornInHospital'
    ? ['N', 'Newborn (Birth in healthcare facility)']
    : visitKinds[visit.kind].type
}
