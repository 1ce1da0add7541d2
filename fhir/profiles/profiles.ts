/** Every profile that Socle knows the rules of, by its URL. */
import { frCoreEncounter } from './encounter.ts'
import type { Profile } from './fact.ts'
import {
  frCoreOrganization,
  frCoreOrganizationEtablissement,
  frCoreOrganizationUac,
  frCoreOrganizationUf,
} from './organization.ts'
import { frCorePatientIns } from './patient-ins.ts'
import { frCorePatient } from './patient.ts'
import { frCorePractitioner } from './practitioner.ts'

const profiles = [
  frCorePatient,
  frCorePatientIns,
  frCorePractitioner,
  frCoreOrganization,
  frCoreOrganizationEtablissement,
  frCoreOrganizationUf,
  frCoreOrganizationUac,
  frCoreEncounter,
]

/** A claim may name a version; the rules are those of FR Core 2.2.0. */
export const profilesByUrl: ReadonlyMap<string, Profile> = new Map(
  profiles.map((profile) => [profile.url, profile]),
)
