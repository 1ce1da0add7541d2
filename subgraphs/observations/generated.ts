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
  DiagnosticReportConnection: { input: unknown; output: unknown; }
  DocumentReferenceConnection: { input: unknown; output: unknown; }
  Observation: { input: unknown; output: unknown; }
  ObservationConnection: { input: unknown; output: unknown; }
  QuestionnaireResponseConnection: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
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

/** The latest observation for one code. */
export type LatestObservation = {
  /** The code, as it was asked for. */
  readonly code?: Maybe<Scalars['String']['output']>;
  /** The observation; null when there is none that the caller may see. */
  readonly observation?: Maybe<Scalars['Observation']['output']>;
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
  DateOrder: DateOrder;
  DiagnosticReportConnection: ResolverTypeWrapper<Scalars['DiagnosticReportConnection']['output']>;
  DiagnosticReportFilter: DiagnosticReportFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  DocumentReferenceConnection: ResolverTypeWrapper<Scalars['DocumentReferenceConnection']['output']>;
  DocumentReferenceFilter: DocumentReferenceFilter;
  Encounter: ResolverTypeWrapper<FhirObject>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  LatestObservation: ResolverTypeWrapper<LatestObservation>;
  Observation: ResolverTypeWrapper<Scalars['Observation']['output']>;
  ObservationConnection: ResolverTypeWrapper<Scalars['ObservationConnection']['output']>;
  ObservationFilter: ObservationFilter;
  Patient: ResolverTypeWrapper<FhirObject>;
  QuestionnaireResponseConnection: ResolverTypeWrapper<Scalars['QuestionnaireResponseConnection']['output']>;
  QuestionnaireResponseFilter: QuestionnaireResponseFilter;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  DiagnosticReportConnection: Scalars['DiagnosticReportConnection']['output'];
  DiagnosticReportFilter: DiagnosticReportFilter;
  String: Scalars['String']['output'];
  DocumentReferenceConnection: Scalars['DocumentReferenceConnection']['output'];
  DocumentReferenceFilter: DocumentReferenceFilter;
  Encounter: FhirObject;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  LatestObservation: LatestObservation;
  Observation: Scalars['Observation']['output'];
  ObservationConnection: Scalars['ObservationConnection']['output'];
  ObservationFilter: ObservationFilter;
  Patient: FhirObject;
  QuestionnaireResponseConnection: Scalars['QuestionnaireResponseConnection']['output'];
  QuestionnaireResponseFilter: QuestionnaireResponseFilter;
};

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

export interface ObservationScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Observation'], any> {
  name: 'Observation';
}

export interface ObservationConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ObservationConnection'], any> {
  name: 'ObservationConnection';
}

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  diagnosticReports?: Resolver<Maybe<ResolversTypes['DiagnosticReportConnection']>, ParentType, ContextType, RequireFields<PatientDiagnosticReportsArgs, 'includeEnteredInError' | 'orderBy'>>;
  documents?: Resolver<Maybe<ResolversTypes['DocumentReferenceConnection']>, ParentType, ContextType, RequireFields<PatientDocumentsArgs, 'includeEnteredInError' | 'orderBy'>>;
  latest?: Resolver<Maybe<ReadonlyArray<Maybe<ResolversTypes['LatestObservation']>>>, ParentType, ContextType, RequireFields<PatientLatestArgs, 'codes'>>;
  observations?: Resolver<Maybe<ResolversTypes['ObservationConnection']>, ParentType, ContextType, RequireFields<PatientObservationsArgs, 'includeEnteredInError' | 'orderBy'>>;
  questionnaireResponses?: Resolver<Maybe<ResolversTypes['QuestionnaireResponseConnection']>, ParentType, ContextType, RequireFields<PatientQuestionnaireResponsesArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export interface QuestionnaireResponseConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['QuestionnaireResponseConnection'], any> {
  name: 'QuestionnaireResponseConnection';
}

export type Resolvers<ContextType = Context> = {
  DiagnosticReportConnection?: GraphQLScalarType;
  DocumentReferenceConnection?: GraphQLScalarType;
  Encounter?: EncounterResolvers<ContextType>;
  LatestObservation?: LatestObservationResolvers<ContextType>;
  Observation?: GraphQLScalarType;
  ObservationConnection?: GraphQLScalarType;
  Patient?: PatientResolvers<ContextType>;
  QuestionnaireResponseConnection?: GraphQLScalarType;
};

