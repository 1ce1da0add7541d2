/** What a patient has and had: conditions, allergies, family history. */
import { day, startOfDay, toDate, toDateTime, yearsBetween, type Minutes } from '../calendar.ts'
import { conditionTypes, type ConditionKey } from '../codes/conditions.ts'
import { allergyTypes, type AllergyKey } from '../codes/medications.ts'
import { physicianOf } from '../directory/staff.ts'
import type { Elements } from '../json.ts'
import type { Problem } from '../pathways/pathway.ts'
import { systems, toConcept, toReference } from '../systems.ts'
import type { PatientRecord } from './record.ts'
import type { PlannedVisit } from './timeline.ts'

/** The Conditions of a patient by what they are. */
export type Problems = ReadonlyMap<
  ConditionKey,
  { readonly reference: string; readonly onset: Minutes; readonly isActive: boolean }
>

const clinicalDisplays = {
  active: 'Active',
  recurrence: 'Recurrence',
  remission: 'Remission',
  resolved: 'Resolved',
} as const

const toCategory = (code: string, display: string): Elements =>
  toConcept('conditionCategory', code, display)

/** A problem that passes begins with the visit that found it. */
function onsetOf(
  record: PatientRecord,
  problem: Problem,
  visits: readonly PlannedVisit[],
): { onset: Minutes; found?: PlannedVisit } {
  const { random, person } = record
  const found = visits.find(
    ({ visit }) => visit.diagnosis === problem.condition && visit.kind !== 'ambulatory',
  )
  const drawn = startOfDay(person.anchor) - random.between(...problem.since) * day
  if (found === undefined) return { onset: Math.max(drawn, person.birth) }
  return problem.resolvedAfter === undefined
    ? { onset: Math.max(Math.min(drawn, found.start), person.birth), found }
    : { onset: found.start, found }
}

function endOf(
  record: PatientRecord,
  problem: Problem,
  { onset, found }: { onset: Minutes; found?: PlannedVisit },
): Minutes | undefined {
  if (problem.resolvedAfter === undefined) return undefined
  const end = onset + record.random.between(...problem.resolvedAfter) * day
  const isOngoing = found !== undefined && found.end === undefined
  return isOngoing || end > record.now ? undefined : end
}

function clinicalOf(problem: Problem, end: Minutes | undefined): keyof typeof clinicalDisplays {
  if (end === undefined) return problem.course === 'recurrence' ? 'recurrence' : 'active'
  return problem.course === 'remission' ? 'remission' : 'resolved'
}

function addCondition(
  record: PatientRecord,
  problem: Problem,
  visits: readonly PlannedVisit[],
): { reference: string; onset: Minutes; isActive: boolean } {
  const begin = onsetOf(record, problem, visits)
  const end = endOf(record, problem, begin)
  const clinical = clinicalOf(problem, end)
  const [code, display] = conditionTypes[problem.condition]
  const category =
    begin.found === undefined
      ? toCategory('problem-list-item', 'Problem List Item')
      : toCategory('encounter-diagnosis', 'Encounter Diagnosis')
  const reference = record.add('Condition', {
    clinicalStatus: toConcept('conditionClinical', clinical, clinicalDisplays[clinical]),
    verificationStatus: toConcept('conditionVerification', 'confirmed', 'Confirmed'),
    category: [category],
    code: toConcept('icd10', code, display, display),
    subject: toReference(record.subject),
    onsetDateTime: toDate(begin.onset),
    abatementDateTime: end === undefined ? undefined : toDate(end),
    recordedDate: toDateTime(begin.onset),
    recorder: toReference(physicianOf(record.pathway.unit, record.n).reference),
  })
  return { reference, onset: begin.onset, isActive: end === undefined }
}

/** A diagnosis entered by mistake: it has no clinical status (con-5). https://hl7.org/fhir/R4/condition.html */
function addMistake(record: PatientRecord): void {
  const [code, display] =
    conditionTypes[record.random.pick(['backPain', 'weightLoss', 'dyspnea', 'fever'] as const)]
  record.add('Condition', {
    verificationStatus: toConcept('conditionVerification', 'entered-in-error', 'Entered in Error'),
    code: toConcept('icd10', code, display, display),
    subject: toReference(record.subject),
    recordedDate: toDateTime(record.now - record.random.between(20, 200) * day),
  })
}

/** Record the problems that this patient has. */
export function addProblems(record: PatientRecord, visits: readonly PlannedVisit[]): Problems {
  const problems = new Map<ConditionKey, { reference: string; onset: Minutes; isActive: boolean }>()
  for (const problem of record.pathway.problems) {
    if (!record.random.chance(problem.chance ?? 1)) continue
    const isTooEarly = record.person.anchor - problem.since[1] * day > record.now
    if (!isTooEarly) problems.set(problem.condition, addCondition(record, problem, visits))
  }
  if (record.random.chance(0.05)) addMistake(record)
  return problems
}

function addAllergy(record: PatientRecord, key: AllergyKey, isRefuted: boolean): void {
  const { text, atc, category, criticality, reaction, severity } = allergyTypes[key]
  record.add('AllergyIntolerance', {
    clinicalStatus: toConcept(
      'allergyClinical',
      isRefuted ? 'inactive' : 'active',
      isRefuted ? 'Inactive' : 'Active',
    ),
    verificationStatus: toConcept(
      'allergyVerification',
      isRefuted ? 'refuted' : 'confirmed',
      isRefuted ? 'Refuted' : 'Confirmed',
    ),
    type: 'allergy',
    category: [category],
    criticality,
    code: {
      coding: atc === undefined ? undefined : [{ system: systems.atc, code: atc, display: text }],
      text,
    },
    patient: toReference(record.subject),
    recordedDate: toDateTime(record.now - record.random.between(40, 900) * day),
    recorder: toReference(physicianOf(record.pathway.unit, record.n).reference),
    reaction: [{ manifestation: [{ text: reaction }], severity }],
  })
}

/** Record some of the allergies that go with the pathway; one in ten turns out to be none. */
export function addAllergies(record: PatientRecord): void {
  const { random, pathway } = record
  for (const key of pathway.allergies) {
    if (random.chance(0.24)) addAllergy(record, key, random.chance(0.1))
  }
}

const relatives = {
  MTH: ['mother', 'Mère'],
  FTH: ['father', 'Père'],
  SIS: ['sister', 'Sœur'],
} as const

/** Record the family history of the pathway for half of the patients. */
export function addFamilyHistory(record: PatientRecord): void {
  const { family } = record.pathway
  if (family === undefined || !record.random.chance(0.5)) return
  const [display, text] = relatives[family.relation]
  const [code, name] = conditionTypes[family.condition]
  const age = yearsBetween(record.person.birth, record.now)
  record.add('FamilyMemberHistory', {
    status: 'completed',
    patient: toReference(record.subject),
    date: toDate(record.now - record.random.between(30, 400) * day),
    relationship: toConcept('roleCode', family.relation, display, text),
    sex: {
      coding: [
        {
          system: 'http://hl7.org/fhir/administrative-gender',
          code: family.relation === 'FTH' ? 'male' : 'female',
        },
      ],
    },
    condition: [
      {
        code: toConcept('icd10', code, name, name),
        onsetAge: {
          value: Math.max(30, Math.min(75, age)),
          unit: 'a',
          system: systems.ucum,
          code: 'a',
        },
      },
    ],
  })
}
