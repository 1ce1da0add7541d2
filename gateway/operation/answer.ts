/** What is special about an answer of `$graphql`: an instance's data is the resource, an error has an outcome. */
import type { FormattedExecutionResult, GraphQLFormattedError } from 'graphql'
import { isErrorCode, messageOf } from '../../errors.ts'
import { outcomeOf } from '../../rest/answer.ts'
import { toResult } from '../result.ts'
import { instanceName } from './rewrite.ts'

/** Which of FHIR's own endpoints is answered: about the whole record, or about one resource. */
export type Operation = 'system' | 'instance'

type Result = FormattedExecutionResult

/** "SHOULD" carry an OperationOutcome in `extensions.resource`: https://hl7.org/fhir/R4/graphql.html#errors */
export function withOutcome({
  message,
  path,
  extensions,
}: GraphQLFormattedError): GraphQLFormattedError {
  const code = extensions?.['code']
  return {
    message,
    ...(path && { path }),
    extensions: {
      ...(isErrorCode(code) && { resource: outcomeOf(code) }),
      ...extensions,
    },
  }
}

/** What is not in the record and what may not be seen answer alike. */
const absent: GraphQLFormattedError = {
  message: messageOf('NOT_FOUND'),
  extensions: { code: 'NOT_FOUND' },
}

/** The resource in the place of the field that it was asked by, or the error that it is not there. */
function toInstanceResult({ data, errors }: Result): Result {
  if (data === undefined || data === null) return errors ? { errors } : {}
  const resource = data[instanceName]
  if (typeof resource !== 'object' || resource === null) return { errors: errors ?? [absent] }
  return toResult(
    { ...resource },
    errors?.map(({ path, ...error }) => ({ ...error, ...(path && { path: path.slice(1) }) })),
  )
}

/** The result as this endpoint shows it; locations are left out, since the text was rewritten. */
export function toOperationResult(result: Result, operation: Operation): Result {
  const { data, errors } = operation === 'instance' ? toInstanceResult(result) : result
  return toResult(data, errors?.map(withOutcome))
}
