/** What executes the operations of one schema: each is prepared once and run as often as it is asked. */
import type { DocumentNode, ExecutionResult, GraphQLSchema } from 'graphql'
import type { RequestContext } from '../context.ts'

/** An operation, planned and compiled. */
export interface Prepared {
  /** Runs it. Variables are taken as they came; they are coerced here, and a wrong one is an error of the result. */
  execute(
    variables: Readonly<Record<string, unknown>>,
    context: RequestContext,
  ): Promise<ExecutionResult>
}

/** What executes operations of one schema. */
export interface Executor {
  /** The API schema that documents are validated against. */
  readonly schema: GraphQLSchema
  /** Plans and compiles an operation of a valid document; throws a GraphQLError when it has none of that name. */
  prepare(document: DocumentNode, operationName: string | undefined): Prepared
}
