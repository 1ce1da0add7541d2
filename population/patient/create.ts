/** One patient's whole record, from the identity to the last appointment. */
import type { Resource } from '../json.ts'
import { addActs, addDevice } from './acts.ts'
import { addAppointments } from './agenda.ts'
import { addImmunizations } from './immunizations.ts'
import { addConsent, addDocuments } from './documents.ts'
import { addEncounter } from './encounters.ts'
import { addMeasures, type RecordedVisit } from './measures.ts'
import { addPatient, drawDeath } from './patient.ts'
import type { PatientOfDay } from './person.ts'
import { addCareTeam, addDemoTeam, addEpisode, addFlag, addPlan } from './plans.ts'
import { addAllergies, addFamilyHistory, addProblems, type Problems } from './problems.ts'
import { addProtection } from './protection.ts'
import { createRecord, type PatientRecord } from './record.ts'
import { addCoverages, addRelations } from './relations.ts'
import { planVisits, type PlannedVisit } from './timeline.ts'
import { addPrescriptions, addTreatments } from './treatments.ts'

/** What the visits of a patient hang on. */
interface Background {
  readonly problems: Problems
  readonly episode: string | undefined
}

function recordVisit(
  record: PatientRecord,
  planned: PlannedVisit,
  rank: number,
  background: Background,
): RecordedVisit {
  const { diagnosis } = planned.visit
  const condition =
    diagnosis === undefined ? undefined : background.problems.get(diagnosis)?.reference
  const encounter = addEncounter(record, planned, {
    rank,
    ...(condition === undefined ? {} : { condition }),
    ...(background.episode === undefined ? {} : { episode: background.episode }),
  })
  const recorded = { planned, encounter }
  addMeasures(record, recorded)
  addActs(record, recorded)
  addPrescriptions(record, recorded)
  addDocuments(record, recorded)
  return recorded
}

function addFuture(record: PatientRecord, problems: Problems): void {
  const careTeam = addCareTeam(record)
  addPlan(record, problems, careTeam)
  addFlag(record)
  addAppointments(record)
}

/** All resources of a patient: a function of the seed, the number and the day alone. */
export function createPatient(patient: PatientOfDay): readonly Resource[] {
  const record = createRecord(patient)
  const visits = planVisits(record)
  const contact = addRelations(record)
  addCoverages(record)
  const problems = addProblems(record, visits)
  const episode = addEpisode(record, problems)
  const recorded = visits.map((planned, index) =>
    recordVisit(record, planned, index + 1, { problems, episode }),
  )
  addTreatments(record, problems, recorded)
  addDevice(record, recorded)
  addAllergies(record)
  addImmunizations(record)
  addFamilyHistory(record)
  addConsent(record)
  const deceased = drawDeath(record, visits.at(-1)?.end)
  if (deceased === undefined) addFuture(record, problems)
  addPatient(record, {
    ...(contact === undefined ? {} : { contact }),
    ...(deceased === undefined ? {} : { deceased }),
  })
  addDemoTeam(record)
  addProtection(record)
  return record.resources
}
