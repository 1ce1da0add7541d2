import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /** A code as a string, or as the bare name in which FHIR's own queries write it */
  Code: { input: unknown; output: unknown; }
  /** A decimal number, or its text, which keeps every digit (`7.10`). */
  Decimal: { input: unknown; output: unknown; }
  /** A FHIR resource to write: an object, or its JSON text. Its numbers keep every digit; where a literal that holds variables would lose some, it is refused */
  FHIRResource: { input: unknown; output: unknown; }
  /** The operations of RFC 6902: a list, or its JSON text. Its numbers keep every digit; where a literal that holds variables would lose some, it is refused */
  JSONPatch: { input: unknown; output: unknown; }
};

/** What was done with data of a patient. */
export type AccessAction =
  /** It was asked for, and not shown: it was not there, or it was refused, or only a number was answered. */
  | 'ASKED'
  /** It was part of what concerns all patients, such as an export. */
  | 'EVERYONE'
  /** It was shown. */
  | 'SHOWN'
  /** It was written. */
  | 'WRITTEN';

/** The parameters of Account that name another resource */
export type AccountReference =
  /** Entity managing the Account */
  | 'owner'
  /** The entity that caused the expenses */
  | 'patient'
  /** The entity that caused the expenses */
  | 'subject';

/** Which AllergyIntolerance resources; all conditions given must hold. */
export type AllergyIntoleranceFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Clinical statuses (active, resolved…): any of them. */
  clinicalStatus?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Criticalities: any of them. */
  criticality?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Verification statuses (confirmed, provisional…): any of them. */
  verificationStatus?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of AllergyIntolerance that name another resource */
export type AllergyIntoleranceReference =
  /** Source of the information about the allergy */
  | 'asserter'
  /** Who the sensitivity is for */
  | 'patient'
  /** Who recorded the sensitivity */
  | 'recorder';

/** An answer: one of these, as the question has its type. */
export type AnswerValueInput = {
  /** A file. */
  attachment?: InputMaybe<AttachmentInput>;
  /** Yes or no. */
  boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** One of the options, or another code where the question is open. */
  coding?: InputMaybe<CodingInput>;
  /** A FHIR date. */
  date?: InputMaybe<Scalars['String']['input']>;
  /** A FHIR date, or a date and time with its zone. */
  dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A number. */
  decimal?: InputMaybe<Scalars['Decimal']['input']>;
  /** A whole number. */
  integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  quantity?: InputMaybe<QuantityInput>;
  /** A resource, as `Type/id`. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  string?: InputMaybe<Scalars['String']['input']>;
  /** A time of day, with seconds. */
  time?: InputMaybe<Scalars['String']['input']>;
  /** An address. */
  uri?: InputMaybe<Scalars['String']['input']>;
};

/** Which Appointment resources; all conditions given must hold. */
export type AppointmentFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Identifiers, as `value` or `system|value`: any of them. */
  identifier?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Appointment that name another resource */
export type AppointmentReference =
  /** Any one of the individuals participating in the appointment */
  | 'actor'
  /** The service request this appointment is allocated to assess */
  | 'based_on'
  /** This location is listed in the participants of the appointment */
  | 'location'
  /** One of the individuals of the appointment is this patient */
  | 'patient'
  /** One of the individuals of the appointment is this practitioner */
  | 'practitioner'
  /** Reason the appointment is to take place (resource) */
  | 'reason_reference'
  /** The slots that this appointment is filling */
  | 'slot';

/** The parameters of AppointmentResponse that name another resource */
export type AppointmentResponseReference =
  /** The Person, Location/HealthcareService or Device that this appointment response replies for */
  | 'actor'
  /** The appointment that the response is attached to */
  | 'appointment'
  /** This Response is for this Location */
  | 'location'
  /** This Response is for this Patient */
  | 'patient'
  /** This Response is for this Practitioner */
  | 'practitioner';

/** A file, as it is or where it lies. */
export type AttachmentInput = {
  /** Its media type. */
  contentType?: InputMaybe<Scalars['String']['input']>;
  /** Its content in base64. */
  data?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  title?: InputMaybe<Scalars['String']['input']>;
  /** Where it lies. */
  url?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of AuditEvent that name another resource */
export type AuditEventReference =
  /** Identifier of who */
  | 'agent'
  /** Identifier of who */
  | 'patient'
  /** The identity of source detecting the event */
  | 'source';

/** Whose record is opened, and why. */
export type BreakGlassInput = {
  /** Why, in 10 to 2000 characters. */
  explanation: Scalars['String']['input'];
  /** The patient's FHIR id. */
  patient: Scalars['ID']['input'];
  /** What for. */
  purpose: GlassPurpose;
  /** Why. */
  reason: GlassReason;
};

/** Which CarePlan resources; all conditions given must hold. */
export type CarePlanFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of CarePlan that name another resource */
export type CarePlanReference =
  /** Activity details defined in specific resource */
  | 'activity_reference'
  /** Fulfills CarePlan */
  | 'based_on'
  /** Who's involved in plan? */
  | 'care_team'
  /** Health issues this plan addresses */
  | 'condition'
  /** Encounter created as part of */
  | 'encounter'
  /** Desired outcome of plan */
  | 'goal'
  /** Part of referenced CarePlan */
  | 'part_of'
  /** Who the care plan is for */
  | 'patient'
  /** Matches if the practitioner is listed as a performer in any of the "simple" activities. (For performers of the detailed activities, chain through the activitydetail search parameter.) */
  | 'performer'
  /** CarePlan replaced by this CarePlan */
  | 'replaces'
  /** Who the care plan is for */
  | 'subject';

/** Which CareTeam resources; all conditions given must hold. */
export type CareTeamFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of CareTeam that name another resource */
export type CareTeamReference =
  /** Encounter created as part of */
  | 'encounter'
  /** Who is involved */
  | 'participant'
  /** Who care team is for */
  | 'patient'
  /** Who care team is for */
  | 'subject';

/** The parameters of ChargeItem that name another resource */
export type ChargeItemReference =
  /** Account to place this charge */
  | 'account'
  /** Encounter / Episode associated with event */
  | 'context'
  /** Individual who was entering */
  | 'enterer'
  /** Individual service was done for/to */
  | 'patient'
  /** Individual who was performing */
  | 'performer_actor'
  /** Organization providing the charged service */
  | 'performing_organization'
  /** Organization requesting the charged service */
  | 'requesting_organization'
  /** Which rendered service is being charged? */
  | 'service'
  /** Individual service was done for/to */
  | 'subject';

/** The parameters of Claim that name another resource */
export type ClaimReference =
  /** Member of the CareTeam */
  | 'care_team'
  /** UDI associated with a line item, detail product or service */
  | 'detail_udi'
  /** Encounters associated with a billed line item */
  | 'encounter'
  /** The party responsible for the entry of the Claim */
  | 'enterer'
  /** Facility where the products or services have been or will be provided */
  | 'facility'
  /** The target payor/insurer for the Claim */
  | 'insurer'
  /** UDI associated with a line item product or service */
  | 'item_udi'
  /** Patient receiving the products or services */
  | 'patient'
  /** The party receiving any payment for the Claim */
  | 'payee'
  /** UDI associated with a procedure */
  | 'procedure_udi'
  /** Provider responsible for the Claim */
  | 'provider'
  /** UDI associated with a line item, detail, subdetail product or service */
  | 'subdetail_udi';

/** The parameters of ClaimResponse that name another resource */
export type ClaimResponseReference =
  /** The organization which generated this resource */
  | 'insurer'
  /** The subject of care */
  | 'patient'
  /** The claim reference */
  | 'request'
  /** The Provider of the claim */
  | 'requestor';

/** A concept: codes for it, its words, or both. */
export type CodeableConceptInput = {
  /** The codes, each meaning the same. */
  coding?: InputMaybe<Array<CodingInput>>;
  /** The concept in words. */
  text?: InputMaybe<Scalars['String']['input']>;
};

/** A resource by its code. */
export type CodedEvent = {
  /** Codes, as `system|code`, `system|` or the code alone for any system: any of them. */
  code: Array<Scalars['String']['input']>;
  /** More conditions, as FHIR's `_filter`. */
  filter?: InputMaybe<Scalars['String']['input']>;
};

/** A code of a code system. */
export type CodingInput = {
  /** The code. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** What the code is called. */
  display?: InputMaybe<Scalars['String']['input']>;
  /** The code system's URI. */
  system?: InputMaybe<Scalars['String']['input']>;
};

/** Which patients; all conditions given must hold. At most 20 events in all, those of nested filters included. */
export type CohortFilter = {
  /** This many completed years today, or more. */
  ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** This many completed years today, or fewer. */
  ageTo?: InputMaybe<Scalars['Int']['input']>;
  /** Each of these filters holds. */
  all?: InputMaybe<Array<CohortFilter>>;
  /** At least one of these filters holds. */
  any?: InputMaybe<Array<CohortFilter>>;
  /** Each of these happened to the patient. */
  had?: InputMaybe<Array<EventFilter>>;
  /** None of these filters holds. */
  none?: InputMaybe<Array<CohortFilter>>;
  /** Those in an encounter that goes on now; false: those in none. */
  present?: InputMaybe<Scalars['Boolean']['input']>;
  /** In each of these, one thing happened to the patient and then another. */
  sequence?: InputMaybe<Array<EventSequence>>;
  /** Administrative sex (female, male, other, unknown): any of them. */
  sex?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of Communication that name another resource */
export type CommunicationReference =
  /** Encounter created as part of */
  | 'encounter'
  /** Focus of message */
  | 'patient'
  /** Message recipient */
  | 'recipient'
  /** Message sender */
  | 'sender'
  /** Focus of message */
  | 'subject';

/** The parameters of Composition that name another resource */
export type CompositionReference =
  /** Who attested the composition */
  | 'attester'
  /** Who and/or what authored the composition */
  | 'author'
  /** Context of the Composition */
  | 'encounter'
  /** Who and/or what the composition is about */
  | 'patient'
  /** Target of the relationship */
  | 'related_ref';

/** When a condition ended: one of these. */
export type ConditionAbatementInput = {
  /** A FHIR date, or a date and time with its zone. */
  dateTime?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  string?: InputMaybe<Scalars['String']['input']>;
};

/** Which Condition resources; all conditions given must hold. */
export type ConditionFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Clinical statuses (active, resolved…): any of them. */
  clinicalStatus?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Verification statuses (confirmed, provisional…): any of them. */
  verificationStatus?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** What changes of a condition. */
export type ConditionInput = {
  /** When it ended. */
  abatement?: InputMaybe<ConditionAbatementInput>;
  /** A code of https://hl7.org/fhir/R4/valueset-condition-clinical.html */
  clinicalStatus?: InputMaybe<Scalars['String']['input']>;
  /** A remark to add. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** How severe it is. */
  severity?: InputMaybe<CodeableConceptInput>;
  /** A code of https://hl7.org/fhir/R4/valueset-condition-ver-status.html */
  verificationStatus?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Condition that name another resource */
export type ConditionReference =
  /** Person who asserts this condition */
  | 'asserter'
  /** Encounter created as part of */
  | 'encounter'
  /** Who has the condition? */
  | 'patient'
  /** Who has the condition? */
  | 'subject';

/** The parameters of Consent that name another resource */
export type ConsentReference =
  /** Resource for the actor (or group, by role) */
  | 'actor'
  /** Who is agreeing to the policy and rules */
  | 'consentor'
  /** Custodian of the consent */
  | 'organization'
  /** Who the consent applies to */
  | 'patient'
  /** Search by reference to a Consent, DocumentReference, Contract or QuestionnaireResponse */
  | 'source_reference';

/** Which Coverage resources; all conditions given must hold. */
export type CoverageFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Types, as `code` or `system|code`: any of them. */
  type?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of Coverage that name another resource */
export type CoverageReference =
  /** Covered party */
  | 'beneficiary'
  /** Retrieve coverages for a patient */
  | 'patient'
  /** The identity of the insurer or party paying for services */
  | 'payor'
  /** Reference to the policyholder */
  | 'policy_holder'
  /** Reference to the subscriber */
  | 'subscriber';

/** The order of dated records; the undated come last both ways. */
export type DateOrder =
  /** The most recent first. */
  | 'LATEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

/** Of whose care a professional is part, and why. */
export type DeclareCareInput = {
  /** The patient's FHIR id. */
  patient: Scalars['ID']['input'];
  /** Why, in 10 to 2000 characters. */
  reason: Scalars['String']['input'];
  /** Until when, as an instant; by default, and at most, for `SOCLE_DECLARED_DAYS`. */
  until?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Device that name another resource */
export type DeviceReference =
  /** A location, where the resource is found */
  | 'location'
  /** The organization responsible for the device */
  | 'organization'
  /** Patient information, if the resource is affixed to a person */
  | 'patient';

/** The parameters of DeviceRequest that name another resource */
export type DeviceRequestReference =
  /** Reference to resource that is being requested/ordered */
  | 'device'
  /** Encounter during which request was created */
  | 'encounter'
  /** Associated insurance coverage */
  | 'insurance'
  /** Individual the service is ordered for */
  | 'patient'
  /** Desired performer for service */
  | 'performer'
  /** Who/what is requesting service */
  | 'requester'
  /** Individual the service is ordered for */
  | 'subject';

/** Which DiagnosticReport resources; all conditions given must hold. */
export type DiagnosticReportFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of DiagnosticReport that name another resource */
export type DiagnosticReportReference =
  /** Reference to the service request. */
  | 'based_on'
  /** The Encounter when the order was made */
  | 'encounter'
  /** A reference to the image source. */
  | 'media'
  /** The subject of the report if a patient */
  | 'patient'
  /** Who is responsible for the report */
  | 'performer'
  /** Link to an atomic result (observation resource) */
  | 'result'
  /** Who was the source of the report */
  | 'results_interpreter'
  /** The specimen details */
  | 'specimen'
  /** The subject of the report */
  | 'subject';

/** Which DocumentReference resources; all conditions given must hold. */
export type DocumentReferenceFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Types, as `code` or `system|code`: any of them. */
  type?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of DocumentReference that name another resource */
export type DocumentReferenceReference =
  /** Who/what authenticated the document */
  | 'authenticator'
  /** Who and/or what authored the document */
  | 'author'
  /** Organization which maintains the document */
  | 'custodian'
  /** Context of the document content */
  | 'encounter'
  /** Who/what is the subject of the document */
  | 'patient'
  /** Target of the relationship */
  | 'relatesto'
  /** Who/what is the subject of the document */
  | 'subject';

/** An encounter by its class and its place. */
export type EncounterEvent = {
  /** Classes (AMB, IMP, EMER…): any of them. */
  class?: InputMaybe<Array<Scalars['String']['input']>>;
  /** More conditions, as FHIR's `_filter`. */
  filter?: InputMaybe<Scalars['String']['input']>;
  /** `Location/id`, `Organization/id` or the id alone: any of them. */
  unit?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** Which Encounter resources; all conditions given must hold. */
export type EncounterFilter = {
  /** Classes (AMB, IMP, EMER…): any of them. */
  class?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Identifiers, as `value` or `system|value`: any of them. */
  identifier?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Types, as `code` or `system|code`: any of them. */
  type?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of Encounter that name another resource */
export type EncounterReference =
  /** The set of accounts that may be used for billing for this Encounter */
  | 'account'
  /** The appointment that scheduled this encounter */
  | 'appointment'
  /** The ServiceRequest that initiated this encounter */
  | 'based_on'
  /** The diagnosis or procedure relevant to the encounter */
  | 'diagnosis'
  /** Episode(s) of care that this encounter should be recorded against */
  | 'episode_of_care'
  /** Location the encounter takes place */
  | 'location'
  /** Another Encounter this encounter is part of */
  | 'part_of'
  /** Persons involved in the encounter other than the patient */
  | 'participant'
  /** The patient or group present at the encounter */
  | 'patient'
  /** Persons involved in the encounter other than the patient */
  | 'practitioner'
  /** Reason the encounter takes place (reference) */
  | 'reason_reference'
  /** The organization (facility) responsible for this encounter */
  | 'service_provider'
  /** The patient or group present at the encounter */
  | 'subject';

/** The parameters of EpisodeOfCare that name another resource */
export type EpisodeOfCareReference =
  /** Care manager/care coordinator for the patient */
  | 'care_manager'
  /** Conditions/problems/diagnoses this episode of care is for */
  | 'condition'
  /** Incoming Referral Request */
  | 'incoming_referral'
  /** The organization that has assumed the specific responsibilities of this EpisodeOfCare */
  | 'organization'
  /** The patient who is the focus of this episode of care */
  | 'patient';

/** Something that happened to a patient, other than by error: exactly one of the kinds, within the dates. */
export type EventFilter = {
  /** A condition. */
  condition?: InputMaybe<CodedEvent>;
  /** An encounter. */
  encounter?: InputMaybe<EncounterEvent>;
  /** It began on this date or later: a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** A medication was prescribed; its code stands in the request, or in the Medication that the request names. */
  medication?: InputMaybe<CodedEvent>;
  /** An observation. */
  observation?: InputMaybe<ObservationEvent>;
  /** A procedure. */
  procedure?: InputMaybe<CodedEvent>;
  /** It began on this date or earlier. */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** Two events in this order: the second begins later than the first. */
export type EventSequence = {
  /** What came first. */
  first: EventFilter;
  /** What came later. */
  then: EventFilter;
  /** At most this many days (of 24 hours) from the beginning of the one to that of the other. */
  withinDays?: InputMaybe<Scalars['Int']['input']>;
};

/** The parameters of ExplanationOfBenefit that name another resource */
export type ExplanationOfBenefitReference =
  /** Member of the CareTeam */
  | 'care_team'
  /** The reference to the claim */
  | 'claim'
  /** The plan under which the claim was adjudicated */
  | 'coverage'
  /** UDI associated with a line item detail product or service */
  | 'detail_udi'
  /** Encounters associated with a billed line item */
  | 'encounter'
  /** The party responsible for the entry of the Claim */
  | 'enterer'
  /** Facility responsible for the goods and services */
  | 'facility'
  /** UDI associated with a line item product or service */
  | 'item_udi'
  /** The reference to the patient */
  | 'patient'
  /** The party receiving any payment for the Claim */
  | 'payee'
  /** UDI associated with a procedure */
  | 'procedure_udi'
  /** The reference to the provider */
  | 'provider'
  /** UDI associated with a line item detail subdetail product or service */
  | 'subdetail_udi';

/** The parameters of FamilyMemberHistory that name another resource */
export type FamilyMemberHistoryReference =
  /** The identity of a subject to list family member history items for */
  | 'patient';

/** Which Flag resources; all conditions given must hold. */
export type FlagFilter = {
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Flag that name another resource */
export type FlagReference =
  /** Flag creator */
  | 'author'
  /** Alert relevant during encounter */
  | 'encounter'
  /** The identity of a subject to list flags for */
  | 'patient'
  /** The identity of a subject to list flags for */
  | 'subject';

/** The purposes of use for which the glass is broken: https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html */
export type GlassPurpose =
  /** Break the glass. */
  | 'BTG'
  /** Emergency treatment. */
  | 'ETREAT';

/** Why the glass is broken. */
export type GlassReason =
  /** Another professional asks for advice on the patient. */
  | 'ADVICE'
  /** Life or health is in immediate danger. */
  | 'EMERGENCY'
  /** On call for a unit that is not one's own. */
  | 'ON_CALL'
  /** Something else, as explained. */
  | 'OTHER'
  /** The patient is about to come, or has just come, and the stay is not yet recorded. */
  | 'TRANSFER';

/** Which Goal resources; all conditions given must hold. */
export type GoalFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Lifecycle statuses (active, completed…): any of them. */
  lifecycleStatus?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Goal that name another resource */
export type GoalReference =
  /** Who this goal is intended for */
  | 'patient'
  /** Who this goal is intended for */
  | 'subject';

/** The parameters of Group that name another resource */
export type GroupReference =
  /** Entity that is the custodian of the Group's definition */
  | 'managing_entity'
  /** Reference to the group member */
  | 'member';

/** The parameters of HealthcareService that name another resource */
export type HealthcareServiceReference =
  /** Location(s) service is intended for/available to */
  | 'coverage_area'
  /** The location of the Healthcare Service */
  | 'location'
  /** The organization that provides this Healthcare Service */
  | 'organization';

/** The four exclusive statuses of an identity (RNIV). */
export type IdentityStatus =
  /** Provisional: no document was checked, and the national teleservice did not give it. */
  | 'PROV'
  /** Qualified: the national teleservice gave it, and a document was checked. */
  | 'QUAL'
  /** Retrieved: the national teleservice gave it, no document was checked. */
  | 'RECUP'
  /** Validated: a document was checked. */
  | 'VALI';

/** The parameters of ImagingStudy that name another resource */
export type ImagingStudyReference =
  /** The order for the image */
  | 'basedon'
  /** The context of the study */
  | 'encounter'
  /** Who interpreted the images */
  | 'interpreter'
  /** Who the study is about */
  | 'patient'
  /** The person who performed the study */
  | 'performer'
  /** The referring physician */
  | 'referrer'
  /** Who the study is about */
  | 'subject';

/** Which Immunization resources; all conditions given must hold. */
export type ImmunizationFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
  /** Vaccines, as `code` or `system|code`: any of them. */
  vaccineCode?: InputMaybe<Array<Scalars['String']['input']>>;
};

/** The parameters of Immunization that name another resource */
export type ImmunizationReference =
  /** The service delivery location or facility in which the vaccine was / was to be administered */
  | 'location'
  /** Vaccine Manufacturer */
  | 'manufacturer'
  /** The patient for the vaccination record */
  | 'patient'
  /** The practitioner or organization who played a role in the vaccination */
  | 'performer'
  /** Additional information on reaction */
  | 'reaction'
  /** Why immunization occurred */
  | 'reason_reference';

/** The parameters of Invoice that name another resource */
export type InvoiceReference =
  /** Account that is being balanced */
  | 'account'
  /** Issuing Organization of Invoice */
  | 'issuer'
  /** Individual who was involved */
  | 'participant'
  /** Recipient(s) of goods and services */
  | 'patient'
  /** Recipient of this invoice */
  | 'recipient'
  /** Recipient(s) of goods and services */
  | 'subject';

/** The parameters of List that name another resource */
export type ListReference =
  /** Context in which list created */
  | 'encounter'
  /** If all resources have the same subject */
  | 'patient'
  /** Who and/or what defined the list contents (aka Author) */
  | 'source'
  /** If all resources have the same subject */
  | 'subject';

/** The parameters of Location that name another resource */
export type LocationReference =
  /** Searches for locations that are managed by the provided organization */
  | 'organization'
  /** A location of which this location is a part */
  | 'partof';

/** The parameters of Media that name another resource */
export type MediaReference =
  /** Procedure that caused this media to be created */
  | 'based_on'
  /** Observing Device */
  | 'device'
  /** Encounter associated with media */
  | 'encounter'
  /** The person who generated the image */
  | 'operator'
  /** Who/What this Media is a record of */
  | 'patient'
  /** Who/What this Media is a record of */
  | 'subject';

/** The parameters of MedicationAdministration that name another resource */
export type MedicationAdministrationReference =
  /** Return administrations that share this encounter or episode of care */
  | 'context'
  /** Return administrations with this administration device identity */
  | 'device'
  /** Return administrations of this medication resource */
  | 'medication'
  /** The identity of a patient to list administrations for */
  | 'patient'
  /** The identity of the individual who administered the medication */
  | 'performer'
  /** The identity of a request to list administrations from */
  | 'request'
  /** The identity of the individual or group to list administrations for */
  | 'subject';

/** The parameters of MedicationDispense that name another resource */
export type MedicationDispenseReference =
  /** Returns dispenses with a specific context (episode or episode of care) */
  | 'context'
  /** Returns dispenses that should be sent to a specific destination */
  | 'destination'
  /** Returns dispenses of this medicine resource */
  | 'medication'
  /** The identity of a patient to list dispenses for */
  | 'patient'
  /** Returns dispenses performed by a specific individual */
  | 'performer'
  /** The identity of a prescription to list dispenses from */
  | 'prescription'
  /** The identity of a receiver to list dispenses for */
  | 'receiver'
  /** Returns dispenses with the specified responsible party */
  | 'responsibleparty'
  /** The identity of a patient for whom to list dispenses */
  | 'subject';

/** The parameters of Medication that name another resource */
export type MedicationReference =
  /** Returns medications for this ingredient reference */
  | 'ingredient'
  /** Returns medications made or sold for this manufacturer */
  | 'manufacturer';

/** Which MedicationRequest resources; all conditions given must hold. */
export type MedicationRequestFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  intent?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of MedicationRequest that name another resource */
export type MedicationRequestReference =
  /** Return prescriptions with this encounter identifier */
  | 'encounter'
  /** Returns prescriptions intended to be dispensed by this Organization */
  | 'intended_dispenser'
  /** Returns the intended performer of the administration of the medication request */
  | 'intended_performer'
  /** Return prescriptions for this medication reference */
  | 'medication'
  /** Returns prescriptions for a specific patient */
  | 'patient'
  /** Returns prescriptions prescribed by this prescriber */
  | 'requester'
  /** The identity of a patient to list orders for */
  | 'subject';

/** Which MedicationStatement resources; all conditions given must hold. */
export type MedicationStatementFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of MedicationStatement that name another resource */
export type MedicationStatementReference =
  /** Returns statements for a specific context (episode or episode of Care). */
  | 'context'
  /** Return statements of this medication reference */
  | 'medication'
  /** Returns statements that are part of another event. */
  | 'part_of'
  /** Returns statements for a specific patient. */
  | 'patient'
  /** Who or where the information in the statement came from */
  | 'source'
  /** The identity of a patient, animal or group to list statements for */
  | 'subject';

/** The result of one part of an observation. */
export type ObservationComponentInput = {
  /** What was observed. */
  code: CodeableConceptInput;
  /** Why there is no result. */
  dataAbsentReason?: InputMaybe<CodeableConceptInput>;
  /** High, low, normal… */
  interpretation?: InputMaybe<Array<CodeableConceptInput>>;
  /** The result. */
  value?: InputMaybe<ObservationValueInput>;
};

/** An observation by its code, or by that of one of its components. */
export type ObservationEvent = {
  /** Codes, as `system|code`, `system|` or the code alone for any system: any of them. */
  code: Array<Scalars['String']['input']>;
  /** More conditions, as FHIR's `_filter`. */
  filter?: InputMaybe<Scalars['String']['input']>;
  /** What its value must be. */
  value?: InputMaybe<ValueRange>;
};

/** Which Observation resources; all conditions given must hold. */
export type ObservationFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** An observation to record. */
export type ObservationInput = {
  /** What kind of observation it is. */
  category?: InputMaybe<Array<CodeableConceptInput>>;
  /** What was observed. */
  code: CodeableConceptInput;
  /** Results of its parts, such as the two of a blood pressure. */
  component?: InputMaybe<Array<ObservationComponentInput>>;
  /** Why there is no result. */
  dataAbsentReason?: InputMaybe<CodeableConceptInput>;
  /** When: a FHIR date, or a date and time with its zone. */
  effective: Scalars['String']['input'];
  /** The id of the encounter in which it was observed: one of this patient's, which the token may read. */
  encounter?: InputMaybe<Scalars['ID']['input']>;
  /** High, low, normal… */
  interpretation?: InputMaybe<Array<CodeableConceptInput>>;
  /** A remark. */
  note?: InputMaybe<Scalars['String']['input']>;
  /** The patient's id. */
  patient: Scalars['ID']['input'];
  /** A code of https://hl7.org/fhir/R4/valueset-observation-status.html */
  status?: InputMaybe<Scalars['String']['input']>;
  /** The result. */
  value?: InputMaybe<ObservationValueInput>;
};

/** The parameters of Observation that name another resource */
export type ObservationReference =
  /** Reference to the service request. */
  | 'based_on'
  /** Related measurements the observation is made from */
  | 'derived_from'
  /** The Device that generated the observation data. */
  | 'device'
  /** Encounter related to the observation */
  | 'encounter'
  /** Related resource that belongs to the Observation group */
  | 'has_member'
  /** Part of referenced event */
  | 'part_of'
  /** The subject that the observation is about (if patient) */
  | 'patient'
  /** Who performed the observation */
  | 'performer'
  /** Specimen used for this observation */
  | 'specimen'
  /** The subject that the observation is about */
  | 'subject';

/** A result: one of these. */
export type ObservationValueInput = {
  /** Yes or no. */
  boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** A coded result. */
  codeableConcept?: InputMaybe<CodeableConceptInput>;
  /** A FHIR date, or a date and time with its zone. */
  dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A whole number. */
  integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  quantity?: InputMaybe<QuantityInput>;
  /** Words. */
  string?: InputMaybe<Scalars['String']['input']>;
};

/** How a record was opened. */
export type OpeningBasis =
  /** By breaking the glass. */
  | 'BREAK_GLASS'
  /** By declaring oneself part of the care. */
  | 'DECLARED';

/** The parameters of Organization that name another resource */
export type OrganizationReference =
  /** An organization of which this organization forms a part */
  | 'partof';

/** The order of patients. */
export type PatientOrder =
  /** The oldest patient first. */
  | 'BIRTH_DATE_ASC'
  /** The youngest patient first. */
  | 'BIRTH_DATE_DESC'
  /** By family name, then given names. */
  | 'NAME_ASC'
  /** By family name, then given names, backwards. */
  | 'NAME_DESC';

/** The parameters of Patient that name another resource */
export type PatientReference =
  /** Patient's nominated general practitioner, not the organization that manages the record */
  | 'general_practitioner'
  /** All patients linked to the given patient */
  | 'link'
  /** The organization that is the custodian of the patient record */
  | 'organization';

/** The parameters of PractitionerRole that name another resource */
export type PractitionerRoleReference =
  /** One of the locations at which this practitioner provides care */
  | 'location'
  /** The identity of the organization the practitioner represents / acts on behalf of */
  | 'organization'
  /** Practitioner that is able to provide the defined services for the organization */
  | 'practitioner'
  /** The list of healthcare services that this worker provides for this role's Organization/Location(s) */
  | 'service';

/** Which Procedure resources; all conditions given must hold. */
export type ProcedureFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of Procedure that name another resource */
export type ProcedureReference =
  /** A request for this procedure */
  | 'based_on'
  /** Encounter created as part of */
  | 'encounter'
  /** Where the procedure happened */
  | 'location'
  /** Part of referenced event */
  | 'part_of'
  /** Search by subject - a patient */
  | 'patient'
  /** The reference to the practitioner */
  | 'performer'
  /** The justification that the procedure was performed */
  | 'reason_reference'
  /** Search by subject */
  | 'subject';

/** The parameters of Provenance that name another resource */
export type ProvenanceReference =
  /** Who participated */
  | 'agent'
  /** Where the activity occurred, if relevant */
  | 'location'
  /** Target Reference(s) (usually version specific) */
  | 'patient';

/** A measured amount. */
export type QuantityInput = {
  /** The unit as a UCUM code, such as `mm[Hg]`. */
  code?: InputMaybe<Scalars['String']['input']>;
  /** That the true value is `<`, `<=`, `>=` or `>` this. */
  comparator?: InputMaybe<Scalars['String']['input']>;
  /** The unit as it is shown. */
  unit?: InputMaybe<Scalars['String']['input']>;
  /** How much. */
  value: Scalars['Decimal']['input'];
};

/** One answer to one question. */
export type QuestionnaireAnswerInput = {
  /** The question, by its linkId in the questionnaire. */
  linkId: Scalars['String']['input'];
  /** The answer. */
  value: AnswerValueInput;
};

/** Which QuestionnaireResponse resources; all conditions given must hold. */
export type QuestionnaireResponseFilter = {
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Canonical URLs of the questionnaires answered: any of them. */
  questionnaire?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of QuestionnaireResponse that name another resource */
export type QuestionnaireResponseReference =
  /** The author of the questionnaire response */
  | 'author'
  /** Plan/proposal/order fulfilled by this questionnaire response */
  | 'based_on'
  /** Encounter associated with the questionnaire response */
  | 'encounter'
  /** Procedure or observation this questionnaire response was performed as a part of */
  | 'part_of'
  /** The patient that is the subject of the questionnaire response */
  | 'patient'
  /** The individual providing the information reflected in the questionnaire respose */
  | 'source';

/** The parameters of RelatedPerson that name another resource */
export type RelatedPersonReference =
  /** The patient this related person is related to */
  | 'patient';

/** What the review of an opening finds. */
export type ReviewOutcome =
  /** It was right to open the record. */
  | 'JUSTIFIED'
  /** It cannot be told. */
  | 'UNDETERMINED'
  /** It was not. */
  | 'UNJUSTIFIED';

/** The parameters of Schedule that name another resource */
export type ScheduleReference =
  /** The individual(HealthcareService, Practitioner, Location, ...) to find a Schedule for */
  | 'actor';

/** Which ServiceRequest resources; all conditions given must hold. */
export type ServiceRequestFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  category?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  intent?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** The parameters of ServiceRequest that name another resource */
export type ServiceRequestReference =
  /** What request fulfills */
  | 'based_on'
  /** An encounter in which this request is made */
  | 'encounter'
  /** Search by subject - a patient */
  | 'patient'
  /** Requested performer */
  | 'performer'
  /** What request replaces */
  | 'replaces'
  /** Who/what is requesting service */
  | 'requester'
  /** Specimen to be tested */
  | 'specimen'
  /** Search by subject */
  | 'subject';

/** The parameters of Slot that name another resource */
export type SlotReference =
  /** The Schedule Resource that we are seeking a slot within */
  | 'schedule';

/** The parameters of Specimen that name another resource */
export type SpecimenReference =
  /** Who collected the specimen */
  | 'collector'
  /** The parent of the specimen */
  | 'parent'
  /** The patient the specimen comes from */
  | 'patient'
  /** The subject of the specimen */
  | 'subject';

/** What statistics are grouped by. */
export type StatisticsGroup =
  /** The patient's age when it began, in bands of `ageBandYears`. */
  | 'AGE_BAND'
  /** The code of an observation or a condition, the class of an encounter; what has several is counted under each. */
  | 'CODE'
  /** The month in which it began, in UTC; a partial date counts by its first day. */
  | 'MONTH'
  /** The patient's administrative sex. */
  | 'SEX'
  /** The unit responsible for the encounter it belongs to: the encounter's `serviceProvider`. */
  | 'UNIT';

/** The parameters of Substance that name another resource */
export type SubstanceReference =
  /** A component of the substance */
  | 'substance_reference';

/** The parameters of SupplyDelivery that name another resource */
export type SupplyDeliveryReference =
  /** Patient for whom the item is supplied */
  | 'patient'
  /** Who collected the Supply */
  | 'receiver'
  /** Dispenser */
  | 'supplier';

/** Which Task resources; all conditions given must hold. */
export type TaskFilter = {
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  code?: InputMaybe<Array<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  encounter?: InputMaybe<Array<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  intent?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  status?: InputMaybe<Array<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  to?: InputMaybe<Scalars['String']['input']>;
};

/** What a task brought about. */
export type TaskOutputInput = {
  /** What it is. */
  type: CodeableConceptInput;
  /** The value. */
  value: TaskValueInput;
};

/** The parameters of Task that name another resource */
export type TaskReference =
  /** Search by encounter */
  | 'encounter'
  /** Search by task owner */
  | 'owner'
  /** Search by task this task is part of */
  | 'part_of'
  /** Search by patient */
  | 'patient'
  /** Search by task requester */
  | 'requester';

/** A value: one of these. */
export type TaskValueInput = {
  /** Yes or no. */
  boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** A coded value. */
  codeableConcept?: InputMaybe<CodeableConceptInput>;
  /** A FHIR date, or a date and time with its zone. */
  dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A whole number. */
  integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  quantity?: InputMaybe<QuantityInput>;
  /** A resource, as `Type/id`. */
  reference?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  string?: InputMaybe<Scalars['String']['input']>;
};

/** The types that a timeline is made of. */
export type TimelineType =
  | 'Account'
  | 'AllergyIntolerance'
  | 'Appointment'
  | 'AppointmentResponse'
  | 'AuditEvent'
  | 'CarePlan'
  | 'CareTeam'
  | 'ChargeItem'
  | 'Claim'
  | 'ClaimResponse'
  | 'Communication'
  | 'Composition'
  | 'Condition'
  | 'Consent'
  | 'Coverage'
  | 'DeviceRequest'
  | 'DiagnosticReport'
  | 'DocumentReference'
  | 'Encounter'
  | 'EpisodeOfCare'
  | 'ExplanationOfBenefit'
  | 'FamilyMemberHistory'
  | 'Flag'
  | 'Goal'
  | 'ImagingStudy'
  | 'Immunization'
  | 'Invoice'
  | 'List'
  | 'Media'
  | 'MedicationAdministration'
  | 'MedicationDispense'
  | 'MedicationRequest'
  | 'MedicationStatement'
  | 'Observation'
  | 'Procedure'
  | 'Provenance'
  | 'QuestionnaireResponse'
  | 'ServiceRequest'
  | 'Specimen'
  | 'SupplyDelivery'
  | 'Task';

/** Bounds of a value; values in units that convert to this one are compared as well. */
export type ValueRange = {
  /** More than this. */
  above?: InputMaybe<Scalars['Float']['input']>;
  /** This or more. */
  atLeast?: InputMaybe<Scalars['Float']['input']>;
  /** This or less. */
  atMost?: InputMaybe<Scalars['Float']['input']>;
  /** Less than this. */
  below?: InputMaybe<Scalars['Float']['input']>;
  /** The UCUM code of the unit, such as `mmol/L`. */
  unit: Scalars['String']['input'];
};

export type PatientTimelineQueryVariables = Exact<{
  id: Scalars['ID']['input'];
  first?: InputMaybe<Scalars['Int']['input']>;
  types?: InputMaybe<Array<TimelineType> | TimelineType>;
}>;


export type PatientTimelineQuery = { patient?: { timeline?: { totalCount?: number | null, edges?: Array<{ type: TimelineType, date?: string | null, cursor: string, node?:
          | { __typename: 'Account' }
          | { __typename: 'AllergyIntolerance' }
          | { __typename: 'Appointment' }
          | { __typename: 'AppointmentResponse' }
          | { __typename: 'AuditEvent' }
          | { __typename: 'Binary' }
          | { __typename: 'CarePlan' }
          | { __typename: 'CareTeam' }
          | { __typename: 'ChargeItem' }
          | { __typename: 'Claim' }
          | { __typename: 'ClaimResponse' }
          | { __typename: 'CodeSystem' }
          | { __typename: 'Communication' }
          | { __typename: 'Composition' }
          | { __typename: 'Condition', id?: string | null, code?: { text?: string | null } | null }
          | { __typename: 'Consent' }
          | { __typename: 'Coverage', id?: string | null }
          | { __typename: 'Device' }
          | { __typename: 'DeviceRequest' }
          | { __typename: 'DiagnosticReport' }
          | { __typename: 'DocumentReference' }
          | { __typename: 'Encounter', id?: string | null, status?: string | null }
          | { __typename: 'EpisodeOfCare' }
          | { __typename: 'ExplanationOfBenefit' }
          | { __typename: 'FamilyMemberHistory' }
          | { __typename: 'Flag' }
          | { __typename: 'Goal' }
          | { __typename: 'Group' }
          | { __typename: 'HealthcareService' }
          | { __typename: 'ImagingStudy' }
          | { __typename: 'Immunization' }
          | { __typename: 'Invoice' }
          | { __typename: 'List' }
          | { __typename: 'Location' }
          | { __typename: 'Media' }
          | { __typename: 'Medication' }
          | { __typename: 'MedicationAdministration' }
          | { __typename: 'MedicationDispense' }
          | { __typename: 'MedicationRequest' }
          | { __typename: 'MedicationStatement' }
          | { __typename: 'Observation', id?: string | null, code?: { text?: string | null } | null }
          | { __typename: 'Organization' }
          | { __typename: 'OtherResource' }
          | { __typename: 'Patient' }
          | { __typename: 'Practitioner' }
          | { __typename: 'PractitionerRole' }
          | { __typename: 'Procedure' }
          | { __typename: 'Provenance' }
          | { __typename: 'Questionnaire' }
          | { __typename: 'QuestionnaireResponse' }
          | { __typename: 'RelatedPerson' }
          | { __typename: 'Schedule' }
          | { __typename: 'ServiceRequest' }
          | { __typename: 'Slot' }
          | { __typename: 'Specimen' }
          | { __typename: 'Substance' }
          | { __typename: 'SupplyDelivery' }
          | { __typename: 'Task' }
          | { __typename: 'ValueSet' }
         | null }> | null, pageInfo?: { hasNextPage: boolean, endCursor?: string | null } | null } | null } | null };

export type PatientViewQueryVariables = Exact<{
  id: Scalars['ID']['input'];
}>;


export type PatientViewQuery = { patient?: { id?: string | null, gender?: string | null, birthDate?: string | null, identifier?: Array<{ system?: string | null, value?: string | null, type?: { coding?: Array<{ system?: string | null, code?: string | null } | null> | null } | null } | null> | null, name?: Array<{ use?: string | null, family?: string | null, given?: Array<string | null> | null } | null> | null, managingOrganization?: { resource?:
        | { id?: string | null, organizationName?: string | null }
        | Record<PropertyKey, never>
       | null } | null, generalPractitioner?: Array<{ resource?:
        | { id?: string | null, practitionerName?: Array<{ family?: string | null, given?: Array<string | null> | null } | null> | null }
        | Record<PropertyKey, never>
       | null } | null> | null, encounters?: { totalCount?: number | null, edges?: Array<{ node?: { id?: string | null, status?: string | null, class?: { code?: string | null, display?: string | null } | null, type?: Array<{ text?: string | null, coding?: Array<{ system?: string | null, code?: string | null, display?: string | null } | null> | null } | null> | null, period?: { start?: string | null, end?: string | null } | null, serviceProvider?: { resource?:
              | { id?: string | null, organizationName?: string | null }
              | Record<PropertyKey, never>
             | null } | null, participant?: Array<{ individual?: { resource?:
                | { id?: string | null, practitionerName?: Array<{ family?: string | null, given?: Array<string | null> | null } | null> | null }
                | Record<PropertyKey, never>
               | null } | null } | null> | null } | null } | null> | null, pageInfo?: { hasNextPage: boolean, endCursor?: string | null } | null } | null, observations?: { edges?: Array<{ node?: { id?: string | null, status?: string | null, effectiveDateTime?: string | null, valueString?: string | null, category?: Array<{ coding?: Array<{ code?: string | null } | null> | null } | null> | null, code?: { text?: string | null, coding?: Array<{ system?: string | null, code?: string | null, display?: string | null } | null> | null } | null, valueQuantity?: { value?: number | null, unit?: string | null } | null, effectivePeriod?: { start?: string | null, end?: string | null } | null, valueCodeableConcept?: { text?: string | null } | null, dataAbsentReason?: { text?: string | null } | null, interpretation?: Array<{ coding?: Array<{ code?: string | null } | null> | null } | null> | null, referenceRange?: Array<{ text?: string | null, low?: { value?: number | null, unit?: string | null } | null, high?: { value?: number | null, unit?: string | null } | null } | null> | null, component?: Array<{ code?: { text?: string | null } | null, valueQuantity?: { value?: number | null, unit?: string | null } | null } | null> | null } | null } | null> | null, pageInfo?: { hasNextPage: boolean, endCursor?: string | null } | null } | null, conditions?: { edges?: Array<{ node?: { id?: string | null, onsetDateTime?: string | null, code?: { text?: string | null, coding?: Array<{ system?: string | null, code?: string | null } | null> | null } | null, clinicalStatus?: { coding?: Array<{ code?: string | null } | null> | null } | null, verificationStatus?: { coding?: Array<{ code?: string | null } | null> | null } | null } | null } | null> | null } | null, medicationRequests?: { edges?: Array<{ node?: { id?: string | null, status?: string | null, authoredOn?: string | null, medicationCodeableConcept?: { text?: string | null, coding?: Array<{ system?: string | null, code?: string | null, display?: string | null } | null> | null } | null, medicationReference?: { resource?:
              | { id?: string | null, code?: { text?: string | null, coding?: Array<{ system?: string | null, code?: string | null, display?: string | null } | null> | null } | null }
              | Record<PropertyKey, never>
             | null } | null, dosageInstruction?: Array<{ text?: string | null } | null> | null } | null } | null> | null } | null, allergyIntolerances?: { edges?: Array<{ node?: { id?: string | null, criticality?: string | null, code?: { text?: string | null } | null, clinicalStatus?: { coding?: Array<{ code?: string | null } | null> | null } | null, verificationStatus?: { coding?: Array<{ code?: string | null } | null> | null } | null } | null } | null> | null } | null } | null };

export type PatientListQueryVariables = Exact<{ [key: string]: never; }>;


export type PatientListQuery = { patients?: { edges?: Array<{ node?: { id?: string | null, name?: Array<{ family?: string | null, given?: Array<string | null> | null } | null> | null, observations?: { edges?: Array<{ node?: { id?: string | null, effectiveDateTime?: string | null, code?: { text?: string | null } | null, valueQuantity?: { value?: number | null, unit?: string | null } | null } | null } | null> | null } | null } | null } | null> | null, pageInfo?: { hasNextPage: boolean, endCursor?: string | null } | null } | null };


export const PatientTimelineDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PatientTimeline"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"types"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"TimelineType"}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"patient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"timeline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"types"},"value":{"kind":"Variable","name":{"kind":"Name","value":"types"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"type"}},{"kind":"Field","name":{"kind":"Name","value":"date"}},{"kind":"Field","name":{"kind":"Name","value":"cursor"}},{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Encounter"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Observation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Condition"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Coverage"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<PatientTimelineQuery, PatientTimelineQueryVariables>;
export const PatientViewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PatientView"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"patient"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"identifier"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"use"}},{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"Field","name":{"kind":"Name","value":"gender"}},{"kind":"Field","name":{"kind":"Name","value":"birthDate"}},{"kind":"Field","name":{"kind":"Name","value":"managingOrganization"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"optional"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"organizationName"},"name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"generalPractitioner"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"optional"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Practitioner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"practitionerName"},"name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"encounters"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"totalCount"}},{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"class"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}},{"kind":"Field","name":{"kind":"Name","value":"type"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"period"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceProvider"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"optional"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Organization"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"organizationName"},"name":{"kind":"Name","value":"name"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"participant"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"individual"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"optional"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Practitioner"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","alias":{"kind":"Name","value":"practitionerName"},"name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"observations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"category"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"valueQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectivePeriod"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"start"}},{"kind":"Field","name":{"kind":"Name","value":"end"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueCodeableConcept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueString"}},{"kind":"Field","name":{"kind":"Name","value":"dataAbsentReason"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"interpretation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"referenceRange"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"low"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}},{"kind":"Field","name":{"kind":"Name","value":"high"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"component"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"valueQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"conditions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"clinicalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verificationStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"onsetDateTime"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"medicationRequests"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"authoredOn"}},{"kind":"Field","name":{"kind":"Name","value":"medicationCodeableConcept"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"medicationReference"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resource"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"optional"},"value":{"kind":"BooleanValue","value":true}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Medication"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}},{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"system"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"display"}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"dosageInstruction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"allergyIntolerances"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"criticality"}},{"kind":"Field","name":{"kind":"Name","value":"clinicalStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"verificationStatus"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"coding"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}}]}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<PatientViewQuery, PatientViewQueryVariables>;
export const PatientListDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"PatientList"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"patients"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"20"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"name"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"given"}}]}},{"kind":"Field","name":{"kind":"Name","value":"observations"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"edges"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"node"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"code"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"effectiveDateTime"}},{"kind":"Field","name":{"kind":"Name","value":"valueQuantity"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"unit"}}]}}]}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]} as unknown as DocumentNode<PatientListQuery, PatientListQueryVariables>;