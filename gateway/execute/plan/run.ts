/** What one execution of a query plan carries along, and what plans are compiled with. */
import type { Schema } from '@apollo/federation-internals'
import type { GraphQLError } from 'graphql'
import type { RequestContext } from '../../context.ts'
import type { Sources } from '../../source.ts'
import type { Fields } from '../object.ts'

/** One execution. What the subgraphs answer is merged into its data. */
export interface PlanRun {
  /** The variables as they came: each subgraph coerces its own. */
  readonly variables: Readonly<Fields>
  readonly context: RequestContext
  readonly data: Fields
  readonly errors: GraphQLError[]
}

/** A step of a plan; nothing is to be waited for where it has nothing to do. */
export type Step = (run: PlanRun) => Promise<void> | undefined

/** What the steps of a plan are compiled with. */
export interface Planned {
  readonly sources: Sources
  /** With every type of every subgraph, those that clients do not see too. */
  readonly supergraph: Schema
  /** The values of the variables that decide what is selected. */
  readonly decided: Readonly<Fields>
}
