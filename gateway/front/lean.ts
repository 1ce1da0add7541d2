/** The front that does nothing twice: an operation is parsed, checked and planned when it first comes, and then only executed. */
import type { ExecutionResult } from 'graphql'
import { finish, logFailures, maximumErrors, noteOperation, type FindPlan } from '../answer.ts'
import type { RequestContext } from '../context.ts'
import type { Answer } from '../http.ts'
import { maskError } from '../mask.ts'
import type { GraphQLBody } from '../request.ts'
import { toResult } from '../result.ts'
import type { Compiled } from './compiled.ts'
import type { Front, FrontOptions } from './front.ts'
import { createOperations, type Operations } from './operations.ts'
import { toGraphQLError } from './valid.ts'

interface Executed {
  readonly result: ExecutionResult
  readonly findPlan: FindPlan
}

const shapeless: FindPlan = () => undefined

/** Executes a request; whatever fails is an error of its result. */
async function execute(
  take: () => Compiled,
  { variables }: GraphQLBody,
  context: RequestContext,
): Promise<Executed> {
  try {
    const operation = take()
    noteOperation(context, operation.described)
    const result = await operation.prepare().execute(variables, context)
    return { result, findPlan: operation.findPlan }
  } catch (error) {
    return { result: { errors: [toGraphQLError(error)] }, findPlan: shapeless }
  }
}

function toAnswer(
  { result: { data, errors }, findPlan }: Executed,
  context: RequestContext,
  mediaType: string,
  { log }: FrontOptions,
): Answer {
  if (errors !== undefined) logFailures(errors, context.requestId, log)
  const masked = errors?.slice(0, maximumErrors).map((error) => maskError(error.toJSON(), error))
  const { status = 200, result } = finish(toResult(data, masked), findPlan, context)
  return { status, headers: { 'content-type': mediaType }, body: JSON.stringify(result) }
}

/** A query that is known goes on as it came; every other text is read for what a mutation writes. */
function prepare(
  asked: GraphQLBody,
  operations: Operations,
  { toExact }: FrontOptions,
): readonly [body: GraphQLBody, take: () => Compiled] {
  const known = operations.find(asked)
  if (known?.isQuery) return [asked, () => known]
  const exact = toExact(asked)
  return [exact, () => operations.take(exact)]
}

/** Creates the front. */
export function createLeanFront(options: FrontOptions): Front {
  const operations = createOperations(options)
  return {
    answer: async (asked, context, mediaType) => {
      const [body, take] = prepare(asked, operations, options)
      return toAnswer(await execute(take, body, context), context, mediaType, options)
    },
    keep: operations.keep,
    close: () => Promise.resolve(),
  }
}
