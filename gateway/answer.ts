/** The rules of every answer, whichever front gives it: its status follows from our codes, causes are logged, extensions are dropped. */
import type {
  FormattedExecutionResult,
  GraphQLError,
  GraphQLFormattedError,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql'
import { ApiError, isErrorCode, statusOf } from '../errors.ts'
import type { Log } from '../log.ts'
import type { Operation } from '../record/audit/operation.ts'
import type { RequestContext } from './context.ts'
import type { Plan } from './directives/plan.ts'
import { shapeData } from './directives/shape.ts'
import { codeOf, maskError } from './mask.ts'
import { toOperationResult } from './operation/answer.ts'
import { toResult } from './result.ts'

/** Throws BAD_REQUEST for an operation that is named wrongly, or of a kind that the schema does not have. */
export function assertOperation(
  operation: OperationDefinitionNode | null | undefined,
  schema: GraphQLSchema,
): OperationDefinitionNode {
  if (!operation || !schema.getRootType(operation.operation)) throw new ApiError('BAD_REQUEST')
  return operation
}

/** Notes what is executed, for the log and for the trail. */
export function noteOperation({ entry, trail }: RequestContext, operation: Operation): void {
  entry.operation = operation.name
  trail.describe(operation)
}

/** Is this a failure of this process? A subgraph's failure was logged where it arose. */
const isOwnFailure = (error: GraphQLError): boolean =>
  codeOf(error) === 'INTERNAL' && error.extensions['serviceName'] === undefined

/** As many errors are told in one answer: a failed subgraph can fail thousands of fields. */
export const maximumErrors = 20

/** Logs the causes of what the caller sees as INTERNAL. */
export function logFailures(errors: readonly GraphQLError[], requestId: string, log: Log): void {
  for (const error of errors.filter(isOwnFailure).slice(0, maximumErrors))
    log.failure(requestId, error)
}

const withRequestId = (error: GraphQLFormattedError, requestId: string): GraphQLFormattedError =>
  error.extensions?.['code'] === 'INTERNAL'
    ? { ...error, extensions: { ...error.extensions, requestId } }
    : error

/** Finds the shape that an operation's directives ask for, if they ask for any. */
export type FindPlan = () => Plan | undefined

/** Gives the data the shape that the operation's directives ask for; without any, nothing is done. */
function shape(
  result: FormattedExecutionResult,
  findPlan: FindPlan,
  context: RequestContext,
): FormattedExecutionResult {
  if (!result.data) return result
  try {
    const plan = findPlan()
    return plan === undefined
      ? result
      : { ...result, data: shapeData(result.data, plan, context.subgraph) }
  } catch (error) {
    if (error instanceof ApiError) return { errors: [maskError(error.toJSON(), error)] }
    throw error
  }
}

export interface Finished {
  /** Where our codes say one. */
  readonly status: number | undefined
  readonly result: FormattedExecutionResult
}

/** The last look at a result whose errors are masked. */
export function finish(
  masked: FormattedExecutionResult,
  findPlan: FindPlan,
  context: RequestContext,
): Finished {
  const shaped = shape(masked, findPlan, context)
  const { operation, entry, requestId } = context
  const { data, errors } = operation ? toOperationResult(shaped, operation) : shaped
  const code = errors?.[0]?.extensions?.['code']
  const known = isErrorCode(code) ? code : undefined
  if (known !== undefined) entry.code = known
  const told = errors?.slice(0, data === undefined ? 1 : maximumErrors)
  return {
    status: data === undefined && known !== undefined ? statusOf(known) : undefined,
    result: toResult(
      data,
      told?.map((error) => withRequestId(error, requestId)),
    ),
  }
}
