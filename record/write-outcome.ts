/** Faults of what was sent, as errors that carry FHIR's own account of them. */
import { ApiError, type ErrorCode } from '../errors.ts'
import { toOperationOutcome } from '../fhir/operation-outcome.ts'
import type { Issue } from '../fhir/validate-resource.ts'

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
