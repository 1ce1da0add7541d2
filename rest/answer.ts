/** The answers of the REST face: FHIR JSON, and errors as OperationOutcomes. https://hl7.org/fhir/R4/http.html#mime-type */
import { ApiError, messageOf, statusOf, type ErrorCode } from '../errors.ts'
import type { OperationOutcome } from '../fhir/operation-outcome.ts'
import type { RestAnswer } from './exchange.ts'

const fhirJson = 'application/fhir+json; charset=utf-8'

/** An answer whose body is the text of a resource. */
export const toResourceAnswer = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): RestAnswer => ({ status, headers: { 'content-type': fhirJson, ...headers }, body })

/** FHIR's word for each of our codes: https://hl7.org/fhir/R4/valueset-issue-type.html */
const issueTypes: Partial<Record<ErrorCode, string>> = {
  BAD_REQUEST: 'invalid',
  UNAUTHENTICATED: 'login',
  FORBIDDEN: 'forbidden',
  NOT_FOUND: 'not-found',
  GONE: 'deleted',
  METHOD_NOT_ALLOWED: 'not-supported',
  NOT_SUPPORTED: 'not-supported',
  NOT_ACCEPTABLE: 'not-supported',
  UNSUPPORTED_MEDIA_TYPE: 'not-supported',
  PAYLOAD_TOO_LARGE: 'too-long',
  LIMIT_EXCEEDED: 'too-costly',
  TOO_MANY_MATCHES: 'too-costly',
  INVALID_ARGUMENT: 'value',
  INVALID_CURSOR: 'value',
  CONFLICT: 'conflict',
  INVALID_RESOURCE: 'invalid',
  TIMEOUT: 'timeout',
  UNTRACED: 'transient',
  SUBGRAPH_UNAVAILABLE: 'transient',
  INTERNAL: 'exception',
}

/** An error as FHIR says it: its own outcome, or the constant message of its code. */
export function toOutcomeAnswer(
  code: ErrorCode,
  error: ApiError | undefined,
  headers: Readonly<Record<string, string>> = {},
): RestAnswer {
  const outcome = error?.extensions['resource'] ?? outcomeOf(code)
  return toResourceAnswer(statusOf(code), JSON.stringify(outcome), headers)
}

/** An error that says what is wrong with the request, in words that repeat nothing of it. */
export const restFault = (code: ErrorCode, diagnostics: string, expression?: string): ApiError =>
  new ApiError(code, { detail: { resource: outcomeOf(code, diagnostics, expression) } })

/** The outcome of a code, at an element of what was sent. */
export const outcomeOf = (
  code: ErrorCode,
  diagnostics: string = messageOf(code),
  expression?: string,
): OperationOutcome => ({
  resourceType: 'OperationOutcome',
  issue: [
    {
      severity: 'error',
      code: issueTypes[code] ?? 'processing',
      diagnostics,
      ...(expression === undefined ? {} : { expression: [expression] }),
    },
  ],
})
