import type { GraphQLResolveInfo, GraphQLScalarType, GraphQLScalarTypeConfig } from 'graphql';
import type { FhirObject } from '../../record/resource.ts';
import type { Context } from '../context.ts';
export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
export type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
export type MakeOptional<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]?: Maybe<T[SubKey]> };
export type MakeMaybe<T, K extends keyof T> = Omit<T, K> & { [SubKey in K]: Maybe<T[SubKey]> };
export type MakeEmpty<T extends { [key: string]: unknown }, K extends keyof T> = { [_ in K]?: never };
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
export type RequireFields<T, K extends keyof T> = Omit<T, K> & { [P in K]-?: NonNullable<T[P]> };
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  Appointment: { input: unknown; output: unknown; }
  AppointmentConnection: { input: unknown; output: unknown; }
  CarePlan: { input: unknown; output: unknown; }
  CarePlanConnection: { input: unknown; output: unknown; }
  CareTeamConnection: { input: unknown; output: unknown; }
  Coding: { input: unknown; output: unknown; }
  /** A decimal number, or its text, which keeps every digit (`7.10`). */
  Decimal: { input: unknown; output: unknown; }
  EncounterConnection: { input: unknown; output: unknown; }
  GoalConnection: { input: unknown; output: unknown; }
  MedicationRequestConnection: { input: unknown; output: unknown; }
  MedicationStatementConnection: { input: unknown; output: unknown; }
  ProcedureConnection: { input: unknown; output: unknown; }
  Reference: { input: unknown; output: unknown; }
  ServiceRequestConnection: { input: unknown; output: unknown; }
  Task: { input: unknown; output: unknown; }
  TaskConnection: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A band of ages in completed years. */
export type AgeBand = {
  /** The youngest age of the band. */
  readonly from?: Maybe<Scalars['Int']['output']>;
  /** The oldest age of the band. */
  readonly to?: Maybe<Scalars['Int']['output']>;
};

/** Which Appointment resources; all conditions given must hold. */
export type AppointmentFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Identifiers, as `value` or `system|value`: any of them. */
  readonly identifier?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** Which CarePlan resources; all conditions given must hold. */
export type CarePlanFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** Which CareTeam resources; all conditions given must hold. */
export type CareTeamFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
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

/** The order of dated records; the undated come last both ways. */
export type DateOrder =
  /** The most recent first. */
  | 'LATEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

export type Encounter = {
  /** Procedures done in this encounter. */
  readonly procedures?: Maybe<Scalars['ProcedureConnection']['output']>;
};


export type EncounterProceduresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProcedureFilter>;
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

/** Which Encounter resources; all conditions given must hold. */
export type EncounterFilter = {
  /** Classes (AMB, IMP, EMER…): any of them. */
  readonly class?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Identifiers, as `value` or `system|value`: any of them. */
  readonly identifier?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
  /** Types, as `code` or `system|code`: any of them. */
  readonly type?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Encounters of one group. */
export type EncounterStatistics = {
  /** The age; null where not grouped by it, or where it is not known. */
  readonly ageBand?: Maybe<AgeBand>;
  /** The code, or the class; null where not grouped by it, or where there is none. */
  readonly code?: Maybe<Scalars['Coding']['output']>;
  /** How many there are, each once. */
  readonly count?: Maybe<Scalars['Int']['output']>;
  /** From the beginning to the end, in days. */
  readonly length?: Maybe<ValueStatistics>;
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

/** Which Goal resources; all conditions given must hold. */
export type GoalFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Lifecycle statuses (active, completed…): any of them. */
  readonly lifecycleStatus?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** Which MedicationRequest resources; all conditions given must hold. */
export type MedicationRequestFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  readonly intent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** Which MedicationStatement resources; all conditions given must hold. */
export type MedicationStatementFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

export type Mutation = {
  /** Moves an activity that a care plan describes itself on to another status; one that refers to a Task is moved on there. */
  readonly advanceCarePlanActivity?: Maybe<Scalars['CarePlan']['output']>;
  /** Moves a task on to another status, as https://hl7.org/fhir/R4/task.html#statemachine has it. */
  readonly advanceTask?: Maybe<Scalars['Task']['output']>;
  /** Books a free slot for a patient. Of two who book the same slot one gets it; the other is told CONFLICT. */
  readonly bookAppointment?: Maybe<Scalars['Appointment']['output']>;
  /** Cancels an appointment that has not begun, and frees the slots that its booking took. */
  readonly cancelAppointment?: Maybe<Scalars['Appointment']['output']>;
};


export type MutationAdvanceCarePlanActivityArgs = {
  activity?: InputMaybe<Scalars['String']['input']>;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ifMatch?: InputMaybe<Scalars['String']['input']>;
  index?: InputMaybe<Scalars['Int']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
  status: Scalars['String']['input'];
};


export type MutationAdvanceTaskArgs = {
  businessStatus?: InputMaybe<CodeableConceptInput>;
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ifMatch?: InputMaybe<Scalars['String']['input']>;
  note?: InputMaybe<Scalars['String']['input']>;
  output?: InputMaybe<ReadonlyArray<TaskOutputInput>>;
  reason?: InputMaybe<Scalars['String']['input']>;
  status: Scalars['String']['input'];
};


export type MutationBookAppointmentArgs = {
  description?: InputMaybe<Scalars['String']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  patient: Scalars['ID']['input'];
  slot: Scalars['ID']['input'];
};


export type MutationCancelAppointmentArgs = {
  id: Scalars['ID']['input'];
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  ifMatch?: InputMaybe<Scalars['String']['input']>;
  reason?: InputMaybe<Scalars['String']['input']>;
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

export type Patient = {
  /** Appointments. */
  readonly appointments?: Maybe<Scalars['AppointmentConnection']['output']>;
  /** Care plans. */
  readonly carePlans?: Maybe<Scalars['CarePlanConnection']['output']>;
  /** Care teams. */
  readonly careTeams?: Maybe<Scalars['CareTeamConnection']['output']>;
  /** Stays, visits and consultations. */
  readonly encounters?: Maybe<Scalars['EncounterConnection']['output']>;
  /** Goals of the care. */
  readonly goals?: Maybe<Scalars['GoalConnection']['output']>;
  /** Prescriptions. */
  readonly medicationRequests?: Maybe<Scalars['MedicationRequestConnection']['output']>;
  /** Medication the patient is known to take. */
  readonly medicationStatements?: Maybe<Scalars['MedicationStatementConnection']['output']>;
  /** Procedures done. */
  readonly procedures?: Maybe<Scalars['ProcedureConnection']['output']>;
  /** Orders for examinations and care. */
  readonly serviceRequests?: Maybe<Scalars['ServiceRequestConnection']['output']>;
  /** Tasks done for the patient. */
  readonly tasks?: Maybe<Scalars['TaskConnection']['output']>;
};


export type PatientAppointmentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<AppointmentFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientCarePlansArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CarePlanFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientCareTeamsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CareTeamFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientEncountersArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<EncounterFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientGoalsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<GoalFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientMedicationRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MedicationRequestFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientMedicationStatementsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<MedicationStatementFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientProceduresArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ProcedureFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientServiceRequestsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ServiceRequestFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientTasksArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<TaskFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};

/** Which Procedure resources; all conditions given must hold. */
export type ProcedureFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** A measured amount. */
export type QuantityInput = {
  /** The unit as a UCUM code, such as `mm[Hg]`. */
  readonly code?: InputMaybe<Scalars['String']['input']>;
  /** That the true value is `<`, `<=`, `>=` or `>` this. */
  readonly comparator?: InputMaybe<Scalars['String']['input']>;
  /** The unit as it is shown. */
  readonly unit?: InputMaybe<Scalars['String']['input']>;
  /** How much. */
  readonly value: Scalars['Decimal']['input'];
};

export type Query = {
  /**
   * How many encounters there are, by group, and how long they took; more than 10,000 groups and values are an error.
   * It needs the right to search encounters, patients (for a cohort, age and sex) and every type a filter names.
   */
  readonly encounterStats?: Maybe<ReadonlyArray<Maybe<EncounterStatistics>>>;
};


export type QueryEncounterStatsArgs = {
  ageBandYears?: InputMaybe<Scalars['Int']['input']>;
  class?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  cohort?: InputMaybe<CohortFilter>;
  filter?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  groupBy?: InputMaybe<ReadonlyArray<StatisticsGroup>>;
  to?: InputMaybe<Scalars['String']['input']>;
  unit?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** Which ServiceRequest resources; all conditions given must hold. */
export type ServiceRequestFilter = {
  /** Categories, as `code` or `system|code`: any of them. */
  readonly category?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  readonly intent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

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

/** Which Task resources; all conditions given must hold. */
export type TaskFilter = {
  /** Codes, as `code`, `system|code` or `system|`: any of them. */
  readonly code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Intents (order, plan…): any of them. */
  readonly intent?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
};

/** What a task brought about. */
export type TaskOutputInput = {
  /** What it is. */
  readonly type: CodeableConceptInput;
  /** The value. */
  readonly value: TaskValueInput;
};

/** A value: one of these. */
export type TaskValueInput = {
  /** Yes or no. */
  readonly boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** A coded value. */
  readonly codeableConcept?: InputMaybe<CodeableConceptInput>;
  /** A FHIR date, or a date and time with its zone. */
  readonly dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A whole number. */
  readonly integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  readonly quantity?: InputMaybe<QuantityInput>;
  /** A resource, as `Type/id`. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  readonly string?: InputMaybe<Scalars['String']['input']>;
};

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
  AgeBand: ResolverTypeWrapper<AgeBand>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Appointment: ResolverTypeWrapper<Scalars['Appointment']['output']>;
  AppointmentConnection: ResolverTypeWrapper<Scalars['AppointmentConnection']['output']>;
  AppointmentFilter: AppointmentFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CarePlan: ResolverTypeWrapper<Scalars['CarePlan']['output']>;
  CarePlanConnection: ResolverTypeWrapper<Scalars['CarePlanConnection']['output']>;
  CarePlanFilter: CarePlanFilter;
  CareTeamConnection: ResolverTypeWrapper<Scalars['CareTeamConnection']['output']>;
  CareTeamFilter: CareTeamFilter;
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: ResolverTypeWrapper<Scalars['Coding']['output']>;
  CodingInput: CodingInput;
  CohortFilter: CohortFilter;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  DateOrder: DateOrder;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  Encounter: ResolverTypeWrapper<FhirObject>;
  EncounterConnection: ResolverTypeWrapper<Scalars['EncounterConnection']['output']>;
  EncounterEvent: EncounterEvent;
  EncounterFilter: EncounterFilter;
  EncounterStatistics: ResolverTypeWrapper<EncounterStatistics>;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  GoalConnection: ResolverTypeWrapper<Scalars['GoalConnection']['output']>;
  GoalFilter: GoalFilter;
  MedicationRequestConnection: ResolverTypeWrapper<Scalars['MedicationRequestConnection']['output']>;
  MedicationRequestFilter: MedicationRequestFilter;
  MedicationStatementConnection: ResolverTypeWrapper<Scalars['MedicationStatementConnection']['output']>;
  MedicationStatementFilter: MedicationStatementFilter;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  ObservationEvent: ObservationEvent;
  Patient: ResolverTypeWrapper<FhirObject>;
  ProcedureConnection: ResolverTypeWrapper<Scalars['ProcedureConnection']['output']>;
  ProcedureFilter: ProcedureFilter;
  QuantityInput: QuantityInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Reference: ResolverTypeWrapper<Scalars['Reference']['output']>;
  ServiceRequestConnection: ResolverTypeWrapper<Scalars['ServiceRequestConnection']['output']>;
  ServiceRequestFilter: ServiceRequestFilter;
  StatisticsGroup: StatisticsGroup;
  Task: ResolverTypeWrapper<Scalars['Task']['output']>;
  TaskConnection: ResolverTypeWrapper<Scalars['TaskConnection']['output']>;
  TaskFilter: TaskFilter;
  TaskOutputInput: TaskOutputInput;
  TaskValueInput: TaskValueInput;
  ValueRange: ValueRange;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ValueStatistics: ResolverTypeWrapper<ValueStatistics>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AgeBand: AgeBand;
  Int: Scalars['Int']['output'];
  Appointment: Scalars['Appointment']['output'];
  AppointmentConnection: Scalars['AppointmentConnection']['output'];
  AppointmentFilter: AppointmentFilter;
  String: Scalars['String']['output'];
  CarePlan: Scalars['CarePlan']['output'];
  CarePlanConnection: Scalars['CarePlanConnection']['output'];
  CarePlanFilter: CarePlanFilter;
  CareTeamConnection: Scalars['CareTeamConnection']['output'];
  CareTeamFilter: CareTeamFilter;
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: Scalars['Coding']['output'];
  CodingInput: CodingInput;
  CohortFilter: CohortFilter;
  Boolean: Scalars['Boolean']['output'];
  Decimal: Scalars['Decimal']['output'];
  Encounter: FhirObject;
  EncounterConnection: Scalars['EncounterConnection']['output'];
  EncounterEvent: EncounterEvent;
  EncounterFilter: EncounterFilter;
  EncounterStatistics: EncounterStatistics;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  GoalConnection: Scalars['GoalConnection']['output'];
  GoalFilter: GoalFilter;
  MedicationRequestConnection: Scalars['MedicationRequestConnection']['output'];
  MedicationRequestFilter: MedicationRequestFilter;
  MedicationStatementConnection: Scalars['MedicationStatementConnection']['output'];
  MedicationStatementFilter: MedicationStatementFilter;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  ObservationEvent: ObservationEvent;
  Patient: FhirObject;
  ProcedureConnection: Scalars['ProcedureConnection']['output'];
  ProcedureFilter: ProcedureFilter;
  QuantityInput: QuantityInput;
  Query: Record<PropertyKey, never>;
  Reference: Scalars['Reference']['output'];
  ServiceRequestConnection: Scalars['ServiceRequestConnection']['output'];
  ServiceRequestFilter: ServiceRequestFilter;
  Task: Scalars['Task']['output'];
  TaskConnection: Scalars['TaskConnection']['output'];
  TaskFilter: TaskFilter;
  TaskOutputInput: TaskOutputInput;
  TaskValueInput: TaskValueInput;
  ValueRange: ValueRange;
  Float: Scalars['Float']['output'];
  ValueStatistics: ValueStatistics;
};

export type AgeBandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgeBand'] = ResolversParentTypes['AgeBand']> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface AppointmentScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Appointment'], any> {
  name: 'Appointment';
}

export interface AppointmentConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AppointmentConnection'], any> {
  name: 'AppointmentConnection';
}

export interface CarePlanScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CarePlan'], any> {
  name: 'CarePlan';
}

export interface CarePlanConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CarePlanConnection'], any> {
  name: 'CarePlanConnection';
}

export interface CareTeamConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CareTeamConnection'], any> {
  name: 'CareTeamConnection';
}

export interface CodingScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Coding'], any> {
  name: 'Coding';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export type EncounterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Encounter'] = ResolversParentTypes['Encounter']> = {
  procedures?: Resolver<Maybe<ResolversTypes['ProcedureConnection']>, ParentType, ContextType, RequireFields<EncounterProceduresArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export interface EncounterConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['EncounterConnection'], any> {
  name: 'EncounterConnection';
}

export type EncounterStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['EncounterStatistics'] = ResolversParentTypes['EncounterStatistics']> = {
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  length?: Resolver<Maybe<ResolversTypes['ValueStatistics']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suppressed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Reference']>, ParentType, ContextType>;
};

export interface GoalConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['GoalConnection'], any> {
  name: 'GoalConnection';
}

export interface MedicationRequestConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MedicationRequestConnection'], any> {
  name: 'MedicationRequestConnection';
}

export interface MedicationStatementConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['MedicationStatementConnection'], any> {
  name: 'MedicationStatementConnection';
}

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  advanceCarePlanActivity?: Resolver<Maybe<ResolversTypes['CarePlan']>, ParentType, ContextType, RequireFields<MutationAdvanceCarePlanActivityArgs, 'id' | 'status'>>;
  advanceTask?: Resolver<Maybe<ResolversTypes['Task']>, ParentType, ContextType, RequireFields<MutationAdvanceTaskArgs, 'id' | 'status'>>;
  bookAppointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<MutationBookAppointmentArgs, 'patient' | 'slot'>>;
  cancelAppointment?: Resolver<Maybe<ResolversTypes['Appointment']>, ParentType, ContextType, RequireFields<MutationCancelAppointmentArgs, 'id'>>;
};

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  appointments?: Resolver<Maybe<ResolversTypes['AppointmentConnection']>, ParentType, ContextType, RequireFields<PatientAppointmentsArgs, 'includeEnteredInError' | 'orderBy'>>;
  carePlans?: Resolver<Maybe<ResolversTypes['CarePlanConnection']>, ParentType, ContextType, RequireFields<PatientCarePlansArgs, 'includeEnteredInError' | 'orderBy'>>;
  careTeams?: Resolver<Maybe<ResolversTypes['CareTeamConnection']>, ParentType, ContextType, RequireFields<PatientCareTeamsArgs, 'includeEnteredInError' | 'orderBy'>>;
  encounters?: Resolver<Maybe<ResolversTypes['EncounterConnection']>, ParentType, ContextType, RequireFields<PatientEncountersArgs, 'includeEnteredInError' | 'orderBy'>>;
  goals?: Resolver<Maybe<ResolversTypes['GoalConnection']>, ParentType, ContextType, RequireFields<PatientGoalsArgs, 'includeEnteredInError' | 'orderBy'>>;
  medicationRequests?: Resolver<Maybe<ResolversTypes['MedicationRequestConnection']>, ParentType, ContextType, RequireFields<PatientMedicationRequestsArgs, 'includeEnteredInError' | 'orderBy'>>;
  medicationStatements?: Resolver<Maybe<ResolversTypes['MedicationStatementConnection']>, ParentType, ContextType, RequireFields<PatientMedicationStatementsArgs, 'includeEnteredInError' | 'orderBy'>>;
  procedures?: Resolver<Maybe<ResolversTypes['ProcedureConnection']>, ParentType, ContextType, RequireFields<PatientProceduresArgs, 'includeEnteredInError' | 'orderBy'>>;
  serviceRequests?: Resolver<Maybe<ResolversTypes['ServiceRequestConnection']>, ParentType, ContextType, RequireFields<PatientServiceRequestsArgs, 'includeEnteredInError' | 'orderBy'>>;
  tasks?: Resolver<Maybe<ResolversTypes['TaskConnection']>, ParentType, ContextType, RequireFields<PatientTasksArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export interface ProcedureConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ProcedureConnection'], any> {
  name: 'ProcedureConnection';
}

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  encounterStats?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['EncounterStatistics']>>>, ParentType, ContextType, RequireFields<QueryEncounterStatsArgs, 'ageBandYears'>>;
};

export interface ReferenceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Reference'], any> {
  name: 'Reference';
}

export interface ServiceRequestConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ServiceRequestConnection'], any> {
  name: 'ServiceRequestConnection';
}

export interface TaskScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Task'], any> {
  name: 'Task';
}

export interface TaskConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['TaskConnection'], any> {
  name: 'TaskConnection';
}

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
  AgeBand?: AgeBandResolvers<ContextType>;
  Appointment?: GraphQLScalarType;
  AppointmentConnection?: GraphQLScalarType;
  CarePlan?: GraphQLScalarType;
  CarePlanConnection?: GraphQLScalarType;
  CareTeamConnection?: GraphQLScalarType;
  Coding?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  Encounter?: EncounterResolvers<ContextType>;
  EncounterConnection?: GraphQLScalarType;
  EncounterStatistics?: EncounterStatisticsResolvers<ContextType>;
  GoalConnection?: GraphQLScalarType;
  MedicationRequestConnection?: GraphQLScalarType;
  MedicationStatementConnection?: GraphQLScalarType;
  Mutation?: MutationResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  ProcedureConnection?: GraphQLScalarType;
  Query?: QueryResolvers<ContextType>;
  Reference?: GraphQLScalarType;
  ServiceRequestConnection?: GraphQLScalarType;
  Task?: GraphQLScalarType;
  TaskConnection?: GraphQLScalarType;
  ValueStatistics?: ValueStatisticsResolvers<ContextType>;
};

