/** What the types of resources hold, in the words of people who are no informaticians. */
import type { Language } from './language.ts'

const words: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  '*': { fr: 'Tout le dossier', en: 'The whole record' },
  Patient: { fr: 'Identité et coordonnées', en: 'Identity and contact details' },
  RelatedPerson: { fr: 'Proches', en: 'Relatives' },
  Consent: { fr: 'Consentements et oppositions', en: 'Consents and oppositions' },
  AllergyIntolerance: { fr: 'Allergies et intolérances', en: 'Allergies and intolerances' },
  Condition: { fr: 'Maladies et problèmes de santé', en: 'Diseases and health problems' },
  FamilyMemberHistory: { fr: 'Antécédents familiaux', en: 'Family history' },
  Immunization: { fr: 'Vaccinations', en: 'Vaccinations' },
  Flag: { fr: 'Alertes', en: 'Alerts' },
  Encounter: { fr: 'Venues et séjours', en: 'Visits and stays' },
  EpisodeOfCare: { fr: 'Épisodes de soins', en: 'Episodes of care' },
  Appointment: { fr: 'Rendez-vous', en: 'Appointments' },
  AppointmentResponse: { fr: 'Réponses aux rendez-vous', en: 'Answers to appointments' },
  Procedure: { fr: 'Actes et interventions', en: 'Procedures and operations' },
  CarePlan: { fr: 'Plans de soins', en: 'Care plans' },
  CareTeam: { fr: 'Équipes de soins', en: 'Care teams' },
  Goal: { fr: 'Objectifs de soins', en: 'Goals of care' },
  Task: { fr: 'Tâches', en: 'Tasks' },
  ServiceRequest: { fr: 'Demandes d’examens et d’actes', en: 'Orders of tests and procedures' },
  DeviceRequest: { fr: 'Demandes de dispositifs', en: 'Orders of devices' },
  MedicationRequest: { fr: 'Prescriptions', en: 'Prescriptions' },
  MedicationAdministration: { fr: 'Administrations de médicaments', en: 'Given medicines' },
  MedicationDispense: { fr: 'Délivrances de médicaments', en: 'Dispensed medicines' },
  MedicationStatement: { fr: 'Médicaments pris', en: 'Medicines taken' },
  Communication: { fr: 'Messages', en: 'Messages' },
  Observation: { fr: 'Résultats et mesures', en: 'Results and measurements' },
  DiagnosticReport: { fr: 'Comptes rendus d’examens', en: 'Reports of tests' },
  Specimen: { fr: 'Prélèvements', en: 'Specimens' },
  ImagingStudy: { fr: 'Imagerie', en: 'Imaging' },
  DocumentReference: { fr: 'Documents', en: 'Documents' },
  Composition: { fr: 'Comptes rendus', en: 'Reports' },
  Binary: { fr: 'Fichiers', en: 'Files' },
  QuestionnaireResponse: { fr: 'Réponses aux questionnaires', en: 'Answers to questionnaires' },
  Practitioner: { fr: 'Professionnels', en: 'Professionals' },
  PractitionerRole: { fr: 'Fonctions des professionnels', en: 'Roles of professionals' },
  Organization: { fr: 'Organisations et services', en: 'Organizations and units' },
  Location: { fr: 'Lieux', en: 'Places' },
  Medication: { fr: 'Médicaments', en: 'Medicines' },
  Coverage: { fr: 'Couverture sociale', en: 'Insurance' },
  Account: { fr: 'Comptes de facturation', en: 'Billing accounts' },
  Claim: { fr: 'Demandes de remboursement', en: 'Claims' },
  AuditEvent: { fr: 'Traces des accès', en: 'Traces of access' },
  Provenance: { fr: 'Origine des données', en: 'Origin of the data' },
}

/** What a type holds; its FHIR name where there are no words for it. */
export const wordsOfType = (type: string, language: Language): string =>
  words[type]?.[language] ?? type

/** https://hl7.org/fhir/R4/valueset-observation-category.html and the categories of Condition. */
const categories: Readonly<Record<string, Readonly<Record<Language, string>>>> = {
  laboratory: { fr: 'biologie', en: 'laboratory' },
  'vital-signs': { fr: 'constantes', en: 'vital signs' },
  'social-history': { fr: 'mode de vie', en: 'social history' },
  survey: { fr: 'questionnaires', en: 'surveys' },
  imaging: { fr: 'imagerie', en: 'imaging' },
  procedure: { fr: 'actes', en: 'procedures' },
  exam: { fr: 'examen clinique', en: 'examination' },
  therapy: { fr: 'traitements', en: 'therapy' },
  activity: { fr: 'activité', en: 'activity' },
  'problem-list-item': { fr: 'liste des problèmes', en: 'problem list' },
  'encounter-diagnosis': { fr: 'diagnostics de venue', en: 'diagnoses of an encounter' },
  'health-concern': { fr: 'préoccupations de santé', en: 'health concerns' },
}

/** A code in words, where they are known. */
export const wordsOfCategory = (code: string, language: Language): string =>
  categories[code]?.[language] ?? code
