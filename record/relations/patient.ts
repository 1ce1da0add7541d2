/** What a Patient says of who sees it: its general practitioners, and whether it is protected. */
import { isProtected } from '../../access/labels.ts'
import { listOf } from '../resource.ts'
import { nameOf, professionals, relationsOf, type AccessRows, type Source } from './rows.ts'
import { always } from './span.ts'

/** The rows of a Patient. A link to another Patient carries no relation along: https://hl7.org/fhir/R4/patient.html#links */
export function fromPatient(source: Source): AccessRows {
  const { name, resource, patients } = source
  return {
    care_relation: listOf(resource, 'generalPractitioner').flatMap((reference) =>
      relationsOf(
        source,
        'practitioner',
        nameOf(reference, [...professionals, 'Organization']),
        always,
      ),
    ),
    restriction: isProtected(resource)
      ? patients.map((patient, position) => ({
          patient,
          kind: 'vip',
          actor: '',
          types: [],
          labels: [],
          source: name,
          position,
          ...always,
        }))
      : [],
  }
}
