/** The resource types Socle models, each in the domain (subgraph and PostgreSQL schema) that owns it. */

export const domains = ['patients', 'encounters', 'observations', 'administration'] as const
export type Domain = (typeof domains)[number]

const typesByDomain = {
  patients: [
    'Patient',
    'RelatedPerson',
    'Consent',
    'AllergyIntolerance',
    'Condition',
    'FamilyMemberHistory',
    'Immunization',
    'Flag',
  ],
  encounters: [
    'Encounter',
    'EpisodeOfCare',
    'Appointment',
    'AppointmentResponse',
    'Procedure',
    'CarePlan',
    'CareTeam',
    'Goal',
    'Task',
    'ServiceRequest',
    'DeviceRequest',
    'MedicationRequest',
    'MedicationAdministration',
    'MedicationDispense',
    'MedicationStatement',
    'Communication',
  ],
  observations: [
    'Observation',
    'DiagnosticReport',
    'Specimen',
    'ImagingStudy',
    'DocumentReference',
    'Binary',
    'Media',
    'QuestionnaireResponse',
    'Composition',
  ],
  administration: [
    'Organization',
    'Location',
    'Practitioner',
    'PractitionerRole',
    'HealthcareService',
    'Schedule',
    'Slot',
    'Device',
    'Medication',
    'Substance',
    'Coverage',
    'Account',
    'ChargeItem',
    'Claim',
    'ClaimResponse',
    'ExplanationOfBenefit',
    'Invoice',
    'Questionnaire',
    'Group',
    'List',
    'ValueSet',
    'CodeSystem',
    'AuditEvent',
    'Provenance',
    'SupplyDelivery',
  ],
} as const satisfies Record<Domain, readonly string[]>

/** A type with an index table and a place in the graph; every other R4 type is parked. */
export type ResourceType = (typeof typesByDomain)[Domain][number]

const owners = new Map<string, Domain>(
  domains.flatMap((domain) => typesByDomain[domain].map((type) => [type, domain] as const)),
)

/** All modelled types, in the order of the domains. */
export const resourceTypes: readonly ResourceType[] = domains.flatMap(
  (domain) => typesByDomain[domain],
)

/** The types that one domain owns. */
export const typesOf = (domain: Domain): readonly ResourceType[] => typesByDomain[domain]

/** Is this a type that has an index table? */
export const isResourceType = (type: string): type is ResourceType => owners.has(type)

/** The domain that owns a modelled type. */
export function domainOf(type: ResourceType): Domain {
  const domain = owners.get(type)
  if (domain === undefined) throw new Error(`not a modelled type: ${type}`)
  return domain
}

/** Catalogue and directory types: they belong to no patient (design: compartment rules). */
export const directoryTypes: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'Organization',
  'Practitioner',
  'PractitionerRole',
  'Location',
  'HealthcareService',
  'Schedule',
  'Slot',
  'Medication',
  'Substance',
  'Questionnaire',
  'ValueSet',
  'CodeSystem',
])

/** The directory types that a `patient/` scope may search; the others it reaches by reference only. */
export const searchableDirectoryTypes: ReadonlySet<ResourceType> = new Set<ResourceType>([
  'HealthcareService',
  'Schedule',
  'Slot',
])
