/** Whose relative somebody is, by a RelatedPerson. */
import { listOf } from '../resource.ts'
import { codesIn, type AccessRows, type Source } from './rows.ts'
import { spanOf } from './span.ts'

/** The relative that is in use; unless it says that it is not, it is. https://hl7.org/fhir/R4/relatedperson.html */
export function fromRelatedPerson({ name, resource, patients }: Source): AccessRows {
  const span = spanOf(resource['period'])
  if (resource['active'] === false || span === null) return {}
  const relationships = codesIn(listOf(resource, 'relationship'))
  return {
    relative: patients.map((patient) => ({
      person: name,
      patient,
      relationships,
      source: name,
      ...span,
    })),
  }
}
