/** Encounters: consultations, emergency passages, stays with their movements from unit to unit. */
import { day, toDateTime } from '../calendar.ts'
import { conditionTypes } from '../codes/conditions.ts'
import { generalPractitionerOf, physicianOf } from '../directory/staff.ts'
import { organizationOfUnit, unitOf } from '../directory/units.ts'
import type { Elements, Json } from '../json.ts'
import type { Visit } from '../pathways/pathway.ts'
import { systems, toCoding, toConcept, toReference } from '../systems.ts'
import {
  addMovement,
  movementsOf,
  statusOf,
  toLocation,
  toParticipant,
  toPeriod,
} from './movements.ts'
import { toNumber, type PatientRecord } from './record.ts'
import type { PlannedVisit } from './timeline.ts'
import { toAdmission, visitKinds } from './visit-kinds.ts'

function toReason(visit: Visit, isKnown: boolean): Json {
  const { diagnosis } = visit
  if (diagnosis === undefined || !isKnown) return [{ text: visit.reason }]
  const [code, display] = conditionTypes[diagnosis]
  return [toConcept('icd10', code, display, visit.reason)]
}

/** Where a stay comes from. http://terminology.hl7.org/CodeSystem/admit-source */
function toSource(visit: Visit): Elements {
  if (visit.units[0] === 'emergency')
    return toConcept('admitSource', 'emd', 'From accident/emergency department', 'Urgences')
  if (visit.diagnosis === 'bornInHospital')
    return toConcept('admitSource', 'born', 'Born in hospital', 'Né dans l’établissement')
  return toConcept(
    'admitSource',
    'gp',
    'General Practitioner referral',
    'Adressé par le médecin traitant',
  )
}

function toHospitalization({ visit, end }: PlannedVisit): Json {
  if (visit.kind !== 'inpatient') return undefined
  const home = toConcept('dischargeDisposition', 'home', 'Home', 'Retour au domicile')
  return {
    admitSource: toSource(visit),
    dischargeDisposition: end === undefined ? undefined : home,
  }
}

const toStayNumber = (record: PatientRecord, rank: number): Elements => ({
  use: 'official',
  type: toConcept('frEncounterIdentifier', 'VN', 'Visit Number'),
  system: systems.nda,
  value: `${toNumber(record.n)}${String(rank).padStart(3, '0')}`,
})

/** What an Encounter needs to know beside the visit itself. */
export interface EncounterParts {
  readonly rank: number
  /** The Condition that the visit is about, when the patient has it. */
  readonly condition?: string
  readonly episode?: string
}

/** The attending physician; for some consultations also the general practitioner who asked for it. */
function toParticipants(record: PatientRecord, { visit, start, end }: PlannedVisit): Json {
  const unit = visit.units.at(-1) ?? record.pathway.unit
  const attending = toParticipant(
    'ATND',
    'attender',
    physicianOf(unit, record.n),
    toPeriod(start, end),
  )
  if (visit.kind !== 'ambulatory' || !record.random.chance(0.5)) return [attending]
  const since = { start: toDateTime(start) }
  return [attending, toParticipant('REF', 'referrer', generalPractitionerOf(record.n), since)]
}

function toLength({ visit, start, end }: PlannedVisit): Json {
  if (end === undefined || visit.kind !== 'inpatient') return undefined
  return { value: Math.ceil((end - start) / day), unit: 'd', system: systems.ucum, code: 'd' }
}

const toDiagnosis = (condition: string): Elements => ({
  condition: toReference(condition),
  use: toConcept('diagnosisRole', 'DD', 'Discharge diagnosis'),
  rank: 1,
})

/** Record the Encounter of a visit and, for stays in several units, one Encounter for each movement. */
export function addEncounter(
  record: PatientRecord,
  planned: PlannedVisit,
  parts: EncounterParts,
): string {
  const { visit, start, end } = planned
  const { rank, condition, episode } = parts
  const movements = movementsOf(planned, record.now)
  const unit = movements.at(-1)?.unit ?? record.pathway.unit
  const stay = record.add('Encounter', {
    identifier: [toStayNumber(record, rank)],
    status: statusOf(end),
    class: toCoding('actCode', ...visitKinds[visit.kind].class),
    type: [toConcept('admissionType', ...toAdmission(visit), visitKinds[visit.kind].text)],
    serviceType: toConcept('specialty', ...unitOf(unit).specialty),
    subject: toReference(record.subject),
    episodeOfCare: episode === undefined ? undefined : [toReference(episode)],
    participant: toParticipants(record, planned),
    period: toPeriod(start, end),
    length: toLength(planned),
    reasonCode: toReason(visit, condition !== undefined),
    diagnosis: condition === undefined ? undefined : [toDiagnosis(condition)],
    hospitalization: toHospitalization(planned),
    location: movements.map((movement) => toLocation(record, visit.kind, movement)),
    serviceProvider: toReference(organizationOfUnit(unit), unitOf(unit).name),
  })
  if (movements.length === 1) return stay
  movements.forEach((movement, index) =>
    addMovement(record, movement, { stay, reason: visit.reason, rank, index }),
  )
  return stay
}
