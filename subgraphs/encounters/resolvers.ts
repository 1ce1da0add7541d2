/** The encounters domain's part of the clinical face: stays, care given, ordered and planned. */
import type {
  MutationAdvanceCarePlanActivityArgs,
  MutationAdvanceTaskArgs,
  Resolvers,
} from './generated.ts'
import { clinicalField } from '../clinical.ts'
import { toEncounter, type EncounterEvent } from '../cohort-event.ts'
import type { Context } from '../context.ts'
import { decimalScalar } from '../document.ts'
import { loadStatistics, type StatisticsArguments } from '../statistics.ts'
import { advanceCarePlanActivity } from './care-plan.ts'
import { advanceTask } from './task.ts'
import {
  bookAppointment,
  cancelAppointment,
  type BookArguments,
  type CancelArguments,
} from './appointment.ts'

type EncounterArguments = StatisticsArguments & EncounterEvent

export const resolvers = {
  Decimal: decimalScalar,
  Query: {
    encounterStats: (_: unknown, args: EncounterArguments, context: Context) =>
      countEncounters(args, context),
  },
  Mutation: {
    advanceTask: (_: unknown, args: MutationAdvanceTaskArgs, context: Context) =>
      advanceTask(args, context),
    advanceCarePlanActivity: (
      _: unknown,
      args: MutationAdvanceCarePlanActivityArgs,
      context: Context,
    ) => advanceCarePlanActivity(args, context),
    bookAppointment: (_: unknown, args: BookArguments, context: Context) =>
      bookAppointment(args, context),
    cancelAppointment: (_: unknown, args: CancelArguments, context: Context) =>
      cancelAppointment(args, context),
  },
  Patient: {
    encounters: clinicalField('Encounter', 'patient', 'Patient'),
    procedures: clinicalField('Procedure', 'patient', 'Patient'),
    medicationRequests: clinicalField('MedicationRequest', 'patient', 'Patient'),
    medicationStatements: clinicalField('MedicationStatement', 'patient', 'Patient'),
    serviceRequests: clinicalField('ServiceRequest', 'patient', 'Patient'),
    carePlans: clinicalField('CarePlan', 'patient', 'Patient'),
    careTeams: clinicalField('CareTeam', 'patient', 'Patient'),
    goals: clinicalField('Goal', 'patient', 'Patient'),
    tasks: clinicalField('Task', 'patient', 'Patient'),
    appointments: clinicalField('Appointment', 'patient', 'Patient'),
  },
  Encounter: {
    procedures: clinicalField('Procedure', 'encounter', 'Encounter'),
  },
} satisfies Resolvers

/** Of encounters one thing is measured: how long they took. */
async function countEncounters(args: EncounterArguments, context: Context) {
  const rows = await loadStatistics(toEncounter(args), args, context)
  return rows.map(({ values: [length], ...row }) => ({ ...row, length: length ?? null }))
}
