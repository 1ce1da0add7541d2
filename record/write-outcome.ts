/** Faults of what was sent, as errors that carry FHIR's own account of them. */
import { ApiError, type ErrorCode } from '../errors.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import type { Issue } from '../fhir/validate-resource.ts'

/** What failed in one of several operations. */
export class OperationError extends ApiError {
  /** Of the operation, in the order given. */
  readonly position: number

  constructor({ code, originalError, detail }: ApiError, position: number) {
    super(code, {
      ...(originalError === undefined ? {} : { cause: originalError }),
      ...(detail === undefined ? {} : { detail }),
    })
    this.position = position
  }
}

/** What was thrown, with the place of the operation it was thrown for. */
export const atOperation = (position: number, error: unknown): unknown =>
  error instanceof ApiError && !(error instanceof OperationError)
    ? new OperationError(error, position)
    : error

/** The error for what validation found. */
export const invalidResource = (issues: readonly Issue[]): ApiError =>
  new ApiError('INVALID_RESOURCE', { detail: { resource: toOperationOutcome(issues) } })

/** The error for one fault of one element, whichever code it has. */
export const invalid = (code: ErrorCode, message: string, expression = ''): ApiError =>
  new ApiError(code, {
    detail: {
      resource: toOperationOutcome([{ severity: 'error', code: 'value', expression, message }]),
    },
  })
