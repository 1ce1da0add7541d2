/** The patients domain's part of the clinical face: who the patient is, what is known of their health, what happened. */
import type { GraphQLResolveInfo } from 'graphql'
import type {
  MutationBreakGlassArgs,
  MutationDeclareCareArgs,
  MutationReviewOpeningArgs,
  MutationUpdateConditionArgs,
  Resolvers,
} from './generated.ts'
import { toMember } from '../entity.ts'
import { clinicalField } from '../clinical.ts'
import { isResourceType } from '../../fhir/types.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { RelayArguments } from '../connection.ts'
import type { Context } from '../context.ts'
import { accessLogOf, loadAccessLog, type AccessLogArguments } from './access-log.ts'
import { findIns } from './ins.ts'
import { toMergeRequest, type MergeArguments } from './merge.ts'
import {
  breakGlass,
  declareCare,
  listOpenings,
  openingFields,
  openingsOf,
  reviewOpening,
  type OpeningArguments,
} from './opening.ts'
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
    openings: (_: unknown, args: OpeningArguments, context: Context) => listOpenings(args, context),
    node: (_: unknown, { id }: { id: string }, context: Context) => loadNode(id, context),
  },
  Mutation: {
    mergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.mergePatients(toMergeRequest(args)),
    unmergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.unmergePatients(toMergeRequest(args)),
    breakGlass: (_: unknown, args: MutationBreakGlassArgs, context: Context) =>
      breakGlass(args, context),
    declareCare: (_: unknown, args: MutationDeclareCareArgs, context: Context) =>
      declareCare(args, context),
    endOpening: (_: unknown, { id }: { id: string }, { repository }: Context) =>
      repository.endOpening(id),
    reviewOpening: (_: unknown, args: MutationReviewOpeningArgs, context: Context) =>
      reviewOpening(args, context),
    updateCondition: (_: unknown, args: MutationUpdateConditionArgs, context: Context) =>
      updateCondition(args, context),
  },
  Patient: {
    accessLog: (patient: FhirObject, args: AccessLogArguments, context: Context) =>
      accessLogOf(patient, args, context),
    ins: (patient: FhirObject, _: unknown, __: Context, info: GraphQLResolveInfo) =>
      findIns(patient, info),
    openings: (patient: FhirObject, args: RelayArguments, context: Context) =>
      openingsOf(patient, args, context),
    conditions: clinicalField('Condition', 'patient', 'Patient'),
    allergyIntolerances: clinicalField('AllergyIntolerance', 'patient', 'Patient'),
    immunizations: clinicalField('Immunization', 'patient', 'Patient'),
    flags: clinicalField('Flag', 'patient', 'Patient'),
    timeline: (patient: FhirObject, args: TimelineArguments, context: Context) =>
      loadTimeline(patient, args, context),
  },
  RecordOpening: openingFields,
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
