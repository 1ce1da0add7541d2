/** As whom a practitioner acts, by a PractitionerRole: under its name, and for its organization and locations. */
import { listOf } from '../resource.ts'
import { codesIn, nameOf, type AccessRows, type Source } from './rows.ts'
import { spanOf } from './span.ts'

/** The memberships of a role that is in use; unless it says that it is not, it is. https://hl7.org/fhir/R4/practitionerrole.html */
export function fromPractitionerRole({ name, resource }: Source): AccessRows {
  const span = spanOf(resource['period'])
  if (resource['active'] === false || span === null) return {}
  const member = nameOf(resource['practitioner'], ['Practitioner']) ?? name
  const roles = codesIn(listOf(resource, 'code'))
  const actors = [
    name,
    nameOf(resource['organization'], ['Organization']),
    ...listOf(resource, 'location').map((location) => nameOf(location, ['Location'])),
  ].filter((actor) => actor !== undefined)
  return {
    membership: actors.map((actor) => ({ member, actor, roles, source: name, ...span })),
  }
}
