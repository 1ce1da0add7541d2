/** Observations: one measurement each, with its unit, its range, and the faults that real records have. */
import { toDateTime, yearsBetween, type Minutes } from '../calendar.ts'
import {
  observationTypes,
  worded,
  type ObservationKey,
  type ObservationType,
} from '../codes/observations.ts'
import { Decimal, type Elements, type Json } from '../json.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import type { PatientRecord } from './record.ts'

/** In which visit, when and by whom something was observed. */
export interface ObservationContext {
  readonly encounter: string
  readonly moment: Minutes
  readonly performer: string
  readonly specimen?: string
}

const toCategory = (code: string): Json => [toConcept('observationCategory', code)]

const toQuantity = (type: ObservationType, value: number, digits = type.digits): Elements => ({
  value: new Decimal(value, digits),
  unit: type.unit,
  system: systems.ucum,
  code: type.ucum,
})

const toBound = (type: ObservationType, value: number): Elements => ({
  value,
  unit: type.unit,
  system: systems.ucum,
  code: type.ucum,
})

/** Reference range and interpretation, for measurements that have a range. */
export function toJudgement(type: ObservationType, value: number): Elements {
  if (type.range === undefined) return {}
  const [low, high] = type.range
  const rounded = Number(value.toFixed(type.digits))
  const judged = rounded < low ? ['L', 'Low'] : rounded > high ? ['H', 'High'] : ['N', 'Normal']
  const [code = 'N', display] = judged
  return {
    interpretation: [toConcept('interpretation', code, display)],
    referenceRange: [{ low: toBound(type, low), high: toBound(type, high) }],
  }
}

/** Faults of real records: entered by mistake, not yet validated, without a date, not performed. */
function toFault(record: PatientRecord): Elements {
  const draw = record.random.next()
  if (draw < 0.012) return { status: 'entered-in-error' }
  if (draw < 0.022) return { effectiveDateTime: undefined }
  if (draw < 0.034) {
    const reason = toConcept('absentReason', 'not-performed', 'Not Performed', 'Non réalisé')
    return { valueQuantity: undefined, interpretation: undefined, dataAbsentReason: reason }
  }
  return draw < 0.04 ? { note: [{ text: 'Mesure refaite et confirmée' }] } : {}
}

/** The elements common to all Observations of a visit. */
export function toObservation(
  record: PatientRecord,
  context: ObservationContext,
  category: string,
): Elements {
  return {
    status: 'final',
    category: toCategory(category),
    code: undefined,
    subject: toReference(record.subject),
    encounter: toReference(context.encounter),
    effectiveDateTime: toDateTime(context.moment),
    performer: [toReference(context.performer)],
    specimen: context.specimen === undefined ? undefined : toReference(context.specimen),
  }
}

/** A vital sign of a child: the ranges of the table are those of adults. */
const isChildVital = (record: PatientRecord, { category }: ObservationType): boolean =>
  category === 'vital-signs' && yearsBetween(record.person.birth, record.now) < 12

/** Record one measurement. */
export function addMeasure(
  record: PatientRecord,
  context: ObservationContext,
  measure: { key: ObservationKey; value: number },
): string {
  const type: ObservationType = observationTypes[measure.key]
  return record.add('Observation', {
    ...toObservation(record, context, type.category),
    code: toConcept('loinc', type.code, type.display, type.text),
    valueQuantity: toQuantity(type, measure.value),
    ...(isChildVital(record, type) ? {} : toJudgement(type, measure.value)),
    ...toFault(record),
  })
}

/** Record a blood pressure as one Observation with two components. https://hl7.org/fhir/R4/bp.html */
export function addBloodPressure(
  record: PatientRecord,
  context: ObservationContext,
  [systolic, diastolic]: readonly [number, number],
): string {
  const { code, display, text } = worded.bloodPressure
  const toComponent = (type: ObservationType, value: number): Elements => ({
    code: toConcept('loinc', type.code, type.display, type.text),
    valueQuantity: toQuantity(type, value),
    ...toJudgement(type, value),
  })
  return record.add('Observation', {
    ...toObservation(record, context, 'vital-signs'),
    code: toConcept('loinc', code, display, text),
    component: [
      toComponent(observationTypes.systolic, systolic),
      toComponent(observationTypes.diastolic, diastolic),
    ],
  })
}

/** Record the body mass index that follows from a weight and a height. */
export function addBodyMassIndex(
  record: PatientRecord,
  context: ObservationContext,
  index: number,
): string {
  const { code, display, text } = worded.bodyMassIndex
  return record.add('Observation', {
    ...toObservation(record, context, 'vital-signs'),
    code: toConcept('loinc', code, display, text),
    valueQuantity: {
      value: new Decimal(index, 1),
      unit: 'kg/m²',
      system: systems.ucum,
      code: 'kg/m2',
    },
  })
}

/** Record an answer in words. */
export function addWords(
  record: PatientRecord,
  context: ObservationContext,
  answer: { key: keyof typeof worded; category: string; value: string; coded?: boolean },
): string {
  const { code, display, text } = worded[answer.key]
  return record.add('Observation', {
    ...toObservation(record, context, answer.category),
    code: toConcept('loinc', code, display, text),
    ...(answer.coded
      ? { valueCodeableConcept: { text: answer.value } }
      : { valueString: answer.value }),
  })
}
