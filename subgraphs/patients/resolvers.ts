/** The patients domain's part of the clinical face: who the patient is, and what is known of their health. */
import type { Resolvers } from './generated.ts'
import { toMember } from '../entity.ts'
import { clinicalField } from '../clinical.ts'
import { insIdentityOf } from '../../fhir/identity/traits.ts'
import { isResourceType } from '../../fhir/types.ts'
import { parseReference } from '../../fhir/reference.ts'
import type { FhirObject } from '../../record/resource.ts'
import type { Context } from '../context.ts'
import { toMergeRequest, type MergeArguments } from './merge.ts'
import { findPatient, listPatients, type PatientArguments, type PatientsArguments } from './ward.ts'

export const resolvers = {
  Query: {
    patient: (_: unknown, args: PatientArguments, context: Context) => findPatient(args, context),
    patients: (_: unknown, args: PatientsArguments, context: Context) =>
      listPatients(args, context),
    node: (_: unknown, { id }: { id: string }, context: Context) => loadNode(id, context),
  },
  Mutation: {
    mergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.mergePatients(toMergeRequest(args)),
    unmergePatients: (_: unknown, args: MergeArguments, { repository }: Context) =>
      repository.unmergePatients(toMergeRequest(args)),
  },
  Patient: {
    ins: (patient: FhirObject) => insIdentityOf(patient),
    conditions: clinicalField('Condition', 'patient', 'Patient'),
    allergyIntolerances: clinicalField('AllergyIntolerance', 'patient', 'Patient'),
    immunizations: clinicalField('Immunization', 'patient', 'Patient'),
    flags: clinicalField('Flag', 'patient', 'Patient'),
  },
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
