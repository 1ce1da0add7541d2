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
  ConditionConnection: { input: unknown; output: unknown; }
  FlagConnection: { input: unknown; output: unknown; }
  ImmunizationConnection: { input: unknown; output: unknown; }
  PatientConnection: { input: unknown; output: unknown; }
  Resource: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
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

/** The order of dated records; the undated come last both ways. */
export type DateOrder =
  /** The most recent first. */
  | 'LATEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

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

/** A national health identity (INS) with the five strict traits, which must be shown wherever its matricule is. */
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
   * Merges two records of one patient, which takes the scope `socle/identity.merge`. The source stays readable under its
   * id as what it is: inactive, with a link to what replaces it. The target links to the source and takes over its
   * identifiers as `old` ones. Clinical data stays with the record it was written to. The reason is kept in a Provenance.
   */
  readonly mergePatients?: Maybe<PatientMerge>;
  /**
   * Takes a merge back, which takes the scope `socle/identity.merge`: links, `active` and identifiers are as they were
   * before it, and what was written to either record since then stays.
   */
  readonly unmergePatients?: Maybe<PatientMerge>;
};


export type MutationMergePatientsArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  source: Scalars['ID']['input'];
  sourceIfMatch?: InputMaybe<Scalars['String']['input']>;
  target: Scalars['ID']['input'];
  targetIfMatch?: InputMaybe<Scalars['String']['input']>;
};


export type MutationUnmergePatientsArgs = {
  idempotencyKey?: InputMaybe<Scalars['String']['input']>;
  reason: Scalars['String']['input'];
  source: Scalars['ID']['input'];
  sourceIfMatch?: InputMaybe<Scalars['String']['input']>;
  target: Scalars['ID']['input'];
  targetIfMatch?: InputMaybe<Scalars['String']['input']>;
};

export type Patient = {
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
  /** Any resource by `Type/id`, where `id` is the FHIR id and no Relay global id. */
  readonly node?: Maybe<Scalars['Resource']['output']>;
  /**
   * One patient, by id or by an identifier that only one patient carries (`system|value`).
   * Absent and not visible to the caller answer alike: null. A record that was merged into another answers under its own
   * id as what it is, with its link; an identifier that both carry finds the record that was kept.
   */
  readonly patient?: Maybe<Patient>;
  /** Patients, page by page. A ward list is `unit` with `present: true`; "my patients" is `practitioner`. */
  readonly patients?: Maybe<Scalars['PatientConnection']['output']>;
};


export type QueryNodeArgs = {
  id: Scalars['ID']['input'];
};


export type QueryPatientArgs = {
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
  AllergyIntoleranceConnection: ResolverTypeWrapper<Scalars['AllergyIntoleranceConnection']['output']>;
  AllergyIntoleranceFilter: AllergyIntoleranceFilter;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  ConditionConnection: ResolverTypeWrapper<Scalars['ConditionConnection']['output']>;
  ConditionFilter: ConditionFilter;
  DateOrder: DateOrder;
  Encounter: ResolverTypeWrapper<FhirObject>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  FlagConnection: ResolverTypeWrapper<Scalars['FlagConnection']['output']>;
  FlagFilter: FlagFilter;
  IdentityStatus: IdentityStatus;
  ImmunizationConnection: ResolverTypeWrapper<Scalars['ImmunizationConnection']['output']>;
  ImmunizationFilter: ImmunizationFilter;
  InsIdentity: ResolverTypeWrapper<InsIdentity>;
  Mutation: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
  Patient: ResolverTypeWrapper<FhirObject>;
  PatientConnection: ResolverTypeWrapper<Scalars['PatientConnection']['output']>;
  PatientMerge: ResolverTypeWrapper<Omit<PatientMerge, 'source' | 'target'> & { source?: Maybe<ResolversTypes['Patient']>, target?: Maybe<ResolversTypes['Patient']> }>;
  PatientOrder: PatientOrder;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  Resource: ResolverTypeWrapper<Scalars['Resource']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AllergyIntoleranceConnection: Scalars['AllergyIntoleranceConnection']['output'];
  AllergyIntoleranceFilter: AllergyIntoleranceFilter;
  String: Scalars['String']['output'];
  ConditionConnection: Scalars['ConditionConnection']['output'];
  ConditionFilter: ConditionFilter;
  Encounter: FhirObject;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  FlagConnection: Scalars['FlagConnection']['output'];
  FlagFilter: FlagFilter;
  ImmunizationConnection: Scalars['ImmunizationConnection']['output'];
  ImmunizationFilter: ImmunizationFilter;
  InsIdentity: InsIdentity;
  Mutation: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
  Patient: FhirObject;
  PatientConnection: Scalars['PatientConnection']['output'];
  PatientMerge: Omit<PatientMerge, 'source' | 'target'> & { source?: Maybe<ResolversParentTypes['Patient']>, target?: Maybe<ResolversParentTypes['Patient']> };
  Query: Record<PropertyKey, never>;
  Resource: Scalars['Resource']['output'];
};

export interface AllergyIntoleranceConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AllergyIntoleranceConnection'], any> {
  name: 'AllergyIntoleranceConnection';
}

export interface ConditionConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['ConditionConnection'], any> {
  name: 'ConditionConnection';
}

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
  mergePatients?: Resolver<Maybe<ResolversTypes['PatientMerge']>, ParentType, ContextType, RequireFields<MutationMergePatientsArgs, 'reason' | 'source' | 'target'>>;
  unmergePatients?: Resolver<Maybe<ResolversTypes['PatientMerge']>, ParentType, ContextType, RequireFields<MutationUnmergePatientsArgs, 'reason' | 'source' | 'target'>>;
};

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  allergyIntolerances?: Resolver<Maybe<ResolversTypes['AllergyIntoleranceConnection']>, ParentType, ContextType, RequireFields<PatientAllergyIntolerancesArgs, 'includeEnteredInError' | 'orderBy'>>;
  conditions?: Resolver<Maybe<ResolversTypes['ConditionConnection']>, ParentType, ContextType, RequireFields<PatientConditionsArgs, 'includeEnteredInError' | 'orderBy'>>;
  flags?: Resolver<Maybe<ResolversTypes['FlagConnection']>, ParentType, ContextType, RequireFields<PatientFlagsArgs, 'includeEnteredInError' | 'orderBy'>>;
  immunizations?: Resolver<Maybe<ResolversTypes['ImmunizationConnection']>, ParentType, ContextType, RequireFields<PatientImmunizationsArgs, 'includeEnteredInError' | 'orderBy'>>;
  ins?: Resolver<Maybe<ResolversTypes['InsIdentity']>, ParentType, ContextType>;
};

export interface PatientConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PatientConnection'], any> {
  name: 'PatientConnection';
}

export type PatientMergeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['PatientMerge'] = ResolversParentTypes['PatientMerge']> = {
  source?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
  target?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  node?: Resolver<Maybe<ResolversTypes['Resource']>, ParentType, ContextType, RequireFields<QueryNodeArgs, 'id'>>;
  patient?: Resolver<Maybe<ResolversTypes['Patient']>, ParentType, ContextType, Partial<QueryPatientArgs>>;
  patients?: Resolver<Maybe<ResolversTypes['PatientConnection']>, ParentType, ContextType, RequireFields<QueryPatientsArgs, 'orderBy' | 'present'>>;
};

export interface ResourceScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['Resource'], any> {
  name: 'Resource';
}

export type Resolvers<ContextType = Context> = {
  AllergyIntoleranceConnection?: GraphQLScalarType;
  ConditionConnection?: GraphQLScalarType;
  Encounter?: EncounterResolvers<ContextType>;
  FlagConnection?: GraphQLScalarType;
  ImmunizationConnection?: GraphQLScalarType;
  InsIdentity?: InsIdentityResolvers<ContextType>;
  Mutation?: MutationResolvers<ContextType>;
  Patient?: PatientResolvers<ContextType>;
  PatientConnection?: GraphQLScalarType;
  PatientMerge?: PatientMergeResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
  Resource?: GraphQLScalarType;
};

