/** A fault of one entry, as a fault of the Bundle that it stood in. https://hl7.org/fhir/R4/http.html#transaction-response */
import { ApiError } from '../errors.ts'
import type { OperationOutcome } from '../fhir/operation-outcome.ts'
import { outcomeOf } from './answer.ts'

/** What was thrown, its expressions as they are from the Bundle on. */
export function atEntry(position: number, error: unknown): unknown {
  if (!(error instanceof ApiError)) return error
  const { code, detail, originalError } = error
  const outcome = detail !== undefined && 'resource' in detail ? detail.resource : outcomeOf(code)
  return new ApiError(code, {
    detail: { resource: fromBundle(outcome, `Bundle.entry[${position}]`) },
    ...(originalError === undefined ? {} : { cause: originalError }),
  })
}

/** `Patient.name` becomes `Bundle.entry[0].resource.name`. */
const fromBundle = ({ issue, ...outcome }: OperationOutcome, entry: string): OperationOutcome => ({
  ...outcome,
  issue: issue.map((one) => ({
    ...one,
    expression: one.expression?.map((path) => path.replace(/^\w+/, `${entry}.resource`)) ?? [entry],
  })),
})
