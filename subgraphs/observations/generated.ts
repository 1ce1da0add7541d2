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
  Coding: { input: unknown; output: unknown; }
  /** A decimal number, or its text, which keeps every digit (`7.10`). */
  Decimal: { input: unknown; output: unknown; }
  DiagnosticReportConnection: { input: unknown; output: unknown; }
  DocumentReferenceConnection: { input: unknown; output: unknown; }
  Observation: { input: unknown; output: unknown; }
  ObservationConnection: { input: unknown; output: unknown; }
  QuestionnaireResponse: { input: unknown; output: unknown; }
  QuestionnaireResponseConnection: { input: unknown; output: unknown; }
  Reference: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** A band of ages in completed years. */
export type AgeBand = {
  /** The youngest age of the band. */
  readonly from?: Maybe<Scalars['Int']['output']>;
  /** The oldest age of the band. */
  readonly to?: Maybe<Scalars['Int']['output']>;
};

/** An answer: one of these, as the question has its type. */
export type AnswerValueInput = {
  /** A file. */
  readonly attachment?: InputMaybe<AttachmentInput>;
  /** Yes or no. */
  readonly boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** One of the options, or another code where the question is open. */
  readonly coding?: InputMaybe<CodingInput>;
  /** A FHIR date. */
  readonly date?: InputMaybe<Scalars['String']['input']>;
  /** A FHIR date, or a date and time with its zone. */
  readonly dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A number. */
  readonly decimal?: InputMaybe<Scalars['Decimal']['input']>;
  /** A whole number. */
  readonly integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  readonly quantity?: InputMaybe<QuantityInput>;
  /** A resource, as `Type/id`. */
  readonly reference?: InputMaybe<Scalars['String']['input']>;
  /** Words. */
  readonly string?: InputMaybe<Scalars['String']['input']>;
  /** A time of day, with seconds. */
  readonly time?: InputMaybe<Scalars['String']['input']>;
  /** An address. */
  readonly uri?: InputMaybe<Scalars['String']['input']>;
};

/** A file, as it is or where it lies. */
export type AttachmentInput = {
  /** Its media type. */
  readonly contentType?: InputMaybe<Scalars['String']['input']>;
  /** Its content in base64. */
  readonly data?: InputMaybe<Scalars['String']['input']>;
  /** What it is called. */
  readonly title?: InputMaybe<Scalars['String']['input']>;
  /** Where it lies. */
  readonly url?: InputMaybe<Scalars['String']['input']>;
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

/** Which DiagnosticReport resources; all conditions given must hold. */
export type DiagnosticReportFilter = {
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

/** Which DocumentReference resources; all conditions given must hold. */
export type DocumentReferenceFilter = {
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
  /** Types, as `code` or `system|code`: any of them. */
  readonly type?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

export type Encounter = {
  /** Results and measurements of this encounter. */
  readonly observations?: Maybe<Scalars['ObservationConnection']['output']>;
};


export type EncounterObservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ObservationFilter>;
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

/** The latest observation for one code. */
export type LatestObservation = {
  /** The code, as it was asked for. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The observation; null when there is none that the caller may see. */
  readonly observation?: Maybe<Scalars['Observation']['output']>;
};

export type Mutation = {
  /**
   * Answers a questionnaire of the record for a patient. The answers are checked against it: that it asks them, their
   * types, options and lengths, how many there are, what its conditions leave out, and for a completed response that
   * nothing required is missing. Groups stand once; who repeats a group writes the response as a resource.
   */
  readonly answerQuestionnaire?: Maybe<Scalars['QuestionnaireResponse']['output']>;
  /** Records an observation. Its performer is the token's user when they are a practitioner. */
  readonly recordObservation?: Maybe<Scalars['Observation']['output']>;
};


export type MutationAnswerQuestionnaireArgs = {
  answers: ReadonlyArray<QuestionnaireAnswerInput>;
  encounter?: InputMaybe<Scalars['ID']['input']>;
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  patient: Scalars['ID']['input'];
  questionnaire: Scalars['ID']['input'];
  status?: InputMaybe<Scalars['String']['input']>;
  task?: InputMaybe<Scalars['ID']['input']>;
};


export type MutationRecordObservationArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  input: ObservationInput;
};

/** The result of one part of an observation. */
export type ObservationComponentInput = {
  /** What was observed. */
  readonly code: CodeableConceptInput;
  /** Why there is no result. */
  readonly dataAbsentReason?: InputMaybe<CodeableConceptInput>;
  /** High, low, normal… */
  readonly interpretation?: InputMaybe<ReadonlyArray<CodeableConceptInput>>;
  /** The result. */
  readonly value?: InputMaybe<ObservationValueInput>;
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

/** Which Observation resources; all conditions given must hold. */
export type ObservationFilter = {
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

/** An observation to record. */
export type ObservationInput = {
  /** What kind of observation it is. */
  readonly category?: InputMaybe<ReadonlyArray<CodeableConceptInput>>;
  /** What was observed. */
  readonly code: CodeableConceptInput;
  /** Results of its parts, such as the two of a blood pressure. */
  readonly component?: InputMaybe<ReadonlyArray<ObservationComponentInput>>;
  /** Why there is no result. */
  readonly dataAbsentReason?: InputMaybe<CodeableConceptInput>;
  /** When: a FHIR date, or a date and time with its zone. */
  readonly effective: Scalars['String']['input'];
  /** The id of the encounter in which it was observed: one of this patient's, which the token may read. */
  readonly encounter?: InputMaybe<Scalars['ID']['input']>;
  /** High, low, normal… */
  readonly interpretation?: InputMaybe<ReadonlyArray<CodeableConceptInput>>;
  /** A remark. */
  readonly note?: InputMaybe<Scalars['String']['input']>;
  /** The patient's id. */
  readonly patient: Scalars['ID']['input'];
  /** A code of https://hl7.org/fhir/R4/valueset-observation-status.html */
  readonly status?: InputMaybe<Scalars['String']['input']>;
  /** The result. */
  readonly value?: InputMaybe<ObservationValueInput>;
};

/** Observations of one group. */
export type ObservationStatistics = {
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
  /** The figures of the values, by code and unit. */
  readonly values?: Maybe<ReadonlyArray<Maybe<ValueStatistics>>>;
};

/** A result: one of these. */
export type ObservationValueInput = {
  /** Yes or no. */
  readonly boolean?: InputMaybe<Scalars['Boolean']['input']>;
  /** A coded result. */
  readonly codeableConcept?: InputMaybe<CodeableConceptInput>;
  /** A FHIR date, or a date and time with its zone. */
  readonly dateTime?: InputMaybe<Scalars['String']['input']>;
  /** A whole number. */
  readonly integer?: InputMaybe<Scalars['Int']['input']>;
  /** A measured amount. */
  readonly quantity?: InputMaybe<QuantityInput>;
  /** Words. */
  readonly string?: InputMaybe<Scalars['String']['input']>;
};

export type Patient = {
  /** Reports of examinations. */
  readonly diagnosticReports?: Maybe<Scalars['DiagnosticReportConnection']['output']>;
  /** Documents. */
  readonly documents?: Maybe<Scalars['DocumentReferenceConnection']['output']>;
  /** For each code in turn, the latest observation that carries it, be it in a component; not what was entered in error. */
  readonly latest?: Maybe<ReadonlyArray<Maybe<LatestObservation>>>;
  /** Results and measurements. */
  readonly observations?: Maybe<Scalars['ObservationConnection']['output']>;
  /** Answered questionnaires. */
  readonly questionnaireResponses?: Maybe<Scalars['QuestionnaireResponseConnection']['output']>;
};


export type PatientDiagnosticReportsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DiagnosticReportFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientDocumentsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<DocumentReferenceFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientLatestArgs = {
  codes: ReadonlyArray<Scalars['String']['input']>;
};


export type PatientObservationsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<ObservationFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};


export type PatientQuestionnaireResponsesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<QuestionnaireResponseFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
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
   * How many observations with a coded `code` there are, by group, and the figures of their values; more than 10,000
   * groups and values are an error. It needs the right to search observations, patients (for a cohort, age and sex),
   * encounters (for units) and every type a filter names.
   */
  readonly observationStats?: Maybe<ReadonlyArray<Maybe<ObservationStatistics>>>;
};


export type QueryObservationStatsArgs = {
  ageBandYears?: InputMaybe<Scalars['Int']['input']>;
  code?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  cohort?: InputMaybe<CohortFilter>;
  filter?: InputMaybe<Scalars['String']['input']>;
  from?: InputMaybe<Scalars['String']['input']>;
  groupBy?: InputMaybe<ReadonlyArray<StatisticsGroup>>;
  to?: InputMaybe<Scalars['String']['input']>;
  valueUnit?: InputMaybe<Scalars['String']['input']>;
};

/** One answer to one question. */
export type QuestionnaireAnswerInput = {
  /** The question, by its linkId in the questionnaire. */
  readonly linkId: Scalars['String']['input'];
  /** The answer. */
  readonly value: AnswerValueInput;
};

/** Which QuestionnaireResponse resources; all conditions given must hold. */
export type QuestionnaireResponseFilter = {
  /** The encounters they belong to, as ids: any of them. */
  readonly encounter?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Canonical URLs of the questionnaires answered: any of them. */
  readonly questionnaire?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
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
  AnswerValueInput: AnswerValueInput;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  AttachmentInput: AttachmentInput;
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: ResolverTypeWrapper<Scalars['Coding']['output']>;
  CodingInput: CodingInput;
  CohortFilter: CohortFilter;
  DateOrder: DateOrder;
  Decimal: ResolverTypeWrapper<Scalars['Decimal']['output']>;
  DiagnosticReportConnection: ResolverTypeWrapper<Scalars['DiagnosticReportConnection']['output']>;
  DiagnosticReportFilter: DiagnosticReportFilter;
  DocumentReferenceConnection: ResolverTypeWrapper<Scalars['DocumentReferenceConnection']['output']>;
  DocumentReferenceFilter: DocumentReferenceFilter;
  Encounter: ResolverTypeWrapper<FhirObject>;
  EncounterEvent: EncounterEvent;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  LatestObservation: ResolverTypeWrapper<LatestObservation>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Observation: ResolverTypeWrapper<Scalars['Observation']['output']>;
  ObservationComponentInput: ObservationComponentInput;
  ObservationConnection: ResolverTypeWrapper<Scalars['ObservationConnection']['output']>;
  ObservationEvent: ObservationEvent;
  ObservationFilter: ObservationFilter;
  ObservationInput: ObservationInput;
  ObservationStatistics: ResolverTypeWrapper<ObservationStatistics>;
  ObservationValueInput: ObservationValueInput;
  Patient: ResolverTypeWrapper<FhirObject>;
  QuantityInput: QuantityInput;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  QuestionnaireAnswerInput: QuestionnaireAnswerInput;
  QuestionnaireResponse: ResolverTypeWrapper<Scalars['QuestionnaireResponse']['output']>;
  QuestionnaireResponseConnection: ResolverTypeWrapper<Scalars['QuestionnaireResponseConnection']['output']>;
  QuestionnaireResponseFilter: QuestionnaireResponseFilter;
  Reference: ResolverTypeWrapper<Scalars['Reference']['output']>;
  StatisticsGroup: StatisticsGroup;
  ValueRange: ValueRange;
  Float: ResolverTypeWrapper<Scalars['Float']['output']>;
  ValueStatistics: ResolverTypeWrapper<ValueStatistics>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AgeBand: AgeBand;
  Int: Scalars['Int']['output'];
  AnswerValueInput: AnswerValueInput;
  Boolean: Scalars['Boolean']['output'];
  String: Scalars['String']['output'];
  AttachmentInput: AttachmentInput;
  CodeableConceptInput: CodeableConceptInput;
  CodedEvent: CodedEvent;
  Coding: Scalars['Coding']['output'];
  CodingInput: CodingInput;
  CohortFilter: CohortFilter;
  Decimal: Scalars['Decimal']['output'];
  DiagnosticReportConnection: Scalars['DiagnosticReportConnection']['output'];
  DiagnosticReportFilter: DiagnosticReportFilter;
  DocumentReferenceConnection: Scalars['DocumentReferenceConnection']['output'];
  DocumentReferenceFilter: DocumentReferenceFilter;
  Encounter: FhirObject;
  EncounterEvent: EncounterEvent;
  EventFilter: EventFilter;
  EventSequence: EventSequence;
  LatestObservation: LatestObservation;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Observation: Scalars['Observation']['output'];
  ObservationComponentInput: ObservationComponentInput;
  ObservationConnection: Scalars['ObservationConnection']['output'];
  ObservationEvent: ObservationEvent;
  ObservationFilter: ObservationFilter;
  ObservationInput: ObservationInput;
  ObservationStatistics: ObservationStatistics;
  ObservationValueInput: ObservationValueInput;
  Patient: FhirObject;
  QuantityInput: QuantityInput;
  Query: Record<PropertyKey, never>;
  QuestionnaireAnswerInput: QuestionnaireAnswerInput;
  QuestionnaireResponse: Scalars['QuestionnaireResponse']['output'];
  QuestionnaireResponseConnection: Scalars['QuestionnaireResponseConnection']['output'];
  QuestionnaireResponseFilter: QuestionnaireResponseFilter;
  Reference: Scalars['Reference']['output'];
  ValueRange: ValueRange;
  Float: Scalars['Float']['output'];
  ValueStatistics: ValueStatistics;
};

export type AgeBandResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AgeBand'] = ResolversParentTypes['AgeBand']> = {
  from?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  to?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
};

export interface CodingScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Coding'], any> {
  name: 'Coding';
}

export interface DecimalScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Decimal'], any> {
  name: 'Decimal';
}

export interface DiagnosticReportConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DiagnosticReportConnection'], any> {
  name: 'DiagnosticReportConnection';
}

export interface DocumentReferenceConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['DocumentReferenceConnection'], any> {
  name: 'DocumentReferenceConnection';
}

export type EncounterResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Encounter'] = ResolversParentTypes['Encounter']> = {
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<EncounterObservationsArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export type LatestObservationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['LatestObservation'] = ResolversParentTypes['LatestObservation']> = {
  code?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  observation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType>;
};

export type MutationResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Mutation'] = ResolversParentTypes['Mutation']> = {
  answerQuestionnaire?: Resolver<Maybe<ResolversTypes['QuestionnaireResponse']>, ParentType, ContextType, RequireFields<MutationAnswerQuestionnaireArgs, 'answers' | 'patient' | 'questionnaire' | 'status'>>;
  recordObservation?: Resolver<Maybe<ResolversTypes['Observation']>, ParentType, ContextType, RequireFields<MutationRecordObservationArgs, 'input'>>;
};

export interface ObservationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Observation'], any> {
  name: 'Observation';
}

export interface ObservationConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ObservationConnection'], any> {
  name: 'ObservationConnection';
}

export type ObservationStatisticsResolvers<ContextType = Context, ParentType extends ResolversParentTypes['ObservationStatistics'] = ResolversParentTypes['ObservationStatistics']> = {
  ageBand?: Resolver<Maybe<ResolversTypes['AgeBand']>, ParentType, ContextType>;
  code?: Resolver<Maybe<ResolversTypes['Coding']>, ParentType, ContextType>;
  count?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  month?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  patients?: Resolver<Maybe<ResolversTypes['Int']>, ParentType, ContextType>;
  sex?: Resolver<Maybe<ResolversTypes['String']>, ParentType, ContextType>;
  suppressed?: Resolver<Maybe<ResolversTypes['Boolean']>, ParentType, ContextType>;
  unit?: Resolver<Maybe<ResolversTypes['Reference']>, ParentType, ContextType>;
  values?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['ValueStatistics']>>>, ParentType, ContextType>;
};

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  diagnosticReports?: Resolver<Maybe<ResolversTypes['DiagnosticReportConnection']>, ParentType, ContextType, RequireFields<PatientDiagnosticReportsArgs, 'includeEnteredInError' | 'orderBy'>>;
  documents?: Resolver<Maybe<ResolversTypes['DocumentReferenceConnection']>, ParentType, ContextType, RequireFields<PatientDocumentsArgs, 'includeEnteredInError' | 'orderBy'>>;
  latest?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['LatestObservation']>>>, ParentType, ContextType, RequireFields<PatientLatestArgs, 'codes'>>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<PatientObservationsArgs, 'includeEnteredInError' | 'orderBy'>>;
  questionnaireResponses?: Resolver<Maybe<ResolversTypes['QuestionnaireResponseConnection']>, ParentType, ContextType, RequireFields<PatientQuestionnaireResponsesArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  observationStats?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['ObservationStatistics']>>>, ParentType, ContextType, RequireFields<QueryObservationStatsArgs, 'ageBandYears'>>;
};

export interface QuestionnaireResponseScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['QuestionnaireResponse'], any> {
  name: 'QuestionnaireResponse';
}

export interface QuestionnaireResponseConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['QuestionnaireResponseConnection'], any> {
  name: 'QuestionnaireResponseConnection';
}

export interface ReferenceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Reference'], any> {
  name: 'Reference';
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
  Coding?: GraphQLScalarType;
  Decimal?: GraphQLScalarType;
  DiagnosticReportConnection?: GraphQLScalarType;
  DocumentReferenceConnection?: GraphQLScalarType;
  Encounter?: EncounterResolvers<ContextType>;
  LatestObservation?: LatestObservationResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Observation?: GraphQLScalarType;
  ObservationConnection?: GraphQLScalarType;
  ObservationStatistics?: ObservationStatisticsResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  QuestionnaireResponse?: GraphQLScalarType;
  QuestionnaireResponseConnection?: GraphQLScalarType;
  Reference?: GraphQLScalarType;
  ValueStatistics?: ValueStatisticsResolvers<ContextType>;
};

