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
  AuditEvent: { input: unknown; output: unknown; }
  CoverageConnection: { input: unknown; output: unknown; }
  PageInfo: { input: unknown; output: unknown; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** One page of the audit trail. */
export type AuditTrailConnection = {
  /** The events of this page. */
  readonly edges: ReadonlyArray<AuditTrailEdge>;
  /** Whether there are other pages. */
  readonly pageInfo: Scalars['PageInfo']['output'];
};

/** One event of the audit trail. */
export type AuditTrailEdge = {
  /** Where it stands: continue from here. */
  readonly cursor: Scalars['String']['output'];
  /** The event. */
  readonly node: Scalars['AuditEvent']['output'];
};

/** Which Coverage resources; all conditions given must hold. */
export type CoverageFilter = {
  /** From this date on (inclusive): a FHIR date, as precise as wanted. */
  readonly from?: InputMaybe<Scalars['String']['input']>;
  /** Statuses: any of them. */
  readonly status?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
  /** Up to this date (inclusive). */
  readonly to?: InputMaybe<Scalars['String']['input']>;
  /** Types, as `code` or `system|code`: any of them. */
  readonly type?: InputMaybe<ReadonlyArray<Scalars['String']['input']>>;
};

/** The order of dated records; the undated come last both ways. */
export type DateOrder =
  /** The most recent first. */
  | 'LATEST_FIRST'
  /** The oldest first. */
  | 'OLDEST_FIRST';

export type Patient = {
  /** Insurance and other coverage. */
  readonly coverages?: Maybe<Scalars['CoverageConnection']['output']>;
};


export type PatientCoveragesArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  before?: InputMaybe<Scalars['String']['input']>;
  filter?: InputMaybe<CoverageFilter>;
  first?: InputMaybe<Scalars['Int']['input']>;
  includeEnteredInError?: InputMaybe<Scalars['Boolean']['input']>;
  last?: InputMaybe<Scalars['Int']['input']>;
  orderBy?: InputMaybe<DateOrder>;
};

export type Query = {
  /**
   * The audit trail between two dates as AuditEvents, latest first, one for each operation and patient: with the role
   * `protection` or the scope `socle/audit.read`. AuditEvents that applications have posted are found as other resources are.
   */
  readonly auditEvents?: Maybe<AuditTrailConnection>;
};


export type QueryAuditEventsArgs = {
  after?: InputMaybe<Scalars['String']['input']>;
  agent?: InputMaybe<Scalars['String']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  from: Scalars['String']['input'];
  patient?: InputMaybe<Scalars['ID']['input']>;
  to: Scalars['String']['input'];
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
  AuditEvent: ResolverTypeWrapper<Scalars['AuditEvent']['output']>;
  AuditTrailConnection: ResolverTypeWrapper<AuditTrailConnection>;
  AuditTrailEdge: ResolverTypeWrapper<AuditTrailEdge>;
  String: ResolverTypeWrapper<Scalars['String']['output']>;
  CoverageConnection: ResolverTypeWrapper<Scalars['CoverageConnection']['output']>;
  CoverageFilter: CoverageFilter;
  DateOrder: DateOrder;
  PageInfo: ResolverTypeWrapper<Scalars['PageInfo']['output']>;
  Patient: ResolverTypeWrapper<FhirObject>;
  Int: ResolverTypeWrapper<Scalars['Int']['output']>;
  Boolean: ResolverTypeWrapper<Scalars['Boolean']['output']>;
  Query: ResolverTypeWrapper<Record<PropertyKey, never>>;
  ID: ResolverTypeWrapper<Scalars['ID']['output']>;
};

/** Mapping between all available schema types and the resolvers parents */
export type ResolversParentTypes = {
  AuditEvent: Scalars['AuditEvent']['output'];
  AuditTrailConnection: AuditTrailConnection;
  AuditTrailEdge: AuditTrailEdge;
  String: Scalars['String']['output'];
  CoverageConnection: Scalars['CoverageConnection']['output'];
  CoverageFilter: CoverageFilter;
  PageInfo: Scalars['PageInfo']['output'];
  Patient: FhirObject;
  Int: Scalars['Int']['output'];
  Boolean: Scalars['Boolean']['output'];
  Query: Record<PropertyKey, never>;
  ID: Scalars['ID']['output'];
};

export interface AuditEventScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['AuditEvent'], any> {
  name: 'AuditEvent';
}

export type AuditTrailConnectionResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditTrailConnection'] = ResolversParentTypes['AuditTrailConnection']> = {
  edges?: Resolver<ReadonlyArray<ResolversTypes['AuditTrailEdge']>, ParentType, ContextType>;
  pageInfo?: Resolver<ResolversTypes['PageInfo'], ParentType, ContextType>;
};

export type AuditTrailEdgeResolvers<ContextType = Context, ParentType extends ResolversParentTypes['AuditTrailEdge'] = ResolversParentTypes['AuditTrailEdge']> = {
  cursor?: Resolver<ResolversTypes['String'], ParentType, ContextType>;
  node?: Resolver<ResolversTypes['AuditEvent'], ParentType, ContextType>;
};

export interface CoverageConnectionScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['CoverageConnection'], any> {
  name: 'CoverageConnection';
}

export interface PageInfoScalarConfig extends GraphQLScalarTypeConfig<ResolversTypes['PageInfo'], any> {
  name: 'PageInfo';
}

export type PatientResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Patient'] = ResolversParentTypes['Patient']> = {
  coverages?: Resolver<Maybe<ResolversTypes['CoverageConnection']>, ParentType, ContextType, RequireFields<PatientCoveragesArgs, 'includeEnteredInError' | 'orderBy'>>;
};

export type QueryResolvers<ContextType = Context, ParentType extends ResolversParentTypes['Query'] = ResolversParentTypes['Query']> = {
  auditEvents?: Resolver<Maybe<ResolversTypes['AuditTrailConnection']>, ParentType, ContextType, RequireFields<QueryAuditEventsArgs, 'from' | 'to'>>;
};

export type Resolvers<ContextType = Context> = {
  AuditEvent?: GraphQLScalarType;
  AuditTrailConnection?: AuditTrailConnectionResolvers<ContextType>;
  AuditTrailEdge?: AuditTrailEdgeResolvers<ContextType>;
  CoverageConnection?: GraphQLScalarType;
  PageInfo?: GraphQLScalarType;
  Patient?: PatientResolvers<ContextType>;
  Query?: QueryResolvers<ContextType>;
};

