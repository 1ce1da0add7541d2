/** Who cares for a patient by a CareTeam: its members, as long as it and they are active. */
import {
  elementsOf,
  nameOf,
  professionals,
  relationsOf,
  type AccessRows,
  type Source,
} from './rows.ts'
import { spanOf, within } from './span.ts'

/** The care relations of a CareTeam that says it is active. https://hl7.org/fhir/R4/valueset-care-team-status.html */
export function fromCareTeam(source: Source): AccessRows {
  const team = source.resource
  if (team['status'] !== 'active') return {}
  const span = spanOf(team['period'])
  return {
    care_relation: elementsOf(team, 'participant').flatMap(({ member, period }) =>
      relationsOf(
        source,
        'team',
        nameOf(member, [...professionals, 'Organization']),
        within(span, spanOf(period)),
      ),
    ),
  }
}
