/** The measures of a visit: vital signs, exams and blood tests, round after round, and the reports that group them. */
import { toDateTime, type Minutes } from '../calendar.ts'
import { panels } from '../codes/panels.ts'
import type { ObservationKey } from '../codes/observations.ts'
import { nurseOf, physicianOf } from '../directory/staff.ts'
import { organizationOfUnit } from '../directory/units.ts'
import type { Elements } from '../json.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import {
  addBloodPressure,
  addBodyMassIndex,
  addMeasure,
  addWords,
  type ObservationContext,
} from './observation.ts'
import type { PatientRecord } from './record.ts'
import { roundsOf, type PlannedVisit } from './timeline.ts'
import { valueAt, type ValueMoment } from './values.ts'

/** A visit with the Encounter that stands for it. */
export interface RecordedVisit {
  readonly planned: PlannedVisit
  readonly encounter: string
}

type Round = {
  readonly at: Minutes
  readonly moment: ValueMoment
  readonly isFirst: boolean
  readonly isLast: boolean
}

const laboratory = organizationOfUnit('laboratory')

function addVitals(
  record: PatientRecord,
  { planned, encounter }: RecordedVisit,
  round: Round,
): void {
  const { visit } = planned
  const unit = visit.units.at(-1) ?? record.pathway.unit
  const context: ObservationContext = {
    encounter,
    moment: round.at,
    performer: nurseOf(unit).reference,
  }
  const values = new Map<ObservationKey, number>()
  for (const key of visit.vitals ?? []) {
    const value = valueAt(record, key, round.moment)
    values.set(key, value)
    addMeasure(record, context, { key, value })
  }
  if (visit.bloodPressure && (round.isFirst || round.isLast)) {
    const systolic = valueAt(record, 'systolic', round.moment)
    addBloodPressure(record, context, [
      systolic,
      systolic * 0.42 + valueAt(record, 'diastolic', round.moment) * 0.32,
    ])
  }
  const [weight, height] = [values.get('weight'), values.get('height')]
  if (weight !== undefined && height !== undefined && height > 100) {
    addBodyMassIndex(record, context, weight / (height / 100) ** 2)
  }
}

function addExams(
  record: PatientRecord,
  { planned, encounter }: RecordedVisit,
  round: Round,
): void {
  const { visit } = planned
  const performer = physicianOf(visit.units.at(-1) ?? record.pathway.unit, record.n).reference
  for (const key of visit.exams ?? []) {
    addMeasure(
      record,
      { encounter, moment: round.at, performer },
      { key, value: valueAt(record, key, round.moment) },
    )
  }
}

const toOrder = (
  record: PatientRecord,
  encounter: string,
  at: Minutes,
  text: string,
): Elements => ({
  status: 'completed',
  intent: 'order',
  code: { text },
  subject: toReference(record.subject),
  encounter: toReference(encounter),
  authoredOn: toDateTime(at - 20),
  requester: toReference(physicianOf(record.pathway.unit, record.n).reference),
})

function addSpecimen(record: PatientRecord, at: Minutes): string {
  return record.add('Specimen', {
    accessionIdentifier: {
      system: systems.accession,
      value: `B${record.n}-${record.resources.length}`,
    },
    status: 'available',
    type: toConcept('specimenType', 'BLD', 'Whole blood', 'Sang veineux'),
    subject: toReference(record.subject),
    receivedTime: toDateTime(at + 35),
    collection: { collectedDateTime: toDateTime(at) },
  })
}

/** One sample, its tests and the report that groups them. https://hl7.org/fhir/R4/diagnosticreport.html */
function addLaboratory(record: PatientRecord, recorded: RecordedVisit, round: Round): void {
  const keys: readonly ObservationKey[] = (recorded.planned.visit.panels ?? []).flatMap(
    (panel) => panels[panel],
  )
  if (keys.length === 0) return
  const { encounter } = recorded
  const specimen = record.random.chance(0.4) ? addSpecimen(record, round.at) : undefined
  const sample = specimen === undefined ? {} : { specimen }
  const context: ObservationContext = {
    encounter,
    moment: round.at,
    performer: laboratory,
    ...sample,
  }
  const results = keys.map((key) =>
    addMeasure(record, context, { key, value: valueAt(record, key, round.moment) }),
  )
  const order = record.random.chance(0.12)
    ? record.add('ServiceRequest', toOrder(record, encounter, round.at, 'Bilan biologique'))
    : undefined
  if (results.length === 1) return
  record.add('DiagnosticReport', {
    basedOn: order === undefined ? undefined : [toReference(order)],
    status: 'final',
    category: [toConcept('diagnosticService', 'LAB', 'Laboratory')],
    code: toConcept('loinc', '11502-2', 'Laboratory report', 'Compte rendu de biologie'),
    subject: toReference(record.subject),
    encounter: toReference(encounter),
    effectiveDateTime: toDateTime(round.at),
    issued: toDateTime(round.at + 90),
    performer: [toReference(laboratory)],
    specimen: specimen === undefined ? undefined : [toReference(specimen)],
    result: results.map((result) => toReference(result)),
  })
}

/** Answers in words of the microbiology and blood bank. */
const answers = {
  bloodCulture: [
    'Stérile après 5 jours',
    'Stérile après 5 jours',
    'Streptococcus pneumoniae, sensible à l’amoxicilline',
  ],
  urineCulture: ['Absence de germe', 'Absence de germe', 'Escherichia coli, 10⁵ UFC/mL'],
  bloodGroup: [
    'A RhD positif',
    'O RhD positif',
    'O RhD négatif',
    'B RhD positif',
    'AB RhD positif',
    'A RhD négatif',
  ],
} as const

function addCultures(record: PatientRecord, { planned, encounter }: RecordedVisit): void {
  for (const key of planned.visit.cultures ?? []) {
    const context = { encounter, moment: planned.start + 40, performer: laboratory }
    const value = record.random.pick<string>(answers[key])
    addWords(record, context, { key, category: 'laboratory', value, coded: key === 'bloodGroup' })
  }
}

/** Record all measures of a visit. */
export function addMeasures(record: PatientRecord, recorded: RecordedVisit): void {
  const { planned } = recorded
  const moments = roundsOf(planned, record.now).filter((at) => at < record.now)
  moments.forEach((at, index) => {
    const rounds = planned.visit.rounds ?? 1
    const round: Round = {
      at,
      isFirst: index === 0,
      isLast: index === moments.length - 1,
      moment: {
        progress: planned.progress,
        course: planned.visit.course ?? {},
        round: rounds === 1 ? 0 : index / (rounds - 1),
      },
    }
    addVitals(record, recorded, round)
    if (round.isFirst) addExams(record, recorded, round)
    addLaboratory(record, recorded, round)
  })
  addCultures(record, recorded)
}
