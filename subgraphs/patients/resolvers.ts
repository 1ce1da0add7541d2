/** The patients domain's part of the clinical face: who the patient is, what is known of their health, what happened. */
import type { GraphQLResolveInfo } from 'graphql'
import type { MutationUpdateConditionArgs, Resolvers } from './generated.ts'
import { toMember } from '../entity.ts'
import { clinicalField } from '../clinical.ts'
import { isResourceType } from '../../fhir/types.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Context } from '../context.ts'
import { accessLogOf, loadAccessLog, type AccessLogArguments } from './access-log.ts'
import { findIns } from './ins.ts'
import { toMergeRequest, type MergeArguments } from './merge.ts'
import { updateCondition } from './condition.ts'
import { loadTimeline, type TimelineArguments } from './timeline.ts'
import type { CohortFilter } from '../cohort.ts'
import {
  countCohort,
  countConditions,
  listCohort,
  openCohort,
  type ConditionArguments,
} from './statistics.ts'
import { findPatient, listPatients, type PatientArguments, type PatientsArguments } from './ward.ts'

export const resolvers = {
  Query: {
    patient: (_: unknown, args: PatientArguments, context: Context) => findPatient(args, context),
    patients: (_: unknown, args: PatientsArguments, context: Context) =>
      listPatients(args, context),
    accessLog: (
      _: unknown,
      { patient, ...args }: AccessLogArguments & { patient: string },
      context: Context,
    ) => loadAccessLog(patient, args, context),
    cohort: (_: unknown, { filter }: { filter: CohortFilter }) => openCohort(filter),
    conditionStats: (_: unknown, args: ConditionArguments, context: Context) =>
      countConditions(args, context),
    node: (_: unknown, { id }: { id: string }, context: Context) => loadNode(id, context),
  },
  Mutation: {
    mergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.mergePatients(toMergeRequest(args)),
    unmergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.unmergePatients(toMergeRequest(args)),
    updateCondition: (_: unknown, args: MutationUpdateConditionArgs, context: Context) =>
      updateCondition(args, context),
  },
  Patient: {
    accessLog: (patient: FhirObject, args: AccessLogArguments, context: Context) =>
      accessLogOf(patient, args, context),
    ins: (patient: FhirObject, _: unknown, __: Context, info: GraphQLResolveInfo) =>
      findIns(patient, info),
    conditions: clinicalField('Condition', 'patient', 'Patient'),
    allergyIntolerances: clinicalField('AllergyIntolerance', 'patient', 'Patient'),
    immunizations: clinicalField('Immunization', 'patient', 'Patient'),
    flags: clinicalField('Flag', 'patient', 'Patient'),
    timeline: (patient: FhirObject, args: TimelineArguments, context: Context) =>
      loadTimeline(patient, args, context),
  },
  Cohort: { count: countCohort, patients: listCohort },
  Encounter: {
    conditions: clinicalField('Condition', 'encounter', 'Encounter'),
  },
} satisfies Resolvers

/** Any resource by `Type/id`; what is not here and what may not be seen answer alike. */
async function loadNode(id: string, context: Context): Promise<FhirObject | null> {
  const parsed = parseReference(id)
  if (parsed.kind !== 'relative' || !isResourceType(parsed.type)) return null
  const resource = await context.repository.read(parsed.type, parsed.id)
  return resource === null ? null : toMember('patients', resource, context)
}
