/** The URIs of the identifier and code systems in use, and how to write their codings. */
import type { Elements, Json } from './json.ts'

const hl7 = 'http://terminology.hl7.org/CodeSystem/'
const frCore = 'https://hl7.fr/ig/fhir/core/'
const hospital = 'https://tilleuls.example.org/'

export const systems = {
  loinc: 'http://loinc.org',
  ucum: 'http://unitsofmeasure.org',
  icd10: 'http://hl7.org/fhir/sid/icd-10',
  ccam: 'https://smt.esante.gouv.fr/terminologie-ccam',
  atc: 'http://www.whocc.no/atc',
  ucd: 'http://data.esante.gouv.fr/ansm/medicament/UCD',
  routes: 'http://standardterms.edqm.eu',
  dicom: 'http://dicom.nema.org/resources/ontology/DCM',
  commune: 'https://mos.esante.gouv.fr/NOS/TRE_R13-CommuneOM/FHIR/TRE-R13-CommuneOM',
  profession: 'https://mos.esante.gouv.fr/NOS/TRE_G15-ProfessionSante/FHIR/TRE-G15-ProfessionSante',
  specialty:
    'https://mos.esante.gouv.fr/NOS/TRE_R38-SpecialiteOrdinale/FHIR/TRE-R38-SpecialiteOrdinale',
  /** What a role of our own policy is called. */
  role: 'urn:socle:role',
  confidentiality: `${hl7}v3-Confidentiality`,
  /** To whom a document is masked, as the ANS names it. */
  visibility: 'urn:oid:1.2.250.1.213.1.1.4.13',
  identityStatus: `${frCore}CodeSystem/fr-core-cs-identity-status`,
  identityMethod: `${frCore}CodeSystem/fr-core-cs-method-collection`,
  frIdentifierType: `${frCore}CodeSystem/fr-core-cs-v2-0203`,
  frEncounterIdentifier: `${frCore}CodeSystem/fr-core-cs-identifier-type`,
  frOrganizationType: `${frCore}CodeSystem/fr-core-cs-v2-3307`,
  frLocationType: `${frCore}CodeSystem/fr-core-cs-location-type`,
  frRelationship: `${frCore}CodeSystem/fr-core-cs-contact-relationship`,
  identifierType: `${hl7}v2-0203`,
  actCode: `${hl7}v3-ActCode`,
  actReason: `${hl7}v3-ActReason`,
  roleCode: `${hl7}v3-RoleCode`,
  participation: `${hl7}v3-ParticipationType`,
  observationCategory: `${hl7}observation-category`,
  interpretation: `${hl7}v3-ObservationInterpretation`,
  absentReason: `${hl7}data-absent-reason`,
  conditionClinical: `${hl7}condition-clinical`,
  conditionVerification: `${hl7}condition-ver-status`,
  conditionCategory: `${hl7}condition-category`,
  allergyClinical: `${hl7}allergyintolerance-clinical`,
  allergyVerification: `${hl7}allergyintolerance-verification`,
  physicalType: `${hl7}location-physical-type`,
  admissionType: `${hl7}v2-0007`,
  admitSource: `${hl7}admit-source`,
  dischargeDisposition: `${hl7}discharge-disposition`,
  diagnosisRole: `${hl7}diagnosis-role`,
  diagnosticService: `${hl7}v2-0074`,
  specimenType: `${hl7}v2-0487`,
  appointmentReason: `${hl7}v2-0276`,
  flagCategory: `${hl7}flag-category`,
  consentScope: `${hl7}consentscope`,
  provenanceAgent: `${hl7}provenance-participant-type`,
  maritalStatus: `${hl7}v3-MaritalStatus`,
  goalAchievement: `${hl7}goal-achievement`,
  ins: 'urn:oid:1.2.250.1.213.1.4.10',
  rpps: 'https://rpps.esante.gouv.fr',
  finess: 'https://finess.esante.gouv.fr',
  ipp: `${hospital}ipp`,
  nda: `${hospital}nda`,
  movement: `${hospital}mouvement`,
  unit: `${hospital}uf`,
  accession: `${hospital}demande`,
  member: `${hospital}assure`,
  questionnaire: `${hospital}Questionnaire/`,
} as const

/** Extensions of FHIR and FR Core in use. */
export const extensions = {
  birthPlace: 'http://hl7.org/fhir/StructureDefinition/patient-birthPlace',
  inseeCode: `${frCore}StructureDefinition/fr-core-address-insee-code`,
  identityReliability: `${frCore}StructureDefinition/fr-core-identity-reliability`,
  birthGivenNames: `${frCore}StructureDefinition/fr-core-patient-birth-list-given-name`,
} as const

export type System = keyof typeof systems

/** A Coding. */
export const toCoding = (system: System, code: string, display?: string): Elements => ({
  system: systems[system],
  code,
  display,
})

/** A CodeableConcept with one coding; its text is the given one, or none. */
export const toConcept = (
  system: System,
  code: string,
  display?: string,
  text?: string,
): Elements => ({
  coding: [toCoding(system, code, display)],
  text,
})

/** A Reference by type and id. */
export const toReference = (reference: string, display?: string): Elements => ({
  reference,
  display,
})

/** An Identifier with its type from HL7's or France's table. */
export const toIdentifier = (use: string, type: Json, system: System, value: string): Elements => ({
  use,
  type,
  system: systems[system],
  value,
})
