/**
 * The clinical date of each type: the one by which its resources are listed, latest first.
 * A name is a date search parameter; a name with a dot is an element that has no parameter.
 * Where several are given, the first that the resource carries counts.
 */
import { searchParametersOf, type SearchPath } from '../../fhir/search-parameters.ts'
import type { ResourceType } from '../../fhir/types.ts'
import { listedByType } from './by-type.ts'

const clinicalDates: Readonly<Record<ResourceType, readonly string[]>> = {
  Patient: ['birthdate'],
  RelatedPerson: ['birthdate'],
  Consent: ['date'],
  AllergyIntolerance: ['onset', 'date'],
  Condition: ['onset-date', 'recorded-date'],
  FamilyMemberHistory: ['date'],
  Immunization: ['date'],
  Flag: ['date'],
  Encounter: ['date'],
  EpisodeOfCare: ['date'],
  Appointment: ['date'],
  AppointmentResponse: ['AppointmentResponse.start'],
  Procedure: ['date'],
  CarePlan: ['date', 'CarePlan.created'],
  CareTeam: ['date'],
  Goal: ['start-date'],
  Task: ['period', 'authored-on'],
  ServiceRequest: ['authored', 'occurrence'],
  DeviceRequest: ['authored-on'],
  MedicationRequest: ['authoredon'],
  MedicationAdministration: ['effective-time'],
  MedicationDispense: ['whenhandedover', 'whenprepared'],
  MedicationStatement: ['effective', 'MedicationStatement.dateAsserted'],
  Communication: ['sent', 'received'],
  Observation: ['date'],
  DiagnosticReport: ['date'],
  Specimen: ['collected'],
  ImagingStudy: ['started'],
  DocumentReference: ['date'],
  Binary: [],
  Media: ['created'],
  QuestionnaireResponse: ['authored'],
  Composition: ['date'],
  Organization: [],
  Location: [],
  Practitioner: [],
  PractitionerRole: ['date'],
  HealthcareService: [],
  Schedule: ['date'],
  Slot: ['start'],
  Device: [],
  Medication: [],
  Substance: [],
  Coverage: ['Coverage.period'],
  Account: ['period'],
  ChargeItem: ['occurrence'],
  Claim: ['created'],
  ClaimResponse: ['created'],
  ExplanationOfBenefit: ['created'],
  Invoice: ['date'],
  Questionnaire: ['date'],
  Group: [],
  List: ['date'],
  ValueSet: ['date'],
  CodeSystem: ['date'],
  AuditEvent: ['date'],
  Provenance: ['recorded'],
  SupplyDelivery: [
    'SupplyDelivery.occurrenceDateTime',
    'SupplyDelivery.occurrencePeriod',
    'SupplyDelivery.occurrenceTiming',
  ],
}

/** The paths of a type's clinical date, in the order in which they count. */
export const clinicalDatePaths = listedByType((type): readonly SearchPath[] =>
  clinicalDates[type].flatMap((name) => {
    const [, element] = name.split('.')
    if (element === undefined) return searchParametersOf(type)[name]?.paths ?? []
    return [{ path: [element], as: element.endsWith('eriod') ? 'Period' : 'dateTime' }]
  }),
)

/** Is this parameter the clinical date and nothing else, so that the row's own columns answer it? */
export const isClinicalDate = (type: ResourceType, code: string): boolean =>
  clinicalDates[type].length === 1 && clinicalDates[type][0] === code
