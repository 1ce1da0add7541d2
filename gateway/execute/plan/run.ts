/** What one execution of a query plan carries along, and what plans are compiled with. */
import type { GraphQLError, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../../context.ts'
import type { Sources } from '../../source.ts'
import type { Fields } from '../object.ts'
import type { Gathering } from './meeting.ts'
import type { PlanPath } from './places.ts'

/** One execution. What the subgraphs answer is merged into its data. */
export interface PlanRun {
  /** The variables as they came: each subgraph coerces its own. */
  readonly variables: Readonly<Fields>
  readonly context: RequestContext
  readonly data: Fields
  readonly errors: GraphQLError[]
  /** Of its meetings. */
  gatherings?: Map<object, Gathering>
}

/** A step of a plan; nothing is to be waited for where it has nothing to do. */
export type Step = (run: PlanRun) => Promise<void> | undefined

/** What the steps of a plan are compiled with. */
export interface Planned {
  readonly sources: Sources
  /** With every type of every subgraph, those that clients do not see too. */
  readonly supergraph: GraphQLSchema
  /** The values of the variables that decide what is selected. */
  readonly decided: Readonly<Fields>
}

/** Where a node stands in a plan. */
export interface Place {
  readonly path: PlanPath
  /** Does nothing wait for it but the answer? */
  readonly isLast: boolean
}
