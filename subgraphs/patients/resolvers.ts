/** The patients domain's part of the clinical face: who the patient is, and what is known of their health. */
import type { Resolvers } from './generated.ts'
import { toMember } from '../entity.ts'
import { clinicalField } from '../clinical.ts'
import { isResourceType } from '../../fhir/types.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Context } from '../context.ts'
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
    cohort: (_: unknown, { filter }: { filter: CohortFilter }) => openCohort(filter),
    conditionStats: (_: unknown, args: ConditionArguments, context: Context) =>
      countConditions(args, context),
    node: (_: unknown, { id }: { id: string }, context: Context) => loadNode(id, context),
  },
  Patient: {
    conditions: clinicalField('Condition', 'patient', 'Patient'),
    allergyIntolerances: clinicalField('AllergyIntolerance', 'patient', 'Patient'),
    immunizations: clinicalField('Immunization', 'patient', 'Patient'),
    flags: clinicalField('Flag', 'patient', 'Patient'),
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
