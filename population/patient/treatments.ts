/** Drugs: prescriptions, what was given and dispensed, what the patient says to take. */
import { day, hour, toDate, toDateTime, type Minutes } from '../calendar.ts'
import { medicationOf, routes, type MedicationKey } from '../codes/medications.ts'
import { medicationReference } from '../directory/catalogue.ts'
import { nurseOf, physicianOf } from '../directory/staff.ts'
import { hospital } from '../directory/units.ts'
import { Decimal, type Elements } from '../json.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import type { RecordedVisit } from './measures.ts'
import type { Problems } from './problems.ts'
import type { PatientRecord } from './record.ts'

/** The drug of the booklet by reference, any other by its ATC code. */
function toMedication(key: MedicationKey): Elements {
  const { atc, name, ucd } = medicationOf(key)
  if (ucd !== undefined) return { medicationReference: toReference(medicationReference(key), name) }
  return { medicationCodeableConcept: toConcept('atc', atc, name, name) }
}

function toRoute(key: MedicationKey): Elements {
  const [code, display] = routes[medicationOf(key).route]
  return toConcept('routes', code, display)
}

function toDose(key: MedicationKey): Elements {
  const { dose } = medicationOf(key)
  const [quantity, code] = dose
  const value = new Decimal(quantity, Number.isInteger(quantity) ? 0 : 1)
  return { value, unit: code.replace(/[[\]{}]/g, ''), system: systems.ucum, code }
}

function toDosage(key: MedicationKey): Elements {
  const { dosage, perDay } = medicationOf(key)
  return {
    text: dosage,
    timing: { repeat: { frequency: perDay, period: 1, periodUnit: 'd' } },
    route: toRoute(key),
    doseAndRate: [{ doseQuantity: toDose(key) }],
  }
}

/** What a prescription says beside the drug. */
interface Prescription {
  readonly status: 'active' | 'completed' | 'stopped'
  readonly at: Minutes
  readonly encounter?: string
  readonly reason?: string
  readonly category: readonly [code: string, display: string]
}

function addRequest(record: PatientRecord, key: MedicationKey, prescription: Prescription): string {
  const { status, at, encounter, reason, category } = prescription
  const physician = physicianOf(record.pathway.unit, record.n)
  return record.add('MedicationRequest', {
    status,
    intent: 'order',
    category: [
      {
        coding: [
          {
            system: 'http://terminology.hl7.org/CodeSystem/medicationrequest-category',
            code: category[0],
            display: category[1],
          },
        ],
      },
    ],
    ...toMedication(key),
    subject: toReference(record.subject),
    encounter: encounter === undefined ? undefined : toReference(encounter),
    authoredOn: toDateTime(at),
    requester: toReference(physician.reference, physician.display),
    reasonReference: reason === undefined ? undefined : [toReference(reason)],
    dosageInstruction: [toDosage(key)],
  })
}

function addStatement(
  record: PatientRecord,
  key: MedicationKey,
  request: string,
  since: Minutes,
): void {
  record.add('MedicationStatement', {
    basedOn: [toReference(request)],
    status: 'active',
    ...toMedication(key),
    subject: toReference(record.subject),
    effectivePeriod: { start: toDate(since) },
    dateAsserted: toDateTime(record.now - record.random.between(1, 30) * day),
    informationSource: toReference(record.subject),
    dosage: [{ text: medicationOf(key).dosage }],
  })
}

function addDispense(
  record: PatientRecord,
  key: MedicationKey,
  request: string,
  at: Minutes,
): void {
  record.add('MedicationDispense', {
    status: 'completed',
    ...toMedication(key),
    subject: toReference(record.subject),
    performer: [{ actor: toReference(hospital) }],
    authorizingPrescription: [toReference(request)],
    daysSupply: { value: 28, unit: 'd', system: systems.ucum, code: 'd' },
    whenHandedOver: toDateTime(at + 2 * hour),
    dosageInstruction: [{ text: medicationOf(key).dosage }],
  })
}

/** Record the long-running treatments of the problems that the patient has. */
export function addTreatments(
  record: PatientRecord,
  problems: Problems,
  visits: readonly RecordedVisit[],
): void {
  const first = visits[0]
  for (const { medication, chance, stopped, for: condition } of record.pathway.treatments) {
    const problem = problems.get(condition)
    if (problem === undefined || first === undefined || !record.random.chance(chance ?? 0.85))
      continue
    const at = first.planned.start + 25
    const end =
      stopped === undefined
        ? undefined
        : record.person.anchor - record.random.between(...stopped) * day
    const isStopped = !problem.isActive || (end !== undefined && end < record.now)
    const request = addRequest(record, medication, {
      status: isStopped ? 'stopped' : 'active',
      at,
      encounter: first.encounter,
      reason: problem.reference,
      category: ['community', 'Community'],
    })
    if (!isStopped && record.random.chance(0.3)) addStatement(record, medication, request, at)
    if (record.random.chance(0.1)) addDispense(record, medication, request, at)
  }
}

function addAdministration(
  record: PatientRecord,
  key: MedicationKey,
  given: { request: string; encounter: string; at: Minutes; nurse: string },
): void {
  record.add('MedicationAdministration', {
    status: 'completed',
    ...toMedication(key),
    subject: toReference(record.subject),
    context: toReference(given.encounter),
    effectiveDateTime: toDateTime(given.at),
    performer: [{ actor: toReference(given.nurse) }],
    request: toReference(given.request),
    dosage: { text: medicationOf(key).dosage, route: toRoute(key), dose: toDose(key) },
  })
}

/** Record what was prescribed during a visit and, in the hospital, given. */
export function addPrescriptions(
  record: PatientRecord,
  { planned, encounter }: RecordedVisit,
): void {
  const { visit, start, end } = planned
  const isOutside = visit.kind === 'ambulatory'
  const nurse = nurseOf(visit.units.at(-1) ?? record.pathway.unit).reference
  for (const key of visit.prescriptions ?? []) {
    const request = addRequest(record, key, {
      status: end === undefined ? 'active' : 'completed',
      at: start + 50,
      encounter,
      category: isOutside ? ['outpatient', 'Outpatient'] : ['inpatient', 'Inpatient'],
    })
    const at = start + record.random.between(70, 170)
    if (!isOutside && at < record.now && record.random.chance(0.35))
      addAdministration(record, key, { request, encounter, at, nurse })
  }
}
