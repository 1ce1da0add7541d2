/** Which types say who may see whom, and the rows that a resource of such a type makes; pure, so that a rebuild gives the same. */
import type { ResourceType } from '../../fhir/types.ts'
import { fromCareTeam } from './care-team.ts'
import { fromConsent } from './consent.ts'
import { fromEncounter } from './encounter.ts'
import { fromPatient } from './patient.ts'
import { fromPractitionerRole } from './practitioner-role.ts'
import { fromRelatedPerson } from './related-person.ts'
import type { AccessRows, Source } from './rows.ts'

const derivations: Readonly<Partial<Record<ResourceType, (source: Source) => AccessRows>>> = {
  Encounter: fromEncounter,
  CareTeam: fromCareTeam,
  Patient: fromPatient,
  PractitionerRole: fromPractitionerRole,
  RelatedPerson: fromRelatedPerson,
  Consent: fromConsent,
}

/** Does a resource of this type say who may see whom? */
export const isRelating = (type: ResourceType): boolean => derivations[type] !== undefined

/** The rows that a resource makes. */
export const accessRowsOf = (type: ResourceType, source: Source): AccessRows =>
  derivations[type]?.(source) ?? {}
