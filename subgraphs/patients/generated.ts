import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FhirObject } from '../../record/resource.ts';
import type { OpenCohort } from './statistics.ts';
import type { TimelinePage } from './timeline.ts';
import type { Opening } from '../../record/opening-row.ts';
import type { OpeningPage } from './opening.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type Omit<T, K extends keyof T> = Pick<T, Exclude<keyof T, K>>;
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  AllergyIntoleranceConnection: { input: unknown; output: unknown; }
  Coding: { input: unknown; output: unknown; }
  Condition: { input: unknown; output: unknown; }
  ConditionConnection: { input: unknown; output: unknown; }
  FlagConnection: { input: unknown; output: unknown; }
  ImmunizationConnection: { input: unknown; output: unknown; }
  PageInfo: { input: unknown; output: unknown; }
  PatientConnection: { input: unknown; output: unknown; }
  Reference: { input: unknown; output: unknown; }
  Resource: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
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

/** One page of an access log. */
export type AccessLogConnection = {
  /** The accesses of this page. */
  readonly edges: ReadonlyArray<AccessLogEdge>;
  /** Whether there are other pages. */
  readonly pageInfo: Scalars['PageInfo']['output'];
};

/** One access of a log. */
export type AccessLogEdge = {
  /** Where it stands: continue from here. */
  readonly cursor: Scalars['String']['output'];
  /** The access. */
  readonly node: AccessLogEntry;
};

/** One operation in which data of a patient was shown, changed or asked for. */
export type AccessLogEntry = {
  /** What was done with the patient's data. */
  readonly action: AccessAction;
  /** The application. */
  readonly application: Scalars['String']['output'];
  /** What was done, in FHIR's or GraphQL's words: `read`, `search-type`, `query`, `mutation`, `export` … */
  readonly interaction: Scalars['String']['output'];
  /** The ids of the openings (break-the-glass, or declared) that were in force. */
  readonly openings: ReadonlyArray<Scalars['String']['output']>;
  /** `OK`, or the code of the error that it ended in. */
  readonly outcome: Scalars['String']['output'];
  /** For which purpose, where one was given. */
  readonly purpose?: Maybe<Scalars['String']['output']>;
  /** What the user was in the hospital: care, administration, information … */
  readonly roles: ReadonlyArray<Scalars['String']['output']>;
  /** When, as an instant. */
  readonly time: Scalars['String']['output'];
  /** The types of the patient's records that were shown or changed. */
  readonly types: ReadonlyArray<Scalars['String']['output']>;
  /** The organizations and places where the user worked. */
  readonly units: ReadonlyArray<Scalars['Reference']['output']>;
  /** Who it was; null where the hospital shows roles alone. */
  readonly user?: Maybe<Scalars['Reference']['output']>;
};

/** A band of ages in completed years. */
export type AgeBand = {
  /** The youngest age of the band. */
  readonly from?: Maybe<Scalars['Int']['output']>;
  /** The oldest age of the band. */
  readonly to?: Maybe<Scalars['Int']['output']>;
};

/** Which AllergyIntolerance resources; all conditions given must hold. */
export type AllergyIntoleranceFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Clinical statuses (active, resolved…): any of them. */
  readonly clinicalStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Criticalities: any of them. */
  readonly criticality?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
  /** Verification statuses (confirmed, provisional…): any of them. */
  readonly verificationStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Whose record is opened, and why. */
export type BreakGlassInput = {
  /** Why, in 10 to 2000 characters. */
  readonly explanation: Scalars['String']['input'];
  /** The patient's FHIR id. */
  readonly patient: Scalars['ID']['input'];
  /** What for. */
  readonly purpose: GlassPurpose;
  /** Why. */
  readonly reason: GlassReason;
};

/** A concept: codes for it, its words, or both. */
export type CodeableConceptInput = {
  /** The codes, each meaning the same. */
  readonly coding?: InputMaybe<ReadonlyArray<CodingInput>>;
  /** The concept in words. */
  readonly text?: InputMaybe<Scalars['String']['input']>;
};

/** A resource by its code. */
export type CodedEvent = {
  /** Codes, as `system|code`, `system|` or the code alone for any system: any of them. */
  readonly code: ReadonlyArray<Scalars['String']['input']>;
  /** More conditions, as FHIR's `_filter`. */
  readonly filter?: InputMaybe<Scalars['String']['input']>;
};

/** A code of a code system. */
export type CodingInput = {
  /** The code. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** What the code is called. */
  readonly display?: InputMaybe<Scalars['String']['input']>;
  /** The code system's URI. */
  readonly system?: InputMaybe<Scalars['String']['input']>;
};

/** Patients who meet a filter. */
export type Cohort = {
  /** How many they are; null where they are fewer than ten and the caller sees counts only. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** They themselves, page by page, by name. */
  readonly patients?: Maybe<Scalars['PatientConnection']['output']>;
};


/** Patients who meet a filter. */
export type CohortPatientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};

/** Which patients; all conditions given must hold. At most 20 events in all, those of nested filters included. */
export type CohortFilter = {
  /** This many completed years today, or more. */
  readonly ageFrom?: InputMaybe<Scalars['Int']['input']>;
  /** This many completed years today, or fewer. */
  readonly ageTo?: InputMaybe<Scalars['Int']['input']>;
  /** Each of these filters holds. */
  readonly all?: InputMaybe<ReadonlyArray<CohortFilter>>;
  /** At least one of these filters holds. */
  readonly any?: InputMaybe<ReadonlyArray<CohortFilter>>;
  /** Each of these happened to the patient. */
  readonly had?: InputMaybe<ReadonlyArray<EventFilter>>;
  /** None of these filters holds. */
  readonly none?: InputMaybe<ReadonlyArray<CohortFilter>>;
  /** Those in an encounter that goes on now; false: those in none. */
  readonly present?: InputMaybe<Scalars['Boolean']['input']>;
  /** In each of these, one thing happened to the patient and then another. */
  readonly sequence?: InputMaybe<ReadonlyArray<EventSequence>>;
  /** Administrative sex (female, male, other, unknown): any of them. */
  readonly sex?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** When a condition ended: one of these. */
export type ConditionAbatementInput = {
  /** A FHIR date, or a date and time with its zone. */
  readonly dateTime?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  readonly string?: InputMaybe<Scalars['String']['input']>;
};

/** Which Condition resources; all conditions given must hold. */
export type ConditionFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Clinical statuses (active, resolved…): any of them. */
  readonly clinicalStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
  /** Verification statuses (confirmed, provisional…): any of them. */
  readonly verificationStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** What changes of a condition. */
export type ConditionInput = {
  /** When it ended. */
  readonly abatement?: InputMaybe<ConditionAbatementInput>;
  /** A code of https://hl7.org/fhir/R4/valueset-condition-clinical.html */
  readonly clinicalStatus?: InputMaybe<Scalars['String']['input']>;
  /** A remark to add. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** How severe it is. */
  readonly severity?: InputMaybe<CodeableConceptInput>;
  /** A code of https://hl7.org/fhir/R4/valueset-condition-ver-status.html */
  readonly verificationStatus?: InputMaybe<Scalars['String']['input']>;
};

/** Conditions of one group. */
export type ConditionStatistics = {
  /** The age; null where not grouped by it, or where it is not known. */
  readonly ageBand?: Maybe<AgeBand>;
  /** The code, or the class; null where not grouped by it, or where there is none. */
  readonly code?: Maybe<Scalars['Coding']['output']>;
  /** How many there are, each once. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** The month, as YYYY-MM; null where not grouped by it, or where there is no date. */
  readonly month?: Maybe<Scalars['String']['output']>;
  /** How many patients they are of. */
  readonly patients?: Maybe<Scalars['Int']['output']>;
  /** The administrative sex; null where not grouped by it, or where it is not known. */
  readonly sex?: Maybe<Scalars['String']['output']>;
  /**
   * Is it held back, and what of? Counts are null then. Only for callers who see counts and no patients: groups of fewer
   * than ten patients are one row that names none of what they are grouped by, with the next smallest group where they
   * would be known by subtraction; and it is all that is answered to a question that comes too near an earlier one.
   */
  readonly suppressed?: Maybe<Scalars['Boolean']['output']>;
  /** The unit; null where not grouped by it, or where it is not known. */
  readonly unit?: Maybe<Scalars['Reference']['output']>;
};

/** The order of dated records; the undated come last both ways. */
export type DateOrder =
  /** The most recent first. */
  | 'LATEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

/** Of whose care a professional is part, and why. */
export type DeclareCareInput = {
  /** The patient's FHIR id. */
  readonly patient: Scalars['ID']['input'];
  /** Why, in 10 to 2000 characters. */
  readonly reason: Scalars['String']['input'];
  /** Until when, as an instant; by default, and at most, for `SOCLE_DECLARED_DAYS`. */
  readonly until?: InputMaybe<Scalars['String']['input']>;
};

export type Encounter = {
  /** Problems and diagnoses recorded in this encounter. */
  readonly conditions?: Maybe<Scalars['ConditionConnection']['output']>;
};


export type EncounterConditionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConditionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};

/** An encounter by its class and its place. */
export type EncounterEvent = {
  /** Classes (AMB, IMP, EMER…): any of them. */
  readonly class?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** More conditions, as FHIR's `_filter`. */
  readonly filter?: InputMaybe<Scalars['String']['input']>;
  /** `Location/id`, `Organization/id` or the id alone: any of them. */
  readonly unit?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Something that happened to a patient, other than by error: exactly one of the kinds, within the dates. */
export type EventFilter = {
  /** A condition. */
  readonly condition?: InputMaybe<CodedEvent>;
  /** An encounter. */
  readonly encounter?: InputMaybe<EncounterEvent>;
  /** It began on this date or later: a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** A medication was prescribed; its code stands in the request, or in the Medication that the request names. */
  readonly medication?: InputMaybe<CodedEvent>;
  /** An observation. */
  readonly observation?: InputMaybe<ObservationEvent>;
  /** A procedure. */
  readonly procedure?: InputMaybe<CodedEvent>;
  /** It began on this date or earlier. */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** Two events in this order: the second begins later than the first. */
export type EventSequence = {
  /** What came first. */
  readonly first: EventFilter;
  /** What came later. */
  readonly then: EventFilter;
  /** At most this many days (of 24 hours) from the beginning of the one to that of the other. */
  readonly withinDays?: InputMaybe<Scalars['Int']['input']>;
};

/** Which Flag resources; all conditions given must hold. */
export type FlagFilter = {
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

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

/** Which Immunization resources; all conditions given must hold. */
export type ImmunizationFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
  /** Vaccines, as `code` or `system|code`: any of them. */
  readonly vaccineCode?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/**
 * A national health identity (INS) with the five strict traits, which must be shown wherever its matricule is: who selects
 * `matricule` or `oid` selects all five of them too, or is refused.
 */
export type InsIdentity = {
  /** The date of birth. */
  readonly birthDate: Scalars['String']['output'];
  /** The given names at birth, all of them, as the civil register lists them. */
  readonly birthGivenNames: Scalars['String']['output'];
  /** The family name at birth. */
  readonly birthName: Scalars['String']['output'];
  /** INSEE's code (COG) of the commune or country of birth. */
  readonly birthPlace: Scalars['String']['output'];
  /** The matricule: the NIR, or the provisional NIA. */
  readonly matricule: Scalars['String']['output'];
  /** The system that assigned it, as `urn:oid:…`. */
  readonly oid: Scalars['String']['output'];
  /** The sex in the civil register: `male`, `female` or `unknown`. */
  readonly sex: Scalars['String']['output'];
  /** How sure the identity is: always `QUAL`, as no other is shown. */
  readonly status: IdentityStatus;
};

export type Mutation = {
  /**
   * Breaks the glass: opens one patient's record to the professional who asks, for `SOCLE_GLASS_HOURS`, as if they worked
   * in the patient's unit. It takes the role `care`, a `fhirUser` and the right to read patients. What is masked, restricted
   * or sensitive, and what the patient denies, stays hidden. Every break is reviewed, and shown to the patient.
   * A patient who is not there is answered like one who stays hidden: `patient` is null. The same words again, while the
   * record is open, are the same break; other words make another one, which is how it is prolonged.
   */
  readonly breakGlass?: Maybe<RecordOpening>;
  /**
   * Declares the professional who asks part of the patient's care, as if they worked in the patient's unit. It takes what
   * `breakGlass` takes, and is reviewed and shown to the patient like it.
   */
  readonly declareCare?: Maybe<RecordOpening>;
  /** Gives an opening of one's own up before its end. What has ended stays as it is. */
  readonly endOpening?: Maybe<RecordOpening>;
  /**
   * Merges two records of one patient, which takes the scope `socle/identity.merge`. The source stays readable under its
   * id as what it is: inactive, with a link to what replaces it. The target links to the source and takes over its
   * identifiers as `old` ones. Clinical data stays with the record it was written to. The reason is kept in a Provenance.
   */
  readonly mergePatients?: Maybe<PatientMerge>;
  /**
   * Says what is to be thought of an opening, once. It takes the role `protection`, and is nobody's own opening. One that is
   * not justified ends at once.
   */
  readonly reviewOpening?: Maybe<RecordOpening>;
  /**
   * Takes a merge back, which takes the scope `socle/identity.merge`: links, `active` and identifiers are as they were
   * before it, and what was written to either record since then stays.
   */
  readonly unmergePatients?: Maybe<PatientMerge>;
  /** Changes how a condition stands. What is not given stays; null takes it away. */
  readonly updateCondition?: Maybe<Scalars['Condition']['output']>;
};


export type MutationBreakGlassArgs = {
  input: BreakGlassInput;
};


export type MutationDeclareCareArgs = {
  input: DeclareCareInput;
};


export type MutationEndOpeningArgs = {
  id: Scalars['ID']['input'];
};


export type MutationMergePatientsArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  source: Scalars['ID']['input'];
  sourceIfMatch?: InputMaybe<Scalars['String']['input']>;
  target: Scalars['ID']['input'];
  targetIfMatch?: InputMaybe<Scalars['String']['input']>;
};


export type MutationReviewOpeningArgs = {
  comment: Scalars['String']['input'];
  id: Scalars['ID']['input'];
  outcome: ReviewOutcome;
};


export type MutationUnmergePatientsArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  source: Scalars['ID']['input'];
  sourceIfMatch?: InputMaybe<Scalars['String']['input']>;
  target: Scalars['ID']['input'];
  targetIfMatch?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUpdateConditionArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ifMatch?: InputMaybe<Scalars['String']['input']>;
  input: ConditionInput;
};

/** An observation by its code, or by that of one of its components. */
export type ObservationEvent = {
  /** Codes, as `system|code`, `system|` or the code alone for any system: any of them. */
  readonly code: ReadonlyArray<Scalars['String']['input']>;
  /** More conditions, as FHIR's `_filter`. */
  readonly filter?: InputMaybe<Scalars['String']['input']>;
  /** What its value must be. */
  readonly value?: InputMaybe<ValueRange>;
};

/** How a record was opened. */
export type OpeningBasis =
  /** By breaking the glass. */
  | 'BREAK_GLASS'
  /** By declaring oneself part of the care. */
  | 'DECLARED';

export type Patient = {
  /**
   * Who has seen, changed or asked for data of this patient, latest first: for the patients themselves, and with the role
   * `protection` or the scope `socle/audit.read`. Asking is traced as well.
   */
  readonly accessLog?: Maybe<AccessLogConnection>;
  /** Allergies and intolerances. */
  readonly allergyIntolerances?: Maybe<Scalars['AllergyIntoleranceConnection']['output']>;
  /** Problems and diagnoses. */
  readonly conditions?: Maybe<Scalars['ConditionConnection']['output']>;
  /** Warnings to whoever cares for the patient. */
  readonly flags?: Maybe<Scalars['FlagConnection']['output']>;
  /** Vaccinations. */
  readonly immunizations?: Maybe<Scalars['ImmunizationConnection']['output']>;
  /**
   * The national health identity (INS). Null without the scope `socle/ins.read`, for an identity that is not qualified, and
   * where one of the five strict traits is missing: then `identifier` has it masked.
   */
  readonly ins?: Maybe<InsIdentity>;
  /**
   * Who opened this record with a reason beyond their care relations, latest first. Patients see those of their record,
   * professionals their own.
   */
  readonly openings?: Maybe<RecordOpeningConnection>;
  /**
   * What happened to the patient, in one order across all types: the records that have a clinical date, and last those
   * of these types that lack it.
   */
  readonly timeline?: Maybe<TimelineConnection>;
};


export type PatientAccessLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
};


export type PatientAllergyIntolerancesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AllergyIntoleranceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientConditionsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ConditionFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientFlagsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<FlagFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientImmunizationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ImmunizationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientOpeningsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
};


export type PatientTimelineArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
  to?: InputMaybe<Scalars['String']['input']>;
  types?: InputMaybe<ReadonlyArray<TimelineType>>;
};

/** Both records of a merge, as they now are. */
export type PatientMerge = {
  /** The record that was given up, or is one of its own again. */
  readonly source?: Maybe<Patient>;
  /** The record that was kept. */
  readonly target?: Maybe<Patient>;
};

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

export type Query = {
  /**
   * Who has seen, changed or asked for data of a patient, latest first: for the patients themselves, and with the role
   * `protection` or the scope `socle/audit.read`, whether the patient's record is visible or not. Asking is traced as well.
   */
  readonly accessLog?: Maybe<AccessLogConnection>;
  /** The patients who meet a filter. It needs the right to search patients and every type the filter names. */
  readonly cohort?: Maybe<Cohort>;
  /**
   * How many conditions there are, by group; more than 10,000 groups are an error. It needs the right to search
   * conditions, patients (for a cohort, age and sex), encounters (for units) and every type a filter names.
   */
  readonly conditionStats?: Maybe<ReadonlyArray<Maybe<ConditionStatistics>>>;
  /** Any resource by `Type/id`, where `id` is the FHIR id and no Relay global id. */
  readonly node?: Maybe<Scalars['Resource']['output']>;
  /**
   * Records that professionals opened with a reason, latest first: what the data-protection officer reviews. The role
   * `protection` and the scope `socle/audit.read` see all, professionals their own, patients those of their record.
   */
  readonly openings?: Maybe<RecordOpeningConnection>;
  /**
   * One patient, by id or by an identifier that only one patient carries (`system|value`).
   * Absent and not visible to the caller answer alike: null. A record that was merged into another answers under its own
   * id as what it is, with its link; an identifier that both carry finds the record that was kept.
   *
   * With `asOf`, the patient and all that hangs on them as the record stood at that moment, before later changes and
   * deletions: connections, lists, references and latest values. Lists of clinical resources hold this patient's own,
   * under a practitioner or a place as well. Only what the caller may also see in its present version is shown; of a
   * deleted resource the last version counts. `identifier` finds the patient who carries it now.
   */
  readonly patient?: Maybe<Patient>;
  /** Patients, page by page. A ward list is `unit` with `present: true`; "my patients" is `practitioner`. */
  readonly patients?: Maybe<Scalars['PatientConnection']['output']>;
};


export type QueryAccessLogArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  patient: Scalars['ID']['input'];
  to?: InputMaybe<Scalars['String']['input']>;
};


export type QueryCohortArgs = {
  filter: CohortFilter;
};


export type QueryConditionStatsArgs = {
  ageBandYears?: InputMaybe<Scalars['Int']['input']>;
  code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  cohort?: InputMaybe<CohortFilter>;
  filter?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  groupBy?: InputMaybe<ReadonlyArray<StatisticsGroup>>;
  to?: InputMaybe<Scalars['String']['input']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryOpeningsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  basis?: InputMaybe<OpeningBasis>;
  before?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  patient?: InputMaybe<Scalars['ID']['input']>;
  reviewed?: InputMaybe<Scalars['Boolean']['input']>;
  to?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPatientArgs = {
  asOf?: InputMaybe<Scalars['String']['input']>;
  id?: InputMaybe<Scalars['ID']['input']>;
  identifier?: InputMaybe<Scalars['String']['input']>;
};


export type QueryPatientsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  birthDate?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  identifier?: InputMaybe<Scalars['String']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
  orderBy?: InputMaybe<PatientOrder>;
  practitioner?: InputMaybe<Scalars['String']['input']>;
  present?: InputMaybe<Scalars['Boolean']['input']>;
  unit?: InputMaybe<Scalars['String']['input']>;
};

/** A patient's record opened by a professional who said why. Times are instants in UTC. */
export type RecordOpening = {
  /** In which way. */
  readonly basis: OpeningBasis;
  /** Why, in the reviewer's words; only to those who review. */
  readonly comment?: Maybe<Scalars['String']['output']>;
  /** When it was given up, or ended by a review, before that. */
  readonly ended?: Maybe<Scalars['String']['output']>;
  /** Why, in the professional's own words; null to the patient. */
  readonly explanation?: Maybe<Scalars['String']['output']>;
  /** Its own id. */
  readonly id: Scalars['ID']['output'];
  /** What was found; only to those who review. */
  readonly outcome?: Maybe<ReviewOutcome>;
  /** The patient, as far as the caller may see them now. */
  readonly patient?: Maybe<Patient>;
  /** The id that was given for the patient, whether there is one or not. */
  readonly patientId: Scalars['ID']['output'];
  /** Who opened it: `Practitioner/id` or `PractitionerRole/id`. */
  readonly practitioner: Scalars['String']['output'];
  /** The purpose of use, a code of https://terminology.hl7.org/ValueSet-v3-PurposeOfUse.html */
  readonly purpose: Scalars['String']['output'];
  /** Why the glass was broken; null for a declaration. */
  readonly reason?: Maybe<GlassReason>;
  /** When it was reviewed. */
  readonly reviewed?: Maybe<Scalars['String']['output']>;
  /** By whom; only to those who review. */
  readonly reviewer?: Maybe<Scalars['String']['output']>;
  /** Since when it was open. */
  readonly start: Scalars['String']['output'];
  /** Until when. */
  readonly until: Scalars['String']['output'];
};

/** One page of openings. */
export type RecordOpeningConnection = {
  /** The openings. */
  readonly edges?: Maybe<ReadonlyArray<RecordOpeningEdge>>;
  /** Whether there are other pages. */
  readonly pageInfo?: Maybe<Scalars['PageInfo']['output']>;
};

/** One opening of a page. */
export type RecordOpeningEdge = {
  /** Where it stands: continue from here. */
  readonly cursor: Scalars['String']['output'];
  /** The opening. */
  readonly node?: Maybe<RecordOpening>;
};

/** What the review of an opening finds. */
export type ReviewOutcome =
  /** It was right to open the record. */
  | 'JUSTIFIED'
  /** It cannot be told. */
  | 'UNDETERMINED'
  /** It was not. */
  | 'UNJUSTIFIED';

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

/** One page of a timeline. */
export type TimelineConnection = {
  /** The records of this page. */
  readonly edges?: Maybe<ReadonlyArray<TimelineEdge>>;
  /** Whether there are other pages. */
  readonly pageInfo?: Maybe<Scalars['PageInfo']['output']>;
  /** How many records there are in all. */
  readonly totalCount?: Maybe<Scalars['Int']['output']>;
};

/** One record of a timeline. */
export type TimelineEdge = {
  /** Where it stands: continue from here. */
  readonly cursor: Scalars['String']['output'];
  /** The clinical date as recorded, of a period its start; null when there is none. */
  readonly date?: Maybe<Scalars['String']['output']>;
  /** The record; its fields may all be null where the token may search for it and not read it. */
  readonly node?: Maybe<Scalars['Resource']['output']>;
  /** The type of the record. */
  readonly type: TimelineType;
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
  readonly above?: InputMaybe<Scalars['Float']['input']>;
  /** This or more. */
  readonly atLeast?: InputMaybe<Scalars['Float']['input']>;
  /** This or less. */
  readonly atMost?: InputMaybe<Scalars['Float']['input']>;
  /** Less than this. */
  readonly below?: InputMaybe<Scalars['Float']['input']>;
  /** The UCUM code of the unit, such as `mmol/L`. */
  readonly unit: Scalars['String']['input'];
};

/** The figures of the values of one code in one unit: other codes and units have figures of their own. */
export type ValueStatistics = {
  /** What was measured; null for the length of encounters. */
  readonly code?: Maybe<Scalars['Coding']['output']>;
  /** How many values the figures are made of. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** How many more values are no number, such as `<5` or a stay that goes on: they are in none of the figures. */
  readonly inexact?: Maybe<Scalars['Int']['output']>;
  /** The largest value. */
  readonly maximum?: Maybe<Scalars['Float']['output']>;
  /** The arithmetic mean. */
  readonly mean?: Maybe<Scalars['Float']['output']>;
  /** The median. */
  readonly median?: Maybe<Scalars['Float']['output']>;
  /** The smallest value. */
  readonly minimum?: Maybe<Scalars['Float']['output']>;
  /** A tenth of the values are no larger; quantiles are interpolated. */
  readonly p10?: Maybe<Scalars['Float']['output']>;
  /** The first quartile. */
  readonly p25?: Maybe<Scalars['Float']['output']>;
  /** The third quartile. */
  readonly p75?: Maybe<Scalars['Float']['output']>;
  /** A tenth of the values are no smaller. */
  readonly p90?: Maybe<Scalars['Float']['output']>;
  /** The unit: a UCUM code, or as it was written where there is none. */
  readonly unit?: Maybe<Scalars['String']['output']>;
  /** The system of the unit's code; null where there is none. */
  readonly unitSystem?: Maybe<Scalars['String']['output']>;
};



export type ResolverTypeWrapper<T> = Promise<T> | T;


export type ResolverWithResolve<TResult, TParent, TContext, TArgs> = {
  resolve: ResolverFn<TResult, TParent, TContext, TArgs>;
};
export type Resolver<TResult, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = ResolverFn<TResult, TParent, TContext, TArgs> | ResolverWithResolve<TResult, TParent, TContext, TArgs>;

export type ResolverFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => Promise<TResult> | TResult;

export type SubscriptionSubscribeFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => AsyncIterable<TResult> | Promise<AsyncIterable<TResult>>;

export type SubscriptionResolveFn<TResult, TParent, TContext, TArgs> = (
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;

export interface SubscriptionSubscriberObject<TResult, TKey extends string, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<{ [key in TKey]: TResult }, TParent, TContext, TArgs>;
  resolve?: SubscriptionResolveFn<TResult, { [key in TKey]: TResult }, TContext, TArgs>;
}

export interface SubscriptionResolverObject<TResult, TParent, TContext, TArgs> {
  subscribe: SubscriptionSubscribeFn<any, TParent, TContext, TArgs>;
  resolve: SubscriptionResolveFn<TResult, any, TContext, TArgs>;
}

export type SubscriptionObject<TResult, TKey extends string, TParent, TContext, TArgs> =
  | SubscriptionSubscriberObject<TResult, TKey, TParent, TContext, TArgs>
  | SubscriptionResolverObject<TResult, TParent, TContext, TArgs>;

export type SubscriptionResolver<TResult, TKey extends string, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> =
  | ((...args: any[]) => SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>)
  | SubscriptionObject<TResult, TKey, TParent, TContext, TArgs>;

export type TypeResolveFn<TTypes, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (
  parent: TParent,
  context: TContext,
  info: GraphQLResolveInfo
) => Maybe<TTypes> | Promise<Maybe<TTypes>>;

export type IsTypeOfResolverFn<T = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>> = (obj: T, context: TContext, info: GraphQLResolveInfo) => boolean | Promise<boolean>;

export type NextResolverFn<T> = () => Promise<T>;

export type DirectiveResolverFn<TResult = Record<PropertyKey, never>, TParent = Record<PropertyKey, never>, TContext = Record<PropertyKey, never>, TArgs = Record<PropertyKey, never>> = (
  next: NextResolverFn<TResult>,
  parent: TParent,
  args: TArgs,
  context: TContext,
  info: GraphQLResolveInfo
) => TResult | Promise<TResult>;





/** Mapping between all available schema types and the resolvers types */
export type ResolversTypes = {
  AccessAction: AccessAction;
  AccessLogConnection: ResolverTypeWrapper<AccessLogConnection>;
  AccessLogEdge: ResolverTypeWrapper<AccessLogEdge>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AccessLogEntry: ResolverTypeWrapper<AccessLogEntry>;
  AgeBand: ResolverTypeWrapper<AgeBand>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  AllergyIntoleranceConnection: ResolverTypeWrapper<Scalars['AllergyIntoleranceConnection']['output']>;
  AllergyIntoleranceFilter: AllergyIntoleranceFilter;
  BreakGlassInput: BreakGlassInput;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: ResolverTypeWrapper<Scalars['Coding']['output']>;
  CodingInput: CodingInput;
  Cohort: ResolverTypeWrapper<OpenCohort>;
  CohortFilter: CohortFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Condition: ResolverTypeWrapper<Scalars['Condition']['output']>;
  ConditionAbatementInput: ConditionAbatementInput;
  ConditionConnection: ResolverTypeWrapper<Scalars['ConditionConnection']['output']>;
  ConditionFilter: ConditionFilter;
  ConditionInput: ConditionInput;
  ConditionStatistics: ResolverTypeWrapper<ConditionStatistics>;
  DateOrder: DateOrder;
  DeclareCareInput: DeclareCareInput;
  Encounter: ResolverTypeWrapper<FhirObject>;
  EncounterEvent: EncounterEvent;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  FlagConnection: ResolverTypeWrapper<Scalars['FlagConnection']['output']>;
  FlagFilter: FlagFilter;
  GlassPurpose: GlassPurpose;
  GlassReason: GlassReason;
  IdentityStatus: IdentityStatus;
  ImmunizationConnection: ResolverTypeWrapper<Scalars['ImmunizationConnection']['output']>;
  ImmunizationFilter: ImmunizationFilter;
  InsIdentity: ResolverTypeWrapper<InsIdentity>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ObservationEvent: ObservationEvent;
  OpeningBasis: OpeningBasis;
  PageInfo: ResolverTypeWrapper<Scalars['PageInfo']['output']>;
  Patient: ResolverTypeWrapper<FhirObject>;
  PatientConnection: ResolverTypeWrapper<Scalars['PatientConnection']['output']>;
  PatientMerge: ResolverTypeWrapper<Omit<PatientMerge, 'source' | 'target'> & { source?: Maybe<ResolversTypes['Patient']>, target?: Maybe<ResolversTypes['Patient']> }>;
  PatientOrder: PatientOrder;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  RecordOpening: ResolverTypeWrapper<Opening>;
  RecordOpeningConnection: ResolverTypeWrapper<OpeningPage>;
  RecordOpeningEdge: ResolverTypeWrapper<Omit<RecordOpeningEdge, 'node'> & { node?: Maybe<ResolversTypes['RecordOpening']> }>;
  Reference: ResolverTypeWrapper<Scalars['Reference']['output']>;
  Resource: ResolverTypeWrapper<Scalars['Resource']['output']>;
  ReviewOutcome: ReviewOutcome;
  StatisticsGroup: StatisticsGroup;
  TimelineConnection: ResolverTypeWrapper<TimelinePage>;
  TimelineEdge: ResolverTypeWrapper<TimelineEdge>;
  TimelineType: TimelineType;
  ValueRange: ValueRange;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ValueStatistics: ResolverTypeWrapper<ValueStatistics>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AccessLogConnection: AccessLogConnection;
  AccessLogEdge: AccessLogEdge;
  String: Scalars['String']['output'];
  AccessLogEntry: AccessLogEntry;
  AgeBand: AgeBand;
  Int: Scalars['Int']['output'];
  AllergyIntoleranceConnection: Scalars['AllergyIntoleranceConnection']['output'];
  AllergyIntoleranceFilter: AllergyIntoleranceFilter;
  BreakGlassInput: BreakGlassInput;
  ID: Scalars['ID']['output'];
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: Scalars['Coding']['output'];
  CodingInput: CodingInput;
  Cohort: OpenCohort;
  CohortFilter: CohortFilter;
  Boolean: Scalars['Boolean']['output'];
  Condition: Scalars['Condition']['output'];
  ConditionAbatementInput: ConditionAbatementInput;
  ConditionConnection: Scalars['ConditionConnection']['output'];
  ConditionFilter: ConditionFilter;
  ConditionInput: ConditionInput;
  ConditionStatistics: ConditionStatistics;
  DeclareCareInput: DeclareCareInput;
  Encounter: FhirObject;
  EncounterEvent: EncounterEvent;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  FlagConnection: Scalars['FlagConnection']['output'];
  FlagFilter: FlagFilter;
  ImmunizationConnection: Scalars['ImmunizationConnection']['output'];
  ImmunizationFilter: ImmunizationFilter;
  InsIdentity: InsIdentity;
  Mutation: Record<PropertyKey, never>;
  ObservationEvent: ObservationEvent;
  PageInfo: Scalars['PageInfo']['output'];
  Patient: FhirObject;
  PatientConnection: Scalars['PatientConnection']['output'];
  PatientMerge: Omit<PatientMerge, 'source' | 'target'> & { source?: Maybe<ResolversParentTypes['Patient']>, target?: Maybe<ResolversParentTypes['Patient']> };
  Query: Record<PropertyKey, never>;
  RecordOpening: Opening;
  RecordOpeningConnection: OpeningPage;
  RecordOpeningEdge: Omit<RecordOpeningEdge, 'node'> & { node?: Maybe<ResolversParentTypes['RecordOpening']> };
  Reference: Scalars['Reference']['output'];
  Resource: Scalars['Resource']['output'];
  TimelineConnection: TimelinePage;
  TimelineEdge: TimelineEdge;
  ValueRange: ValueRange;
  Float: Scalars['Float']['output'];
  ValueStatistics: ValueStatistics;
};

export type AccessLogConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogConnection'] = ResolversParentTypes['AccessLogConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AccessLogEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AccessLogEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogEdge'] = ResolversParentTypes['AccessLogEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AccessLogEntry'], ParentType, ContextType>;
};

export type AccessLogEntryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AccessLogEntry'] = ResolversParentTypes['AccessLogEntry']> = {
  action?: Resolver<ResolversTypes['AccessAction'], ParentType, ContextType>;
  application?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  interaction?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  openings?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  outcome?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  roles?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  time?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  types?: Resolver<ReadonlyArray<ResolversTypes['String']>, ParentType, ContextType>;
  units?: Resolver<ReadonlyArray<ResolversTypes['Reference']>, ParentType, ContextType>;
  user?: Resolver<Maybe<ResolversTypes['Reference']>, ParentType, ContextType>;
};

export type AgeBandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgeBand'] = ResolversParentTypes['AgeBand']> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface AllergyIntoleranceConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AllergyIntoleranceConnection'], any> {
  name: 'AllergyIntoleranceConnection';
}

export interface CodingScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Coding'], any> {
  name: 'Coding';
}

export type CohortResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Cohort'] = ResolversParentTypes['Cohort']> = {
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['PatientConnection']>, ParentType, ContextType, Partial<CohortPatientsArgs>>;
};

export interface ConditionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Condition'], any> {
  name: 'Condition';
}

export interface ConditionConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConditionConnection'], any> {
  name: 'ConditionConnection';
}

export type ConditionStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ConditionStatistics'] = ResolversParentTypes['ConditionStatistics']> = {
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suppressed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Reference']>, ParentType, ContextType>;
};

export type EncounterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Encounter'] = ResolversParentTypes['Encounter']> = {
  conditions?: Resolver<Maybe<ResolversTypes['ConditionConnection']>, ParentType, ContextType, RequireFields<EncounterConditionsArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export interface FlagConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['FlagConnection'], any> {
  name: 'FlagConnection';
}

export interface ImmunizationConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ImmunizationConnection'], any> {
  name: 'ImmunizationConnection';
}

export type InsIdentityResolvers<ContextType = Context, ParentType extends ResolversParentTypes['InsIdentity'] = ResolversParentTypes['InsIdentity']> = {
  birthDate?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  birthGivenNames?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  birthName?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  birthPlace?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  matricule?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  oid?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  sex?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  status?: Resolver<ResolversTypes['IdentityStatus'], ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  breakGlass?: Resolver<Maybe<ResolversTypes['RecordOpening']>, ParentType, ContextType, RequireFields<MutationBreakGlassArgs, 'input'>>;
  declareCare?: Resolver<Maybe<ResolversTypes['RecordOpening']>, ParentType, ContextType, RequireFields<MutationDeclareCareArgs, 'input'>>;
  endOpening?: Resolver<Maybe<ResolversTypes['RecordOpening']>, ParentType, ContextType, RequireFields<MutationEndOpeningArgs, 'id'>>;
  mergePatients?: Resolver<Maybe<ResolversTypes['PatientMerge']>, ParentType, ContextType, RequireFields<MutationMergePatientsArgs, 'reason' | 'source' | 'target'>>;
  reviewOpening?: Resolver<Maybe<ResolversTypes['RecordOpening']>, ParentType, ContextType, RequireFields<MutationReviewOpeningArgs, 'comment' | 'id' | 'outcome'>>;
  unmergePatients?: Resolver<Maybe<ResolversTypes['PatientMerge']>, ParentType, ContextType, RequireFields<MutationUnmergePatientsArgs, 'reason' | 'source' | 'target'>>;
  updateCondition?: Resolver<Maybe<ResolversTypes['Condition']>, ParentType, ContextType, RequireFields<MutationUpdateConditionArgs, 'id' | 'input'>>;
};

export interface PageInfoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PageInfo'], any> {
  name: 'PageInfo';
}

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  accessLog?: Resolver<Maybe<ResolversTypes['AccessLogConnection']>, ParentType, ContextType, Partial<PatientAccessLogArgs>>;
  allergyIntolerances?: Resolver<Maybe<ResolversTypes['AllergyIntoleranceConnection']>, ParentType, ContextType, RequireFields<PatientAllergyIntolerancesArgs, 'includeEnteredInError' | 'orderBy'>>;
  conditions?: Resolver<Maybe<ResolversTypes['ConditionConnection']>, ParentType, ContextType, RequireFields<PatientConditionsArgs, 'includeEnteredInError' | 'orderBy'>>;
  flags?: Resolver<Maybe<ResolversTypes['FlagConnection']>, ParentType, ContextType, RequireFields<PatientFlagsArgs, 'includeEnteredInError' | 'orderBy'>>;
  immunizations?: Resolver<Maybe<ResolversTypes['ImmunizationConnection']>, ParentType, ContextType, RequireFields<PatientImmunizationsArgs, 'includeEnteredInError' | 'orderBy'>>;
  ins?: Resolver<Maybe<ResolversTypes['InsIdentity']>, ParentType, ContextType>;
  openings?: Resolver<Maybe<ResolversTypes['RecordOpeningConnection']>, ParentType, ContextType, Partial<PatientOpeningsArgs>>;
  timeline?: Resolver<Maybe<ResolversTypes['TimelineConnection']>, ParentType, ContextType, RequireFields<PatientTimelineArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export interface PatientConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PatientConnection'], any> {
  name: 'PatientConnection';
}

export type PatientMergeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientMerge'] = ResolversParentTypes['PatientMerge']> = {
  source?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  accessLog?: Resolver<Maybe<ResolversTypes['AccessLogConnection']>, ParentType, ContextType, RequireFields<QueryAccessLogArgs, 'patient'>>;
  cohort?: Resolver<Maybe<ResolversTypes['Cohort']>, ParentType, ContextType, RequireFields<QueryCohortArgs, 'filter'>>;
  conditionStats?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['ConditionStatistics']>>>, ParentType, ContextType, RequireFields<QueryConditionStatsArgs, 'ageBandYears'>>;
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  openings?: Resolver<Maybe<ResolversTypes['RecordOpeningConnection']>, ParentType, ContextType, Partial<QueryOpeningsArgs>>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, Partial<QueryPatientArgs>>;
  patients?: Resolver<Maybe<ResolversTypes['PatientConnection']>, ParentType, ContextType, RequireFields<QueryPatientsArgs, 'orderBy' | 'present'>>;
};

export type RecordOpeningResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOpening'] = ResolversParentTypes['RecordOpening']> = {
  basis?: Resolver<ResolversTypes['OpeningBasis'], ParentType, ContextType>;
  comment?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  ended?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  explanation?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  id?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  outcome?: Resolver<Maybe<ResolversTypes['ReviewOutcome']>, ParentType, ContextType>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  patientId?: Resolver<ResolversTypes['ID'], ParentType, ContextType>;
  practitioner?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  purpose?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  reason?: Resolver<Maybe<ResolversTypes['GlassReason']>, ParentType, ContextType>;
  reviewed?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  reviewer?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  start?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  until?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
};

export type RecordOpeningConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOpeningConnection'] = ResolversParentTypes['RecordOpeningConnection']> = {
  edges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['RecordOpeningEdge']>>, ParentType, ContextType>;
  pageInfo?: Resolver<Maybe<ResolversTypes['PageInfo']>, ParentType, ContextType>;
};

export type RecordOpeningEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['RecordOpeningEdge'] = ResolversParentTypes['RecordOpeningEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['RecordOpening']>, ParentType, ContextType>;
};

export interface ReferenceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Reference'], any> {
  name: 'Reference';
}

export interface ResourceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Resource'], any> {
  name: 'Resource';
}

export type TimelineConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineConnection'] = ResolversParentTypes['TimelineConnection']> = {
  edges?: Resolver<Maybe<ReadonlyArray<ResolversTypes['TimelineEdge']>>, ParentType, ContextType>;
  pageInfo?: Resolver<Maybe<ResolversTypes['PageInfo']>, ParentType, ContextType>;
  totalCount?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export type TimelineEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['TimelineEdge'] = ResolversParentTypes['TimelineEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  date?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType>;
  type?: Resolver<ResolversTypes['TimelineType'], ParentType, ContextType>;
};

export type ValueStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ValueStatistics'] = ResolversParentTypes['ValueStatistics']> = {
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  inexact?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  maximum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  mean?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  median?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  minimum?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p10?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p25?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p75?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  p90?: Resolver<Maybe<ResolversTypes['Float']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  unitSystem?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
};

export type Resolvers<ContextType = Context> = {
  AccessLogConnection?: AccessLogConnectionResolvers<ContextType>;
  AccessLogEdge?: AccessLogEdgeResolvers<ContextType>;
  AccessLogEntry?: AccessLogEntryResolvers<ContextType>;
  AgeBand?: AgeBandResolvers<ContextType>;
  AllergyIntoleranceConnection?: GraphQLScalarType;
  Coding?: GraphQLScalarType;
  Cohort?: CohortResolvers<ContextType>;
  Condition?: GraphQLScalarType;
  ConditionConnection?: GraphQLScalarType;
  ConditionStatistics?: ConditionStatisticsResolvers<ContextType>;
  Encounter?: EncounterResolvers<ContextType>;
  FlagConnection?: GraphQLScalarType;
  ImmunizationConnection?: GraphQLScalarType;
  InsIdentity?: InsIdentityResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  PageInfo?: GraphQLScalarType;
  Patient?: PatientResolvers<ContextType>;
  PatientConnection?: GraphQLScalarType;
  PatientMerge?: PatientMergeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  RecordOpening?: RecordOpeningResolvers<ContextType>;
  RecordOpeningConnection?: RecordOpeningConnectionResolvers<ContextType>;
  RecordOpeningEdge?: RecordOpeningEdgeResolvers<ContextType>;
  Reference?: GraphQLScalarType;
  Resource?: GraphQLScalarType;
  TimelineConnection?: TimelineConnectionResolvers<ContextType>;
  TimelineEdge?: TimelineEdgeResolvers<ContextType>;
  ValueStatistics?: ValueStatisticsResolvers<ContextType>;
};

